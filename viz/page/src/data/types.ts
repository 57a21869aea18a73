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

/** What an area's plans make of a thing, where it is not what all plans make of it. */
export interface Called {
  readonly node: number;
  readonly label: string;
  readonly kind: Kind;
  readonly service: boolean;
  readonly generic: boolean;
}

/** The things that an area's plans name, by name, and those that are called otherwise. */
export interface Cast {
  readonly things: readonly number[];
  readonly called: readonly Called[];
}

/**
 * The words in which an action first names a panel, a service or a body known as one. They are
 * a mention's, or, where `mention` is -1, `quote` and `place`.
 */
export interface Named {
  readonly thing: number;
  readonly action: number;
  readonly mention: number;
  readonly quote: string;
  readonly place: string;
}

/**
 * What only an area's plans say of who delivers what. `actions` are in the order of the plans.
 * `current` leaves out what has ended or is planned; `all` has it in, null where it makes no
 * difference. `services` are pairs of an action and a service, or body known as one, that
 * stands in it. `stated` is where the plans first state something of a thing, if that comes
 * before the first place that names it.
 */
export interface Delivery {
  readonly area: number;
  readonly actions: readonly number[];
  readonly current: Cast;
  readonly all: Cast | null;
  readonly services: readonly (readonly [number, number])[];
  readonly named: readonly Named[];
  readonly stated: readonly Mention[];
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
 * A bundled question with its answer; `title` calls it in a few words. `current` leaves out what has ended or is planned;
 * `all` has it in, null where it makes no difference. `empty` says what it means if there
 * are no rows, `note` how it was asked.
 */
export interface Question {
  readonly name: string;
  readonly family: string;
  readonly title: string;
  readonly summary: string;
  readonly columns: readonly Column[];
  readonly parameters: readonly string[];
  readonly query: string;
  readonly empty: string;
  readonly note: string;
  readonly current: Rows;
  readonly all: Rows | null;
}

/**
 * A mistake that a plan itself holds: from which code point to which of its text, and what is
 * wrong there in a sentence. `node` is the action or thing that it is in.
 */
export interface Fault {
  readonly node: number;
  readonly plan: number;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly description: string;
  readonly place: string;
}

/** A heading over some kinds of changes. */
export interface Heading {
  readonly name: string;
  readonly kinds: readonly string[];
}

/** A plan that replaces another: how many actions stand in both, and what changed. */
export interface Revision {
  readonly old: number;
  readonly new: number;
  readonly common: number;
  readonly rows: Rows;
}

/**
 * What changed wherever the graph holds two versions of a plan: the columns of the rows, and
 * the headings under which their kinds of changes stand. All empty where it does not.
 */
export interface Changes {
  readonly columns: readonly Column[];
  readonly headings: readonly Heading[];
  readonly revisions: readonly Revision[];
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

/**
 * A standard action of the common list: its name, its theme there, its kind ("minimum
 * standard", "template" or "often added"), and what it asks for.
 */
export interface Standard {
  readonly name: string;
  readonly theme: string;
  readonly kind: string;
  readonly description: string;
}

/** Where a node stands in the map of forces. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A board, panel or other body in the picture of who reports to whom; `lines` are its label's.
 * `x` and `y` are those of its upper left corner.
 */
export interface Board {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/**
 * A line from a body to the one that it reports to; `circle` tells that it runs down, as the
 * bodies report to each other in a circle.
 */
export interface ReportingLine {
  readonly source: number;
  readonly target: number;
  readonly points: readonly Point[];
  readonly circle: boolean;
}

/**
 * The picture of who reports to whom: `boards` in layers, the top board at the top, and `apart`
 * below them those of which no line is stated.
 */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly boards: readonly Board[];
  readonly lines: readonly ReportingLine[];
  readonly apart: readonly Board[];
}

/** An area's picture; `current` and `all` as in `Delivery`. */
export interface Governance {
  readonly area: number;
  readonly current: Chart;
  readonly all: Chart | null;
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
  /** By area, as the questions list them. */
  readonly deliveries: readonly Delivery[];
  readonly governance: readonly Governance[];
  readonly questions: readonly Question[];
  readonly faults: readonly Fault[];
  readonly changes: Changes;
  readonly standards: readonly Standard[];
  /** The nodes in the order in which a column of the picture lists them. */
  readonly order: readonly number[];
  /** One for each node. */
  readonly forces: readonly Point[];
  readonly terms: Vocabulary;
}
