/** The plans' texts, with what they name marked: from a name to its place and back. */
import { CodePoints } from "../data/text";
import type { Mention } from "../data/types";
import { GROUPS, groupOf } from "../model/kinds";
import { type Mark, found } from "../model/plan_marks";
import type { Range } from "../model/plan_text";
import { SURE } from "../model/shown";
import type { State } from "../state";
import { h, replace } from "../ui/dom";
import type { TableContent } from "../ui/table";
import { counted } from "../ui/words";
import { planSide } from "./plans/side";
import { PlanText, type Sign } from "./plans/text";
import type { Context, View } from "./view";

const MOST_FOUND = 2000;
/** A fault that is longer is of a whole row: it has a sign, and its words are not marked. */
const SHORT_FAULT = 80;

/** Makes the view of the plans. */
export function plansView(context: Context): View {
  return new Plans(context);
}

interface Open {
  readonly plan: number;
  readonly key: string;
  readonly points: CodePoints;
  readonly body: PlanText;
  readonly mentions: readonly Mention[];
}

class Plans implements View {
  readonly element = h("div", { class: "plans" });
  readonly #choice = h("select", { "aria-label": "Plan", onchange: () => this.#choose(Number(this.#choice.value)) });
  readonly #find = h("input", { type: "search", placeholder: "Find in this plan", "aria-label": "Find in this plan", oninput: () => this.#search(), onkeydown: (event: KeyboardEvent) => this.#onFindKey(event) });
  readonly #told = h("span", { class: "told", role: "status" });
  readonly #steps = h("span", { class: "switch", role: "group", "aria-label": "From place to place" },
    h("button", { type: "button", title: "The place before", "aria-label": "The place before", onclick: () => this.#step(-1) }, "↑"),
    h("button", { type: "button", title: "The next place", "aria-label": "The next place", onclick: () => this.#step(1) }, "↓"));
  readonly #title = h("h2", {});
  readonly #side = h("div", { class: "plan-beside" });
  readonly #read = h("div", { class: "plan-read", tabindex: 0, role: "region", "aria-label": "The plan’s text" });
  #open: Open | null = null;
  #state: State | null = null;
  #hits: readonly Range[] = [];
  #places: readonly Range[] = [];
  #place = -1;
  #here: Range | null = null;
  #gone = "";

  constructor(private readonly context: Context) {
    replace(
      this.element,
      h("div", { class: "bar" }, this.#choice, this.#find, this.#steps, this.#told),
      h("div", { class: "plan-columns" }, this.#side, this.#read),
    );
  }

  update(state: State): void {
    this.#state = state;
    const { data } = this.context.model;
    const plan = data.plans[state.plan] ? state.plan : Math.max(0, data.plans.findIndex((each) => inAreas(each.area, state)));
    this.#options(plan, state);
    const key = JSON.stringify([plan, state.groups, state.standing, state.sure]);
    if (key !== this.#open?.key) this.#show(plan, key, state);
    this.#select(state.selected);
    const wanted = `${plan} ${state.at}`;
    if (state.at >= 0 && wanted !== this.#gone) this.#goTo(state.at);
    this.#gone = wanted;
  }

  table(state: State): TableContent {
    const { model } = this.context;
    const plan = this.#open?.plan ?? 0;
    const mentions = this.#mentions(plan, state);
    const points = this.#open?.points;
    return {
      name: "named-in-the-plan",
      caption: `What ${model.data.plans[plan]!.file} names`,
      columns: ["name", "kind", "words", "place", "sureness"].map((name) => ({ name })),
      rows: mentions.map((each) => [
        model.at(each.node).label,
        model.at(each.node).kind,
        each.quote || (points?.slice(each.start, each.end).replace(/\s+/g, " ") ?? ""),
        each.place,
        each.confidence,
      ]),
      nodes: mentions.map((each) => [each.node]),
    };
  }

  close(): void {
    this.#open?.body.close();
  }

  #choose(plan: number): void {
    this.context.set({ plan, at: -1 });
  }

  #options(plan: number, state: State): void {
    const { model } = this.context;
    const listed = model.data.plans.map((_, at) => at).filter((at) => at === plan || inAreas(model.data.plans[at]!.area, state));
    replace(this.#choice, ...listed.map((at) => {
      const { area, period, file } = model.data.plans[at]!;
      return h("option", { value: at }, [model.areaName(area), period, file].filter((each, n, all) => each && all.indexOf(each) === n).join(", "));
    }));
    this.#choice.value = String(plan);
  }

  #show(plan: number, key: string, state: State): void {
    const { model, texts } = this.context;
    const { title, file } = model.data.plans[plan]!;
    const text = texts.get(plan);
    const mentions = this.#mentions(plan, state);
    const faults = model.data.faults.filter((each) => each.plan === plan);
    const isSame = this.#open?.plan === plan;
    this.#open?.body.close();
    const focused = this.#side.contains(document.activeElement);
    replace(this.#side, planSide(model, mentions, faults, (node) => this.#first(node), (at) => this.context.set({ plan, at })));
    if (focused) this.#side.querySelector<HTMLElement>("summary")?.focus();
    replace(this.#title, title || file);
    if (text === undefined) {
      this.#open = null;
      replace(this.#read, this.#title, h("p", { class: "nothing" }, "The text of this plan is not in this page. What it names stands beside, with the words in the details."));
      return;
    }
    const points = new CodePoints(text);
    const signs: Sign[] = [
      ...model.data.nodes.flatMap((node, at) =>
        node.kind === "action" && node.plans.includes(plan) && node.start >= 0 ? [{ at: points.unit(node.start), kind: "action" as const, node: at, words: node.label }] : []),
      ...faults.map((each) => ({ at: points.unit(each.start), kind: "fault" as const, node: each.node, words: each.description })),
    ].sort((one, other) => one.at - other.at);
    const body = new PlanText(model, text, file, signs, (node) => this.context.select([node]));
    this.#open = { plan, key, points, body, mentions };
    if (!isSame) this.#find.value = "";
    this.#here = null;
    this.#hits = found(text, this.#find.value, MOST_FOUND);
    body.mark(this.#marks());
    replace(this.#read, this.#title, h("p", { class: "beneath" }, `${file}. As it was read; what is underlined is named.`, notNarrowed(state)), legend(), body.element);
    if (!isSame) this.#read.scrollTop = 0;
  }

  #mentions(plan: number, state: State): readonly Mention[] {
    const { model } = this.context;
    return model.data.mentions.filter((each) => {
      const node = model.at(each.node);
      if (each.plan !== plan || (state.sure && each.confidence < SURE)) return false;
      if (state.standing === "current" && node.status) return false;
      return !state.groups.length || state.groups.includes(groupOf(node.kind).name);
    });
  }

  #marks(): readonly Mark[] {
    const { points, plan, mentions } = this.#open!;
    const unit = (each: { start: number; end: number }): Range => ({ start: points.unit(each.start), end: points.unit(each.end) });
    return [
      ...mentions.map((each) => ({ ...unit(each), kind: "named" as const, node: each.node })),
      ...this.context.model.data.faults
        .filter((each) => each.plan === plan && each.end - each.start <= SHORT_FAULT)
        .map((each) => ({ ...unit(each), kind: "fault" as const, node: -1 })),
      ...this.#hits.map((each) => ({ ...each, kind: "found" as const, node: -1 })),
      ...(this.#here ? [{ ...this.#here, kind: "here" as const, node: -1 }] : []),
    ];
  }

  /** Marks what is selected and counts its places. */
  #select(selected: readonly number[]): void {
    this.#open?.body.select(selected);
    for (const each of this.#side.querySelectorAll<HTMLElement>("[data-nodes]")) {
      each.classList.toggle("chosen", selected.includes(Number(each.dataset["nodes"])));
    }
    if (this.#find.value) return;
    const open = this.#open;
    const own = open?.mentions.filter((each) => selected.includes(each.node)) ?? [];
    this.#places = own.map((each) => ({ start: open!.points.unit(each.start), end: open!.points.unit(each.end) }));
    this.#place = this.#places.findIndex((each) => each.start === this.#here?.start);
    const names = selected.length === 1 ? this.context.model.at(selected[0]!).label : "what is selected";
    this.#tell(selected.length ? `${names}: ${counted(this.#places.length, "place")}` : "");
  }

  #tell(words: string): void {
    replace(this.#told, this.#place >= 0 && words ? `${words}, this is number ${this.#place + 1}` : words);
    this.#steps.hidden = this.#places.length === 0;
  }

  #first(node: number): void {
    const first = this.#open?.mentions.find((each) => each.node === node);
    this.context.set({ selected: [node], ...(first ? { plan: first.plan, at: first.start } : {}) });
  }

  #search(): void {
    const open = this.#open;
    if (!open) return;
    const before = this.#hits;
    this.#hits = found(open.points.text, this.#find.value, MOST_FOUND);
    open.body.mark(this.#marks(), [...before, ...this.#hits]);
    this.#places = this.#hits;
    this.#place = -1;
    if (!this.#find.value) {
      this.#select(this.#state!.selected);
      return;
    }
    const most = this.#hits.length >= MOST_FOUND ? " or more" : "";
    this.#tell(`${counted(this.#hits.length, "place")}${most} found`);
    this.#select(this.#state!.selected);
    if (this.#hits.length) this.#step(1, false);
  }

  #onFindKey(event: KeyboardEvent): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.#step(event.shiftKey ? -1 : 1);
  }

  /** Goes to the next of the places found or of what is selected, or to the one before. */
  #step(by: number, remember = true): void {
    const { length } = this.#places;
    if (!length || !this.#open) return;
    this.#place = this.#place < 0 && by < 0 ? length - 1 : (this.#place + by + length) % length;
    const place = this.#places[this.#place]!;
    const isFind = this.#find.value !== "";
    if (remember && !isFind) this.context.set({ plan: this.#open.plan, at: this.#open.points.offset(place.start) });
    else this.#bringToView(place);
    this.#tell(isFind ? `${counted(length, "place")} found` : `${counted(length, "place")}`);
  }

  #goTo(at: number): void {
    const open = this.#open;
    if (!open) return;
    const start = open.points.unit(at);
    this.#bringToView(this.#extent(at, start));
    if (!this.#find.value) this.#select(this.#state!.selected);
  }

  /** What to mark at a place: the name or statement that begins there, within its cell. */
  #extent(at: number, start: number): Range {
    const { points, plan } = this.#open!;
    const { model } = this.context;
    const { text } = points;
    const words = start + (text.slice(start).search(/\S/) || 0);
    const rest = text.slice(words).search(/[\t\n]/);
    const cell = rest < 0 ? text.length : words + rest;
    const named = [...model.data.mentions, ...model.data.faults].find((each) => each.plan === plan && each.start === at);
    if (named) return { start: words, end: Math.min(cell, points.unit(named.end)) };
    const fact = model.data.facts.find((each) => each.plan === plan && each.start === at);
    return { start: words, end: fact && text.startsWith(fact.quote, start) ? start + fact.quote.length : cell };
  }

  #bringToView(place: Range): void {
    const { body } = this.#open!;
    const before = this.#here;
    this.#here = place;
    body.mark(this.#marks(), before ? [before, place] : [place]);
    body.at(place.start)?.scrollIntoView({ block: "center", inline: "nearest" });
  }
}

function inAreas(area: number, state: State): boolean {
  return !state.areas.length || state.areas.includes(area);
}

function notNarrowed(state: State): string {
  const by = [state.themes.length ? "theme" : "", state.on ? "day" : ""].filter(Boolean);
  return by.length ? ` It is not narrowed by ${by.join(" or ")}.` : "";
}

function legend(): HTMLElement {
  return h("p", { class: "plan-legend" }, ...GROUPS.filter((group) => group.name !== "actions").flatMap((group) => [
    h("span", { class: `named ${group.kinds[0]}` }, group.label),
    " ",
  ]));
}
