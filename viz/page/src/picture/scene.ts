/** What a picture consists of, in its own measure: the screen, SVG and PNG draw the same. */
import type { Kind } from "../data/types";
import type { Link } from "./links";

/** A place in the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A part of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A thing: the middle of its sign, its label's lines, and the space that both take up. */
export interface Sign extends Place {
  readonly node: number;
  readonly kind: Kind;
  readonly lines: readonly string[];
  /** The whole label. */
  readonly full: string;
  /** Whether the lines leave something of it out. */
  readonly shortened: boolean;
  readonly box: Box;
}

/** The frame around the things of an area, with its name. */
export interface Band {
  readonly name: string;
  readonly box: Box;
}

/** The head of a column. */
export interface Head extends Place {
  readonly label: string;
  readonly kind: Kind;
}

/** The line of a link; its corners are rounded. */
export interface Route {
  readonly link: Link;
  readonly points: readonly Place[];
}

/** Where a label stands beside its sign. */
export type LabelSide = "right" | "below";

/** A whole picture. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly side: LabelSide;
  readonly bands: readonly Band[];
  readonly heads: readonly Head[];
  readonly signs: readonly Sign[];
  readonly routes: readonly Route[];
  readonly of: ReadonlyMap<number, Sign>;
  /** The thing reached from another by an arrow key. */
  next(from: number, way: Way): number;
}

/** The ways in which the keyboard moves. */
export type Way = "up" | "down" | "left" | "right" | "first" | "last";

export const SIGN_SIZE = 15;
export const FONT_SIZE = 12;
export const LINE_HEIGHT = 14;
/** The space between a sign and its label. */
export const LABEL_GAP = 5;
/** How round the corners of lines are. */
export const RADIUS = 6;

/** What is in a picture's box, in words of CSS pixels. */
export function boxAround(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((each) => each.left)),
    top: Math.min(...boxes.map((each) => each.top)),
    right: Math.max(...boxes.map((each) => each.right)),
    bottom: Math.max(...boxes.map((each) => each.bottom)),
  };
}
