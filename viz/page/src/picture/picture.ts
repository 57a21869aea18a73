/** A picture of things and what joins them. */
import type { Shown } from "../model/shown";
import type { Context, Drawing } from "../views/view";

/** A picture drawn into its element; it is told what to show, and tells what is selected. */
export interface Picture extends Drawing {
  readonly element: HTMLElement;
  /** Draws the nodes and facts shown, with these selected and what is near them traced. */
  show(shown: Pick<Shown, "nodes" | "facts">, selected: readonly number[]): void;
  close(): void;
}

/** Makes a picture. */
export type MakePicture = (context: Context) => Picture;
