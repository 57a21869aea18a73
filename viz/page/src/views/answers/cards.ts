/** The rows of an answer as cards: what, where, why, in whose words, and who to talk to. */
import type { Cell } from "../../data/types";
import type { ShownRows } from "../../model/answer_rows";
import { nodesIn } from "../../model/named";
import type { Places } from "../../model/places";
import { h } from "../../ui/dom";
import { counted, dated, quotation } from "../../ui/words";
import type { Context } from "../view";
import type { Cells, Entry, Field, Layout, Side, Words } from "./layout";
import { names } from "./names";

/** What the cards are made with. */
export interface CardUse {
  readonly context: Context;
  readonly places: Places;
  readonly layout: Layout;
  readonly shown: ShownRows;
  /** Shows these things in the picture. */
  readonly inPicture: (nodes: readonly number[]) => void;
}

/** The rows that stand on one card, by their numbers. */
export type Stack = readonly number[];

const CAN_GO = new Set(["person", "post", "organisation", "team", "panel", "partnership", "service", "fund"]);
/** A quotation up to so long stands beside its place. */
const SHORT = 60;

/** The rows in the order in which they are, those of one card together. */
export function stacks(layout: Layout, shown: ShownRows): readonly Stack[] {
  if (!layout.together) return shown.rows.map((_, at) => [at]);
  const found = new Map<string, number[]>();
  shown.rows.forEach((_, at) => {
    const key = layout.together!(cellsOf(shown, at));
    const own = found.get(key);
    if (own) own.push(at);
    else found.set(key, [at]);
  });
  return [...found.values()];
}

/** One card. */
export function card(use: CardUse, stack: Stack): HTMLElement {
  const { layout } = use;
  const [first = 0] = stack;
  if (!layout.head) return h("article", { class: "card" }, ...told(use, layout.entry, first, "h3"));
  return h(
    "article",
    { class: "card of-several" },
    h("header", {}, ...told(use, layout.head, first, "h3"), stack.length > 1 ? h("p", { class: "lines" }, counted(stack.length, "line")) : null),
    h("ol", { class: "entries" }, ...stack.map((at) => h("li", {}, ...told(use, layout.entry, at, "h4")))),
  );
}

function cellsOf(shown: ShownRows, at: number): Cells {
  const row = shown.rows[at]!;
  return (column) => {
    const index = shown.columns.findIndex((each) => each.name === column);
    return index < 0 ? "" : words(row[index] ?? null, shown.columns[index]!.dates);
  };
}

function words(value: Cell, dates: boolean): string {
  if (value === null) return "";
  return dates ? dated(String(value)) : String(value);
}

function told(use: CardUse, entry: Entry, at: number, heading: "h3" | "h4"): (HTMLElement | null)[] {
  const cells = cellsOf(use.shown, at);
  const over = entry.over?.(cells) ?? "";
  const isEntry = entry === use.layout.entry;
  const tags = (entry.tags?.(cells) ?? []).filter(Boolean);
  const uncertain = isEntry && cells("doubt") !== "";
  const why = entry.why?.(cells) ?? "";
  const quote = entry.words ? plansWords(use, entry.words, at) : null;
  return [
    over ? h("p", { class: "over" }, over) : null,
    entry.title ? h(heading, {}, ...title(use, entry, at)) : null,
    tags.length || uncertain
      ? h("p", { class: "tags" }, ...tags.map((tag) => h("span", { class: "tag" }, tag)), uncertain ? h("span", { class: "doubt" }, cells("doubt")) : null)
      : null,
    why ? h("p", { class: "why" }, why) : null,
    entry.sides ? h("div", { class: "sides" }, ...entry.sides.map((side) => sideBySide(use, side, at))) : null,
    fields(use, entry.fields ?? [], at, !entry.untitled || cells(entry.title ?? "") !== ""),
    quote?.block ?? null,
    lastLine([quote?.place, ...doing(use, entry, at, isEntry)]),
  ];
}

