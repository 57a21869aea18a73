/** The columns of the picture: which kinds stand in which, and how each looks. */
import type { Kind } from "../data/types";

/** A column of the picture, and a line of the filter by kind. */
export interface Group {
  readonly name: string;
  readonly label: string;
  readonly kinds: readonly Kind[];
}

export const GROUPS: readonly Group[] = [
  { name: "people", label: "People", kinds: ["person", "post"] },
  { name: "organisations", label: "Organisations", kinds: ["organisation", "team"] },
  { name: "panels", label: "Panels", kinds: ["panel", "partnership"] },
  { name: "services", label: "Services", kinds: ["service", "fund"] },
  { name: "actions", label: "Actions", kinds: ["action"] },
];

const OF_KIND = new Map(GROUPS.flatMap((group) => group.kinds.map((kind) => [kind, group] as const)));

/** The column in which a kind stands. */
export function groupOf(kind: Kind): Group {
  const found = OF_KIND.get(kind);
  if (!found) throw new Error(`There is no column for ${kind}.`);
  return found;
}

/**
 * The outline of a kind's sign, as an SVG path within 16 by 16. Each has a shape of its own, so
 * that it is told by shape and by colour.
 */
export const OUTLINES: Readonly<Record<Kind, string>> = {
  person: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  post: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
  organisation: "M2.5 2.5h11v11h-11z",
  team: "M2.5 2.5h11v11h-11zM5.5 5.5v5h5v-5z",
  panel: "M8 1L15 8L8 15L1 8z",
  partnership: "M8 1L15 8L8 15L1 8zM8 5L5 8L8 11L11 8z",
  service: "M4.5 1.8h7L15 8l-3.5 6.2h-7L1 8z",
  fund: "M8 1.5l6.8 12.5h-13.6z",
  action: "M1.5 3h8.5l5 5l-5 5h-8.5z",
};
