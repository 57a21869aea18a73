/** What of the graph is shown: the filters, applied. */
import type { Cell, Fact, Node, PageData, Part, Question } from "../data/types";
import type { State } from "../state";
import { meets } from "./days";
import { groupOf } from "./kinds";
import type { Model } from "./model";

/** From this confidence on a reading counts as sure. */
export const SURE = 0.8;

/** The things and statements that the filters keep. */
export interface Shown {
  readonly nodes: ReadonlySet<number>;
  readonly facts: readonly Fact[];
  /** The rows of a question that the filters keep, and what each speaks of. */
  rows(question: Question): { rows: readonly (readonly Cell[])[]; nodes: readonly (readonly number[])[] };
}

/** What the filters of a state keep. */
export function shownIn(model: Model, state: State): Shown {
  const { data } = model;
  const actions = new Set<number>();
  data.nodes.forEach((node, at) => {
    if (node.kind === "action" && keepsAction(node, state)) actions.add(at);
  });
  const narrowed = state.themes.length > 0 || state.on !== "";
  const facts = data.facts.filter((fact) => keepsFact(fact, data, state, actions));
  const working = new Set<number>();
  for (const fact of facts) {
    if (!narrowed || actions.has(fact.source) || actions.has(fact.target)) {
      working.add(fact.source);
      working.add(fact.target);
    }
  }
  const nodes = new Set<number>();
  data.nodes.forEach((node, at) => {
    const kept =
      node.kind === "action" ? actions.has(at) : keepsThing(node, at, model, state) && (!narrowed || working.has(at));
    if (kept && keepsGroup(node, state)) nodes.add(at);
  });
  return {
    nodes,
    facts: facts.filter((fact) => nodes.has(fact.source) && nodes.has(fact.target)),
    rows: (question) => rowsOf(question, data, state),
  };
}

function keepsAction(node: Node, state: State): boolean {
  return (
    inAreas(node.areas, state) &&
    (!state.themes.length || state.themes.includes(node.theme)) &&
    (!state.on || !node.parts.length || node.parts.some((part) => runs(part, state.on)))
  );
}

function keepsThing(node: Node, at: number, model: Model, state: State): boolean {
  if (!inAreas(node.areas, state)) return false;
  if (state.standing === "current" && node.status) return false;
  if (!state.sure) return true;
  const mentions = model.mentionsOf[at]!;
  return !mentions.length || mentions.some((mention) => mention.confidence >= SURE);
}

function keepsGroup(node: Node, state: State): boolean {
  return !state.groups.length || state.groups.includes(groupOf(node.kind).name);
}

function keepsFact(fact: Fact, data: PageData, state: State, actions: ReadonlySet<number>): boolean {
  if (state.standing === "current" && !fact.current) return false;
  if (state.sure && fact.confidence < SURE) return false;
  if (state.areas.length && !state.areas.includes(fact.area)) return false;
  for (const end of [fact.source, fact.target]) {
    if (data.nodes[end]!.kind === "action" && !actions.has(end)) return false;
  }
  const part = data.nodes[fact.target]!.parts[fact.part];
  return !state.on || !part || runs(part, state.on);
}

function inAreas(areas: readonly number[], state: State): boolean {
  return !state.areas.length || areas.some((area) => state.areas.includes(area));
}

/** Whether what a commitment promises runs on a day; what states no dates is taken to. */
export function runs(part: Part, on: string): boolean {
  return meets(part.start, part.end, on);
}

function rowsOf(question: Question, data: PageData, state: State): ReturnType<Shown["rows"]> {
  const from = state.standing === "all" ? (question.all ?? question.current) : question.current;
  const column = (name: string): number => question.columns.findIndex((each) => each.name === name);
  const [area, theme, doubt, start, end] = ["area", "theme", "doubt", "start", "end"].map(column) as [
    number, number, number, number, number,
  ];
  const areas = new Set(state.areas.map((each) => data.areas[each]!.name));
  const themes = new Set(state.themes.map((each) => data.themes[each]!));
  const text = (row: readonly Cell[], at: number): string => (at < 0 ? "" : String(row[at] ?? ""));
  const kept = from.rows.map((row) => {
    if (areas.size && area >= 0 && row[area] !== null && !splits(text(row, area), areas)) return false;
    if (themes.size && theme >= 0 && !themes.has(text(row, theme))) return false;
    if (state.sure && doubt >= 0 && row[doubt]) return false;
    return !state.on || end < 0 || start < 0 || meets(text(row, start), text(row, end), state.on);
  });
  return {
    rows: from.rows.filter((_, at) => kept[at]),
    nodes: from.nodes.filter((_, at) => kept[at]),
  };
}

function splits(words: string, wanted: ReadonlySet<string>): boolean {
  return wanted.has(words) || words.split("; ").some((each) => wanted.has(each));
}
