/** What can be told from a query's text before it is asked; as `graph.sparql_text` does. */
import type { Fault } from "./messages";

/** A word, name, string or mark of a query and where it starts. */
export interface Token {
  readonly kind: "iri" | "string" | "variable" | "number" | "name" | "word" | "mark";
  readonly text: string;
  readonly start: number;
}

const LETTER = "[\\p{L}\\p{N}\\p{M}_]";
const TOKEN = new RegExp(
  [
    "(?<skip>[ \\t\\r\\n]+|#[^\\n\\r]*)",
    '(?<iri><[^<>"{}|^`\\\\\\u0000-\\u0020]*>)',
    '(?<string>"{3}(?:[^"\\\\]|\\\\[^]|"(?!""))*"{3}|\'{3}(?:[^\'\\\\]|\\\\[^]|\'(?!\'\'))*\'{3}' +
      '|"(?:[^"\\\\\\n\\r]|\\\\[^])*"|\'(?:[^\'\\\\\\n\\r]|\\\\[^])*\')',
    `(?<variable>[?$]${LETTER}+)`,
    "(?<number>[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)",
    `(?<name>(?:_|(?:\\p{L}(?:[\\p{L}\\p{N}\\p{M}_.\\-]*[\\p{L}\\p{N}\\p{M}_\\-])?)?):` +
      "(?:[\\p{L}\\p{N}\\p{M}_:%\\\\\\-]|\\.(?=[\\p{L}\\p{N}\\p{M}_:%\\\\.\\-]))*)",
    `(?<word>@?${LETTER}[\\p{L}\\p{N}\\p{M}_\\-]*)`,
    "(?<mark>[^])",
  ].join("|"),
  "gu",
);
const KINDS = ["iri", "string", "variable", "number", "name", "word", "mark"] as const;
const PROLOGUE = new Set(["BASE", "PREFIX"]);
const UPDATES = new Set(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"]);

/** The tokens of a query, without blanks and comments. */
export function tokens(query: string): Token[] {
  const found: Token[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const groups = match.groups!;
    const kind = KINDS.find((each) => groups[each] !== undefined);
    if (kind) found.push({ kind, text: match[0], start: match.index });
  }
  return found;
}

/** The bare words of a query in capitals. */
export function keywords(query: string): string[] {
  return tokens(query)
    .filter((token) => token.kind === "word")
    .map((token) => token.text.toUpperCase());
}

/** What a query begins with behind its prologue: SELECT, ASK, CONSTRUCT, DESCRIBE, or else. */
export function formOf(query: string): string {
  return keywords(query).find((word) => !PROLOGUE.has(word)) ?? "";
}

/** Whether a query says itself, with FROM, which graphs it is asked of. */
export function namesGraphs(query: string): boolean {
  return keywords(query).includes("FROM");
}

/** Why a query is not asked at all, null where it may be. */
export function refusal(query: string): Fault | null {
  const form = formOf(query);
  if (UPDATES.has(form)) {
    return fault(
      `${form} would change the graph, which can only be read`,
      "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; to change what the graph holds, change the plans and build again",
    );
  }
  if (keywords(query).includes("SERVICE")) {
    return fault("SERVICE would ask another machine, and this page makes no connections", "Leave the SERVICE part out");
  }
  return null;
}

/** A fault of no particular place. */
export function fault(reason: string, advice: string): Fault {
  return { kind: "fault", reason, place: null, advice };
}

/**
 * A SELECT with an end to its rows, where it has none of its own, so that no more are found
 * than are given. What cannot be told for sure stays as it is.
 */
export function limited(query: string, most: number): string {
  if (formOf(query) !== "SELECT") return query;
  let depth = 0;
  for (const { kind, text } of tokens(query)) {
    if (text === "{") depth += 1;
    if (text === "}") depth -= 1;
    // Nothing may follow VALUES.
    if (depth === 0 && kind === "word" && /^(limit|values)$/i.test(text)) return query;
  }
  return `${query}\nLIMIT ${most}`;
}
