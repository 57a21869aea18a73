/** The grid of standard actions by area: what each plan states of the common list. */
import type { Places } from "../model/places";
import { type StandardGrid, type Standing, standardGrid } from "../model/standards";
import type { State } from "../state";
import { h, replace } from "../ui/dom";
import type { TableContent } from "../ui/table";
import { standardDetail } from "./standard_detail";
import { SIGNS, inWords, legend, short } from "./standard_words";
import type { Context, View } from "./view";

/** So many areas stand beside each other at once. */
const MOST_AREAS = 40;

type Order = "list" | "missing" | "name" | number;

/** Makes the grid. */
export function standardsView(context: Context, places: Places): View {
  return new Standards(context, places);
}

class Standards implements View {
  readonly element = h("div", { class: "standards" });
  #grid: StandardGrid | null = null;
  #order: Order = "list";
  #at: readonly [number, number] = [0, 0];
  #open: readonly [number, number] | null = null;
  #key = "";
  #from = 0;

  constructor(
    private readonly context: Context,
    private readonly places: Places,
  ) {
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  update(state: State): void {
    const key = JSON.stringify([state.areas, state.standing, state.themes, state.groups, state.on, state.sure]);
    if (key === this.#key) return;
    this.#key = key;
    this.#grid = standardGrid(this.context.model, state);
    this.#open = null;
    this.#from = 0;
    if (typeof this.#order === "number" && this.#order >= this.#grid.areas.length) this.#order = "list";
    this.#draw(state);
  }

  table(state: State): TableContent {
    const grid = standardGrid(this.context.model, state);
    return {
      name: "standard-actions",
      caption: "Standard actions by area",
      columns: ["theme", "standard action", "kind", ...grid.areas.map((area) => this.context.model.areaName(area))].map((name) => ({ name })),
      rows: this.#rows(grid).map((at) => {
        const { theme, name, kind } = grid.standards[at]!;
        return [theme, name, kind, ...grid.areas.map((_, area) => inWords(grid.cell(at, area)))];
      }),
    };
  }

  #draw(state: State): void {
    const grid = this.#grid!;
    if (!grid.standards.length) {
      replace(this.element, h("p", { class: "nothing" }, "No plan states any of the standard actions."));
      return;
    }
    const rows = this.#rows(grid);
    this.#at = [0, this.#from];
    replace(
      this.element,
      h("div", { class: "standards-about" }, this.#orders(state), this.#turning(state), notNarrowed(state), legend()),
      h(
        "div",
        { class: "standards-scroll", role: "region", "aria-label": "Standard actions by area" },
        h("table", {}, h("caption", { class: "hidden-text" }, "Standard actions by area. Arrow keys move from cell to cell, Enter tells what the plan says."),
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Standard action"), ...this.#areas().map((area) => this.#areaHead(area, state)))),
          h("tbody", {}, ...rows.flatMap((at, line) => this.#lines(at, line, rows)))),
      ),
      h("div", { class: "standards-detail", role: "status" }),
    );
  }

  #orders(state: State): HTMLElement {
    const choose = (order: Order): void => {
      this.#order = order;
      this.#draw(state);
    };
    const select = h("select", { onchange: (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      choose(value === "missing" || value === "name" || value === "list" ? value : Number(value));
      this.element.querySelector("select")?.focus();
    } },
      h("option", { value: "list" }, "theme"),
      h("option", { value: "missing" }, "how many lack it"),
      h("option", { value: "name" }, "name"),
      ...this.#grid!.areas.map((area, at) => h("option", { value: at }, `what ${this.context.model.areaName(area)} lacks`)));
    select.value = String(this.#order);
    return h("label", {}, "Order by ", select);
  }

  #rows(grid: StandardGrid): number[] {
    const order = grid.standards.map((_, at) => at);
    const weight = (at: number): number | string => {
      if (this.#order === "name") return grid.standards[at]!.name;
      if (this.#order === "missing") return -grid.areas.filter((_, area) => grid.cell(at, area).standing === "missing").length;
      if (this.#order === "list") return at;
      return ORDER.indexOf(grid.cell(at, this.#order).standing);
    };
    return order.sort((one, other) => compared(weight(one), weight(other)) || one - other);
  }

  /** The areas that stand beside each other now. */
  #areas(): readonly number[] {
    return this.#grid!.areas.map((_, at) => at).slice(this.#from, this.#from + MOST_AREAS);
  }

  /** Buttons for the areas before and behind, where not all stand beside each other. */
  #turning(state: State): HTMLElement | null {
    const { length } = this.#grid!.areas;
    if (length <= MOST_AREAS) return null;
    const turn = (by: number): HTMLElement => {
      const to = this.#from + by;
      const go = (): void => {
        this.#from = to;
        this.#draw(state);
        this.element.querySelector<HTMLElement>(`.turning button:not(:disabled)`)?.focus();
      };
      return h("button", { type: "button", class: "small", disabled: to < 0 || to >= length, onclick: go }, by < 0 ? "Areas before" : "Next areas");
    };
    const last = Math.min(length, this.#from + MOST_AREAS);
    return h("span", { class: "turning", role: "group", "aria-label": "Areas" }, turn(-MOST_AREAS), ` ${this.#from + 1} to ${last} of ${length} areas `, turn(MOST_AREAS));
  }

  #areaHead(area: number, state: State): HTMLElement {
    const grid = this.#grid!;
    const name = this.context.model.areaName(grid.areas[area]!);
    const standings = grid.standards.map((_, at) => grid.cell(at, area).standing);
    const count = (wanted: Standing): number => standings.filter((each) => each === wanted).length;
    const sort = (): void => {
      this.#order = this.#order === area ? "list" : area;
      this.#draw(state);
      this.element.querySelectorAll<HTMLElement>("thead button")[area - this.#from]?.focus();
    };
    return h("th", { scope: "col", "aria-sort": this.#order === area ? "ascending" : "none" },
      h("button", { type: "button", title: "Order by what it lacks", onclick: sort }, name, h("span", { class: "sort-sign", "aria-hidden": "true" }, this.#order === area ? " ▲" : "")),
      h("span", { class: "counts" }, count("not compared") ? "not compared" : `${count("present")} present, ${count("missing")} missing`));
  }

  #lines(at: number, line: number, rows: readonly number[]): HTMLElement[] {
    const grid = this.#grid!;
    const { name, theme, kind } = grid.standards[at]!;
    const before = line > 0 ? grid.standards[rows[line - 1]!]!.theme : "";
    const head = this.#order === "list" && theme !== before
      ? [h("tr", { class: "theme" }, h("th", { scope: "rowgroup", colspan: this.#areas().length + 1 }, h("span", {}, theme)))]
      : [];
    const cells = this.#areas().map((area) => this.#cell(at, line, area));
    return [...head, h("tr", {}, h("th", { scope: "row" }, name, h("span", { class: "kind" }, kind)), ...cells)];
  }

  #cell(at: number, line: number, area: number): HTMLElement {
    const grid = this.#grid!;
    const cell = grid.cell(at, area);
    const where = this.context.model.areaName(grid.areas[area]!);
    const label = `${grid.standards[at]!.name}, ${where}: ${inWords(cell)}`;
    return h("td", { class: cell.standing.replaceAll(" ", "-") },
      h("button", {
        type: "button",
        tabindex: line === 0 && area === this.#from ? 0 : -1,
        title: label,
        "data-line": line,
        "data-area": area,
        onclick: () => this.#tell(at, line, area),
      },
        h("span", { class: "standing" }, h("span", { class: "standing-sign", "aria-hidden": "true" }, SIGNS[cell.standing]), cell.standing),
        ...short(cell),
        h("span", { class: "hidden-text" }, `, ${grid.standards[at]!.name}, ${where}`)));
  }

  #tell(at: number, line: number, area: number): void {
    const grid = this.#grid!;
    this.#focus(line, area);
    this.element.querySelectorAll("td.open").forEach((each) => each.classList.remove("open"));
    const again = this.#open?.[0] === at && this.#open[1] === area;
    this.#open = again ? null : [at, area];
    const told = this.element.querySelector(".standards-detail")!;
    if (again) {
      replace(told);
      return;
    }
    this.#button(line, area)?.parentElement?.classList.add("open");
    const close = (): void => this.#tell(at, line, area);
    replace(told, standardDetail(this.context, this.places, grid.standards[at]!, grid.areas[area]!, grid.cell(at, area), close));
  }

  #onKey(event: KeyboardEvent): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>("button[data-line]");
    if (!button) return;
    const [line, area] = [Number(button.dataset["line"]), Number(button.dataset["area"])];
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowRight: [line, area + 1],
      ArrowLeft: [line, area - 1],
      ArrowDown: [line + 1, area],
      ArrowUp: [line - 1, area],
      Home: [line, this.#from],
      End: [line, this.#areas().at(-1) ?? 0],
    };
    const next = steps[event.key];
    if (!next) return;
    event.preventDefault();
    this.#focus(...next);
  }

  #focus(line: number, area: number): void {
    const next = this.#button(line, area);
    if (!next) return;
    const before = this.#button(...this.#at);
    if (before) before.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    this.#at = [line, area];
  }

  #button(line: number, area: number): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`button[data-line="${line}"][data-area="${area}"]`);
  }
}

const ORDER: readonly Standing[] = ["missing", "in parts", "uncertain", "not found", "not compared", "present"];

function compared(one: number | string, other: number | string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function notNarrowed(state: State): HTMLElement | null {
  const by = [
    state.themes.length ? "theme" : "",
    state.groups.length ? "kind" : "",
    state.on ? "day" : "",
    state.sure ? "how sure the reading is" : "",
  ].filter(Boolean);
  return by.length ? h("p", { class: "not-narrowed" }, `This grid is not narrowed by ${by.join(", ")}.`) : null;
}
