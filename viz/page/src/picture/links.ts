/** What joins the things in a picture, each two joined once. */
import type { Fact } from "../data/types";
import { groupOf, GROUPS } from "../model/kinds";
import type { Model } from "../model/model";
import { SURE } from "../model/shown";

/** Two things and all that joins them; `left` stands no further right than `right`. */
export interface Link {
  readonly left: number;
  readonly right: number;
  /** What the plans state of the two; empty where the one is only named in the other's row. */
  readonly facts: readonly Fact[];
  /** Whether it is drawn dashed: support, and what is only named. */
  readonly dashed: boolean;
}

/** The links of each thing. */
export type LinksOf = ReadonlyMap<number, readonly Link[]>;

/** The columns of the picture by their names, from left to right. */
const COLUMN = new Map(GROUPS.map((group, at) => [group.name, at] as const));

/** The column in which a thing stands, from 0. */
export function columnOf(model: Model, node: number): number {
  return COLUMN.get(groupOf(model.at(node).kind).name) ?? 0;
}

/**
 * What joins these things: the facts, and the actions that only name them. With `sure` a doubtful
 * name joins nothing.
 */
export function linksAmong(
  model: Model,
  nodes: ReadonlySet<number>,
  facts: readonly Fact[],
  sure = false,
): readonly Link[] {
  const found = new Map<number, { left: number; right: number; facts: Fact[] }>();
  const size = model.data.nodes.length;
  const pair = (one: number, other: number): Fact[] => {
    const [first, last] = [columnOf(model, one), columnOf(model, other)];
    const [left, right] = first < last || (first === last && one < other) ? [one, other] : [other, one];
    const key = left * size + right;
    let own = found.get(key);
    if (!own) {
      own = { left, right, facts: [] };
      found.set(key, own);
    }
    return own.facts;
  };
  for (const fact of facts) {
    if (fact.source !== fact.target && nodes.has(fact.source) && nodes.has(fact.target)) {
      pair(fact.source, fact.target).push(fact);
    }
  }
  for (const node of nodes) {
    for (const mention of model.mentionsOf[node]!) {
      if (mention.action !== node && nodes.has(mention.action) && (!sure || mention.confidence >= SURE)) {
        pair(node, mention.action);
      }
    }
  }
  return [...found.values()].map((each) => ({ ...each, dashed: each.facts.every((fact) => fact.role === "support") }));
}

/** The links of each thing that has any. */
export function linksByNode(links: readonly Link[]): LinksOf {
  const found = new Map<number, Link[]>();
  for (const link of links) {
    for (const node of [link.left, link.right]) {
      const own = found.get(node);
      if (own) own.push(link);
      else found.set(node, [link]);
    }
  }
  return found;
}

/** The other end of a link. */
export function otherEnd(link: Link, node: number): number {
  return link.left === node ? link.right : link.left;
}
