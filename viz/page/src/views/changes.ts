/** What changed from one version of a plan to the next. */
import { type Change, type ShownChanges, aboutOf, changesIn, comparedWords } from "../model/changes";
import { type Places, placesIn } from "../model/places";
import type { State } from "../state";
import { h, replace } from "../ui/dom";
import { DataTable, type TableContent } from "../ui/table";
import { counted, dated } from "../ui/words";
import { names } from "./answers/names";
import type { Context, View } from "./view";

const ALL = "all";
/** Longer texts are set side by side with what differs marked, as are those that are reworded. */
const LONG = 60;
const PAGE = 60;

/** Makes the view of changes. */
export function changesView(context: Context): View {
  return new Changes(context);
}

class Changes implements View {
  readonly element: HTMLElement;
  readonly #choice = h("select", { "aria-label": "Versions", onchange: () => this.context.set({ plan: Number(this.#choice.value) }) });
  readonly #headings = h("ul", {});
  readonly #title = h("h2", {});
  readonly #told = h("p", { class: "told" });
  readonly #switch = h("div", { class: "switch", role: "group", "aria-label": "Show as" });
  readonly #body = h("div", { class: "answer-body" });
  readonly #cards = h("div", { class: "cards" });
  readonly #table: DataTable;
  readonly #places: Places;
  #drawn = "";

