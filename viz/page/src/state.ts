/** What the page shows, as one value that stands in its address. */

/** What is ended or planned: left out, or in. */
export type Standing = "current" | "all";

/** How the state of a page is kept; nodes are indices into PageData.nodes. */
export interface State {
  /** Which tab is open. */
  readonly tab: string;
  /** What a tab shows: a picture of the first tab ("columns"), a question of the others. */
  readonly view: string;
  /** Whether the table stands in the picture's place. */
  readonly table: boolean;
  readonly selected: readonly number[];
  /** The areas, groups of kinds and themes to keep; none keeps all. */
  readonly areas: readonly number[];
  readonly groups: readonly string[];
  readonly themes: readonly number[];
  readonly standing: Standing;
  /** A day, YYYY-MM-DD, on which actions run; "" for any. */
  readonly on: string;
  /** Whether doubtful readings are left out. */
  readonly sure: boolean;
  readonly namesHidden: boolean;
  /** What goes in "What if they go". */
  readonly removed: readonly number[];
  /** The plan that is read, and the place in its text; -1 for none. */
  readonly plan: number;
  readonly at: number;
}

export const START: State = {
  tab: "leads",
  view: "",
  table: false,
  selected: [],
  areas: [],
  groups: [],
  themes: [],
  standing: "current",
  on: "",
  sure: false,
  namesHidden: false,
  removed: [],
  plan: -1,
  at: -1,
};

/** How nodes, areas and themes are called in an address, so that it outlives a rebuild. */
export interface Naming {
  nodeName(node: number): string;
  node(name: string): number;
  areaName(area: number): string;
  area(name: string): number;
  themeName(theme: number): string;
  theme(name: string): number;
  planName(plan: number): string;
  plan(name: string): number;
}

/** The state as what stands behind the # of an address; "" for the state at the start. */
export function toAddress(state: State, naming: Naming): string {
  const found = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value) found.set(name, value);
  };
  const putAll = (name: string, values: readonly string[]): void => {
    for (const value of values) found.append(name, value);
  };
  put("tab", state.tab === START.tab ? "" : state.tab);
  put("view", state.view);
  put("table", state.table ? "yes" : "");
  putAll("select", state.selected.map(naming.nodeName));
  putAll("area", state.areas.map(naming.areaName));
  putAll("kind", state.groups);
  putAll("theme", state.themes.map(naming.themeName));
  put("standing", state.standing === START.standing ? "" : state.standing);
  put("on", state.on);
  put("sure", state.sure ? "yes" : "");
  put("names", state.namesHidden ? "hidden" : "");
  putAll("without", state.removed.map(naming.nodeName));
  put("plan", state.plan < 0 ? "" : naming.planName(state.plan));
  put("at", state.at < 0 ? "" : String(state.at));
  return found.toString();
}

/** The state that an address stands for; what it names and the page does not know is left out. */
export function fromAddress(address: string, naming: Naming): State {
  const given = new URLSearchParams(address.replace(/^#/, ""));
  const known = (name: string, index: (value: string) => number): number[] => [
    ...new Set(given.getAll(name).map(index).filter((each) => each >= 0)),
  ];
  const on = given.get("on") ?? "";
  const at = Number(given.get("at") ?? "-1");
  return {
    tab: given.get("tab") ?? START.tab,
    view: given.get("view") ?? START.view,
    table: given.get("table") === "yes",
    selected: known("select", naming.node),
    areas: known("area", naming.area),
    groups: [...new Set(given.getAll("kind"))],
    themes: known("theme", naming.theme),
    standing: given.get("standing") === "all" ? "all" : "current",
    on: isDay(on) ? on : "",
    sure: given.get("sure") === "yes",
    namesHidden: given.get("names") === "hidden",
    removed: known("without", naming.node),
    plan: naming.plan(given.get("plan") ?? ""),
    at: Number.isInteger(at) ? at : -1,
  };
}

/** Whether that is a day as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
