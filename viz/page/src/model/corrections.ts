/** What readers mark as wrong, as lines that `build --review` applies. */
import type { Fact, Kind, Node } from "../data/types";
import { toCsv } from "../ui/csv";
import type { Model } from "./model";

/** The columns of a review, in the order in which builds write them. */
const COLUMNS = [
  "what", "plan", "thing", "kind", "relation", "other", "other_kind", "quote", "decision", "decided_by", "note",
] as const;

type Field = (typeof COLUMNS)[number];

/** One line of a review. */
export type Correction = Readonly<Partial<Record<Field, string>>> & { readonly what: string };

/** Kinds as reviews call them. */
const KINDS: Readonly<Record<Kind, string>> = {
  person: "person",
  post: "role",
  organisation: "organisation",
  team: "organisation",
  panel: "panel",
  partnership: "panel",
  service: "service",
  fund: "fund",
  action: "action",
};

/** What a kind can be corrected to, as reviews call it. */
export const RIGHT_KINDS: readonly string[] = ["person", "organisation", "panel", "service", "role", "document", "fund"];

/** Roles in which the action is what the statement is about. */
const OF_ACTIONS: ReadonlyMap<string, string> = new Map([
  ["lead", "lead"],
  ["lead organisation", "lead organisation"],
  ["support", "supported by"],
]);
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([["heads", "chairs"]]);

/** The line that takes a statement out. */
export function notStated(model: Model, fact: Fact): Correction {
  const [left, right] = OF_ACTIONS.has(fact.role) ? [fact.target, fact.source] : [fact.source, fact.target];
  const [thing, other] = [model.at(left), model.at(right)];
  return {
    what: "remove claim",
    plan: model.data.plans[fact.plan]!.file,
    thing: thing.label,
    kind: KINDS[thing.kind],
    relation: OF_ACTIONS.get(fact.role) ?? OTHER_WORDS.get(fact.role) ?? fact.role,
    other: other.label,
    other_kind: KINDS[other.kind],
    quote: fact.quote,
  };
}

/** The line that says that something names nobody and nothing. */
export function notAName(node: Node): Correction {
  return { what: "not a name", thing: node.label, kind: KINDS[node.kind] };
}

/** The line that says what something is instead. */
export function otherKind(node: Node, right: string): Correction {
  return { what: "change kind", thing: node.label, kind: KINDS[node.kind], other: right };
}

/** The line that gives something its right name. */
export function otherName(node: Node, right: string): Correction {
  return { what: "rename", thing: node.label, kind: KINDS[node.kind], other: right };
}

/** The line that says that a spelling is of something else. */
export function notItsName(node: Node, spelling: string): Correction {
  return { what: "split", thing: node.label, kind: KINDS[node.kind], other: spelling };
}

/** The lines as a review.csv that `partnergraph build --review` reads. */
export function reviewCsv(corrections: readonly Correction[], decidedBy: string): string {
  return toCsv(
    COLUMNS,
    corrections.map((each) =>
      COLUMNS.map((column) => {
        if (column === "decision") return "yes";
        return column === "decided_by" ? decidedBy : (each[column] ?? "");
      }),
    ),
  );
}
