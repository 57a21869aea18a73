/** Who is nearest to take over what goes, as `queries.resilience.successors` has it. */
import { compareText } from "../data/python_text";
import type { Fact } from "../data/types";
import { counted, listed } from "./phrases";
import { allGone } from "./removal";
import { type Facts, NOBODY, type Roles } from "./roles";

/** Who could take over: the reasons in words, what they rest on, and how strong they are. */
export interface Successor {
  readonly node: number;
  readonly reasons: readonly string[];
  readonly facts: readonly Fact[];
  readonly score: number;
}

const PEOPLE = ["person", "post"];
const SHOWN = 3;
const SAME_PART = 3;
const OTHER_PART = 2;
const SAME_TEAM = 2;
const SAME_BODY = 1;

/**
 * Who is left that has a part in the action already: leads, lead organisations, then supporters.
 * A person is no lead organisation: for one, only bodies will do.
 */
export function forAction(
  action: number,
  gone: ReadonlySet<number>,
  roles: Roles,
  bodiesOnly = false,
): readonly Successor[] {
  const found = new Map<number, Successor>();
  for (const [words, part] of [
    ["leads it already", roles.leads],
    ["is its lead organisation", roles.leadBodies],
    ["supports it already", roles.supporters],
  ] as const) {
    for (const [who, facts] of part.get(action) ?? NOBODY) {
      if (gone.has(who) || (bodiesOnly && isPerson(who, roles)) || found.has(who)) continue;
      found.set(who, { node: who, reasons: [words], facts, score: 0 });
    }
  }
  return [...found.values()].slice(0, SHOWN);
}

/**
 * The nearest to one that goes, those with the most and best reasons first: people and posts for
 * a person or a post, bodies for all others; nobody where the plans give no reason for anybody.
 */
export function forThing(thing: number, gone: ReadonlySet<number>, roles: Roles): readonly Successor[] {
  const people = isPerson(thing, roles);
  const own = new Set([thing]);
  for (const post of (roles.posts.get(thing) ?? NOBODY).keys()) if (gone.has(post)) own.add(post);
  const reasons = new Map<number, Map<string, Successor>>();
  for (const each of allReasons(own, roles)) {
    const who = people ? roles.oneWhoLeads(each.node) : each.node;
    if (gone.has(who) || isPerson(who, roles) !== people) continue;
    const known = reasons.get(who) ?? new Map<string, Successor>();
    reasons.set(who, known);
    const key = each.reasons.join("\0");
    if (!known.has(key)) known.set(key, each);
  }
  const found = [...reasons].map(([node, each]) => together(node, [...each.values()]));
  return found
    .filter((each) => each.score > SAME_BODY) // To belong to one large body alone brings nobody near.
    .sort(
      (one, other) =>
        other.score - one.score ||
        other.facts.length - one.facts.length ||
        roles.delivery.byName(one.node, other.node),
    )
    .slice(0, SHOWN);
}

function together(node: number, each: readonly Successor[]): Successor {
  return {
    node,
    reasons: each.flatMap((one) => one.reasons),
    facts: each.flatMap((one) => one.facts),
    score: each.reduce((sum, one) => sum + one.score, 0),
  };
}

function* allReasons(own: ReadonlySet<number>, roles: Roles): Generator<Successor> {
  const parts = [
    [roles.leads, "leads"],
    [roles.leadBodies, "is lead organisation of"],
    [roles.supporters, "supports"],
  ] as const;
  const mine = parts.map(([part]) => actionsOf(own, part));
  const allOfMine = [...new Set(mine.flat())];
  for (const [at, [part, words]] of parts.entries()) {
    const same = new Set(mine[at]);
    for (const [who, byAction] of sharing(allOfMine, part, own, roles)) {
      const points = [...byAction.keys()].reduce((sum, each) => sum + (same.has(each) ? SAME_PART : OTHER_PART), 0);
      const said = `${words} ${ofAll(byAction.size, allOfMine.length)}`;
      yield { node: who, reasons: [said], facts: [...byAction.values()].flat(), score: points };
    }
  }
  for (const post of roles.delivery.ranks.sorted(own)) {
    for (const [holder, facts] of roles.holders.get(post) ?? NOBODY) {
      if (own.has(holder)) continue;
      const said = `holds the post of ${roles.delivery.label(post)}`;
      yield { node: holder, reasons: [said], facts, score: SAME_PART * Math.max(1, allOfMine.length) };
    }
  }
  yield* forTheSameBodies(mine[0]!, own, roles);
  yield* ofOneTeam(own, roles);
}

