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
  let line = "";
  const space = measure(" ");
  let used = 0;
  let shortened = false;
  for (const word of text.split(" ")) {
    const own = measure(word);
    if (line && used + space + own <= width) {
      line += ` ${word}`;
      used += space + own;
      continue;
    }
    if (line) lines.push(line);
    if (lines.length === most) {
      lines[most - 1] = cut(`${line} ${word}`, width, measure);
      line = "";
      shortened = true;
      break;
    }
    line = own <= width ? word : cut(word, width, measure);
    used = measure(line);
    shortened ||= line !== word;
  }
  if (line) lines.push(line);
  return { lines, width: Math.max(0, ...lines.map(measure)), shortened };
}

/** As much of a text as there is room for, with "…" at its end; never half a character. */
function cut(text: string, width: number, measure: Measure): string {
  const characters = Array.from(text);
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(characters.slice(0, middle).join("").trimEnd() + MORE) <= width) low = middle;
    else high = middle - 1;
  }
  return low === characters.length ? text : characters.slice(0, low).join("").trimEnd() + MORE;
}
