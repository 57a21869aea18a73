/** The values of an answer, as `graph.store` gives them to a table. */
import type { Cell } from "../data/types";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const WHOLE = new Set(["integer", "int", "long", "nonNegativeInteger"].map((name) => XSD + name));
const FRACTION = new Set(["decimal", "double", "float"].map((name) => XSD + name));

/** A term in the SPARQL 1.1 results format in JSON. */
export type JsonTerm =
  | { readonly type: "uri" | "bnode"; readonly value: string }
  | { readonly type: "literal"; readonly value: string; readonly datatype?: string }
  | { readonly type: "triple"; readonly value: { readonly subject: JsonTerm; readonly predicate: JsonTerm; readonly object: JsonTerm } };

/** An answer in that format. */
export interface JsonResults {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] };
}

/** A column as it is headed: with blanks for underscores. */
export function heading(variable: string): string {
  return variable.replaceAll("_", " ");
}

/** What a cell holds: a number where it is one and is told exactly, otherwise text. */
export function cellOf(term: JsonTerm | undefined): Cell {
  if (!term) return null;
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    return `<<( ${[subject, predicate, object].map(cellOf).join(" ")} )>>`;
  }
  const datatype = term.type === "literal" ? term.datatype : undefined;
  return datatype === undefined ? term.value : (numberOf(term.value, datatype) ?? term.value);
}

function numberOf(value: string, datatype: string): number | null {
  if (WHOLE.has(datatype) && /^[+-]?\d+$/.test(value)) {
    const whole = Number(value);
    return Number.isSafeInteger(whole) ? whole : null;
  }
  if (FRACTION.has(datatype) && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return Number(value);
  return null;
}
