/** Who and what goes when somebody or something goes, as `queries.resilience.removal` has it. */
import type { Fact } from "../data/types";
import type { Delivery } from "./delivery";
import { NOBODY, type Roles } from "./roles";

/**
 * What goes in one area: the things named, and `too` what goes with them, each with the facts
 * that tie it to what goes: nobody else holds the post, the team is part of the body.
 */
export interface Removal {
  readonly named: readonly number[];
  readonly too: ReadonlyMap<number, readonly Fact[]>;
  /** All that goes. */
  readonly gone: ReadonlySet<number>;
}

/**
 * What goes in an area when these things do: with a person the posts that nobody else holds,
 * with a body the teams that are part of it, and theirs.
 */
export function removal(delivery: Delivery, wanted: Iterable<number>, roles: Roles): Removal {
  const named = [...new Set(wanted)].filter(delivery.named);
  const too = new Map<number, readonly Fact[]>();
  const gone = new Set(named);
  const waiting = [...named];
  for (const one of waiting) {
    for (const [post, facts] of roles.posts.get(one) ?? NOBODY) {
      if (!gone.has(post) && allGone(roles.holders.get(post)!.keys(), gone)) too.set(post, facts);
    }
    for (const [unit, facts] of roles.units.get(one) ?? NOBODY) {
      if (!gone.has(unit)) too.set(unit, facts);
    }
    for (const each of too.keys()) {
      if (!gone.has(each)) {
        gone.add(each);
        waiting.push(each);
      }
    }
  }
  return { named, too, gone: new Set([...named, ...too.keys()]) };
}

/** Whether all of these go. */
export function allGone(who: Iterable<number>, gone: ReadonlySet<number>): boolean {
  for (const each of who) if (!gone.has(each)) return false;
  return true;
}
