/** Which standard action stands in which area's plan, as the Coverage sheet of the workbook has it. */
import type { Cell, Question, Standard } from "../data/types";
import { START, type State } from "../state";
import { rowsOf } from "./answer_rows";
import type { Model } from "./model";

export const STATED = "same-standard-action";
export const MISSING = "missing-standard-actions";

/** What is said of one standard action in one area. */
export type Standing = "present" | "uncertain" | "in parts" | "missing" | "not compared" | "not found";

/** A row that says so, by column; "" where nothing is stated. */
export type Told = Readonly<Record<string, string>>;

/** One cell: its standing, the rows behind it and the things that they speak of. */
export interface StandardCell {
  readonly standing: Standing;
  readonly rows: readonly Told[];
  readonly nodes: readonly number[];
}

/** The whole: areas across, standard actions down. */
export interface StandardGrid {
  /** Indices into the areas of the graph. */
  readonly areas: readonly number[];
  readonly standards: readonly Standard[];
  cell(standard: number, area: number): StandardCell;
}

const OTHER_PLAN = ["any of them", "most of them"];
const NOT_ASKED_OF_ALL = "often added";

interface Row {
  readonly told: Told;
  readonly nodes: readonly number[];
}

/** The grid of the areas that the filters keep; other filters do not narrow it. */
export function standardGrid(model: Model, state: State): StandardGrid {
  const narrowed: State = { ...START, areas: state.areas, standing: state.standing };
  const rows = [STATED, MISSING].flatMap((name) => toldIn(model.question(name), model, narrowed));
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row.told["standard action"]!, row.told["area"]!);
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  const named = new Set(rows.map((row) => row.told["standard action"]!));
  const otherPlans = OTHER_PLAN.some((name) => named.has(name));
  const listed = model.data.standards.filter((each) => named.has(each.name) || (otherPlans && each.kind !== NOT_ASKED_OF_ALL));
  const themes = [...new Set(listed.map((each) => each.theme))];
  const standards = [...listed].sort((one, other) => themes.indexOf(one.theme) - themes.indexOf(other.theme));
  const areas = model.data.areas.map((_, at) => at).filter((at) => !state.areas.length || state.areas.includes(at));
  return {
    areas,
    standards,
    cell: (standard, area) => {
      const { name, kind } = standards[standard]!;
      const where = model.areaName(areas[area]!);
      const own = found.get(keyOf(name, where));
      if (own) return cellOf(own);
      const other = kind === NOT_ASKED_OF_ALL ? undefined : OTHER_PLAN.map((each) => found.get(keyOf(each, where))).find(Boolean);
      return other ? { ...cellOf(other), standing: "not compared" } : { standing: "not found", rows: [], nodes: [] };
    },
  };
}

function cellOf(rows: readonly Row[]): StandardCell {
  return { standing: standingOf(rows.map((row) => row.told)), rows: rows.map((row) => row.told), nodes: [...new Set(rows.flatMap((row) => row.nodes))] };
}

/** What several rows say of one action in one area; one that is certain is enough. */
function standingOf(rows: readonly Told[]): Standing {
  const present = rows.filter((row) => row["state"] === "present");
  if (present.length) return present.some((row) => !row["doubt"]) ? "present" : "uncertain";
  if (rows.some((row) => row["state"] === "in parts")) return "in parts";
  return rows.some((row) => row["state"] === "missing") ? "missing" : "not compared";
}

function toldIn(question: Question, model: Model, state: State): Row[] {
  const { columns, rows, nodes } = rowsOf(question, model, state);
  return rows.map((row, at) => ({
    told: Object.fromEntries(columns.map((column, index) => [column.name, text(row[index] ?? null)])),
    nodes: nodes[at]!,
  }));
}

function text(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

function keyOf(standard: string, area: string): string {
  return `${standard}\n${area}`;
}