  constructor(private readonly context: Context) {
    const { model, texts } = context;
    this.#table = new DataTable((nodes) => context.select(nodes));
    this.#places = placesIn(model, texts);
    this.element = h(
      "div",
      { class: "answers changes" },
      h("div", { class: "answers-columns" }, h("nav", { class: "questions", "aria-label": "Kinds of changes" }, this.#headings),
      h("section", { class: "answer" },
        h("div", { class: "bar" }, h("div", { class: "about-answer" }, this.#title, this.#told), model.data.changes.revisions.length > 1 ? this.#choice : null, this.#switch),
        this.#body)),
    );
  }

  update(state: State): void {
    const { view, table, areas, groups, themes, on, sure, plan } = state;
    const key = JSON.stringify([view, table, areas, groups, themes, on, sure, plan]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const all = changesIn(this.context.model, state);
    const shown = this.#under(all, state);
    this.#options(state);
    this.#nav(all, state);
    this.#tell(all, shown, state);
    if (state.table) this.#table.show(this.table(state));
    else this.#draw(shown);
    const element = state.table ? this.#table.element : this.#cards;
    if (this.#body.firstElementChild !== element) replace(this.#body, element);
  }

  table(state: State): TableContent {
    const all = changesIn(this.context.model, state);
    const shown = this.#under(all, state);
    return {
      name: "changes",
      caption: "What changed from one version of a plan to the next",
      columns: all.columns,
      rows: shown.map((each) => each.cells),
      nodes: shown.map((each) => each.nodes),
      empty: "Nothing changed, as far as the filters keep it.",
    };
  }

  #under({ changes }: ShownChanges, state: State): readonly Change[] {
    const heading = this.context.model.data.changes.headings.find((each) => each.name === state.view);
    return heading ? changes.filter((each) => heading.kinds.includes(each.told["change"]!)) : changes;
  }

  #options(state: State): void {
    const { data } = this.context.model;
    const { revisions } = data.changes;
    const file = (plan: number): string => data.plans[plan]!.file;
    replace(this.#choice, h("option", { value: -1 }, `All ${revisions.length} pairs of versions`),
      ...revisions.map((each) => h("option", { value: each.new }, `${file(each.old)} → ${file(each.new)}`)));
    this.#choice.value = String(revisions.some((each) => each.new === state.plan) ? state.plan : -1);
  }

  #nav(all: ShownChanges, state: State): void {
    const focused = this.#headings.contains(document.activeElement);
    const kinds = all.changes.map((each) => each.told["change"]!);
    const listed = [
      { name: ALL, label: "All changes", count: kinds.length },
      ...this.context.model.data.changes.headings.map((each) => ({ name: each.name, label: each.name, count: kinds.filter((kind) => each.kinds.includes(kind)).length })),
    ].filter((each) => each.count || each.name === ALL || each.name === state.view);
    const chosen = listed.find((each) => each.name === state.view) ?? listed[0]!;
    replace(this.#headings, ...listed.map((each) =>
      h("li", {}, h("button", { type: "button", "aria-current": each === chosen ? "true" : null, onclick: () => this.context.set({ view: each.name === ALL ? "" : each.name }) },
        h("span", { class: "title" }, each.label), h("span", { class: "count" }, each.count)))));
    if (focused) this.#headings.querySelector<HTMLElement>("[aria-current]")?.focus();
  }

  #tell(all: ShownChanges, shown: readonly Change[], state: State): void {
    const { data } = this.context.model;
    const pairs = data.changes.revisions.filter((each) => each.new === state.plan);
    const told = pairs.length ? pairs : data.changes.revisions;
    const [only] = told;
    const plan = (at: number): string => data.plans[at]!.period || data.plans[at]!.file;
    replace(this.#title, told.length === 1 && only
      ? `${this.context.model.areaName(data.plans[only.new]!.area)}: from ${plan(only.old)} to ${plan(only.new)}`
      : `${told.length} plans beside the versions before them`);
    const common = told.reduce((sum, each) => sum + each.common, 0);
    replace(this.#told, `${counted(common, "action stands", "actions stand")} in both. ${counted(shown.length, "change")} here.`,
      all.notNarrowedBy.length ? h("strong", { class: "not-narrowed" }, ` Not narrowed by ${all.notNarrowedBy.join(" or ")}.`) : "");
    const face = (label: string, table: boolean): HTMLElement =>
      h("button", { type: "button", "aria-pressed": String(state.table === table), onclick: () => {
        this.context.set({ table });
        this.#switch.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
      } }, label);
    replace(this.#switch, face("List", false), face("Table", true));
  }

  #draw(shown: readonly Change[]): void {
    replace(this.#cards, shown.length ? null : h("p", { class: "nothing" }, "Nothing changed, as far as the filters keep it."));
    const kinds = [...new Set(shown.map((each) => each.told["change"]!))];
    const cards = kinds.map((kind) => shown.filter((each) => each.told["change"] === kind));
    cards.forEach((changes) => this.#cards.append(this.#card(changes)));
    this.#body.scrollTop = 0;
  }

  #card(changes: readonly Change[]): HTMLElement {
    const list = h("ol", { class: "entries" });
    const draw = (from: number): void => {
      list.append(...changes.slice(from, from + PAGE).map((each) => h("li", {}, ...this.#entry(each))));
      if (from + PAGE >= changes.length) return;
      const more = h("button", { type: "button", class: "more", onclick: () => {
        more.remove();
        draw(from + PAGE);
      } }, `Show more (${changes.length - from - PAGE} left)`);
      list.append(h("li", {}, more));
    };
    draw(0);
    return h("article", { class: "card of-several" },
      h("header", {}, h("h3", {}, capital(changes[0]!.told["change"]!)), h("p", { class: "lines" }, counted(changes.length, "change"))), list);
  }

  #entry(change: Change): (HTMLElement | null)[] {
    const { told, nodes } = change;
    const { model } = this.context;
    const over = [model.data.changes.revisions.length > 1 ? told["area"] : "", told["theme"], told["number"] && `action ${told["number"]}`].filter(Boolean).join(" · ");
    const about = aboutOf(change);
    const isAction = told["what"] === "action";
    const both = told["before"] && told["after"];
    const later = Number(told["days later"]);
    return [
      over ? h("p", { class: "over" }, over) : null,
      both && (isAction || !told["action"]) ? null : h("h4", {}, names(this.context, { column: "what", words: about }, nodes)),
      later || told["doubt"]
        ? h("p", { class: "tags" }, later ? h("span", { class: "tag" }, `${counted(Math.abs(later), "day")} ${later > 0 ? "later" : "earlier"}`) : null, told["doubt"] ? h("span", { class: "doubt" }, told["doubt"]) : null)
        : null,
      told["detail"] ? h("p", { class: "why" }, `${capital(told["detail"])}.`) : null,
      both || (!isAction && told["before"] !== about && told["after"] !== about) ? this.#beforeAndAfter(change) : null,
      this.#last(change),
    ];
  }

  #beforeAndAfter({ told, nodes }: Change): HTMLElement {
    const [before, after] = [told["before"]!, told["after"]!];
    if (!told["change"]!.endsWith("reworded") && Math.max(before.length, after.length) <= LONG) {
      const line = (words: string): HTMLElement =>
        words ? names(this.context, { column: "before", words: dated(words) }, nodes) : h("span", { class: "not-stated" }, "not stated");
      return h("dl", {}, h("dt", {}, "Before"), h("dd", {}, line(before)), h("dt", {}, "After"), h("dd", {}, line(after)));
    }
    const compared = comparedWords(before, after);
    const side = (label: string, name: "del" | "ins", words: typeof compared.before): HTMLElement =>
      h("div", { class: "side-by-side" }, h("p", { class: "over" }, label),
        words.some((each) => each.words) ? h("p", {}, ...words.map((each) => (each.same ? each.words : h(name, {}, each.words)))) : h("p", { class: "not-stated" }, "not stated"));
    return h("div", { class: "sides" }, side("Before", "del", compared.before), side("After", "ins", compared.after));
  }

  #last({ told, nodes }: Change): HTMLElement {
    const place = (label: string, where: string, quote: string): HTMLElement | null => {
      if (!where) return null;
      const spot = this.#places.find(where, quote);
      return h("span", {}, `${label}: `, spot
        ? h("button", { type: "button", class: "link", title: "Read it in the plan", onclick: () => this.context.openPlan(spot.plan, spot.at) }, where)
        : where);
    };
    return h("p", { class: "doing" },
      place("was", told["place before"]!, told["quote before"]!),
      place("now", told["place after"]!, told["quote after"]!),
      nodes.length > 1 ? h("button", { type: "button", class: "link", onclick: () => this.context.select(nodes) }, `Select all ${nodes.length}`) : null);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
