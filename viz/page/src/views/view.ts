/** What every view of the page is given, and what it gives. */
import type { Model } from "../model/model";
import type { Shown } from "../model/shown";
import type { State } from "../state";
import type { TableContent } from "../ui/table";

/** What a view may ask of the page. */
export interface Context {
  /** The graph; with names hidden it holds none. */
  readonly model: Model;
  /** The texts of the plans by their index, as far as the page holds them. */
  readonly texts: ReadonlyMap<number, string>;
  /** Changes the state; every view is then updated and the address follows. */
  set(change: Partial<State>): void;
  /** Selects these things and tells of them in the detail panel. */
  select(nodes: readonly number[]): void;
  /** Adds to, or takes from, what goes in "What if they go", and opens it. */
  whatIf(nodes: readonly number[]): void;
  /** Opens a plan at a place of its text. */
  openPlan(plan: number, at: number): void;
  /** Tells those who use a screen reader what has changed. */
  announce(words: string): void;
}

/** A picture that can be taken away. */
export interface Drawing {
  png(): Promise<Blob>;
  svg(): string;
}

/** A part of the page below its tabs. */
export interface View {
  readonly element: HTMLElement;
  /** Shows the state; called when the view is opened and whenever the state changes. */
  update(state: State, shown: Shown): void;
  /** What the table twin and its CSV hold, of what is shown now. */
  table?(state: State, shown: Shown): TableContent;
  /** The picture of what is shown now; null where there is none at present. */
  drawing?(): Drawing | null;
  /** Lets go of all that it holds. */
  close?(): void;
}

/** Makes a view; called when its tab is first opened. */
export type MakeView = (context: Context) => View;
