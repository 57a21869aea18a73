/** Which actions, services, panels and bodies are left without whom. */
import type { Fact } from "../data/types";
import { calledBy, labels, lost, type Loss } from "./loss";
import { counted, someOf } from "./phrases";
import type { Removal } from "./removal";
import { type Facts, NOBODY, type Roles } from "./roles";
import { forAction } from "./successors";

type Gone = ReadonlySet<number>;

/** What goes too, and every role that nobody, or somebody else, is left to fill. */
export function* lostRoles(removal: Removal, roles: Roles): Generator<Loss> {
  for (const [node, facts] of removal.too) {
    const [first] = facts as [Fact];
    const detail =
      first.role === "holds"
        ? `a post that nobody but ${labels([first.source], roles)} holds`
        : `part of ${labels([first.target], roles)}`;
    yield lost("goes too", node, detail, facts, roles);
  }
  yield* leads(removal.gone, roles);
  yield* leadBodies(removal.gone, roles);
  yield* supporters(removal.gone, roles);
  yield* acting("provider", roles.providers, removal.gone, roles);
  yield* acting("chair", roles.chairs, removal.gone, roles);
  yield* acting("funder", roles.funders, removal.gone, roles);
}

function* leads(gone: Gone, roles: Roles): Generator<Loss> {
  for (const { target: action, who, facts } of hit(roles.leads, gone)) {
    const own = roles.leads.get(action)!;
    const stay = staying(own, gone);
    if (!stay.length) {
      const detail = whatStays(action, who, gone, roles);
      yield lost("no lead left", action, detail, facts, roles, { successors: forAction(action, gone, roles) });
      continue;
    }
    const names = labels(stay, roles);
    const kept = new Set(stay.flatMap((lead) => own.get(lead)!.map((fact) => fact.part)));
    const without = facts.filter((fact) => !kept.has(fact.part));
    const along = facts.filter((fact) => kept.has(fact.part));
    if (without.length) {
      const detail = `led by ${labels(who, roles)} alone; ${names} ${verb("lead", stay)} another outcome`;
      const successors = forAction(action, gone, roles);
      yield lost("outcome without a lead", action, detail, without, roles, { successors });
    }
    if (along.length) {
      const detail = `${names} ${verb("lead", stay)} it with ${labels(who, roles)}`;
      yield lost("another lead stays", action, detail, along, roles);
    }
  }
}

function whatStays(action: number, who: readonly number[], gone: Gone, roles: Roles): string {
  const said = [`led by ${labels(who, roles)}${who.length === 1 ? " alone" : ""}`];
  const bodies = staying(roles.leadBodies.get(action) ?? NOBODY, gone);
  const supporting = staying(roles.supporters.get(action) ?? NOBODY, gone);
  if (bodies.length) said.push(`${labels(bodies, roles)} ${verb("stay", bodies)} as lead organisation`);
  if (supporting.length) {
    said.push(`supported by ${labels(supporting, roles)}`);
  } else if (!bodies.length) {
    said.push(`no lead organisation and no supporter is named${classes(action, roles)}`);
  } else {
    said.push(`no supporter is named${classes(action, roles)}`);
  }
  return said.join("; ");
}

/** What the plan says instead of naming a supporter. */
function classes(action: number, roles: Roles): string {
  const [facts] = (roles.supportedByClasses.get(action) ?? NOBODY).values();
  return facts ? ` but “${facts[0]!.quote}”` : "";
}

function* leadBodies(gone: Gone, roles: Roles): Generator<Loss> {
  for (const { target: action, who, facts } of hit(roles.leadBodies, gone)) {
    const stay = staying(roles.leadBodies.get(action)!, gone);
    if (stay.length) {
      const detail = `${labels(stay, roles)} ${verb("lead", stay)} it with ${labels(who, roles)}`;
      yield lost("another lead organisation stays", action, detail, facts, roles);
      continue;
    }
    const leading = staying(roles.leads.get(action) ?? NOBODY, gone);
    let left = roles.leads.has(action) ? "no lead is left either" : "no lead is named";
    if (leading.length) left = `the named lead is ${labels(leading, roles)}`;
    const detail = `led by ${labels(who, roles)}; ${left}`;
    const successors = forAction(action, gone, roles, true);
    yield lost("no lead organisation left", action, detail, facts, roles, { successors });
  }
}

function* supporters(gone: Gone, roles: Roles): Generator<Loss> {
  for (const { target: action, who, facts } of hit(roles.supporters, gone)) {
    const stay = staying(roles.supporters.get(action)!, gone);
    if (stay.length) {
      const detail = `supported by ${labels(who, roles)}; ${labels(stay, roles)} ${verb("stay", stay)}`;
      yield lost("another supporter stays", action, detail, facts, roles);
    } else {
      const detail = `supported by ${labels(who, roles)} alone${classes(action, roles)}`;
      yield lost("no supporter left", action, detail, facts, roles);
    }
  }
}

function* acting(sort: "provider" | "chair" | "funder", part: Facts, gone: Gone, roles: Roles): Generator<Loss> {
  for (const { target, who, facts } of hit(part, gone)) {
    if (gone.has(target)) continue;
    const stay = staying(part.get(target)!, gone);
    if (stay.length) {
      const detail = `${labels(stay, roles)} ${verb("stay", stay)} beside ${labels(who, roles)}`;
      yield lost(`another ${sort} stays`, target, detail, facts, roles);
      continue;
    }
    let detail = `${labels(who, roles)} is the only ${sort} that the plan states`;
    const needing = [...(roles.relying.get(target) ?? NOBODY).keys()].filter((each) => roles.delivery.actions.has(each));
    if (needing.length && sort !== "chair") {
      const told = someOf(needing.map((action) => calledBy(action, roles)));
      detail += `; ${counted(needing.length, "action")} relying on that: ${told}`;
    }
    yield lost(`no ${sort} left`, target, detail, facts, roles);
  }
}

function verb(word: string, who: readonly number[]): string {
  return who.length > 1 ? word : `${word}s`;
}

function staying(who: ReadonlyMap<number, unknown>, gone: Gone): number[] {
  return [...who.keys()].filter((each) => !gone.has(each));
}

/** Each target whose role is filled by some that go: the target, them, and the facts. */
function* hit(part: Facts, gone: Gone): Generator<{ target: number; who: number[]; facts: Fact[] }> {
  for (const [target, acting] of part) {
    const who = [...acting.keys()].filter((each) => gone.has(each));
    if (who.length) yield { target, who, facts: who.flatMap((each) => acting.get(each)!) };
  }
}
