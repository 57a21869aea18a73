/** The grid of standard actions by area: what each plan states of the common list. */
import type { Places } from "../model/places";
import { type StandardCell, type StandardGrid, type Standing, standardGrid } from "../model/standards";
import type { State } from "../state";
import { h, replace } from "../ui/dom";
import type { TableContent } from "../ui/table";
import { counted, dated } from "../ui/words";
import { standardDetail } from "./standard_detail";
import type { Context, View } from "./view";

const SIGNS: Readonly<Record<Standing, string>> = {
  present: "✓",
  uncertain: "?",
  "in parts": "◐",
  missing: "✕",
  "not compared": "○",
  "not found": "·",
};

const MEANS: readonly (readonly [Standing, string])[] = [
  ["present", "an action of the plan states it"],
  ["uncertain", "an action may state it: a person should look"],
  ["in parts", "the plan states two or more of its parts"],
  ["missing", "it is asked of all plans, and no action was recognised that states it"],
  ["not compared", "the plan is of another kind"],
  ["not found", "plans often add it, and this one does not"],
];

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
    this.#at = [0, 0];
    replace(
      this.element,
      h("div", { class: "standards-about" }, this.#orders(state), notNarrowed(state), legend()),
      h(
        "div",
        { class: "standards-scroll", role: "region", "aria-label": "Standard actions by area" },
        h("table", {}, h("caption", { class: "hidden-text" }, "Standard actions by area. Arrow keys move from cell to cell, Enter tells what the plan says."),
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Standard action"), ...grid.areas.map((_, area) => this.#areaHead(area, state)))),
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

  #areaHead(area: number, state: State): HTMLElement {
    const grid = this.#grid!;
    const name = this.context.model.areaName(grid.areas[area]!);
    const standings = grid.standards.map((_, at) => grid.cell(at, area).standing);
    const count = (wanted: Standing): number => standings.filter((each) => each === wanted).length;
    const sort = (): void => {
      this.#order = this.#order === area ? "list" : area;
      this.#draw(state);
      this.element.querySelectorAll<HTMLElement>("thead button")[area]?.focus();
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
      ? [h("tr", { class: "theme" }, h("th", { scope: "rowgroup", colspan: grid.areas.length + 1 }, h("span", {}, theme)))]
      : [];
    const cells = grid.areas.map((_, area) => this.#cell(at, line, area));
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
        tabindex: line === 0 && area === 0 ? 0 : -1,
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
    const { nodes } = grid.cell(at, area);
    if (nodes.length) this.context.select(nodes);
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
      Home: [line, 0],
      End: [line, this.#grid!.areas.length - 1],
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

/** What a cell shows below its standing: who leads it, and until when. */
function short(cell: StandardCell): HTMLElement[] {
  const [first, ...more] = cell.rows.filter((row) => row["state"] === "present");
  if (!first) {
    const parts = cell.rows[0]?.["parts"];
    return cell.standing === "in parts" && parts ? [h("span", { class: "who" }, parts)] : [];
  }
  const lead = first["lead"] || first["lead organisation"] || "lead not stated";
  const end = first["ends"] ? `end: ${dated(first["ends"])}` : "end not stated";
  return [
    h("span", { class: "who" }, lead),
    h("span", { class: "when" }, more.length ? `${end}; and ${counted(more.length, "other action")}` : end),
  ];
}

/** The words of a cell, as the table and its CSV have them. */
export function inWords(cell: StandardCell): string {
  const present = cell.rows.filter((row) => row["state"] === "present");
  if (present.length) {
    const certain = present.filter((row) => !row["doubt"]);
    const told = (certain.length ? certain : present).map((row) => {
      const lead = row["lead"] || row["lead organisation"] || "lead not stated";
      return `${lead}, ${row["ends"] ? `end: ${row["ends"]}` : "end not stated"}`;
    });
    return `${certain.length ? "present" : "present, uncertain"}: ${[...new Set(told)].join("; ")}`;
  }
  const parts = cell.rows.map((row) => row["parts"]).filter(Boolean).join("; ");
  return cell.standing === "in parts" && parts ? `in parts: ${parts}` : cell.standing;
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

function legend(): HTMLElement {
  return h("details", { class: "legend" }, h("summary", {}, "What the signs mean"),
    h("ul", {}, ...MEANS.map(([standing, words]) =>
      h("li", { class: standing.replaceAll(" ", "-") },
        h("span", { class: "standing" }, h("span", { class: "standing-sign", "aria-hidden": "true" }, SIGNS[standing]), standing), `: ${words}`))));
}
