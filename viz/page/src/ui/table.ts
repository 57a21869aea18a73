/** A table that can be sorted, read by keyboard and taken away as CSV. */
import type { Cell } from "../data/types";
import { saveText } from "./download";
import { toCsv } from "./csv";
import { h, replace } from "./dom";

/** A column: its heading, and what it holds, as a tooltip and for screen readers. */
export interface TableColumn {
  readonly name: string;
  readonly description?: string;
}

/** What a table shows. `nodes` are the things that each row speaks of. */
export interface TableContent {
  /** The name of its file when saved, without ending. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly nodes?: readonly (readonly number[])[];
  /** What it means that there are no rows. */
  readonly empty?: string;
}

/** How many rows are drawn at once; the rest follow on demand. */
const PAGE = 200;
const LONG = 40;
const collator = new Intl.Collator("en-GB", { numeric: true });

/** What to do when a row is chosen: the things that it speaks of, and the row's number. */
export type OnRow = (nodes: readonly number[], row: number) => void;

/** A table element with its own sorting; `onRow` makes its rows choosable. */
export class DataTable {
  readonly element = h("section", { class: "table-part" });
  #content: TableContent = { name: "", caption: "", columns: [], rows: [] };
  #sorted: { column: number; down: boolean } | null = null;
  #drawn = PAGE;

  constructor(private readonly onRow?: OnRow) {}

  /** Shows this content; the sorting stays where the columns do. */
  show(content: TableContent): void {
    if (content.columns.map((each) => each.name).join() !== this.#content.columns.map((each) => each.name).join()) {
      this.#sorted = null;
    }
    this.#content = content;
    this.#drawn = PAGE;
    this.#draw();
  }

  #draw(): void {
    const { caption, columns, rows, empty } = this.#content;
    const order = this.#order();
    const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
    const head = h(
      "div",
      { class: "table-head" },
      h("p", { class: "table-count", role: "status" }, count),
      h("button", { type: "button", class: "quiet", onclick: () => this.save(), disabled: !rows.length }, "Save as CSV"),
    );
    if (!rows.length) {
      replace(this.element, head, h("p", { class: "nothing" }, empty || "Nothing to show with these filters."));
      return;
    }
    const body = h("tbody", {}, ...order.slice(0, this.#drawn).map((at) => this.#row(at)));
    const more =
      order.length > this.#drawn
        ? h(
            "button",
            {
              type: "button",
              class: "more",
              onclick: () => {
                this.#drawn += PAGE * 5;
                this.#draw();
              },
            },
            `Show more (${order.length - this.#drawn} left)`,
          )
        : null;
    replace(
      this.element,
      head,
      h(
        "div",
        { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
        h(
          "table",
          {},
          h("caption", { class: "hidden-text" }, caption),
          h("thead", {}, h("tr", {}, ...columns.map((column, at) => this.#heading(column, at)))),
          body,
        ),
      ),
      more,
    );
  }

  #heading(column: TableColumn, at: number): HTMLElement {
    const sorted = this.#sorted?.column === at ? (this.#sorted.down ? "descending" : "ascending") : "none";
    const sort = (): void => {
      this.#sorted = { column: at, down: this.#sorted?.column === at && !this.#sorted.down };
      this.#draw();
      this.element.querySelectorAll<HTMLElement>("th button")[at]?.focus();
    };
    return h(
      "th",
      { scope: "col", "aria-sort": sorted },
      h("button", { type: "button", title: column.description, onclick: sort }, column.name,
        h("span", { class: "sort-sign", "aria-hidden": "true" }, sorted === "none" ? "" : sorted === "ascending" ? " ▲" : " ▼")),
    );
  }

  #row(at: number): HTMLElement {
    const { columns, rows, nodes } = this.#content;
    const spoken = nodes?.[at] ?? [];
    const choose = this.onRow && spoken.length ? () => this.onRow?.(spoken, at) : null;
    const chosenCell = choose ? firstNamed(rows[at]!, columns) : -1;
    return h(
      "tr",
      { class: choose ? "choosable" : null, onclick: choose },
      ...rows[at]!.map((value, column) => {
        const text = value === null ? "" : String(value);
        const shown = column === chosenCell ? h("button", { type: "button", class: "link" }, text) : text;
        return h("td", { class: cellClass(value) }, value === null ? h("span", { class: "not-stated" }, "–") : shown);
      }),
    );
  }

  #order(): number[] {
    const { rows } = this.#content;
    const order = rows.map((_, at) => at);
    const sorted = this.#sorted;
    if (sorted) {
      const sign = sorted.down ? -1 : 1;
      order.sort((left, right) => {
        const [one, other] = [rows[left]![sorted.column] ?? null, rows[right]![sorted.column] ?? null];
        // What is not stated comes last, whichever way the table is sorted.
        if (one === null || other === null) return Number(one === null) - Number(other === null);
        return sign * compare(one, other);
      });
    }
    return order;
  }

  /** Saves the rows, as they are sorted, as CSV. */
  save(): void {
    const { name, columns, rows } = this.#content;
    const sorted = this.#order().map((at) => rows[at]!);
    saveText(`${name}.csv`, toCsv(columns.map((each) => each.name), sorted), "text/csv");
  }
}

function compare(one: string | number, other: string | number): number {
  return typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));
}

/** The cell that carries the row's button: the first that names somebody or something. */
function firstNamed(row: readonly Cell[], columns: readonly TableColumn[]): number {
  const passed = new Set(["area", "finding", "theme", "number", "rank", "kind"]);
  const found = columns.findIndex((column, at) => !passed.has(column.name) && typeof row[at] === "string");
  return found >= 0 ? found : row.findIndex((value) => value !== null);
}

function cellClass(value: Cell): string | null {
  if (typeof value === "number") return "number";
  return value !== null && value.length > LONG ? "long" : null;
}
