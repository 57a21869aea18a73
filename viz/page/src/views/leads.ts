/** Who leads what: in columns, as a map, as a matrix, and as a table. */
import { columnsPicture } from "../picture/columns";
import { nameOf } from "../picture/labels";
import { mapPicture } from "../picture/map";
import type { MakePicture, Picture } from "../picture/picture";
import { Near } from "../picture/tracing";
import { inWords } from "../ui/filters";
import { h, replace } from "../ui/dom";
import { DataTable, type TableContent } from "../ui/table";
import { counted } from "../ui/words";
import type { State } from "../state";
import type { Shown } from "../model/shown";
import type { Context, View } from "./view";
import { Matrix } from "./matrix";

/** From this many things on, only what is traced is drawn. */
export const MOST_DRAWN = 1500;
const QUESTION = "who-leads-what";

type Face = "columns" | "map" | "matrix" | "areas" | "table";
const FACES: readonly (readonly [Face, string])[] = [
  ["columns", "Columns"],
  ["map", "Map"],
  ["matrix", "Matrix"],
  ["table", "Table"],
];
const PICTURES: Readonly<Partial<Record<Face, MakePicture>>> = { columns: columnsPicture, map: mapPicture };

/** Makes the first tab. */
export function leadsView(context: Context): View {
  return new Leads(context);
}

class Leads implements View {
  readonly element: HTMLElement;
  readonly #told = h("p", { class: "told" });
  readonly #buttons = new Map<Face, HTMLButtonElement>();
  readonly #body = h("div", { class: "leads-body" });
  readonly #pictures = new Map<Face, Picture>();
  readonly #table: DataTable;
  readonly #matrix: Matrix;
  #open: Picture | null = null;

  constructor(private readonly context: Context) {
    this.#table = new DataTable((nodes) => context.select(nodes.slice(0, 1)));
    this.#matrix = new Matrix(context);
    const buttons = FACES.map(([face, label]) => {
      const button = h("button", { type: "button", onclick: () => context.set(face === "table" ? { table: true } : { view: face, table: false }) }, label);
      this.#buttons.set(face, button);
      return button;
    });
    this.element = h(
      "div",
      { class: "leads" },
      h("div", { class: "bar" }, this.#told, h("div", { class: "switch", role: "group", "aria-label": "Show as" }, ...buttons)),
      this.#body,
    );
  }

  update(state: State, shown: Shown): void {
    const face = faceOf(state, shown);
    for (const [name, button] of this.#buttons) button.setAttribute("aria-pressed", String(name === face || (name === "matrix" && isMatrix(face))));
    this.#open = null;
    if (face === "table") {
      this.#table.show(this.table(state, shown));
      this.#put(this.#table.element);
    } else if (isMatrix(face)) {
      this.#matrix.update(state, shown, face === "matrix" ? "leads" : "themes");
      this.#put(this.#matrix.element);
    } else {
      this.#draw(face, state, shown);
    }
    replace(this.#told, ...this.#inWords(face, state, shown));
  }

  table(state: State, shown: Shown): TableContent {
    if (isMatrix(faceOf(state, shown))) return this.#matrix.content();
    const question = this.context.model.question(QUESTION);
    const { columns, rows, nodes } = shown.rows(question);
    return { name: QUESTION, caption: question.summary, columns, rows, nodes, empty: question.empty };
  }

  drawing(): Picture | null {
    return this.#open;
  }

  close(): void {
    for (const picture of this.#pictures.values()) picture.close();
  }

  #put(element: HTMLElement): void {
    if (this.#body.firstElementChild !== element) replace(this.#body, element);
  }

  #draw(face: Face, state: State, shown: Shown): void {
    let picture = this.#pictures.get(face);
    if (!picture) {
      picture = PICTURES[face]!(this.context);
      this.#pictures.set(face, picture);
    }
    this.#open = picture;
    this.#put(picture.element);
    const selected = state.selected.filter((node) => shown.nodes.has(node)).map((node) => nameOf(this.context.model.at(node)));
    const filters = [inWords(this.context.model, state), selected.length ? `Selected: ${selected.join("; ")}` : ""].filter(Boolean).join(" · ");
    const title = `Who leads what: ${this.context.model.data.title}`;
    picture.show(shown, state.selected, { title, filters, sure: state.sure, onlyTraced: isTooMany(shown) });
  }

  #inWords(face: Face, state: State, shown: Shown): (HTMLElement | string)[] {
    const all = this.context.model.data.nodes.length;
    const counts = [h("strong", {}, shown.nodes.size), ` of ${all} items, `, h("strong", {}, shown.facts.length), " relations. "];
    if (face === "table") {
      const besides = shown.rows(this.context.model.question(QUESTION)).notNarrowedBy;
      return besides.length ? [...counts, `These rows are not narrowed by ${besides.join(" and ")}.`] : counts;
    }
    if (isMatrix(face)) return [...counts, "Select a count to list its actions."];
    if (isTooMany(shown)) return [...counts, `Only what is selected and its links are drawn: all of it would be too much to see. Select more with Ctrl, or narrow the filters.`];
    const lost = state.selected.filter((node) => !shown.nodes.has(node)).length;
    if (lost) return [...counts, `${counted(lost, "selected thing is", "selected things are")} left out by the filters.`];
    if (!state.selected.length) return [...counts, "Select an item to trace its links."];
    const near = [...(this.#open?.tracing.nodes.values() ?? [])];
    const count = (how: Near): number => near.filter((each) => each === how).length;
    return [...counts, `${count(Near.Direct)} linked directly, ${count(Near.Second)} in a second step.`];
  }
}

function isMatrix(face: Face): boolean {
  return face === "matrix" || face === "areas";
}

function isTooMany(shown: Shown): boolean {
  return shown.nodes.size > MOST_DRAWN;
}

/** What is shown: the matrix where a picture would hold too much and nothing is drilled into. */
function faceOf(state: State, shown: Shown): Face {
  if (state.table) return "table";
  const known = state.view === "areas" ? "areas" : FACES.find(([name]) => name === state.view)?.[0];
  if (known && isMatrix(known)) return known;
  if (isTooMany(shown) && !state.selected.some((node) => shown.nodes.has(node))) return "matrix";
  return known ?? "columns";
}