function title(use: CardUse, entry: Entry, at: number): (HTMLElement | string)[] {
  const cells = cellsOf(use.shown, at);
  const column = entry.title!;
  const rank = entry.rank ? cells(entry.rank) : "";
  const words = cells(column);
  return [rank ? `${rank}. ` : "", words ? names(use.context, { column, words }, use.shown.nodes[at]!) : (entry.untitled ?? "Not stated")];
}

function sideBySide(use: CardUse, side: Side, at: number): HTMLElement {
  const cells = cellsOf(use.shown, at);
  const over = side.over?.(cells) ?? "";
  const quote = side.words ? plansWords(use, side.words, at) : null;
  return h(
    "div",
    { class: "side-by-side" },
    over ? h("p", { class: "over" }, over) : null,
    h("h3", {}, names(use.context, { column: side.title, words: cells(side.title) }, use.shown.nodes[at]!)),
    fields(use, side.fields ?? [], at, true),
    quote?.block ?? null,
    lastLine([quote?.place]),
  );
}

/** The lines; what is not stated is said so only of single actions, not of whole plans. */
function fields(use: CardUse, listed: readonly Field[], at: number, sayMissing: boolean): HTMLElement | null {
  const cells = cellsOf(use.shown, at);
  const lines = listed.flatMap(({ label, column, missing, before }) => {
    const words = cells(column);
    if (!words && !(missing && sayMissing)) return [];
    const value = words ? names(use.context, { column, words }, use.shown.nodes[at]!) : h("span", { class: "not-stated" }, missing);
    return [h("dt", {}, label), h("dd", {}, words ? (before?.(cells) ?? "") : "", value)];
  });
  return lines.length ? h("dl", {}, ...lines) : null;
}

/** The words as a quotation, and their place, which leads into the plan; a few words stand beside it. */
function plansWords(use: CardUse, words: Words, at: number): { block: HTMLElement | null; place: HTMLElement } | null {
  const cells = cellsOf(use.shown, at);
  const quoted = words.quote ? cells(words.quote) : "";
  const around = words.sentence ? cells(words.sentence) : "";
  const where = cells(words.place);
  if (!where) return null;
  const spot = use.places.find(where, quoted);
  const isShort = quoted !== "" && (around || quoted).length <= SHORT;
  const place = spot
    ? h("button", { type: "button", class: "link", title: "Read it in the plan", onclick: () => use.context.openPlan(spot.plan, spot.at) }, where)
    : where;
  return {
    block: quoted && !isShort ? quotation(around || quoted, around ? quoted : "") : null,
    place: h("span", {}, isShort ? h("q", {}, around || quoted) : "", isShort ? ", " : "", place),
  };
}

function lastLine(parts: readonly (HTMLElement | null | undefined)[]): HTMLElement | null {
  const all = parts.filter((each) => each !== null && each !== undefined);
  return all.length ? h("p", { class: "doing" }, ...all) : null;
}

/** What can be done with a row. */
function doing(use: CardUse, entry: Entry, at: number, isEntry: boolean): (HTMLElement | null)[] {
  const { context } = use;
  const cells = cellsOf(use.shown, at);
  const nodes = use.shown.nodes[at]!;
  const going = (entry.goes ?? [])
    .flatMap((column) => nodesIn({ column, words: cells(column) }, nodes, context.model))
    .filter((each) => CAN_GO.has(context.model.at(each).kind) && !context.model.at(each).generic);
  const gone = [...new Set(going)];
  return [
    isEntry && nodes.length > 1
      ? h("button", { type: "button", class: "link", "data-nodes": nodes.join(), onclick: () => context.select(nodes) }, `Select all ${nodes.length}`)
      : null,
    isEntry && nodes.length
      ? h("button", { type: "button", class: "link", onclick: () => use.inPicture(nodes) }, "Show in the picture")
      : null,
    gone.length ? h("button", { type: "button", class: "link", onclick: () => context.whatIf(gone) }, goingWords(context, gone)) : null,
  ];
}

function goingWords(context: Context, gone: readonly number[]): string {
  const [first] = gone;
  if (gone.length > 1) return "What if they go?";
  return `What if ${context.model.at(first!).kind === "person" ? context.model.at(first!).label : "it"} goes?`;
}