/** Who else has this part in the actions, and the facts that say so, by action. */
function sharing(
  actions: readonly number[],
  part: Facts,
  own: ReadonlySet<number>,
  roles: Roles,
): Map<number, Map<number, Fact[]>> {
  const found = new Map<number, Map<number, Fact[]>>();
  for (const action of actions) {
    for (const [who, facts] of part.get(action) ?? NOBODY) {
      if (own.has(who)) continue;
      const one = roles.oneWhoLeads(who);
      const byAction = found.get(one) ?? new Map<number, Fact[]>();
      found.set(one, byAction);
      byAction.set(action, [...(byAction.get(action) ?? []), ...facts]);
    }
  }
  return found;
}

function ofAll(number: number, whole: number): string {
  return whole === 1 ? "the same action" : `${number} of the same ${whole} actions`;
}

/** Who leads other actions of the body for which somebody leads alone. */
function* forTheSameBodies(
  leading: readonly number[],
  own: ReadonlySet<number>,
  roles: Roles,
): Generator<Successor> {
  const bodies = new Set<number>();
  for (const action of leading) {
    const led = [...(roles.leadBodies.get(action) ?? NOBODY).keys()];
    if (led.length === 1 && allGone(roles.leads.get(action)!.keys(), own)) bodies.add(led[0]!);
  }
  const others = new Map<number, { bodies: Set<number>; actions: Set<number>; facts: Fact[] }>();
  for (const [action, leads] of roles.leads) {
    if (leading.includes(action)) continue;
    const shared = [...(roles.leadBodies.get(action) ?? NOBODY).keys()].filter((body) => bodies.has(body));
    if (!shared.length) continue;
    for (const [who, facts] of leads) {
      if (own.has(who)) continue;
      const one = roles.oneWhoLeads(who);
      const known = others.get(one) ?? { bodies: new Set(), actions: new Set(), facts: [] };
      others.set(one, known);
      shared.forEach((body) => known.bodies.add(body));
      known.actions.add(action);
      shared.forEach(() => known.facts.push(...facts));
    }
  }
  for (const [who, known] of others) {
    const names = listed([...known.bodies].map(roles.delivery.label).sort(compareText));
    const number = known.actions.size;
    const said = `leads ${counted(number, "other action")} of ${names}`;
    yield { node: who, reasons: [said], facts: known.facts, score: SAME_TEAM + Math.min(number, SHOWN) - 1 };
  }
}

function* ofOneTeam(own: ReadonlySet<number>, roles: Roles): Generator<Successor> {
  const bodies = new Set<number>();
  for (const one of own) for (const body of (roles.bodies.get(one) ?? NOBODY).keys()) bodies.add(body);
  for (const body of roles.delivery.ranks.sorted(bodies)) {
    const beside = new Map<number, Fact[]>();
    for (const part of [roles.members, roles.units]) {
      for (const [who, facts] of part.get(body) ?? NOBODY) {
        if (!own.has(who)) beside.set(who, [...(beside.get(who) ?? []), ...facts]);
      }
    }
    const points = roles.delivery.kind(body) === "team" ? SAME_TEAM : SAME_BODY;
    const said = `belongs to ${roles.delivery.label(body)} too`;
    for (const [who, facts] of beside) yield { node: who, reasons: [said], facts, score: points };
  }
}

function actionsOf(own: ReadonlySet<number>, part: Facts): number[] {
  return [...part].filter(([, who]) => [...who.keys()].some((each) => own.has(each))).map(([action]) => action);
}

function isPerson(node: number, roles: Roles): boolean {
  return PEOPLE.includes(roles.delivery.kind(node));
}
