/** What the editor offers while a query is written: our terms, variables, keywords. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { Vocabulary } from "../data/types";
import { tokens } from "./query_text";

const KEYWORDS = [
  "ASC", "ASK", "AS", "AVG", "BIND", "BOUND", "COALESCE", "CONCAT", "CONSTRUCT", "CONTAINS", "COUNT", "DESC", "DESCRIBE", "DISTINCT",
  "EXISTS", "FILTER", "FROM", "GRAPH", "GROUP BY", "GROUP_CONCAT", "HAVING", "IF", "LANG", "LCASE", "LIMIT", "MAX", "MIN", "MINUS",
  "NOT EXISTS", "OFFSET", "OPTIONAL", "ORDER BY", "PREFIX", "REGEX", "REPLACE", "SAMPLE", "SELECT", "STR", "STRAFTER", "STRBEFORE",
  "STRENDS", "STRLEN", "STRSTARTS", "SUBSTR", "SUM", "UCASE", "UNION", "UNDEF", "VALUES", "WHERE", "YEAR",
] as const;
const TYPED = /[?$]?[\p{L}\p{N}_-]*(?::[\p{L}\p{N}_-]*)?/u;
const ICONS = { class: "class", property: "property", graph: "namespace" } as const;

/** Offers the terms of a vocabulary, each with what it means. */
export function completionOf(vocabulary: Vocabulary): CompletionSource {
  const prefixed = new Set(vocabulary.terms.map((term) => term.name.slice(0, term.name.indexOf(":"))));
  const fixed: readonly Completion[] = [
    ...vocabulary.terms.map((term) => ({ label: term.name, type: ICONS[term.kind], detail: `${term.kind}: ${term.label}`, info: term.comment, boost: 1 })),
    ...vocabulary.prefixes
      .filter(({ name }) => !prefixed.has(name))
      .map(({ name, iri }) => ({ label: `${name}:`, type: "namespace", info: iri })),
    ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ];
  return (context) => offered(context, fixed);
}

function offered(context: CompletionContext, fixed: readonly Completion[]): CompletionResult | null {
  const word = context.matchBefore(TYPED);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const isVariable = /^[?$]/.test(word.text);
  return { from: word.from, options: isVariable ? variables(context, word.text) : [...fixed], validFor: new RegExp(`^${TYPED.source}$`, "u") };
}

/** The variables that stand in the query already, but for the one that is being written. */
function variables(context: CompletionContext, typed: string): Completion[] {
  const names = tokens(context.state.doc.toString()).filter((token) => token.kind === "variable").map((token) => token.text);
  const others = new Set(names.filter((name, at) => name !== typed || names.indexOf(name) !== at));
  return [...others].sort().map((label) => ({ label, type: "variable" }));
}
