/** A plan's text as elements: lines and tables in which what is named is marked. */
import type { Model } from "../../model/model";
import { type Mark, Marks, type Segment } from "../../model/plan_marks";
import { type Block, type Range, type Row, blocksOf } from "../../model/plan_text";
import { h, replace } from "../../ui/dom";
import { sign } from "../../ui/sign";

/** What stands at a place of the text and is no part of it. */
export interface Sign {
  readonly at: number;
  readonly kind: "action" | "fault";
  /** The action that begins there, or what is wrong. */
  readonly node: number;
  readonly words: string;
}

/** About so many characters are drawn at once. */
const CHUNK = 5000;
const FIRST = 2;
/** A table of more columns is set row by row where it would not fit. */
const MANY_COLUMNS = 6;
const LONG_CELL = 90;
const MIDDLE_CELL = 30;
const MARKUP = /(<\/?[a-z][^<>]{0,200}>)/i;

interface Chunk {
  readonly blocks: readonly Block[];
  readonly range: Range;
  readonly element: HTMLElement;
  drawn: boolean;
}

/** The text; its parts are drawn one after the other, the first and what is asked for at once. */
export class PlanText {
  readonly element = h("div", { class: "plan-text" });
  readonly #chunks: readonly Chunk[];
  #marks = new Marks([]);
  #selected: ReadonlySet<string> = new Set();
  #timer = 0;

