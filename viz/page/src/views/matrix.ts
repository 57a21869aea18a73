/** Counts of actions in a grid: leads by themes, themes by areas. Each count opens its list. */
import { type Counts, leadsByTheme, type Line, themesByArea } from "../model/counts";
import type { Shown } from "../model/shown";
import type { State } from "../state";
import { h, replace } from "../ui/dom";
import { gridKeys } from "../ui/grid_keys";
import { sign } from "../ui/sign";
import { DataTable, type TableContent } from "../ui/table";
import { counted } from "../ui/words";
import { actionsTable } from "./action_list";
import type { Context } from "./view";

/** What the rows are. */
export type Rows = "leads" | "themes";

/** The names of the two in an address. */
const VIEWS: Readonly<Record<Rows, string>> = { leads: "matrix", themes: "areas" };
const PAGE = 200;
/** So many things are selected at most; an address has no room for more. */
const MOST_SELECTED = 60;
const LEVELS = 5;

/** A column by which rows are sorted: its number, or the total, or the name. */
type Sorting = number | "total" | "name";

/** The matrix with its list. */
export class Matrix {
  readonly element = h("div", { class: "matrix" });
  readonly #list = h("section", { class: "matrix-list", "aria-label": "The actions of a count" });
  readonly #table: DataTable;
  #rows: Rows = "leads";
  #counts: Counts | null = null;
  #shown: Shown | null = null;
  #sorting: Sorting = "total";
  #up = false;
  #drawn = PAGE;

  constructor(private readonly context: Context) {
    this.#table = new DataTable((nodes) => context.select(nodes.slice(0, 1)));
  }

  /** Shows the counts of what is shown. */
  update(_: State, shown: Shown, rows: Rows): void {
    const same = this.#shown && this.#rows === rows && isSame(this.#shown.nodes, shown.nodes) && this.#shown.facts.length === shown.facts.length;
    if (same) return;
    if (this.#rows !== rows) this.#sorting = "total";
    this.#rows = rows;
    this.#shown = shown;
    this.#drawn = PAGE;
    this.#counts = rows === "leads" ? leadsByTheme(this.context.model, shown) : themesByArea(this.context.model, shown);
    replace(this.#list);
    this.#draw();
  }

  /** The counts as a table, for the table twin's CSV. */
  content(): TableContent {
    const counts = this.#counts!;
    const heads = this.#rows === "leads" ? ["lead", "kind", "area"] : ["theme"];
    return {
      name: this.#rows === "leads" ? "leads-by-themes" : "themes-by-areas",
      caption: this.#caption(),
      columns: [...heads, "all", ...counts.columns.map((column) => column.label)].map((name) => ({ name })),
      rows: this.#order().map((at) => {
        const row = counts.rows[at]!;
        const names = this.#rows === "leads" ? [row.label, row.kind, row.under] : [row.label];
        return [...names, row.actions.length, ...counts.columns.map((_, column) => counts.at(at, column).length)];
      }),
    };
  }

