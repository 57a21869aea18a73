/** What a loss is: one line of the answer to what goes with somebody or something. */
import type { Fact } from "../data/types";
import { doubt, earliest, inBrief, listed } from "./phrases";
import type { Roles } from "./roles";
import type { Successor } from "./successors";

/** What a line can be about, in the order in which they are told. */
export const FINDINGS = [
  "goes too",
  "no lead left",
  "outcome without a lead",
  "another lead stays",
  "no lead organisation left",
  "another lead organisation stays",
  "no supporter left",
  "another supporter stays",
  "no provider left",
  "another provider stays",
  "no chair left",
  "another chair stays",
  "no funder left",
  "another funder stays",
  "no other way to report",
  "relies on it",
  "relies on it through others",
  "names it",
  "theme without a service",
  "area without a service",
  "out of contact",
  "nothing found",
  "nearest to take over",
] as const;

/** One of the words for what a line is about. */
export type Finding = (typeof FINDINGS)[number];

/**
 * One line: what is lost, what is left of it, and who could take it over. `node` is the action,
 * service, panel or body that it is about, -1 for a theme or an area; `near` are those who
 * could take over.
 */
export interface Loss {
  readonly finding: Finding;
  readonly node: number;
  readonly near: readonly number[];
  readonly what: string;
  readonly theme: string | null;
  readonly detail: string;
  readonly takesOver: string | null;
  readonly quote: string | null;
  readonly place: string;
  readonly doubt: string | null;
  /** Where the words stand: the plan, and the place in its text. */
  readonly plan: number;
  readonly start: number;
}

/** What a line may have beside its facts. */
interface Beside {
  readonly successors?: readonly Successor[];
  /** What it hangs on what goes by: it is as doubtful as these too. */
  readonly through?: readonly Fact[];
  readonly near?: readonly number[];
}

/** The line about an action or thing, quoting the first of the facts that it rests on. */
export function lost(
  finding: Finding,
  node: number,
  detail: string,
  facts: readonly Fact[],
  roles: Roles,
  { successors = [], through = [], near = [] }: Beside = {},
): Loss {
  const { delivery } = roles;
  const first = earliest(facts, (fact) => delivery.file(fact.plan));
  const told = successors.map((each) => `${delivery.label(each.node)} (${each.reasons.join("; ")})`);
  return {
    finding,
    node,
    near: [...near, ...successors.map((each) => each.node)],
    what: delivery.label(node),
    theme: delivery.actions.has(node) ? delivery.theme(node) || null : null,
    detail,
    takesOver: told.join("; ") || null,
    quote: first.quote,
    place: delivery.placeOf(first),
    doubt: doubt([...facts, ...through]),
    plan: first.plan,
    start: first.start,
  };
}

/** A thing by name, an action by the beginning of its text. */
export function calledBy(node: number, roles: Roles): string {
  const label = roles.delivery.label(node);
  return roles.delivery.actions.has(node) ? `“${inBrief(label)}”` : label;
}

/** The names as a list in prose, each once. */
export function labels(nodes: Iterable<number>, roles: Roles): string {
  return listed([...new Set([...nodes].map((node) => calledBy(node, roles)))]);
}
