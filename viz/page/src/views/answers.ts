/** A tab of questions and their answers: Overlaps, Dependencies, Gaps, Single points of failure. */
import type { Question } from "../data/types";
import { type ShownRows, lacksDay } from "../model/answer_rows";
import { type Places, placesIn } from "../model/places";
import type { Shown } from "../model/shown";
import type { State } from "../state";
import { h, replace } from "../ui/dom";
import { DataTable, type TableContent } from "../ui/table";
import { counted } from "../ui/words";
import { type Family, questionsOf } from "./answers/families";
import { type Face, type FaceName, facesOf } from "./answers/faces";
import { layoutOf } from "./answers/layouts";
import { CardList } from "./answers/list";
import type { Context, Drawing, MakeView, View } from "./view";

/** Makes the tab of a family of questions. */
export function answersView(family: Family): MakeView {
  return (context) => new Answers(context, family);
}

/** So much is left to see of the question before. */
const STRIP_MARGIN = 24;

class Answers implements View {
  readonly element: HTMLElement;
  readonly #questions: readonly Question[];
  readonly #list = h("ul", {});
  readonly #title = h("h2", {});
  readonly #told = h("p", { class: "told" });
  readonly #switch = h("div", { class: "switch", role: "group", "aria-label": "Show as" });
  readonly #body = h("div", { class: "answer-body" });
  readonly #cards = new CardList();
  readonly #table: DataTable;
  readonly #faces = new Map<string, View>();
  readonly #places: Places;
  #open: View | null = null;
  #drawn = "";

