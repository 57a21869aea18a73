/** Counts and lists of names in words, as `queries.phrases` has them. */
import { compareText } from "../data/python_text";
import type { Fact } from "../data/types";

/** What stands for the doubt of a line that rests on an uncertain reading. */
export const UNCERTAIN = "uncertain";

const SURE = 0.8;
const LONGEST = 90;
const SHOWN = 3;

/** The number with its noun. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The words as a list in prose: "A, B and C". */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1];
  if (last === undefined) return "";
  return [words.slice(0, -1).join(", "), last].filter(Boolean).join(" and ");
}

/** The first few, parted by semicolons, and how many more there are. */
export function someOf(words: readonly string[]): string {
  const more = words.length - SHOWN;
  return [...words.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** The text, cut between words where it is long. */
export function inBrief(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  const start = characters.slice(0, LONGEST - 1).join("");
  return `${start.slice(0, Math.max(0, start.lastIndexOf(" "))).replace(/[ ,;:]+$/, "")} …`;
}

/** The word "uncertain" where one of the facts is, else null. */
export function doubt(facts: Iterable<Fact>): string | null {
  for (const fact of facts) if (fact.confidence < SURE) return UNCERTAIN;
  return null;
}

/** The fact that stands first, by file and place. Throws an Error where there is none. */
export function earliest(facts: readonly Fact[], fileOf: (fact: Fact) => string): Fact {
  const [first, ...others] = facts;
  if (!first) throw new Error("There is no fact to quote.");
  return others.reduce((found, fact) => (comesFirst(fact, found, fileOf) ? fact : found), first);
}

function comesFirst(one: Fact, other: Fact, fileOf: (fact: Fact) => string): boolean {
  const order =
    compareText(fileOf(one), fileOf(other)) ||
    one.start - other.start ||
    compareText(one.quote, other.quote) ||
    compareText(one.place, other.place);
  return order < 0;
}
