/** The themes left without a service, and what falls out of contact with the rest of the work. */
import { compareText } from "../data/python_text";
import type { Fact, Kind } from "../data/types";
import type { Delivery } from "./delivery";
import { calledBy, labels, lost, type Finding, type Loss } from "./loss";
import { adjacency, compareParts, components } from "./parts";
import { counted, listed, someOf } from "./phrases";
import { allGone, type Removal } from "./removal";
import { NOBODY, type Roles } from "./roles";

const PANELS: readonly Kind[] = ["panel", "partnership"];
const DELIVERED: readonly Kind[] = [...PANELS, "service"];
const NEVER_JOINING = "post in"; // A post's body is told by its holder.
const CHAIRING = ["chairs", "heads"];
const BELONGING = ["part of", "member of", "holds"];

/** The services in each action, each with the actions that name it. */
type Naming = Map<number, Set<number>>;

/**
 * The themes, or the whole area, whose actions name no other service than what goes. `naming`
 * gives the services that stand anywhere in each action.
 */
export function* lostServices(
  { gone }: Removal,
  roles: Roles,
  naming: ReadonlyMap<number, readonly number[]>,
): Generator<Loss> {
  const { delivery } = roles;
  const byTheme = new Map<string, Naming>();
  const everywhere: Naming = new Map();
  for (const action of delivery.actions.keys()) {
    const parts = [roles.leadBodies, roles.supporters, roles.reliedOn];
    const own = new Set(naming.get(action));
    for (const part of parts) for (const each of (part.get(action) ?? NOBODY).keys()) own.add(each);
    for (const service of own) {
      if (!delivery.things.get(service)?.service) continue;
      const theme = delivery.theme(action);
      const services = byTheme.get(theme) ?? new Map<number, Set<number>>();
      byTheme.set(theme, services);
      for (const known of [services, everywhere]) known.set(service, (known.get(service) ?? new Set()).add(action));
    }
  }
  if (everywhere.size && allGone(everywhere.keys(), gone)) {
    yield withoutService("area without a service", delivery.name, everywhere, roles);
  }
  for (const [theme, services] of byTheme) {
    if (theme && allGone(services.keys(), gone)) {
      yield withoutService("theme without a service", theme, services, roles);
    }
  }
}

function withoutService(finding: Finding, what: string, services: Naming, roles: Roles): Loss {
  const { delivery } = roles;
  const naming = new Set([...services.values()].flatMap((actions) => [...actions]));
  const order = [...delivery.actions.keys()].filter((action) => naming.has(action));
  const first = delivery.data.nodes[order[0]!]!;
  const names = labels(delivery.ranks.sorted(services.keys()), roles);
  const verb = services.size === 1 ? "is" : "are";
  return {
    finding,
    node: -1,
    near: [],
    what,
    theme: null,
    detail: `${names} ${verb} all that its actions name of services and of bodies known as one`,
    takesOver: null,
    quote: first.label,
    place: delivery.placeOf({ plan: first.plans[0]!, place: first.place }),
    doubt: null,
    plan: first.plans[0]!,
    start: first.start,
  };
}

/** The parts of the network that nothing joins to the rest any more. */
export function* lostContact({ gone }: Removal, roles: Roles): Generator<Loss> {
  const { delivery } = roles;
  const beside = adjacency(joins(delivery), delivery.ranks);
  const before = components(beside, new Set(), delivery.ranks);
  const after = components(beside, gone, delivery.ranks);
  const actionsIn = (part: readonly number[]): number => part.filter((each) => delivery.actions.has(each)).length;
  for (const [at, whole] of before.entries()) {
    const going = new Set(whole.filter((each) => gone.has(each)));
    if (!going.size) continue;
    const members = new Set(whole);
    const left = after.filter((part) => members.has(part[0]!));
    // What holds the most actions is the rest; whatever else was joined to it has lost it.
    left.sort(
      (one, other) =>
        actionsIn(other) - actionsIn(one) ||
        other.length - one.length ||
        compareParts(one, other, delivery.ranks),
    );
    for (const part of at === 0 ? left.slice(1) : left) yield* outOfContact(part, going, roles);
  }
}

/** The two ends of each fact that joins two things or actions. */
function* joins({ facts, named }: Delivery): Generator<readonly [number, number]> {
  for (const { source, role, target } of facts) {
    if (role !== NEVER_JOINING && source !== target && named(source) && named(target)) yield [source, target];
  }
}

function* outOfContact(part: readonly number[], going: ReadonlySet<number>, roles: Roles): Generator<Loss> {
  const { delivery } = roles;
  const order = delivery.actions;
  const actions = part.filter((each) => order.has(each)).sort((one, other) => order.get(one)! - order.get(other)!);
  const others = part.filter((each) => delivery.things.has(each) && DELIVERED.includes(delivery.kind(each)));
  const inside = new Set(part);
  const facts = delivery.facts.filter(
    (fact) =>
      (inside.has(fact.source) && going.has(fact.target)) || (inside.has(fact.target) && going.has(fact.source)),
  );
  const works = facts.some((fact) => working(fact, going.has(fact.source) ? fact.source : fact.target, delivery));
  const [first] = [...actions, ...others];
  if (first === undefined || !works) return;
  let detail = `nothing else ties ${countedKinds(delivery, actions.length, others)} to the rest of the work`;
  const onlyActions = part.length === actions.length && part.every((each, at) => each === actions[at]);
  if (onlyActions) {
    detail = "nobody and nothing else is named for it";
  } else if (actions.length + others.length > 1) {
    detail += `: ${someOf([...actions, ...others].map((each) => calledBy(each, roles)))}`;
  }
  const people = part.length - actions.length - others.length;
  if (people && !onlyActions) detail += ` (with ${counted(people, "person or body", "people or bodies")})`;
  yield lost("out of contact", first, detail, facts, roles);
}

/** Whether a fact ties work to what goes, and not only names to it. */
function working(fact: Fact, gone: number, delivery: Delivery): boolean {
  if (CHAIRING.includes(fact.role)) return false;
  if (fact.target !== gone || !BELONGING.includes(fact.role)) return true;
  return fact.role === "member of" && PANELS.includes(delivery.kind(gone));
}

/** How many actions, and how many of each kind of panels and services, in words. */
function countedKinds(delivery: Delivery, actions: number, others: readonly number[]): string {
  const kinds = new Map<Kind, number>();
  for (const each of others) kinds.set(delivery.kind(each), (kinds.get(delivery.kind(each)) ?? 0) + 1);
  const sorted = [...kinds].sort(([one], [other]) => compareText(one, other));
  const told = sorted.map(([kind, number]) => counted(number, kind));
  return listed([...(actions ? [counted(actions, "action")] : []), ...told]);
}
