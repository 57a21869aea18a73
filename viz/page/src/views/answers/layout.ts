/** How the rows of a question are told as cards: what stands where, in which words. */

/** The text of a row's cell by its column; "" where nothing is stated. */
export type Cells = (column: string) => string;

/**
 * A line of a card: a word for it, and the column with it. `missing` stands where it is empty;
 * `before` is put before it.
 */
export interface Field {
  readonly label: string;
  readonly column: string;
  readonly missing?: string;
  readonly before?: (cells: Cells) => string;
}

/** The plan's own words: the columns of what is quoted, the sentence around it, and its place. */
export interface Words {
  readonly quote?: string;
  readonly sentence?: string;
  readonly place: string;
}

/** One of the two that a row sets side by side. */
export interface Side {
  readonly over?: (cells: Cells) => string;
  readonly title: string;
  readonly fields?: readonly Field[];
  readonly words?: Words;
}

/** What is told of one row. */
export interface Entry {
  /** A line above the title: where it stands. */
  readonly over?: (cells: Cells) => string;
  /** The column with the thing that the row is about, and what to say where it is empty. */
  readonly title?: string;
  readonly untitled?: string;
  /** The column with the rank, which stands before the title. */
  readonly rank?: string;
  /** Short findings beside the title. */
  readonly tags?: (cells: Cells) => readonly string[];
  /** Why the row is here, as sentences. */
  readonly why?: (cells: Cells) => string;
  readonly sides?: readonly [Side, Side];
  readonly fields?: readonly Field[];
  readonly words?: Words;
  /** The columns of those of whom can be asked what is lost if they go. */
  readonly goes?: readonly string[];
}

/** How a question's rows become cards. */
export interface Layout {
  /** What rows of one card have in common; each row is a card of its own unless told. */
  readonly together?: (cells: Cells) => string;
  /** The head of a card of several rows, told of its first. */
  readonly head?: Entry;
  readonly entry: Entry;
}

const NAMES = new Intl.PluralRules("en-GB");

/** A number from a cell with its noun; "" where none is stated. */
export function count(cell: string, one: string, many = `${one}s`): string {
  if (!cell) return "";
  return `${cell} ${NAMES.select(Number(cell)) === "one" ? one : many}`;
}

/** The form of a verb that goes with a number from a cell: "2 plans name", "1 plan names". */
export function agreeing(cell: string, one: string, many: string): string {
  return NAMES.select(Number(cell)) === "one" ? one : many;
}

/** What is not empty, parted by a middle dot. */
export function dotted(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(" · ");
}

/** A text that begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
