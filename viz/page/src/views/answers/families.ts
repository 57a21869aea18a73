/** The questions of each tab in the order in which people ask them, and what its badge counts. */
import type { Question } from "../../data/types";
import type { Model } from "../../model/model";
import type { Shown } from "../../model/shown";
import { counted } from "../../ui/words";

/** The families of questions that have a tab. */
export type Family = "overlap" | "dependency" | "gap" | "resilience";

const ORDER: Readonly<Record<Family, readonly string[]>> = {
  overlap: ["duplicate-work", "panel-overlap", "similar-services", "same-standard-action", "shared-services"],
  dependency: ["governance", "service-dependents", "depends-on", "funding"],
  gap: [
    "no-lead", "no-lead-organisation", "weak-leads", "missing-standard-actions", "missing-services", "overdue",
    "no-end-date", "thin-themes", "victim-pathways", "statutory-partners",
  ],
  resilience: ["single-points-of-failure", "sole-providers", "cut-points", "concentration"],
};

/** A count of findings and what is counted. */
export interface Findings {
  readonly count: number;
  readonly words: string;
}

/** The rows that a badge counts: of which question, and how one is called. */
const COUNTED: Readonly<Partial<Record<Family, readonly (readonly [question: string, one: string, many: string])[]>>> = {
  overlap: [
    ["duplicate-work", "pair of actions that do the same work under different leads", "pairs of actions that do the same work under different leads"],
    ["panel-overlap", "pair of panels with the same purpose", "pairs of panels with the same purpose"],
    ["similar-services", "pair of services that do the same kind of work", "pairs of services that do the same kind of work"],
  ],
  gap: [["no-lead", "line without a named lead", "lines without a named lead"]],
  resilience: [["single-points-of-failure", "single point of failure", "single points of failure"]],
};

/** The questions of a family: those that are known in their order, then any others. */
export function questionsOf(model: Model, family: Family): readonly Question[] {
  const all = model.family(family);
  const rank = (question: Question): number => {
    const at = ORDER[family].indexOf(question.name);
    return at < 0 ? ORDER[family].length : at;
  };
  return [...all].sort((one, other) => rank(one) - rank(other));
}

/**
 * What the badge of a tab tells: how many rows its main questions have under the filters, those
 * without a rank left out where they are ranked. Null where the family has nothing to count.
 */
export function findings(model: Model, shown: Shown, family: Family): Findings | null {
  const parts = COUNTED[family]?.map(([name, one, many]) => {
    const { rows, columns } = shown.rows(model.question(name));
    const rank = columns.findIndex((each) => each.name === "rank");
    const count = rank < 0 ? rows.length : rows.filter((row) => row[rank] !== null).length;
    return { count, words: counted(count, one, many) };
  });
  if (!parts) return null;
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    words: parts.filter((part) => part.count).map((part) => part.words).join(", "),
  };
}
