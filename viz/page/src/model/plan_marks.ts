/** What is marked in a plan's text, cut where marks begin and end. Places are units of UTF-16. */
import type { Range } from "./plan_text";

/** A stretch of text that is marked: as the name of a node, as found, or as the place asked for. */
export interface Mark extends Range {
  readonly kind: "named" | "found" | "here" | "fault";
  /** The node that it names; of others -1. */
  readonly node: number;
}

/** A piece of text with the same marks all through: the shortest first. */
export interface Segment extends Range {
  readonly marks: readonly Mark[];
}

/** Marks in the order in which they begin, so that those in a range are found fast. */
export class Marks {
  readonly #sorted: readonly Mark[];
  /** For each mark how far it and all before it reach. */
  readonly #reach: readonly number[];

  constructor(marks: readonly Mark[]) {
    this.#sorted = marks.filter((each) => each.end > each.start).sort((one, other) => one.start - other.start || other.end - one.end);
    let far = 0;
    this.#reach = this.#sorted.map((each) => (far = Math.max(far, each.end)));
  }

  /** A range as segments, in order and without gaps. */
  segments(range: Range): readonly Segment[] {
    const own = this.#within(range);
    const cuts = new Set([range.start, range.end]);
    for (const mark of own) {
      if (mark.start > range.start) cuts.add(mark.start);
      if (mark.end < range.end) cuts.add(mark.end);
    }
    const places = [...cuts].sort((one, other) => one - other);
    return places.slice(1).map((end, at) => {
      const start = places[at]!;
      const marks = own.filter((mark) => mark.start < end && mark.end > start);
      return { start, end, marks: marks.sort((one, other) => one.end - one.start - (other.end - other.start)) };
    });
  }

  #within({ start, end }: Range): Mark[] {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#reach[middle]! > start) high = middle;
      else low = middle + 1;
    }
    const found: Mark[] = [];
    for (let at = low; at < this.#sorted.length && this.#sorted[at]!.start < end; at += 1) {
      if (this.#sorted[at]!.end > start) found.push(this.#sorted[at]!);
    }
    return found;
  }
}

/** Where words stand in a text, in any case and however they are spaced; not more than so many. */
export function found(text: string, words: string, most: number): readonly Range[] {
  const wanted = words.trim();
  if (!wanted) return [];
  const pattern = wanted.split(/\s+/).map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("\\s+");
  const places: Range[] = [];
  for (const match of text.matchAll(new RegExp(pattern, "giu"))) {
    places.push({ start: match.index, end: match.index + match[0].length });
    if (places.length >= most) break;
  }
  return places;
}
