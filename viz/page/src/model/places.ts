/** Finds where in a plan's text a place stands that is told in words ("hillford.txt, row 3"). */
import type { CodePoints } from "../data/text";
import type { Model } from "./model";

/** A plan and an offset of its text, in code points; -1 where only the plan is known. */
export interface Spot {
  readonly plan: number;
  readonly at: number;
}

const FROM = /^from /;
/** So far behind the beginning of a place its words are looked for. */
const NEAR = 6000;

/** The places of one graph, by plan and locator. */
export class Places {
  readonly #starts = new Map<string, number>();

  constructor(
    private readonly model: Model,
    private readonly text: (plan: number) => CodePoints | null,
  ) {
    const { data } = model;
    for (const node of data.nodes) {
      if (node.start >= 0) this.#add(node.plans[0]!, node.place, node.start);
    }
    for (const each of data.facts) this.#put(`${each.plan} ${each.place} “${each.quote}”`, each.start);
    for (const each of [...data.facts, ...data.mentions, ...data.faults]) this.#add(each.plan, each.place, each.start);
  }

  /** Where a place is, and the words there; null where no plan has that file. */
  find(place: string, quote: string): Spot | null {
    const [file = "", ...rest] = place.split(", ");
    const plan = this.model.plan(file);
    if (plan < 0) return null;
    const locator = rest.join(", ").replace(FROM, "");
    const stated = quote ? this.#starts.get(`${plan} ${locator} “${quote}”`) : undefined;
    if (stated !== undefined) return { plan, at: stated };
    const start = this.#starts.get(`${plan} ${locator}`) ?? -1;
    if (!quote) return { plan, at: start };
    return { plan, at: this.#quoted(plan, quote, start) };
  }

  #add(plan: number, locator: string, start: number): void {
    // Of a cell that a field names the row is a place too: "row 3, Lead".
    const parts = locator.split(", ");
    for (let length = parts.length; length > 0; length -= 1) {
      this.#put(`${plan} ${parts.slice(0, length).join(", ")}`, start);
    }
  }

  #put(key: string, start: number): void {
    const known = this.#starts.get(key);
    if (known === undefined || start < known) this.#starts.set(key, start);
  }

  #quoted(plan: number, quote: string, start: number): number {
    const text = this.text(plan);
    if (!text) return start;
    const from = Math.max(0, start);
    const until = start < 0 ? text.length : start + NEAR;
    const found = text.slice(from, until).indexOf(quote);
    return found < 0 ? start : text.offset(text.unit(from) + found);
  }
}
