/** Finds things by any spelling. */
import type { PageData } from "../data/types";

/** A thing found, and the spelling that was found where it is not its name. */
export interface Found {
  readonly node: number;
  readonly spelling: string;
}

interface Entry {
  readonly node: number;
  readonly spelling: string;
  readonly key: string;
  readonly words: readonly string[];
  readonly own: boolean;
}

/** How well an entry fits: lower is better. */
enum Fit {
  Whole,
  Start,
  Words,
  Inside,
  None,
}

/** A text as it is searched: without accents, case and what is neither letter nor digit. */
export function searchKey(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** An index of all names, spellings and numbers, and of the words of actions. */
export class Search {
  readonly #entries: readonly Entry[];

  constructor(data: PageData) {
    this.#entries = data.nodes.flatMap((node, at) =>
      [node.label, ...node.spellings].map((spelling, number) => {
        const key = searchKey(spelling);
        return { node: at, spelling, key, words: key.split(" "), own: number === 0 };
      }),
    );
  }

  /** The things that a text can mean, the best first, each once. */
  find(text: string, most: number, among?: (node: number) => boolean): readonly Found[] {
    const key = searchKey(text);
    if (!key) return [];
    const words = key.split(" ");
    const found = new Map<number, { entry: Entry; fit: Fit }>();
    for (const entry of this.#entries) {
      if (among && !among(entry.node)) continue;
      const fit = fits(entry, key, words);
      const before = found.get(entry.node);
      if (fit !== Fit.None && (!before || fit < before.fit)) found.set(entry.node, { entry, fit });
    }
    return [...found.values()]
      .sort((one, other) => one.fit - other.fit || one.entry.key.length - other.entry.key.length || one.entry.node - other.entry.node)
      .slice(0, most)
      .map(({ entry }) => ({ node: entry.node, spelling: entry.own ? "" : entry.spelling }));
  }
}

function fits(entry: Entry, key: string, words: readonly string[]): Fit {
  if (entry.key === key) return Fit.Whole;
  if (entry.key.startsWith(key)) return Fit.Start;
  if (words.every((word) => entry.words.some((own) => own.startsWith(word)))) return Fit.Words;
  return entry.key.includes(key) ? Fit.Inside : Fit.None;
}
