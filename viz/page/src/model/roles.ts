/** What a statement says, from the side of either of its ends. */
import type { Fact } from "../data/types";
import type { Model } from "./model";

/** Statements of one thing to one other in one role, with all the words behind it. */
export interface Link {
  readonly other: number;
  readonly facts: readonly Fact[];
}

/** A heading of the detail panel with its links. */
export interface LinkGroup {
  readonly title: string;
  readonly links: readonly Link[];
}

/** For each role: what is said of its source, and of its target; in the order of the panel. */
const TITLES: readonly (readonly [role: string, ofSource: string, ofTarget: string])[] = [
  ["lead", "Leads", "Led by"],
  ["lead organisation", "Lead organisation of", "Lead organisation"],
  ["support", "Supports", "Supported by"],
  ["chairs", "Chairs", "Chaired by"],
  ["heads", "Heads", "Headed by"],
  ["holds", "Post", "Held by"],
  ["post in", "Post in", "Posts"],
  ["member of", "Member of", "Members"],
  ["part of", "Part of", "Teams and parts"],
  ["reports to", "Reports to", "Reported to by"],
  ["provides", "Provides", "Provided by"],
  ["funds", "Funds", "Funded by"],
  ["uses", "Uses", "Used by"],
  ["depends on", "Depends on", "Needed by"],
];

/** What is stated of a node among these facts, by role, each other end once. */
export function linksOf(model: Model, node: number, keep: (fact: Fact) => boolean): readonly LinkGroup[] {
  const found = new Map<string, Map<number, Fact[]>>();
  for (const fact of model.factsOf[node]!) {
    if (!keep(fact)) continue;
    const source = fact.source === node;
    const key = `${source ? "from" : "to"} ${fact.role}`;
    const other = source ? fact.target : fact.source;
    const own = found.get(key) ?? new Map<number, Fact[]>();
    found.set(key, own);
    own.set(other, [...(own.get(other) ?? []), fact]);
  }
  return TITLES.flatMap(([role, ofSource, ofTarget]) =>
    [[`from ${role}`, ofSource] as const, [`to ${role}`, ofTarget] as const].flatMap(([key, title]) => {
      const own = found.get(key);
      return own ? [{ title, links: [...own].map(([other, facts]) => ({ other, facts })) }] : [];
    }),
  );
}

/** A statement as a sentence without its words: "Ann Lee, lead: Hold a monthly meeting". */
export function said(model: Model, fact: Fact): string {
  return `${model.at(fact.source).label}, ${fact.role}: ${model.at(fact.target).label}`;
}
