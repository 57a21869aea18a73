/** What falls apart when something goes, as `queries.resilience.parts` has it. */
import type { Ranks } from "./delivery";

/** The neighbours of each node, all sorted by IRI. */
export type Adjacency = ReadonlyMap<number, readonly number[]>;

/** The neighbours of each node that an edge joins to another. */
export function adjacency(edges: Iterable<readonly [number, number]>, ranks: Ranks): Adjacency {
  const beside = new Map<number, Set<number>>();
  const add = (one: number, other: number): void => {
    const known = beside.get(one);
    if (known) known.add(other);
    else beside.set(one, new Set([other]));
  };
  for (const [left, right] of edges) {
    add(left, right);
    add(right, left);
  }
  return new Map(ranks.sorted(beside.keys()).map((node) => [node, ranks.sorted(beside.get(node)!)] as const));
}

/** The parts that hang together when some nodes have gone, the largest first. */
export function components(beside: Adjacency, gone: ReadonlySet<number>, ranks: Ranks): number[][] {
  const found: number[][] = [];
  const seen = new Set(gone);
  for (const node of beside.keys()) {
    if (seen.has(node)) continue;
    const part = [node];
    seen.add(node);
    for (const each of part) {
      for (const other of beside.get(each)!) {
        if (!seen.has(other)) {
          seen.add(other);
          part.push(other);
        }
      }
    }
    found.push(ranks.sorted(part));
  }
  return found.sort((one, other) => other.length - one.length || compareParts(one, other, ranks));
}

/** Parts compared node by node, by IRI. */
export function compareParts(one: readonly number[], other: readonly number[], ranks: Ranks): number {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const order = ranks.compare(one[at]!, other[at]!);
    if (order) return order;
  }
  return one.length - other.length;
}
