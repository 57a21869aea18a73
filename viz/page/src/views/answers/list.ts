/** The list of cards of an answer; many cards are drawn bit by bit. */
import { h, replace } from "../../ui/dom";
import { counted } from "../../ui/words";
import { type CardUse, card, stacks } from "./cards";

const PAGE = 40;

/** The cards, and how they are told what is selected. */
export class CardList {
  readonly element = h("div", { class: "cards" });

  /** Shows these rows anew. */
  show(use: CardUse, empty: string): void {
    const all = stacks(use.layout, use.shown);
    if (!all.length) {
      replace(this.element, h("p", { class: "nothing" }, empty));
      return;
    }
    replace(this.element);
    this.#draw(use, all, 0);
  }

  /** Marks the cards of which all things are selected. */
  select(selected: readonly number[]): void {
    const wanted = [...selected].sort((one, other) => one - other).join();
    for (const each of this.element.querySelectorAll<HTMLElement>("[data-nodes]")) {
      const own = each.dataset["nodes"]!.split(",").map(Number).sort((one, other) => one - other).join();
      each.classList.toggle("chosen", wanted !== "" && own === wanted);
    }
    for (const each of this.element.querySelectorAll<HTMLElement>("button[data-node]")) {
      const isChosen = selected.length === 1 && each.dataset["node"] === wanted;
      each.toggleAttribute("data-chosen", isChosen);
    }
  }

  #draw(use: CardUse, all: readonly (readonly number[])[], from: number): void {
    const next = all.slice(from, from + PAGE).map((stack) => card(use, stack));
    this.element.append(...next);
    if (from > 0) next[0]?.querySelector("button")?.focus();
    const left = all.length - from - next.length;
    if (left <= 0) return;
    const more = h("button", { type: "button", class: "more", onclick: () => {
      more.remove();
      this.#draw(use, all, from + PAGE);
    } }, `Show more (${counted(left, "card")} left)`);
    this.element.append(more);
  }
}
