/** "What if they go?": people, bodies and services are taken away, and what is lost is shown. */
import type { Shown } from "../../model/shown";
import type { State } from "../../state";
import { h, replace } from "../../ui/dom";
import { searchField } from "../../ui/search";
import { sign } from "../../ui/sign";
import { DataTable, type TableContent } from "../../ui/table";
import { tableSwitch } from "../../ui/table_switch";
import { counted } from "../../ui/words";
import type { Loss } from "../../without/loss";
import { type AreaLoss, Removing, type Without } from "../../without/without";
import type { Context, MakeView, View } from "../view";
import { areaLines } from "./lines";
import { beginning } from "./start";
import { going, headline } from "./words";

/** The columns of the table twin, as those of `without`, with what they hold. */
export const COLUMNS: readonly (readonly [name: string, description: string])[] = [
  ["area", "the borough or other area whose plans say so"],
  ["finding", "what is lost or kept"],
  ["what", "the action, service, panel or body that the line is about"],
  ["theme", "an action's theme as printed"],
  ["detail", "what is left, and what hangs on it"],
  ["nearest to take over", "who has a part in it already"],
  ["quote", "the plan's own words"],
  ["place", "the file and the place in it where the words stand"],
  ["doubt", "“uncertain” where it rests on a doubtful reading"],
];

/** Whether that can be taken away: all but actions and classes of bodies ("All partners"). */
export function canGo(context: Context, node: number): boolean {
  const { kind, generic } = context.model.at(node);
  return kind !== "action" && !generic;
}

/** The view. */
export const whatIf: MakeView = (context) => new WhatIf(context);

class WhatIf implements View {
  readonly element = h("div", { class: "whatif" });
  readonly #removing: Removing;
  readonly #search: HTMLElement;
  readonly #chosen = h("div", { class: "chosen" });
  readonly #switch = h("div", {});
  readonly #body = h("div", { class: "lost" });
  readonly #table = new DataTable((nodes) => this.context.select(nodes));
  #state: State | null = null;
  #answer: { key: string; found: Without } | null = null;
  #drawn = "";

  constructor(private readonly context: Context) {
    this.#removing = new Removing(context.model.data, context.texts);
    this.#search = searchField(context.model, {
      label: "Add a person, post, body, panel, service or fund that goes",
      placeholder: "Add who or what goes",
      onChoose: (node) => this.#set([...(this.#state?.removed ?? []), node]),
      among: (node) => canGo(context, node) && !this.#state?.removed.includes(node),
    });
    replace(this.element, h("div", { class: "bar" }, this.#search, this.#switch, this.#chosen), this.#body);
  }

  update(state: State, shown: Shown): void {
    const { selected: _, ...rest } = state;
    this.#state = state;
    const drawn = JSON.stringify(rest);
    // What is selected changes nothing here; drawing anew would close what has been opened.
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    replace(this.#chosen, ...this.#chips(state));
    replace(this.#switch, tableSwitch("In words", state.table, (table) => this.context.set({ table })));
    this.#switch.hidden = !state.removed.length;
    this.#body.classList.toggle("with-table", state.table && state.removed.length > 0);
    if (!state.removed.length) replace(this.#body, beginning(this.context, shown));
    else if (state.table) this.#showTable(state, shown);
    else replace(this.#body, ...this.#words(state, shown));
  }

  table(state: State, shown: Shown): TableContent {
    const { areas } = this.#kept(state, shown);
    const lines = areas.flatMap(({ area, losses }) => losses.map((loss) => ({ area, loss })));
    const { model } = this.context;
    return {
      name: "what-if-they-go",
      caption: `What is lost without ${going(model, state.removed)}`,
      columns: COLUMNS.map(([name, description]) => ({ name, description })),
      rows: lines.map(({ area, loss }) => row(model.data.areas[area]!.name, loss)),
      nodes: lines.map(({ loss }) => [...(loss.node < 0 ? [] : [loss.node]), ...loss.near]),
      empty: state.removed.length ? "The plans state nothing that hangs on this." : "Choose who or what goes.",
    };
  }

  #set(removed: readonly number[]): void {
    this.context.set({ removed });
    this.context.announce(removed.length ? (this.#body.querySelector(".headline")?.textContent ?? "") : "Nothing goes.");
  }

  #chips(state: State): (HTMLElement | null)[] {
    const { model } = this.context;
    const chips = state.removed.map((node) => {
      const { kind, label } = model.at(node);
      const take = (): void => {
        this.#set(state.removed.filter((each) => each !== node));
        (this.#chosen.querySelector<HTMLElement>("button") ?? this.#search.querySelector("input"))?.focus();
      };
      return h(
        "li",
        {},
        sign(kind),
        h("button", { type: "button", class: "link", onclick: () => this.context.select([node]) }, label),
        h("button", { type: "button", class: "quiet", "aria-label": `${label} stays`, title: "They stay", onclick: take }, "×"),
      );
    });
    return [
      chips.length ? h("ul", { class: "chips", "aria-label": "What goes" }, ...chips) : null,
      chips.length ? h("button", { type: "button", class: "small", onclick: () => this.#set([]) }, "Start again") : null,
    ];
  }

  #showTable(state: State, shown: Shown): void {
    this.#table.show(this.table(state, shown));
    replace(this.#body, this.#table.element);
  }

  #words(state: State, shown: Shown): (HTMLElement | null)[] {
    const { model } = this.context;
    const { areas, leftOut } = this.#kept(state, shown);
    const { generic, withoutPart } = this.#asked(state);
    const [first, ...others] = headline(model, areas);
    const said = (nodes: readonly number[], words: string): HTMLElement | null =>
      nodes.length ? h("p", { class: "warning" }, `${going(model, nodes)}: ${words}`) : null;
    const where = state.areas.length ? "the plans for the areas chosen on the left" : "these plans";
    return [
      h("div", { class: "headline" }, h("h2", {}, `Without ${going(model, state.removed)}`), areas.length ? h("p", {}, first!) : null),
      ...others.map((words) => h("p", { class: "beside" }, words)),
      leftOut ? h("p", { class: "beside" }, `${counted(leftOut, "line")} left out by the filters on the left.`) : null,
      said(withoutPart, `no part in the work of ${where} is stated${state.standing === "current" ? " at present" : ""}.`),
      said(generic, "names nobody in particular, so it cannot be taken away."),
      ...areas.map((each) => areaLines(this.context, each)),
    ];
  }

  #asked(state: State): Without {
    const asked = { areas: state.areas, includeNotCurrent: state.standing === "all" };
    const key = JSON.stringify([state.removed, asked]);
    if (this.#answer?.key !== key) this.#answer = { key, found: this.#removing.without(state.removed, asked) };
    return this.#answer.found;
  }

  /** What the other filters keep of the answer. */
  #kept(state: State, shown: Shown): { areas: readonly AreaLoss[]; leftOut: number } {
    const { areas } = this.#asked(state);
    const keeps = (loss: Loss): boolean =>
      !(state.sure && loss.doubt) && (loss.node < 0 || state.removed.includes(loss.node) || shown.nodes.has(loss.node));
    const kept = areas.map(({ area, losses }) => ({ area, losses: losses.filter(keeps) }));
    const count = (all: readonly AreaLoss[]): number => all.reduce((sum, each) => sum + each.losses.length, 0);
    return { areas: kept.filter((each) => each.losses.length), leftOut: count(areas) - count(kept) };
  }
}

function row(area: string, loss: Loss): (string | null)[] {
  return [area, loss.finding, loss.what, loss.theme, loss.detail, loss.takesOver, loss.quote, loss.place, loss.doubt];
}
