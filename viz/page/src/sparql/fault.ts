/**
 * Where a query that the engine cannot parse goes wrong, in words for who wrote it; as
 * `graph.sparql_fault` does.
 *
 * The engine names a place up to a dozen characters too far, and often the end of the query.
 * So it is asked again with each piece of the query on a line of its own, and blanks behind it
 * that no keyword reaches across: the line that it names is then the piece where it stopped.
 */
import type { Fault, Place } from "./messages";
import { type Token, keywords, tokens } from "./query_text";

interface Piece {
  readonly text: string;
  readonly start: number;
}

const FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);
/** What may stand apart from its neighbours without a change of meaning. */
const APART = new Set("{}()[].,;");
const BLANKS = `${" ".repeat(40)}\n`;
const NO_PREFIX = "Prefix not found";
const SHOWN = 40;

/**
 * What is wrong with a query. `problem` is what the engine says of it, `parse` what it says of
 * another text (null where it can parse that), `prefixes` need no declaration.
 */
export function notUnderstood(
  query: string,
  problem: string,
  parse: (text: string) => string | null,
  prefixes: readonly string[],
): Fault {
  const found = tokens(query);
  const pieces = joined(found);
  const advice = keywords(query).some((word) => FORMS.has(word))
    ? "Correct the query at that place"
    : "Begin the query with SELECT, ASK, CONSTRUCT or DESCRIBE";
  const undeclared = problem.includes(NO_PREFIX) ? withoutPrefix(found, prefixes) : null;
  if (undeclared) {
    const prefix = undeclared.text.slice(0, undeclared.text.indexOf(":"));
    return {
      kind: "fault",
      reason: `The prefix of “${undeclared.text.slice(0, SHOWN)}” is not declared`,
      place: placeOf(query, undeclared.start),
      advice: `Put PREFIX ${prefix}: <…> before the query, or mend the name`,
    };
  }
  const again = parse(pieces.map((piece) => piece.text + BLANKS).join("")) ?? problem;
  const at = stoppedAt(pieces, again);
  const said = /[A-Z][A-Za-z*]+(?: [A-Za-z*]+){2,}/.exec(again.replace(NO_PREFIX, ""))?.[0] ?? "";
  if (at === null) {
    return { kind: "fault", reason: `It is not valid SPARQL (${problem.slice(0, 2 * SHOWN)})`, place: null, advice };
  }
  const select = said.includes("SELECT") ? selectBefore(pieces, at) : null;
  if (select) {
    return { kind: "fault", reason: `This SELECT does not hold together (${said})`, place: placeOf(query, select.start), advice };
  }
  const piece = pieces[at];
  if (piece) {
    const rest = query.slice(piece.start).split(/\r\n|\r|\n/)[0]!.trimEnd().slice(0, SHOWN);
    const reason = `The query cannot be understood from “${rest}” on${said ? ` (${said})` : ""}`;
    return { kind: "fault", reason, place: placeOf(query, piece.start), advice };
  }
  const last = pieces.at(-1);
  const end = last ? last.start + last.text.length : 0;
  const read = query.slice(0, end).split(/\r\n|\r|\n/).at(-1)!.trim().slice(-SHOWN);
  return { kind: "fault", reason: `Something is missing or out of place at the end, in or after “${read}”`, place: placeOf(query, end), advice };
}

/** The tokens; those that touch and may not be parted are one. */
function joined(found: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { text, start } of found) {
    const before = pieces.at(-1);
    const touches = before !== undefined && before.start + before.text.length === start;
    // The engine wants a function's bracket right behind its name.
    const parted = (APART.has(text) && text !== "(") || (before !== undefined && APART.has(before.text.at(-1)!));
    if (touches && !parted) pieces[pieces.length - 1] = { text: before.text + text, start: before.start };
    else pieces.push({ text, start });
  }
  return pieces;
}

/** The first name whose prefix is not declared. */
function withoutPrefix(found: readonly Token[], prefixes: readonly string[]): Token | null {
  const declared = new Set([...prefixes, "_"]);
  let before = "";
  for (const token of found) {
    if (token.kind === "name") {
      const prefix = token.text.slice(0, token.text.indexOf(":"));
      if (before === "PREFIX") declared.add(prefix);
      else if (prefix.toUpperCase() === "PREFIX") declared.add(""); // written without a blank
      else if (!declared.has(prefix)) return token;
    }
    before = token.text.toUpperCase();
  }
  return null;
}

/** The number of the piece at which the engine stops, that behind the last for the end. */
function stoppedAt(pieces: readonly Piece[], problem: string): number | null {
  const match = /error at (\d+):(\d+)/.exec(problem);
  if (!match) return null;
  const lines = pieces.flatMap((piece, at) => piece.text.split("\n").map(() => at));
  const at = lines[Number(match[1]) - 1] ?? pieces.length;
  if (!problem.includes("IRI parsing failed")) return at;
  // An IRI is judged when it has been read: what is wrong is the last before this place.
  const before = pieces.slice(0, at).findLastIndex((piece) => piece.text.includes("<"));
  return before < 0 ? at : before;
}

/** The word SELECT of the part of the query that ends at that piece. */
function selectBefore(pieces: readonly Piece[], at: number): Piece | null {
  let depth = 0;
  for (const piece of pieces.slice(0, at).reverse()) {
    depth += Number(piece.text === "}") - Number(piece.text === "{");
    if (depth === 0 && piece.text.toUpperCase() === "SELECT") return piece;
  }
  return null;
}

function placeOf(query: string, start: number): Place {
  const lines = query.slice(0, start).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}