  constructor(
    private readonly model: Model,
    private readonly text: string,
    file: string,
    private readonly signs: readonly Sign[],
    private readonly onSelect: (node: number) => void,
  ) {
    this.#chunks = portions(blocksOf(text, file)).map((blocks) => ({
      blocks,
      range: { start: blocks[0]!.range.start, end: blocks.at(-1)!.range.end },
      element: h("div", { class: "chunk" }),
      drawn: false,
    }));
    replace(this.element, ...this.#chunks.map((chunk) => chunk.element));
  }

  /** Marks these, and draws what of the text is affected: all, or what is in some ranges. */
  mark(marks: readonly Mark[], where?: readonly Range[]): void {
    this.#marks = new Marks(marks);
    this.#chunks.forEach((chunk, at) => {
      const affected = !where || where.some((each) => each.start <= chunk.range.end && each.end >= chunk.range.start);
      if (!affected) return;
      const now = where ? chunk.drawn : at < FIRST;
      chunk.drawn = false;
      if (now) this.#draw(chunk);
    });
    this.#drawOthers();
  }

  /** Shows which things are selected. */
  select(nodes: readonly number[]): void {
    this.#selected = new Set(nodes.map(String));
    this.#choose(this.element);
  }

  /** The element at a place; it is drawn if it was not yet. */
  at(place: number): HTMLElement | null {
    const chunk = this.#chunks.find((each) => each.range.end >= place) ?? this.#chunks.at(-1);
    if (!chunk) return null;
    if (!chunk.drawn) this.#draw(chunk);
    let best: HTMLElement | null = null;
    for (const each of chunk.element.querySelectorAll<HTMLElement>("[data-start]")) {
      if (Number(each.dataset["start"]) > place) break;
      best = each;
    }
    return best ?? chunk.element;
  }

  /** Draws no more. */
  close(): void {
    clearTimeout(this.#timer);
  }

  #drawOthers(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const next = this.#chunks.find((chunk) => !chunk.drawn);
      if (!next) return;
      this.#draw(next);
      this.#drawOthers();
    });
  }

  #draw(chunk: Chunk): void {
    chunk.drawn = true;
    replace(chunk.element, ...chunk.blocks.map((block) => (block.kind === "line" ? this.#line(block) : this.#table(block.rows))));
    this.#choose(chunk.element);
  }

  #choose(within: HTMLElement): void {
    for (const each of within.querySelectorAll<HTMLElement>("[data-nodes]")) {
      each.classList.toggle("chosen", each.dataset["nodes"]!.split(" ").some((node) => this.#selected.has(node)));
    }
  }

  #line({ range, heading }: Block & { readonly kind: "line" }): HTMLElement {
    return h("p", { class: heading ? "heading" : null, "data-start": range.start }, ...this.#words(range, range));
  }

  #table(rows: readonly Row[]): HTMLElement {
    const width = Math.max(...rows.map((row) => row.cells.length));
    const filled = Array.from({ length: width }, (_, at) => rows.some((row) => !row.rule && row.cells[at] && row.cells[at].end > row.cells[at].start));
    return h(
      "div",
      { class: filled.filter(Boolean).length > MANY_COLUMNS ? "plan-table many" : "plan-table", tabindex: 0, role: "group", "aria-label": "Table of the plan" },
      h("table", {}, h("tbody", {}, ...rows.filter((row) => !row.rule).map((row) => this.#row(row, filled)))),
    );
  }

  #row(row: Row, filled: readonly boolean[]): HTMLElement {
    return h(
      "tr",
      { "data-start": row.range.start },
      ...filled.flatMap((isFilled, at) => {
        if (!isFilled) return [];
        const cell = row.cells[at];
        const isFirst = !row.cells.slice(0, at).some((each) => each.end > each.start);
        const from = isFirst ? row.range.start : cell?.start;
        return [cell && cell.end > cell.start
          ? h("td", { class: widthOf(cell), "data-start": cell.start }, ...this.#words(cell, { start: from!, end: cell.end }))
          : h("td", {})];
      }),
    );
  }

  /** The words of a range with their marks; signs that stand in `reach` are put before them. */
  #words(range: Range, reach: Range): (HTMLElement | string)[] {
    const own = this.signs.filter((each) => each.at >= reach.start && each.at < Math.max(reach.end, reach.start + 1));
    const before = own.filter((each) => each.at <= range.start);
    const found: (HTMLElement | string)[] = before.map((each) => this.#sign(each));
    const after = own.filter((each) => each.at > range.start);
    for (const segment of this.#marks.segments(range)) {
      let from = segment.start;
      for (const each of after.filter((one) => one.at > segment.start && one.at <= segment.end)) {
        found.push(...this.#segment({ ...segment, start: from, end: each.at }), this.#sign(each));
        from = each.at;
      }
      found.push(...this.#segment({ ...segment, start: from }));
    }
    return found;
  }

  #segment({ start, end, marks }: Segment): (HTMLElement | string)[] {
    const words = this.text.slice(start, end);
    if (!words) return [];
    if (!marks.length) return words.split(MARKUP).map((part, at) => (at % 2 ? h("span", { class: "markup" }, part) : part));
    const named = marks.filter((each) => each.kind === "named");
    const classes = [...new Set(marks.filter((each) => each.kind !== "named").map((each) => each.kind as string))];
    const [first] = named;
    if (!first) return [h("mark", { class: classes.join(" "), "data-start": start }, words)];
    const nodes = [...new Set(named.map((each) => each.node))];
    const { kind } = this.model.at(first.node);
    const choose = (): void => this.onSelect(first.node);
    const onkeydown = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    };
    return [
      h(
        "span",
        {
          role: "button",
          // Of a name that another stands in, only its first piece is a stop of the Tab key.
          tabindex: named.some((each) => each.start === start) ? 0 : -1,
          class: ["named", kind, ...classes].join(" "),
          "data-start": start,
          "data-nodes": nodes.join(" "),
          title: nodes.map((node) => this.#told(node)).join("; "),
          onclick: choose,
          onkeydown,
        },
        words,
      ),
    ];
  }

  #told(node: number): string {
    const { label, kind } = this.model.at(node);
    return `${label}, ${kind}`;
  }

  #sign({ kind, node, words }: Sign): HTMLElement {
    if (kind === "fault") return h("span", { class: "fault-sign", title: words }, h("span", { "aria-hidden": "true" }, "⚠ "), words);
    const label = `Select the action: ${words}`;
    return h("button", { type: "button", class: "action-sign", "data-nodes": node, title: label, "aria-label": label, onclick: () => this.onSelect(node) }, sign("action"));
  }
}

/** How wide a cell is to be at least, by how much it holds. */
function widthOf({ start, end }: Range): string | null {
  return end - start > LONG_CELL ? "widest" : end - start > MIDDLE_CELL ? "wider" : null;
}

/** The blocks in portions of about the same length. */
function portions(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const found: Block[][] = [];
  let start = -CHUNK;
  for (const block of blocks) {
    if (block.range.start - start >= CHUNK) {
      found.push([]);
      start = block.range.start;
    }
    found.at(-1)!.push(block);
  }
  return found;
}
