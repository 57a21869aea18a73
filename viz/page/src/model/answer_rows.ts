/** The rows of a bundled question that the filters keep. */
import type { Cell, Column, Part, Question } from "../data/types";
import type { State } from "../state";
import { isPast, meets, monthsPast } from "./days";
import { GROUPS } from "./kinds";
import type { Model } from "./model";
import { type Narrowing, narrowingOf } from "./narrowing";

/** The rows of an answer that are shown. */
export interface ShownRows {
  /** The question's columns; "months" among them where a day is counted from. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** For each row the nodes that it speaks of. */
  readonly nodes: readonly (readonly number[])[];
  /** The filters that are set and by which these rows cannot be narrowed, in words. */
  readonly notNarrowedBy: readonly string[];
}

const MONTHS: Column = {
  name: "months",
  description: "how many months before the day asked about that was, by the calendar",
  dates: false,
};
const RANK = "rank";

/** The rows of a question as they would be if it were asked by the filters, where that can be. */
export function rowsOf(question: Question, model: Model, state: State): ShownRows {
  const from = state.standing === "all" ? (question.all ?? question.current) : question.current;
  const by = narrowingOf(question.name);
  const keeps = [
    byArea(question, model, state),
    byTheme(question, model, state, by),
    byKind(question, state, by),
    byDay(question, model, state, by),
    bySureness(question, state),
  ].filter((each) => each !== null);
  const kept = from.rows.flatMap((row, at) => (keeps.every((keep) => keep(row, from.nodes[at]!)) ? [at] : []));
  const found = {
    columns: question.columns,
    rows: kept.map((at) => from.rows[at]!),
    nodes: kept.map((at) => from.nodes[at]!),
    notNarrowedBy: notNarrowedBy(question, state, by),
  };
  return withMonths(ranked(found), by, state);
}

/** Whether the question counts from a day and none is given. */
export function lacksDay(question: Question, state: State): boolean {
  return narrowingOf(question.name).day === "before" && !state.on;
}

type Keep = (row: readonly Cell[], nodes: readonly number[]) => boolean;

function at(question: Question, column: string): number {
  return question.columns.findIndex((each) => each.name === column);
}

function text(row: readonly Cell[], column: number): string {
  return column < 0 ? "" : String(row[column] ?? "");
}

function byArea(question: Question, model: Model, state: State): Keep | null {
  if (!state.areas.length) return null;
  const [area, place] = [at(question, "area"), at(question, "place")];
  return (row) => areasOf(text(row, area), text(row, place), model).some((each) => state.areas.includes(each));
}

/** The areas of a row; a plan that states none is known by its file. */
function areasOf(area: string, place: string, model: Model): readonly number[] {
  if (!area) {
    const plan = model.plan(place.split(", ")[0]!);
    return plan < 0 ? [] : [model.data.plans[plan]!.area];
  }
  const whole = model.area(area);
  return whole >= 0 ? [whole] : area.split("; ").map(model.area);
}

function byTheme(question: Question, model: Model, state: State, by: Narrowing): Keep | null {
  if (!state.themes.length || !by.themes) return null;
  // The standard actions stand under the list's own themes, which plans print in capitals too.
  const wanted = new Set(state.themes.map((theme) => model.themeName(theme).toLowerCase()));
  const columns = by.themes.map((each) => at(question, each));
  const [own, action] = [columns[0]!, at(question, "action")];
  return (row) => {
    if (by.keepsWholePlans && !row[own] && !(row[action] ?? null)) return true;
    return columns.some((column) => wanted.has(text(row, column).toLowerCase()));
  };
}

function byKind(question: Question, state: State, by: Narrowing): Keep | null {
  if (!state.groups.length || !by.kind) return null;
  const wanted = new Set<string>(GROUPS.filter((group) => state.groups.includes(group.name)).flatMap((group) => group.kinds));
  const column = at(question, by.kind);
  return (row) => wanted.has(text(row, column));
}

function byDay(question: Question, model: Model, state: State, by: Narrowing): Keep | null {
  if (!state.on || !by.day) return null;
  const [start, end] = [at(question, "start"), at(question, "end")];
  if (by.day === "before") return (row) => isPast(text(row, end), state.on);
  if (by.day === "row") return (row) => meets(text(row, start), text(row, end), state.on);
  return (_, nodes) => {
    const action = nodes.map((each) => model.at(each)).find((node) => node.kind === "action");
    return !action?.parts.length || action.parts.some((part) => runs(part, state.on));
  };
}

/** Whether what a commitment promises runs on a day; what states no dates is taken to. */
export function runs(part: Part, on: string): boolean {
  return meets(part.start, part.end, on);
}

function bySureness(question: Question, state: State): Keep | null {
  const doubt = at(question, "doubt");
  return state.sure && doubt >= 0 ? (row) => !row[doubt] : null;
}

function notNarrowedBy(question: Question, state: State, by: Narrowing): readonly string[] {
  return [
    state.areas.length && at(question, "area") < 0 ? "area" : "",
    state.themes.length && !by.themes ? "theme" : "",
    state.groups.length && !by.kind ? "kind" : "",
    state.on && !by.day ? "day" : "",
    state.sure && at(question, "doubt") < 0 ? "how sure the reading is" : "",
  ].filter(Boolean);
}

/** The rows with their ranks counted anew, as they are where a question is asked by filters. */
function ranked(found: ShownRows): ShownRows {
  const column = found.columns.findIndex((each) => each.name === RANK);
  if (column < 0) return found;
  let rank = 0;
  return { ...found, rows: found.rows.map((row) => row.map((cell, index) => (index === column && cell !== null ? (rank += 1) : cell))) };
}

function withMonths(found: ShownRows, by: Narrowing, state: State): ShownRows {
  if (by.day !== "before" || !state.on) return found;
  const end = found.columns.findIndex((each) => each.name === "end");
  const put = <Value>(values: readonly Value[], value: Value): readonly Value[] => [
    ...values.slice(0, end + 1), value, ...values.slice(end + 1),
  ];
  return {
    ...found,
    columns: put(found.columns, MONTHS),
    rows: found.rows.map((row) => put(row, monthsPast(text(row, end), state.on))),
  };
}
