/** Small page data for tests. */
import type { Area, Node, PageData, Plan, Question } from "../src/data/types";

const NODE: Omit<Node, "iri" | "kind" | "label"> = {
  also: [], rank: "", status: "", generic: false, service: false, spellings: [], areas: [0], plans: [0], number: "", theme: -1,
  place: "", start: -1, parts: [],
};

/** A node of the first plan; what is not told is empty. */
export function node(kind: Node["kind"], label: string, told: Partial<Node> = {}): Node {
  return { ...NODE, iri: `https://example.org/${kind}/${label.replaceAll(" ", "-")}`, kind, label, ...told };
}

/** A question with rows under columns; each row speaks of nothing. */
export function question(name: string, columns: readonly string[], rows: Question["current"]["rows"], told: Partial<Question> = {}): Question {
  return {
    name, family: "gap", title: name, summary: name, columns: columns.map((each) => ({ name: each, description: "", dates: false })),
    parameters: [], query: "", empty: "", note: "", current: { rows, nodes: rows.map(() => []) }, all: null, ...told,
  };
}

/** Page data of one plan of Hillford; what is not told is empty. */
export function data(told: Partial<PageData> = {}): PageData {
  const areas: readonly Area[] = [{ iri: "a", name: "Hillford", code: "" }];
  const plans: readonly Plan[] = [{ iri: "p", file: "hillford.txt", title: "Plan", area: 0, period: "", replaces: -1 }];
  return {
    format: 1, version: "0", title: "Hillford", areas, plans, themes: [], nodes: [], facts: [], mentions: [], questions: [], faults: [],
    changes: { columns: [], headings: [], revisions: [] }, standards: [], order: [], forces: [],
    ...told,
  } as PageData;
}
