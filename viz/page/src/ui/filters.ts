/** The filters on the left: what they keep reaches every view. */
import type { Model } from "../model/model";
import { GROUPS, groupOf } from "../model/kinds";
import { shownIn } from "../model/shown";
import type { State } from "../state";
import { h, replace } from "./dom";
import { sign } from "./sign";

const NO_FILTERS = { areas: [], groups: [], themes: [], standing: "current", on: "", sure: false } as const;

/** Whether any filter narrows what is shown. */
export function isNarrowed(state: State): boolean {
  return Boolean(state.areas.length || state.groups.length || state.themes.length || state.on || state.sure) || state.standing === "all";
}

/** The filters in words, for captions and pictures; "" where there are none. */
export function inWords(model: Model, state: State): string {
  const parts = [
    state.areas.map(model.areaName).join(", "),
    GROUPS.filter((group) => state.groups.includes(group.name)).map((group) => group.label.toLowerCase()).join(", "),
    state.themes.map(model.themeName).join(", "),
    state.on && `running on ${state.on}`,
    state.standing === "all" && "with what has ended or is planned",
    state.sure && "sure readings only",
    model.namesHidden && "names hidden",
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The part of the page with the filters. */
export class Filters {
  readonly element = h("div", { class: "filters" });

  constructor(
    private readonly model: Model,
    private readonly set: (change: Partial<State>) => void,
  ) {}

  /** Shows the state, with how many things each filter would keep. */
  update(state: State): void {
    const focused = this.element.contains(document.activeElement) ? document.activeElement?.id : "";
    replace(
      this.element,
      this.#kinds(state),
      this.model.data.areas.length > 1 ? this.#areas(state) : null,
      this.model.data.themes.length ? this.#themes(state) : null,
      this.#standing(state),
      isNarrowed(state)
        ? h("button", { type: "button", class: "reset", id: "filter-reset", onclick: () => this.set(NO_FILTERS) }, "Clear all filters")
        : null,
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #kinds(state: State): HTMLElement {
    const counts = this.#counts({ ...state, groups: [] }, (node) => [groupOf(node.kind).name]);
    return boxes(
      "Kind",
      GROUPS.map((group) => ({
        id: `filter-kind-${group.name}`,
        label: group.label,
        count: counts.get(group.name) ?? 0,
        sign: group.kinds[0]!,
        checked: state.groups.includes(group.name),
        onChange: () => this.set({ groups: toggled(state.groups, group.name) }),
      })),
    );
  }

  #areas(state: State): HTMLElement {
    const counts = this.#counts({ ...state, areas: [] }, (node) => node.areas.map(String));
    return boxes(
      "Borough or area",
      this.model.data.areas.map((area, at) => ({
        id: `filter-area-${at}`,
        label: area.name,
        count: counts.get(String(at)) ?? 0,
        checked: state.areas.includes(at),
        onChange: () => this.set({ areas: toggled(state.areas, at) }),
      })),
    );
  }

  #themes(state: State): HTMLElement {
    const counts = this.#counts({ ...state, themes: [] }, (node) => (node.theme < 0 ? [] : [String(node.theme)]));
    return boxes(
      "Theme (actions)",
      this.model.data.themes.map((theme, at) => ({
        id: `filter-theme-${at}`,
        label: theme,
        count: counts.get(String(at)) ?? 0,
        checked: state.themes.includes(at),
        onChange: () => this.set({ themes: toggled(state.themes, at) }),
      })),
    );
  }

  #standing(state: State): HTMLElement {
    const day = h("input", {
      type: "date",
      id: "filter-on",
      value: state.on,
      onchange: (event: Event) => this.set({ on: (event.target as HTMLInputElement).value }),
    });
    return h(
      "div",
      {},
      boxes("Status and sureness", [
        {
          id: "filter-standing",
          label: "Also what has ended or is only planned",
          checked: state.standing === "all",
          onChange: () => this.set({ standing: state.standing === "all" ? "current" : "all" }),
        },
        {
          id: "filter-sure",
          label: "Only what was read with certainty",
          checked: state.sure,
          onChange: () => this.set({ sure: !state.sure }),
        },
      ]),
      h("fieldset", {}, h("legend", {}, h("label", { for: "filter-on" }, "Running on a day")), h("div", { class: "row" }, day,
        state.on ? h("button", { type: "button", class: "small", onclick: () => this.set({ on: "" }) }, "Any day") : null)),
    );
  }

  #counts(state: State, keys: (node: Model["data"]["nodes"][number]) => readonly string[]): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const at of shownIn(this.model, state).nodes) {
      for (const key of keys(this.model.at(at))) found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  }
}

interface Box {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  readonly sign?: Parameters<typeof sign>[0];
  readonly checked: boolean;
  readonly onChange: () => void;
}

function boxes(title: string, all: readonly Box[]): HTMLElement {
  return h(
    "fieldset",
    {},
    h("legend", {}, title),
    h(
      "div",
      { class: all.length > 8 ? "many" : null, tabindex: all.length > 8 ? 0 : null, role: all.length > 8 ? "group" : null, "aria-label": all.length > 8 ? title : null },
      ...all.map((box) => {
        const input = h("input", { type: "checkbox", id: box.id, onchange: box.onChange });
        input.checked = box.checked;
        return h(
          "label",
          {},
          input,
          box.sign ? sign(box.sign) : null,
          h("span", { class: "name" }, box.label),
          box.count === undefined ? null : h("span", { class: "count" }, box.count),
        );
      }),
    ),
  );
}

function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
