/** Labels in lines of a given width. */
import type { Node } from "../data/types";

/** How wide a text is drawn. */
export type Measure = (text: string) => number;

/** A label in lines; `shortened` tells that something is left out. */
export interface Lines {
  readonly lines: readonly string[];
  readonly width: number;
  readonly shortened: boolean;
}

const MORE = "…";
const HYPHEN = "-";

/** How a thing is called in a picture: with its rank or number, and whether it has ended. */
export function nameOf(node: Node): string {
  const name = node.rank ? `${node.rank} ${node.label}` : node.number ? `${node.number}. ${node.label}` : node.label;
  const words = name.replace(/\s+/gu, " ").trim();
  return node.status ? `${words} (${node.status})` : words;
}

/** Measures texts in a font; what has been measured once is remembered. */
export function measureIn(font: string): Measure {
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = font;
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return width;
  };
}

/** Breaks a text into at most so many lines; what has no room ends in "…". */
export function inLines(text: string, width: number, most: number, measure: Measure): Lines {
  const lines: string[] = [];
  const words = text.split(" ").filter(Boolean);
  let line = "";
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
    } else if (lines.length === most - 1) {
      lines.push(cut(longer, width, measure, MORE));
      return { lines, width: Math.max(...lines.map(measure)), shortened: true };
    } else if (line) {
      lines.push(line);
      line = "";
      words.unshift(word);
    } else {
      // A word that is too long for a line goes on in the next.
      const part = cut(word, width, measure, HYPHEN);
      lines.push(part);
      words.unshift(word.slice(part.length - HYPHEN.length));
    }
  }
  if (line) lines.push(line);
  return { lines, width: Math.max(0, ...lines.map(measure)), shortened: false };
}

/** As much of a text as there is room for, with a mark at its end; never half a character. */
function cut(text: string, width: number, measure: Measure, mark: string): string {
  const characters = Array.from(text);
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(characters.slice(0, middle).join("").trimEnd() + mark) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join("").trimEnd() + mark;
}
