/** The colours of the theme, for what is drawn. */
import type { Kind } from "../data/types";
import { OUTLINES } from "../model/kinds";
import { Near } from "./tracing";

/** The colours and the font of a picture. */
export interface Colours {
  readonly paper: string;
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly selected: string;
  /** Links where nothing is selected, and where they are not traced. */
  readonly link: string;
  readonly faint: string;
  readonly font: string;
  readonly kinds: Readonly<Record<Kind, string>>;
}

/** How strongly what is not traced is drawn: its text must still be read (3:1 at the least). */
export const FADED = 0.55;

/** The colours as they are now; they differ between light and dark. */
export function coloursNow(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const kinds = Object.fromEntries(Object.keys(OUTLINES).map((kind) => [kind, of(`kind-${kind}`)])) as Record<Kind, string>;
  return {
    paper: of("paper"),
    ground: of("ground"),
    ink: of("ink"),
    soft: of("ink-soft"),
    line: of("line"),
    accent: of("accent"),
    selected: of("accent-soft"),
    link: of("link"),
    faint: of("link-faint"),
    font: of("font"),
    kinds,
  };
}

/** How a thing is drawn: plainly where nothing is selected. */
export type Standing = Near | "plain" | "faded";

/** The colour and weight of a label. */
export function labelStyle(standing: Standing, colours: Colours): { colour: string; weight: number } {
  return { colour: colours.ink, weight: standing === Near.Selected ? 700 : standing === Near.Direct ? 600 : 400 };
}

/** The colour, width and dashes of a line. */
export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dashes: readonly number[];
}

/** How a link is drawn. */
export function lineStyle(standing: Standing, dashed: boolean, colours: Colours): LineStyle {
  const dashes = dashed ? [4, 4] : [];
  if (standing === "plain") return { colour: colours.link, width: 1, dashes };
  if (standing === "faded") return { colour: colours.faint, width: 1, dashes };
  if (standing === Near.Second) return { colour: colours.accent, width: 1, dashes: dashed ? [4, 4] : [1, 3] };
  return { colour: colours.accent, width: 2, dashes: dashed ? [6, 4] : [] };
}
