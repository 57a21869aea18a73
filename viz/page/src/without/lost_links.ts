/** What relies on what goes, directly and through others, and which panels lose their line. */
import { compareText } from "../data/python_text";
import type { Fact } from "../data/types";
import { calledBy, labels, lost, type Loss } from "./loss";
import { allGone, type Removal } from "./removal";
import { NOBODY, type Roles } from "./roles";

type Gone = ReadonlySet<number>;

/** The actions that use or depend on what goes, or on what cannot do without it. */
export function* lostReliance({ gone }: Removal, roles: Roles): Generator<Loss> {
  const told = new Set<number>();
  for (const [action, on] of roles.reliedOn) {
    const direct = [...on.keys()].filter((each) => gone.has(each));
    if (!direct.length) continue;
    told.add(action);
    const facts = direct.flatMap((each) => on.get(each)!);
    const how = [...new Set(facts.map((fact) => fact.role))].sort(compareText).join(" and ");
    yield lost("relies on it", action, `${how} ${labels(direct, roles)}`, facts, roles);
  }
  const hit = new Map<number, { why: string; facts: readonly Fact[] }>();
  for (const { node, why, facts } of weakened(gone, told, roles)) {
    if (!hit.has(node)) hit.set(node, { why: `${calledBy(node, roles)}, ${why}`, facts });
  }
  const waiting = [...hit.keys()];
  for (const one of waiting) {
    for (const [action, facts] of roles.relying.get(one) ?? NOBODY) {
      if (told.has(action) || gone.has(action)) continue;
      told.add(action);
      const { why, facts: through } = hit.get(one)!;
      yield lost("relies on it through others", action, `${facts[0]!.role} ${why}`, facts, roles, { through });
      if (!hit.has(action)) {
        const words = `${calledBy(action, roles)}, which relies on it in turn`;
        hit.set(action, { why: words, facts: [...facts, ...through] });
        waiting.push(action);
      }
    }
  }
}

/** What is left but cannot go on as before, why, and the facts that say so. */
function* weakened(
  gone: Gone,
  relying: Iterable<number>,
  roles: Roles,
): Generator<{ node: number; why: string; facts: readonly Fact[] }> {
  for (const action of roles.delivery.ranks.sorted(relying)) {
    const on = [...roles.reliedOn.get(action)!].filter(([each]) => gone.has(each));
    yield { node: action, why: "which relies on what goes", facts: on.flatMap(([, facts]) => facts) };
  }
  for (const [part, why] of [
    [roles.providers, "whose only stated provider goes"],
    [roles.funders, "whose only stated funder goes"],
    [roles.leads, "which is left without a lead"],
  ] as const) {
    for (const [target, who] of part) {
      if (!gone.has(target) && allGone(who.keys(), gone)) {
        yield { node: target, why, facts: [...who.values()].flat() };
      }
    }
  }
}

/** The panels that no longer have a way to report to a top board. */
export function* lostReporting({ gone }: Removal, roles: Roles): Generator<Loss> {
  const stated = new Map<number, Fact[]>();
  for (const fact of roles.reporting) {
    const own = stated.get(fact.source);
    if (own) own.push(fact);
    else stated.set(fact.source, [fact]);
  }
  for (const [body, facts] of stated) {
    const going = facts.filter((fact) => gone.has(fact.target));
    if (gone.has(body) || !going.length || going.length < facts.length) continue;
    const detail = `reports to ${labels(going.map((fact) => fact.target), roles)} alone`;
    yield lost("no other way to report", body, detail, going, roles);
  }
}
