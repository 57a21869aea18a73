/** Who reports to whom: the boards and panels of each area in layers, the top board at the top. */
import type { Chart, Fact } from "../../data/types";
import type { Shown } from "../../model/shown";
import type { State } from "../../state";
import { h, replace } from "../../ui/dom";
import { inWords } from "../../ui/filters";
import { type Part, pngOf, svgText } from "../../ui/svg_picture";
import type { TableContent } from "../../ui/table";
import { counted } from "../../ui/words";
import { listed } from "../../without/phrases";
import type { Context, Drawing, MakeView, View } from "../view";
import { ROLES, chartDrawing } from "./chart";

const QUESTION = "governance";
const MANY = 3;

/** The picture of the question "governance", as a view. */
export const governance: MakeView = (context) => new GovernanceView(context);

class GovernanceView implements View {
  readonly element = h("div", { class: "governance" });
  readonly #bar = h("div", { class: "bar" });
  readonly #body = h("div", { class: "charts" });
  #parts: readonly Part[] = [];

  constructor(private readonly context: Context) {
    replace(this.element, this.#bar, this.#body);
  }

  update(state: State, shown: Shown): void {
    const { data } = this.context.model;
    const wanted = data.governance.filter((each) => !state.areas.length || state.areas.includes(each.area));
    const charts = wanted.map(({ area, current, all }) => ({ area, chart: state.standing === "all" ? (all ?? current) : current }));
    const named = charts.filter(({ chart }) => chart.boards.length || chart.apart.length);
    replace(
      this.#bar,
      h("p", { class: "told" }, "An arrow goes from a board or panel to the one that it reports to. A double outline marks one that several areas’ plans name."),
      named.length > MANY ? this.#goTo(named.map(({ area }) => area)) : null,
    );
    this.#draw(named, charts.filter((each) => !named.includes(each)).map(({ area }) => area), state, shown);
  }

  table(_: State, shown: Shown): TableContent {
    const question = this.context.model.question(QUESTION);
    return {
      name: QUESTION,
      caption: question.summary,
      ...shown.rows(question),
      empty: question.empty,
    };
  }

  drawing(): Drawing | null {
    const parts = this.#parts;
    if (!parts.length) return null;
    return { svg: () => svgText(parts), png: () => pngOf(svgText(parts)) };
  }

  #draw(charts: readonly { area: number; chart: Chart }[], without: readonly number[], state: State, shown: Shown): void {
    const { model } = this.context;
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    const back = focused?.getAttribute("data-node") && [focused.closest("section")?.id, focused.getAttribute("data-node")];
    const stated = new Map<number, Fact[]>(charts.map(({ area }) => [area, []]));
    for (const fact of model.data.facts) {
      if (ROLES.has(fact.role) && (fact.current || state.standing === "all")) stated.get(fact.area)?.push(fact);
    }
    const filters = inWords(model, state);
    this.#parts = [];
    const sections = charts.map(({ area, chart }) => {
      const { name } = model.data.areas[area]!;
      const use = { model, area, facts: stated.get(area)!, selected: state.selected, kept: shown.nodes, onSelect: (node: number) => this.context.select([node]) };
      const drawing = chartDrawing(chart, use);
      const told = summary(chart);
      this.#parts = [...this.#parts, { heading: [`${name}: ${told}`, filters].filter(Boolean).join(" · "), drawing }];
      return h(
        "section",
        { id: sectionName(area), tabindex: -1 },
        h("h3", {}, name),
        h("p", {}, told),
        h("div", { class: "drawn", tabindex: 0, role: "region", "aria-label": `Picture of the boards and panels of ${name}` }, drawing),
      );
    });
    const names = listed(without.map((area) => model.data.areas[area]!.name));
    replace(
      this.#body,
      ...sections,
      names ? h("p", { class: "nothing" }, `No board or panel is named${state.standing === "current" ? " at present" : ""} in the plans for ${names}.`) : null,
    );
    if (back) this.element.querySelector<SVGElement>(`#${back[0]} [data-node="${back[1]}"]`)?.focus();
  }

  #goTo(areas: readonly number[]): HTMLElement {
    const choose = h(
      "select",
      { "aria-label": "Go to an area", onchange: () => {
        const section = this.element.querySelector<HTMLElement>(`#${sectionName(Number(choose.value))}`);
        section?.scrollIntoView({ block: "start" });
        section?.focus({ preventScroll: true });
      } },
      h("option", { value: "", disabled: true, selected: true }, "Go to an area"),
      ...areas.map((area) => h("option", { value: area }, this.context.model.data.areas[area]!.name)),
    );
    return choose;
  }
}

/** What the plan says and does not say of its boards, in a sentence. */
export function summary({ boards, apart }: Chart): string {
  if (!boards.length) {
    return `${counted(apart.length, "board or panel is", "boards and panels are")} named; the plan does not say who reports to whom.`;
  }
  const rest = apart.length
    ? ` Of ${counted(apart.length, "other", "others")} the plan does not say to whom ${apart.length === 1 ? "it reports" : "they report"}.`
    : "";
  return `A line is stated for ${counted(boards.length, "board or panel", "boards and panels")}.${rest}`;
}

function sectionName(area: number): string {
  return `governance-${area}`;
}