  constructor(
    private readonly context: Context,
    family: Family,
  ) {
    const { model, texts } = context;
    this.#questions = questionsOf(model, family);
    this.#table = new DataTable((nodes) => context.select(nodes));
    this.#places = placesIn(model, texts);
    this.element = h(
      "div",
      { class: "answers" },
      h("div", { class: "answers-columns" },
        h("nav", { class: "questions", "aria-label": "Questions" }, this.#list),
        h("section", { class: "answer" }, h("div", { class: "bar" }, h("div", { class: "about-answer" }, this.#title, this.#told), this.#switch), this.#body)),
    );
  }

  update(state: State, shown: Shown): void {
    const { question, face } = this.#chosen(state);
    const key = drawnBy(state);
    if (key !== this.#drawn) {
      this.#drawn = key;
      const rows = shown.rows(question);
      this.#questionList(question, state, shown);
      replace(this.#title, question.title);
      replace(this.#told, ...(face.name === "grid" ? [`${question.summary}.`] : this.#inWords(question, rows, state)));
      replace(this.#switch, ...this.#buttons(question, face));
      if (face.name === "cards") this.#showCards(question, rows, state);
      if (face.name === "table") this.#table.show(this.table(state, shown));
    }
    this.element.classList.toggle("roomy", Boolean(face.make));
    this.#open = face.make ? this.#view(question, face) : null;
    this.#open?.update(state, shown);
    this.#put(this.#open?.element ?? (face.name === "table" ? this.#table.element : this.#cards.element));
    this.#cards.select(state.selected);
    this.#bringToView();
  }

  table(state: State, shown: Shown): TableContent {
    const { question, face } = this.#chosen(state);
    const own = face.make ? this.#faces.get(`${question.name} ${face.name}`)?.table?.(state, shown) : undefined;
    if (own && !state.table) return own;
    const { columns, rows, nodes } = shown.rows(question);
    return { name: question.name, caption: question.title, columns, rows, nodes, empty: emptyWords(question, state) };
  }

  drawing(): Drawing | null {
    return this.#open?.drawing?.() ?? null;
  }

  close(): void {
    for (const view of this.#faces.values()) view.close?.();
  }

  #chosen(state: State): { question: Question; face: Face } {
    const [name, wanted] = state.view.split("/");
    const question = this.#questions.find((each) => each.name === name) ?? this.#questions[0]!;
    const faces = facesOf(question);
    const table = faces.find((each) => each.name === "table")!;
    return { question, face: state.table ? table : (faces.find((each) => each.name === wanted && each !== table) ?? faces[0]!) };
  }

  #questionList(chosen: Question, state: State, shown: Shown): void {
    const focused = this.#list.contains(document.activeElement);
    replace(
      this.#list,
      ...this.#questions.map((question) => {
        const isChosen = question === chosen;
        const rows = shown.rows(question).rows.length;
        const choose = (): void => this.context.set({ view: question.name, table: state.table });
        return h(
          "li",
          {},
          h("button", { type: "button", "aria-current": isChosen ? "true" : null, title: question.summary, onclick: choose },
            h("span", { class: "title" }, question.title),
            lacksDay(question, state)
              ? h("span", { class: "count", title: "No day is given to count from" }, "no day")
              : h("span", { class: "count", title: counted(rows, "row") }, rows)),
        );
      }),
    );
    if (focused) this.#list.querySelector<HTMLElement>("[aria-current]")?.focus();
  }

  /** Where there is little room the list of questions is a strip, which is moved sideways. */
  #bringToView(): void {
    const strip = this.#list.parentElement!;
    const current = this.#list.querySelector("[aria-current]")!.getBoundingClientRect();
    const { left, right } = strip.getBoundingClientRect();
    if (current.left < left || current.right > right) strip.scrollLeft += current.left - left - STRIP_MARGIN;
  }

  #buttons(question: Question, chosen: Face): HTMLElement[] {
    return facesOf(question).map((face) =>
      h("button", { type: "button", "aria-pressed": String(face.name === chosen.name), "data-face": face.name, onclick: () => this.#show(question, face.name) }, face.label),
    );
  }

  #show(question: Question, face: FaceName): void {
    const [first] = facesOf(question);
    this.context.set(face === "table" ? { view: question.name, table: true } : { view: face === first!.name ? question.name : `${question.name}/${face}`, table: false });
    this.#switch.querySelector<HTMLElement>(`[data-face="${face}"]`)?.focus();
  }

  #inWords(question: Question, { rows, notNarrowedBy }: ShownRows, state: State): (HTMLElement | string)[] {
    const parts: (HTMLElement | string)[] = [`${question.summary}. ${counted(rows.length, "row")}.`];
    if (notNarrowedBy.length) parts.push(h("strong", { class: "not-narrowed" }, ` Not narrowed by ${listed(notNarrowedBy)}.`));
    if (lacksDay(question, state)) {
      parts.push(
        " No day is given: all that has an end date is listed, past or not. ",
        h("button", { type: "button", class: "small", onclick: () => this.context.set({ on: today() }) }, `Count from today, ${today()}`),
      );
    } else if (question.name === "overdue" && state.on) {
      parts.push(` Counted from ${state.on}. `, h("button", { type: "button", class: "small", onclick: () => this.context.set({ on: "" }) }, "Any day"));
    }
    return parts;
  }

  #showCards(question: Question, shown: ShownRows, state: State): void {
    const layout = layoutOf(question);
    const inPicture = (nodes: readonly number[]): void => this.context.set({ view: `${question.name}/picture`, table: false, selected: nodes });
    const use = { context: this.context, places: this.#places, layout, shown, inPicture };
    this.#cards.show(use, emptyWords(question, state));
    this.#body.scrollTop = 0;
  }

  #view(question: Question, face: Face): View {
    const key = `${question.name} ${face.name}`;
    const view = this.#faces.get(key) ?? face.make!(this.context, this.#places, question);
    this.#faces.set(key, view);
    return view;
  }

  #put(element: HTMLElement): void {
    if (this.#body.firstElementChild !== element) replace(this.#body, element);
  }
}

/** What of a state changes the rows or how they are shown; what is selected does not. */
function drawnBy({ view, table, areas, groups, themes, standing, on, sure }: State): string {
  return JSON.stringify([view, table, areas, groups, themes, standing, on, sure]);
}

function emptyWords(question: Question, state: State): string {
  const narrowed = state.areas.length || state.groups.length || state.themes.length || state.on || state.sure;
  return question.empty || (narrowed ? "Nothing with these filters." : "Nothing found.");
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
}
