/** What is traced from the things that are selected. */
import type { Model } from "../model/model";
import { type Link, type LinksOf, linksByNode, otherEnd } from "./links";

/** How near something is to what is selected: itself, linked to it, or in a second step. */
export enum Near {
  Selected = 0,
  Direct = 1,
  Second = 2,
}

/** What is traced: things, and the links between them. */
export interface Tracing {
  readonly nodes: ReadonlyMap<number, Near>;
  readonly links: ReadonlyMap<Link, Near>;
}

export const NOTHING_TRACED: Tracing = { nodes: new Map(), links: new Map() };

/** The roles that lead from somebody or a body to what stands behind it. */
const OUTWARD = new Set(["member of", "part of", "reports to", "post in", "holds", "chairs", "heads", "provides"]);

/**
 * What is linked to the selected things directly, and in a second step what stands behind that:
 * of an action all who have a part in it, of anybody and any body where it belongs.
 *
 * The second step never adds actions, so that the actions traced are those of the selected things
 * themselves and not all of, say, a council's.
 */
export function traced(model: Model, links: readonly Link[], selected: readonly number[], of: LinksOf = linksByNode(links)): Tracing {
  const nodes = new Map<number, Near>(selected.map((node) => [node, Near.Selected]));
  const found = new Map<Link, Near>();
  for (const node of selected) {
    for (const link of of.get(node) ?? []) {
      found.set(link, Near.Direct);
      const other = otherEnd(link, node);
      if (!nodes.has(other)) nodes.set(other, Near.Direct);
    }
  }
  for (const [node, near] of [...nodes]) {
    if (near !== Near.Direct) continue;
    for (const link of of.get(node) ?? []) {
      const other = otherEnd(link, node);
      if (found.has(link) || model.at(other).kind === "action" || !leadsOn(model, link, node)) continue;
      found.set(link, Near.Second);
      if (!nodes.has(other)) nodes.set(other, Near.Second);
    }
  }
  return { nodes, links: found };
}

function leadsOn(model: Model, link: Link, from: number): boolean {
  if (model.at(from).kind === "action") return link.facts.length > 0;
  return link.facts.some((fact) => (fact.source === from && OUTWARD.has(fact.role)) || fact.role === "holds");
}
