/** What the page and the worker that answers queries say to each other. */
import type { Cell, Prefix } from "../data/types";

/** How many rows are given at most. */
export const MOST_ROWS = 10_000;

/** To the worker: first the engine and the graph, then one query after another. */
export type ToWorker =
  | {
      readonly kind: "load";
      readonly engine: Uint8Array;
      readonly graph: Uint8Array;
      readonly prefixes: readonly Prefix[];
    }
  | { readonly kind: "ask"; readonly query: string };

/** Where in a query something is wrong; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A query that has no answer: what is wrong, where if that is known, and what to do. */
export interface Fault {
  readonly kind: "fault";
  readonly reason: string;
  readonly place: Place | null;
  readonly advice: string;
}

/** Rows under their columns; `more` tells that there were more than are given. */
export interface Found {
  readonly kind: "rows";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly more: boolean;
}

/** Statements, as rows and as Turtle. */
export interface Statements {
  readonly kind: "statements";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly more: boolean;
  readonly turtle: string;
}

/** The answer to ASK. */
export interface Truth {
  readonly kind: "truth";
  readonly value: boolean;
}

export type Answer = Found | Statements | Truth | Fault;

/** From the worker. After "broken" it can be asked nothing more. */
export type FromWorker =
  | { readonly kind: "loaded"; readonly statements: number }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "broken"; readonly reason: string };
