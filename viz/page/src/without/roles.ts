/** Who does what in an area's plans, looked up from either side, as `queries.resilience.roles`. */
import type { Fact } from "../data/types";
import type { Delivery } from "./delivery";

/** For each thing or action, those on the other side, each with the facts that say so. */
export type Facts = ReadonlyMap<number, ReadonlyMap<number, readonly Fact[]>>;

/** No facts of anybody. */
export const NOBODY: ReadonlyMap<number, readonly Fact[]> = new Map();

type Ends = (fact: Fact) => readonly [number, number];

const byTarget: Ends = (fact) => [fact.target, fact.source];
const bySource: Ends = (fact) => [fact.source, fact.target];

/**
 * The roles of one area's delivery; classes of bodies ("All partners") are left out. Each map is
 * by the action, service, panel or body that is acted on, in the order of the plan.
 */
export class Roles {
  /** The people and posts that lead each action. */
  readonly leads: Facts;
  /** The bodies that lead each action. */
  readonly leadBodies: Facts;
  readonly supporters: Facts;
  /** The classes of bodies ("All partners") that support each action. */
  readonly supportedByClasses: Facts;
  /** The actions that use or depend on each action, service or panel. */
  readonly relying: Facts;
  /** What each action uses or depends on. */
  readonly reliedOn: Facts;
  /** Who provides each service. */
  readonly providers: Facts;
  /** Who funds each service, body, panel or action. */
  readonly funders: Facts;
  /** Who chairs or heads each panel or body. */
  readonly chairs: Facts;
  /** Who holds each post. */
  readonly holders: Facts;
  /** The posts that each person holds. */
  readonly posts: Facts;
  /** What is part of each body. */
  readonly units: Facts;
  /** The bodies that each person, post or team belongs to. */
  readonly bodies: Facts;
  /** Who belongs to each body or sits on each panel. */
  readonly members: Facts;
  /** The statements of who reports to whom. */
  readonly reporting: readonly Fact[];

  constructor(readonly delivery: Delivery) {
    const { named } = delivery;
    const stated = delivery.facts.filter((fact) => named(fact.source) && named(fact.target));
    const of = (ends: Ends, ...roles: readonly string[]): Facts =>
      grouped(stated.filter((fact) => roles.includes(fact.role)), ends);
    this.leads = of(byTarget, "lead");
    this.leadBodies = of(byTarget, "lead organisation");
    this.supporters = of(byTarget, "support");
    this.supportedByClasses = grouped(
      delivery.facts.filter((fact) => fact.role === "support" && !named(fact.source)),
      byTarget,
    );
    this.relying = of(byTarget, "uses", "depends on");
    this.reliedOn = of(bySource, "uses", "depends on");
    this.providers = of(byTarget, "provides");
    this.funders = of(byTarget, "funds");
    this.chairs = of(byTarget, "chairs", "heads");
    this.holders = of(byTarget, "holds");
    this.posts = of(bySource, "holds");
    this.units = of(byTarget, "part of");
    this.bodies = of(bySource, "member of", "part of", "post in");
    this.members = of(byTarget, "member of", "post in");
    this.reporting = stated.filter((fact) => fact.role === "reports to");
  }

  /** Who that lead is: for a post that one person holds that person, else itself. */
  oneWhoLeads(lead: number): number {
    const holders = [...(this.holders.get(lead) ?? NOBODY).keys()];
    return holders.length === 1 ? holders[0]! : lead;
  }
}

function grouped(facts: readonly Fact[], ends: Ends): Facts {
  const found = new Map<number, Map<number, Fact[]>>();
  for (const fact of facts) {
    const [one, other] = ends(fact);
    let others = found.get(one);
    if (!others) found.set(one, (others = new Map<number, Fact[]>()));
    const stated = others.get(other);
    if (stated) stated.push(fact);
    else others.set(other, [fact]);
  }
  return found;
}
