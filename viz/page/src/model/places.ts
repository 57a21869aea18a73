/** Finds where in a plan's text a place stands that is told in words ("hillford.txt, row 3"). */
import { CodePoints } from "../data/text";
import type { Model } from "./model";

/** A plan and an offset of its text, in code points; -1 where only the plan is known. */
export interface Spot {
  readonly plan: number;
  readonly at: number;
}

const FROM = /^from /;
/** So far behind the beginning of a place its words are looked for. */
const NEAR = 6000;

interface Placed {
  readonly place: string;
  readonly start: number;
  readonly quote: string;
}

/** The places of one graph, by plan and locator; a plan is gone through when it is first asked of. */
export class Places {
  readonly #placed = new Map<number, Placed[]>();
  readonly #starts = new Map<number, ReadonlyMap<string, number>>();
  readonly #texts = new Map<number, CodePoints>();

  constructor(
    private readonly model: Model,
    private readonly texts: ReadonlyMap<number, string>,
  ) {
    const { nodes, facts, mentions, faults } = model.data;
    for (const node of nodes) {
      if (node.start >= 0) this.#place(node.plans[0]!, { place: node.place, start: node.start, quote: "" });
    }
    for (const each of facts) this.#place(each.plan, each);
    for (const each of [...mentions, ...faults]) this.#place(each.plan, { place: each.place, start: each.start, quote: "" });
  }

  /** Where a place is, and the words there; null where no plan has that file. */
  find(place: string, quote: string): Spot | null {
    const [file = "", ...rest] = place.split(", ");
    const plan = this.model.plan(file);
    if (plan < 0) return null;
    const locator = rest.join(", ").replace(FROM, "");
    const starts = this.#startsIn(plan);
    const stated = quote ? starts.get(quotedAt(locator, quote)) : undefined;
    if (stated !== undefined) return { plan, at: stated };
    const start = starts.get(locator) ?? -1;
    return { plan, at: quote ? this.#quoted(plan, quote, start) : start };
  }

  #place(plan: number, placed: Placed): void {
    const own = this.#placed.get(plan);
    if (own) own.push(placed);
    else this.#placed.set(plan, [placed]);
  }

  #startsIn(plan: number): ReadonlyMap<string, number> {
    const known = this.#starts.get(plan);
    if (known) return known;
    const found = new Map<string, number>();
    const put = (key: string, start: number): void => {
      found.set(key, Math.min(start, found.get(key) ?? start));
    };
    for (const { place, start, quote } of this.#placed.get(plan) ?? []) {
      if (quote) put(quotedAt(place, quote), start);
      // Of a cell that a field names the row is a place too: "row 3, Lead".
      const parts = place.split(", ");
      for (let length = parts.length; length > 0; length -= 1) put(parts.slice(0, length).join(", "), start);
    }
    this.#starts.set(plan, found);
    return found;
  }

  #quoted(plan: number, quote: string, start: number): number {
    const text = this.#text(plan);
    if (!text) return start;
    const from = Math.max(0, start);
    const found = text.slice(from, start < 0 ? text.length : start + NEAR).indexOf(quote);
    return found < 0 ? start : text.offset(text.unit(from) + found);
  }

  #text(plan: number): CodePoints | null {
    const text = this.texts.get(plan);
    if (text === undefined) return null;
    const known = this.#texts.get(plan) ?? new CodePoints(text);
    this.#texts.set(plan, known);
    return known;
  }
}

const made = new WeakMap<Model, Places>();

/** The places of a graph, whose texts are these: one for all views that look for some. */
export function placesIn(model: Model, texts: ReadonlyMap<number, string>): Places {
  const places = made.get(model) ?? new Places(model, texts);
  made.set(model, places);
  return places;
}

function quotedAt(place: string, quote: string): string {
  return `${place} “${quote}”`;
}
