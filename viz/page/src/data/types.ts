/**
 * What `viz.explorer.records` puts into the page, field for field (a test compares the two).
 * Every index counts from 0; -1 stands for none.
 */

/** What a thing or action is, in words. */
export type Kind =
  | "person"
  | "post"
  | "organisation"
  | "team"
  | "panel"
  | "partnership"
  | "service"
  | "fund"
  | "action";

/** A borough or district, or a plan's file where the plan states no area. */
export interface Area {
  readonly iri: string;
  readonly name: string;
  readonly code: string;
}

/** A plan; `replaces` is the plan of which it is a later version. */
export interface Plan {
  readonly iri: string;
  readonly file: string;
  readonly title: string;
  readonly area: number;
  readonly period: string;
  readonly replaces: number;
}

/** One row's outcome and dates; dates are ISO 8601, notes the printed words. */
export interface Part {
  readonly iri: string;
  readonly outcome: string;
  readonly start: string;
  readonly end: string;
  readonly startNote: string;
  readonly endNote: string;
  readonly progress: string;
  readonly comment: string;
  readonly rag: string;
  readonly resources: string;
  readonly documents: readonly string[];
}

/**
 * A person, post, body, panel, service, fund or action. `label` is an action's whole text.
 * `areas` and `plans` are those that name it. `status` is "ended" or "planned" where every
 * plan says so. What only actions have is empty or -1 for others.
 */
export interface Node {
  readonly iri: string;
  readonly kind: Kind;
  readonly label: string;
  readonly also: readonly string[];
  readonly rank: string;
  readonly status: string;
  readonly generic: boolean;
  readonly service: boolean;
  readonly spellings: readonly string[];
  readonly areas: readonly number[];
  readonly plans: readonly number[];
  readonly number: string;
  readonly theme: number;
  readonly place: string;
  readonly start: number;
  readonly parts: readonly Part[];
}

/**
 * One statement of a plan: who or what, in which role, to what, and its words. `part` is the
 * index of the action's commitment. `current` tells that it holds at present; `status` says
 * "ended" or "planned".
 */
export interface Fact {
  readonly source: number;
  readonly role: string;
  readonly target: number;
  readonly area: number;
  readonly plan: number;
  readonly part: number;
  readonly quote: string;
  readonly place: string;
  readonly start: number;
  readonly confidence: number;
  readonly status: string;
  readonly current: boolean;
  readonly amount: string;
}

/**
 * Where a plan names something; offsets count code points of the plan's text. `quote` and
 * `sentence` are empty where the text holds them at these offsets. `action` is the action in
 * whose row it stands.
 */
export interface Mention {
  readonly node: number;
  readonly plan: number;
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly quote: string;
  readonly sentence: string;
  readonly place: string;
  readonly method: string;
  readonly confidence: number;
  readonly action: number;
}

/** A column of an answer; `dates` tells that it holds dates. */
export interface Column {
  readonly name: string;
  readonly description: string;
  readonly dates: boolean;
}

export type Cell = string | number | null;

/** The rows of an answer, and for each row the nodes that it speaks of. */
export interface Rows {
  readonly rows: readonly (readonly Cell[])[];
  readonly nodes: readonly (readonly number[])[];
}

/**
 * A bundled question with its answer. `current` leaves out what has ended or is planned;
 * `all` has it in, null where it makes no difference. `empty` says what it means if there
 * are no rows, `note` how it was asked.
 */
export interface Question {
  readonly name: string;
  readonly family: string;
  readonly summary: string;
  readonly columns: readonly Column[];
  readonly parameters: readonly string[];
  readonly query: string;
  readonly empty: string;
  readonly note: string;
  readonly current: Rows;
  readonly all: Rows | null;
}

/** A prefix that a query need not declare, and what it stands for. */
export interface Prefix {
  readonly name: string;
  readonly iri: string;
}

/** A term of the graph in its short form ("pg:lead"): a class, property or graph. */
export interface Term {
  readonly name: string;
  readonly kind: "class" | "property" | "graph";
  readonly label: string;
  readonly comment: string;
}

/** The words in which the graph can be asked with SPARQL. */
export interface Vocabulary {
  readonly prefixes: readonly Prefix[];
  readonly terms: readonly Term[];
}

/** Where a node stands in the map of forces. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** All that the page knows but the plans' texts and the graph. */
export interface PageData {
  readonly format: number;
  readonly version: string;
  readonly title: string;
  readonly areas: readonly Area[];
  readonly plans: readonly Plan[];
  readonly themes: readonly string[];
  readonly nodes: readonly Node[];
  readonly facts: readonly Fact[];
  readonly mentions: readonly Mention[];
  readonly questions: readonly Question[];
  /** The nodes in the order in which a column of the picture lists them. */
  readonly order: readonly number[];
  /** One for each node. */
  readonly forces: readonly Point[];
  readonly terms: Vocabulary;
}