  #caption(): string {
    return this.#rows === "leads" ? "How many actions each lead has under each theme" : "How many actions each area has under each theme";
  }

  #draw(): void {
    const counts = this.#counts!;
    if (!counts.rows.length) {
      const words = this.#rows === "leads" ? "No action shown names a lead." : "No action is shown.";
      return replace(this.element, this.#switch(), h("p", { class: "nothing" }, words));
    }
    const order = this.#order();
    const most = Math.max(...counts.rows.map((_, row) => Math.max(0, ...counts.columns.map((each, column) => (each.gathers ? 0 : counts.at(row, column).length)))));
    const name = this.#rows === "leads" ? "Lead" : "Theme";
    const table = h(
      "table",
      { role: "grid", "aria-label": this.#caption() },
      h("thead", {}, h("tr", {}, this.#head(name, "name", "corner"), this.#head("All", "total", "total"), ...counts.columns.map((column, at) => this.#head(column.label, at, "")))),
      h("tbody", {}, ...order.slice(0, this.#drawn).map((at) => this.#row(at, most))),
      h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, "All, each action once"), this.#cell(counts.actions, "All", null, 0), ...counts.columns.map((column) => this.#cell(column.actions, `All: ${column.label}`, null, 0)))),
    );
    gridKeys(table);
    const more = order.length - this.#drawn;
    replace(
      this.element,
      this.#switch(),
      h("div", { class: "matrix-scroll" }, table,
        more > 0 ? h("button", { type: "button", class: "more", onclick: () => {
          this.#drawn += PAGE * 2;
          this.#draw();
        } }, `Show more (${more} left)`) : null),
      this.#list,
    );
  }

  #switch(): HTMLElement {
    const button = (rows: Rows, words: string): HTMLElement =>
      h("button", { type: "button", class: "small", "aria-pressed": String(rows === this.#rows), onclick: () => this.context.set({ view: VIEWS[rows] }) }, words);
    return h("div", { class: "matrix-switch switch", role: "group", "aria-label": "Count by" }, button("leads", "Leads by themes"), button("themes", "Themes by areas"));
  }

  #head(label: string, sorting: Sorting, kind: string): HTMLElement {
    const sorted = this.#sorting === sorting ? (this.#up ? "ascending" : "descending") : "none";
    return h(
      "th",
      { scope: "col", class: kind || null, "aria-sort": sorted },
      h("button", { type: "button", title: label, onclick: () => this.#sort(sorting) },
        h("span", { class: "words" }, label),
        h("span", { class: "sort-sign", "aria-hidden": "true" }, sorted === "none" ? "" : this.#up ? " ▲" : " ▼")),
    );
  }

  #row(at: number, most: number): HTMLElement {
    const counts = this.#counts!;
    const row = counts.rows[at]!;
    const name = h("span", { class: "words" }, row.label, row.under ? h("span", { class: "under" }, row.under) : null);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, row.node < 0 ? h("span", { class: "thing" }, name)
        : h("button", { type: "button", class: "thing", onclick: () => this.context.select([row.node]) }, sign(row.kind!), name)),
      this.#cell(row.actions, row.label, row, 0),
      ...counts.columns.map((column, place) => this.#cell(counts.at(at, place), `${row.label}: ${column.label}`, row, column.gathers ? 0 : most)),
    );
  }

  /** A count; `most` is the largest, by which it is shaded, or 0 for a total. */
  #cell(actions: readonly number[], title: string, row: Line | null, most: number): HTMLElement {
    const count = actions.length;
    if (!count) return h("td", { class: "zero", role: "gridcell" }, "");
    const level = most ? Math.min(LEVELS, 1 + Math.floor(((LEVELS - 1) * count) / most)) : 0;
    const open = (): void => this.#open(actions, title, row);
    return h("td", { class: most ? `level-${level}` : "total", role: "gridcell" },
      h("button", { type: "button", "aria-label": `${title}: ${counted(count, "action")}`, onclick: open }, count));
  }

  #sort(sorting: Sorting): void {
    this.#up = this.#sorting === sorting ? !this.#up : sorting === "name";
    this.#sorting = sorting;
    this.#draw();
    const at = sorting === "name" ? 0 : sorting === "total" ? 1 : sorting + 2;
    this.element.querySelectorAll<HTMLElement>("thead th button")[at]?.focus();
  }

  #order(): number[] {
    const counts = this.#counts!;
    const value = (at: number): number => (typeof this.#sorting === "number" ? counts.at(at, this.#sorting).length : counts.rows[at]!.actions.length);
    const sign = this.#up ? 1 : -1;
    return counts.rows
      .map((_, at) => at)
      .sort((one, other) => {
        const by = this.#sorting === "name" ? counts.rows[one]!.label.localeCompare(counts.rows[other]!.label, "en-GB") : value(one) - value(other);
        return sign * by || one - other;
      });
  }

  #open(actions: readonly number[], title: string, row: Line | null): void {
    const nodes = row && row.node >= 0 ? [row.node, ...actions] : actions;
    const selected = nodes.length <= MOST_SELECTED ? nodes : row && row.node >= 0 ? [row.node] : [];
    const draw = h("button", { type: "button", class: "small", onclick: () => this.context.set({ view: "columns", selected }) }, "Draw these");
    this.#table.show(actionsTable(this.context.model, actions, this.#shown!));
    replace(
      this.#list,
      h("div", { class: "matrix-title" }, h("h2", {}, title), selected.length ? draw : null,
        h("button", { type: "button", class: "small", onclick: () => replace(this.#list) }, "Close list")),
      this.#table.element,
    );
    this.context.set({ view: VIEWS[this.#rows], selected });
    this.context.announce(`${title}: ${counted(actions.length, "action")}, listed below.`);
  }
}

function isSame(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((node) => other.has(node));
}
