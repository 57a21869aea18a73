/** A picture of things and what joins them. */
import type { Shown } from "../model/shown";
import type { Context, Drawing } from "../views/view";
import type { Tracing } from "./tracing";

/** What a picture is told besides, for its title and for what it leaves out. */
export interface Caption {
  /** What it shows, as the title of a saved picture. */
  readonly title: string;
  /** The filters in words; "" where there are none. */
  readonly filters: string;
  /** Whether doubtful readings are left out. */
  readonly sure?: boolean;
  /** Whether only what is traced is drawn, as where all of it would be too much. */
  readonly onlyTraced?: boolean;
}

/** A picture drawn into its element; it is told what to show, and tells what is selected. */
export interface Picture extends Drawing {
  readonly element: HTMLElement;
  /** Draws the nodes and facts shown, with these selected and what is near them traced. */
  show(shown: Pick<Shown, "nodes" | "facts">, selected: readonly number[], caption?: Caption): void;
  /** What is traced, as of the last `show`. */
  readonly tracing: Tracing;
  close(): void;
}

/** Makes a picture. */
export type MakePicture = (context: Context) => Picture;
