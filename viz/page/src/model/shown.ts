/** What of the graph is shown: the filters, applied. */
import type { Fact, Node, PageData, Question } from "../data/types";
import type { State } from "../state";
import { type ShownRows, rowsOf, runs } from "./answer_rows";
import { groupOf } from "./kinds";
import type { Model } from "./model";

/** From this confidence on a reading counts as sure. */
export const SURE = 0.8;

/** The things and statements that the filters keep. */
export interface Shown {
  readonly nodes: ReadonlySet<number>;
  readonly facts: readonly Fact[];
  /** The rows of a question that the filters keep, and what each speaks of. */
  rows(question: Question): ShownRows;
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
  const answered = new Map<string, ShownRows>();
  const nodes = new Set<number>();
  data.nodes.forEach((node, at) => {
    const kept =
      node.kind === "action" ? actions.has(at) : keepsThing(node, at, model, state) && (!narrowed || working.has(at));
    if (kept && keepsGroup(node, state)) nodes.add(at);
  });
  return {
    nodes,
    facts: facts.filter((fact) => nodes.has(fact.source) && nodes.has(fact.target)),
    rows: (question) => {
      const found = answered.get(question.name) ?? rowsOf(question, model, state);
      answered.set(question.name, found);
      return found;
    },
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
