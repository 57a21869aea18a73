/** The answer to a query: rows, statements, yes or no, or what is wrong with the query. */
import type { Question } from "../data/types";
import type { Model } from "../model/model";
import { toTabs } from "../ui/csv";
import { h, replace } from "../ui/dom";
import { saveText } from "../ui/download";
import { DataTable, type TableContent } from "../ui/table";
import type { Answer, Fault, Found, Place, Statements } from "./messages";

/** What an answer may ask of the page. */
export interface AnswerUse {
  /** Tells of the things that a row speaks of. */
  onRow(nodes: readonly number[]): void;
  /** Shows things in the picture. */
  onShow(nodes: readonly number[]): void;
  /** Goes to a place in the query. */
  onPlace(place: Place): void;
  /** Tells those who use a screen reader. */
  announce(words: string): void;
}

/** The part of the view below the editor. */
export class AnswerPart {
  readonly element = h("div", { class: "result" });
  readonly #table: DataTable;
  readonly #nodes: ReadonlyMap<string, number>;
  #content: TableContent | null = null;

  constructor(
    model: Model,
    private readonly use: AnswerUse,
  ) {
    this.#table = new DataTable((nodes) => use.onRow(nodes));
    this.#nodes = nodesByIri(model);
  }

  /** The rows that are shown, if any are. */
  get content(): TableContent | null {
    return this.#content;
  }

  /** Shows nothing but some words. */
  tell(words: string): void {
    this.#content = null;
    replace(this.element, words ? h("p", { class: "told" }, words) : null);
  }

  /** Shows the answer to a query. */
  show(answer: Answer): void {
    this.#content = null;
    if (answer.kind === "fault") this.#fault(answer);
    else if (answer.kind === "truth") {
      replace(this.element, h("p", { class: "truth", role: "status" }, answer.value ? "Yes" : "No"));
    } else this.#rows(answer);
  }

  /** Shows the answer that the page brings along. */
  showBundled(question: Question, why: string): void {
    const { rows, nodes } = question.current;
    this.#content = {
      name: question.name,
      caption: question.title,
      columns: question.columns,
      rows,
      nodes,
      empty: question.empty,
    };
    this.#table.show(this.#content);
    replace(this.element, h("p", { class: "told" }, [`${question.summary}.`, why, question.note].filter(Boolean).join(" ")), this.#table.element);
  }

  #fault({ reason, place, advice }: Fault): void {
    const where = place ? `Line ${place.line}, column ${place.column}: ` : "";
    replace(
      this.element,
      h("div", { class: "fault", role: "alert" }, h("p", {}, `${where}${reason}. ${advice}.`),
        place ? h("button", { type: "button", class: "quiet", onclick: () => this.use.onPlace(place) }, "Go to that place") : null),
    );
  }

  #rows(answer: Found | Statements): void {
    const nodes = answer.rows.map((row) => this.#meant(row));
    const all = [...new Set(nodes.flat())].sort((one, other) => one - other);
    this.#content = {
      name: "answer",
      caption: "The answer to the query",
      columns: answer.columns.map((name) => ({ name })),
      rows: answer.rows,
      nodes,
      empty: "The query has no rows in this graph.",
    };
    this.#table.show(this.#content);
    const { columns, rows } = answer;
    replace(
      this.element,
      answer.more ? h("p", { class: "told" }, `There is more: these are the first ${rows.length.toLocaleString("en-GB")}. Narrow the query, or count instead.`) : null,
      rows.length
        ? h("div", { class: "with" },
            h("button", { type: "button", class: "quiet", onclick: () => void this.#copy(toTabs(columns, rows)) }, "Copy"),
            answer.kind === "statements"
              ? h("button", { type: "button", class: "quiet", onclick: () => saveText("answer.ttl", answer.turtle, "text/turtle") }, "Save as Turtle")
              : null,
            all.length ? h("button", { type: "button", class: "quiet", onclick: () => this.use.onShow(all) }, `Show in the picture (${all.length})`) : null)
        : null,
      this.#table.element,
    );
  }

  /** The things whose IRIs stand in a row. */
  #meant(row: Found["rows"][number]): readonly number[] {
    const found = row.map((value) => (typeof value === "string" ? this.#nodes.get(value) : undefined));
    return [...new Set(found.filter((node) => node !== undefined))];
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.use.announce("The rows have been copied.");
    } catch {
      this.use.announce("The browser does not let this page copy. Save the rows as CSV instead.");
    }
  }
}

/** Every thing by its IRI, an action by those of its parts too. */
function nodesByIri(model: Model): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  model.data.nodes.forEach((node, at) => {
    for (const part of node.parts) found.set(part.iri, at);
    found.set(node.iri, at);
  });
  return found;
}
