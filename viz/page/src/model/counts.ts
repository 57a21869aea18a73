/** Counts of actions: by lead and theme, by area and theme. */
import type { Kind } from "../data/types";
import type { Model } from "./model";
import type { Shown } from "./shown";

/** A row or column of counts: what it stands for, and all its actions, each once. */
export interface Line {
  readonly label: string;
  /** What tells it from others of its name. */
  readonly under: string;
  readonly kind: Kind | null;
  /** The lead, where it stands for one; otherwise -1. */
  readonly node: number;
  readonly actions: readonly number[];
  /** Whether it gathers all for which there is no room. */
  readonly gathers?: boolean;
}

/** Actions by row and column; a pair without any is not there. */
export interface Counts {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** The actions where a row meets a column. */
  at(row: number, column: number): readonly number[];
  /** All actions that are counted. */
  readonly actions: readonly number[];
}

/** More columns than these are gathered in one. */
export const MOST_COLUMNS = 40;
/** More areas than these are only counted. */
const FEW_AREAS = 3;
const LEADING = new Set(["lead", "lead organisation"]);
const NO_THEME = "No theme stated";

/** How many actions each person, post or body leads in each theme; those who lead most first. */
export function leadsByTheme(model: Model, shown: Pick<Shown, "nodes" | "facts">): Counts {
  const pairs = shown.facts.filter((fact) => LEADING.has(fact.role)).map((fact) => [fact.source, fact.target] as const);
  const ordered = [...new Set(model.data.order)].filter((node) => shown.nodes.has(node));
  const place = new Map(ordered.map((node, at) => [node, at] as const));
  const rows = gathered(pairs).sort((one, other) => other[1].length - one[1].length || place.get(one[0])! - place.get(other[0])!);
  const lines = rows.map(([node, actions]) => {
    const own = model.at(node);
    return { label: own.rank ? `${own.rank} ${own.label}` : own.label, under: own.areas.length > FEW_AREAS ? `${own.areas.length} areas` : model.areasOf(own), kind: own.kind, node, actions };
  });
  return counted(lines, themesOf(model, [...new Set(pairs.map(([, action]) => action))], true));
}

/** How many actions each area's plans hold under each theme; themes are the rows. */
export function themesByArea(model: Model, shown: Pick<Shown, "nodes">): Counts {
  const actions = [...shown.nodes].filter((node) => model.at(node).kind === "action");
  const areas = gathered(actions.flatMap((action) => model.at(action).areas.map((area) => [area, action] as const)))
    .sort(([one], [other]) => one - other)
    .map(([area, own]) => ({ label: model.data.areas[area]!.name, under: "", kind: null, node: -1, actions: own }));
  return counted(themesOf(model, actions, false), limited(areas, "Other areas"));
}

/** The themes of these actions as lines, those with most actions first. */
function themesOf(model: Model, actions: readonly number[], few: boolean): readonly Line[] {
  const lines = gathered(actions.map((action) => [model.at(action).theme, action] as const))
    .sort((one, other) => other[1].length - one[1].length || one[0] - other[0])
    .map(([theme, own]) => ({ label: model.data.themes[theme] ?? NO_THEME, under: "", kind: null, node: -1, actions: own }));
  return few ? limited(lines, "Other themes") : lines;
}

function limited(lines: readonly Line[], rest: string): readonly Line[] {
  if (lines.length <= MOST_COLUMNS) return lines;
  const others = lines.slice(MOST_COLUMNS - 1);
  const label = `${rest} (${others.length})`;
  return [...lines.slice(0, MOST_COLUMNS - 1), { label, under: "", kind: null, node: -1, actions: unique(others.flatMap((line) => line.actions)), gathers: true }];
}

function counted(rows: readonly Line[], columns: readonly Line[]): Counts {
  const columnsOf = new Map<number, number[]>();
  columns.forEach((column, at) => {
    for (const action of column.actions) columnsOf.set(action, [...(columnsOf.get(action) ?? []), at]);
  });
  const cells = rows.map((row) => new Map(gathered(row.actions.flatMap((action) => (columnsOf.get(action) ?? []).map((at) => [at, action] as const)))));
  return {
    rows,
    columns,
    at: (row, column) => cells[row]?.get(column) ?? [],
    actions: unique(rows.flatMap((row) => row.actions)),
  };
}

/** The second of each pair by the first, each once, in their order. */
function gathered(pairs: readonly (readonly [number, number])[]): [number, readonly number[]][] {
  const found = new Map<number, Set<number>>();
  for (const [key, value] of pairs) {
    const own = found.get(key);
    if (own) own.add(value);
    else found.set(key, new Set([value]));
  }
  return [...found].map(([key, values]) => [key, [...values].sort((one, other) => one - other)]);
}

function unique(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((one, other) => one - other);
}
