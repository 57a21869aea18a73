/** What is lost if people, bodies, panels or services go, area by area: what `without` prints. */
import { MentionReader } from "../data/mention_words";
import { compareText } from "../data/python_text";
import type { Cast, Delivery as Told, Fact, Mention, PageData } from "../data/types";
import { Delivery, Ranks } from "./delivery";
import { FINDINGS, type Loss, lost } from "./loss";
import { lostReliance, lostReporting } from "./lost_links";
import { lostRoles } from "./lost_roles";
import { lostContact, lostServices } from "./lost_whole";
import { type Removal, removal } from "./removal";
import { Roles } from "./roles";
import { forThing } from "./successors";

/** Which areas are asked about (none for all), and whether what is not current is in. */
export interface Asked {
  readonly areas: readonly number[];
  readonly includeNotCurrent: boolean;
}

/** What is lost in one area. */
export interface AreaLoss {
  readonly area: number;
  readonly losses: readonly Loss[];
}

/** The answer: what is lost in each area that names what goes, and what no area names. */
export interface Without {
  readonly areas: readonly AreaLoss[];
  /** What has no part in the work of the plans so asked about, or none at present. */
  readonly withoutPart: readonly number[];
  /** What names nobody in particular ("All partners"). */
  readonly generic: readonly number[];
}

const PANELS = ["panel", "partnership"];

/**
 * Works out what is lost from the page's data. `texts` are the plans' texts by plan, for the
 * words that the data leave to them.
 */
export class Removing {
  readonly #ranks: Ranks;
  readonly #facts: ReadonlyMap<number, readonly Fact[]>;
  readonly #kept = { current: new Map<Told, Roles>(), all: new Map<Told, Roles>() };

  readonly #reader: MentionReader;

  constructor(
    private readonly data: PageData,
    texts: ReadonlyMap<number, string>,
  ) {
    this.#reader = new MentionReader(texts);
    this.#ranks = new Ranks(data.nodes);
    const facts = new Map<number, Fact[]>(data.areas.map((_, area) => [area, []]));
    for (const fact of data.facts) facts.get(fact.area)!.push(fact);
    this.#facts = facts;
  }

  /** What is lost if all of these go, in the areas asked about whose plans name them. */
  without(wanted: readonly number[], asked: Asked): Without {
    const things = wanted.filter((thing) => this.data.nodes[thing]!.kind !== "action");
    const areas: AreaLoss[] = [];
    const [working, named] = [new Set<number>(), new Set<number>()];
    for (const told of this.data.deliveries) {
      const cast = asked.includeNotCurrent ? (told.all ?? told.current) : told.current;
      const here = things.filter((thing) => cast.things.includes(thing));
      if (!here.length || (asked.areas.length && !asked.areas.includes(told.area))) continue;
      const roles = this.#roles(told, cast, asked);
      const goes = removal(roles.delivery, here, roles);
      here.forEach((thing) => working.add(thing));
      goes.named.forEach((thing) => named.add(thing));
      if (goes.named.length) areas.push({ area: told.area, losses: this.#losses(goes, roles) });
    }
    return {
      areas,
      withoutPart: things.filter((thing) => !working.has(thing)),
      generic: things.filter((thing) => working.has(thing) && !named.has(thing)),
    };
  }

  #roles(told: Told, cast: Cast, { includeNotCurrent }: Asked): Roles {
    const kept = this.#kept[includeNotCurrent ? "all" : "current"];
    const known = kept.get(told);
    if (known) return known;
    const facts = this.#facts.get(told.area)!.filter((fact) => fact.current || includeNotCurrent);
    const roles = new Roles(new Delivery(told, cast, facts, this.data, this.#ranks));
    kept.set(told, roles);
    return roles;
  }

  #losses(goes: Removal, roles: Roles): Loss[] {
    const naming = new Map<number, number[]>();
    for (const [action, service] of roles.delivery.told.services) {
      naming.set(action, [...(naming.get(action) ?? []), service]);
    }
    const found = [
      ...lostRoles(goes, roles),
      ...lostReporting(goes, roles),
      ...lostReliance(goes, roles),
      ...lostServices(goes, roles, naming),
      ...lostContact(goes, roles),
    ];
    const told = new Set(found.map((loss) => loss.what));
    const nothing = found.every((loss) => loss.finding === "goes too");
    for (const thing of goes.named) found.push(...this.#onlyNamed(thing, roles, told));
    if (nothing) found.push(...this.#nothing(goes, roles));
    for (const thing of goes.named) {
      forThing(thing, goes.gone, roles).forEach((each, at) => {
        const detail = `${at + 1}. ${roles.delivery.label(each.node)}: ${each.reasons.join("; ")}`;
        found.push(lost("nearest to take over", thing, detail, each.facts, roles, { near: [each.node] }));
      });
    }
    return found.sort((one, other) => FINDINGS.indexOf(one.finding) - FINDINGS.indexOf(other.finding));
  }

  /** The actions whose words name a service or panel that goes, though they give it no part. */
  *#onlyNamed(node: number, { delivery }: Roles, told: ReadonlySet<string>): Generator<Loss> {
    const thing = delivery.things.get(node)!;
    if (!thing.service && !PANELS.includes(thing.kind)) return;
    for (const { thing: named, action, mention, quote, place } of delivery.told.named) {
      const { label, plans, start } = this.data.nodes[action]!;
      if (named !== node || told.has(label)) continue;
      const first = this.data.mentions[mention];
      const words = first
        ? { quote: this.#reader.words(first).sentence, place: first.place, start: first.start }
        : { quote, place, start };
      yield {
        finding: "names it",
        node: action,
        near: [],
        what: label,
        theme: delivery.theme(action) || null,
        detail: `names ${thing.label}, without saying that it uses it or depends on it`,
        takesOver: null,
        quote: words.quote,
        place: delivery.placeOf({ plan: plans[0]!, place: words.place }),
        doubt: null,
        plan: plans[0]!,
        start: words.start,
      };
    }
  }

  /** The first place of the area's plans that names a thing. */
  #firstMention(node: number, delivery: Delivery): Mention | undefined {
    const own = this.data.mentions.filter(
      (each) => each.node === node && this.data.plans[each.plan]!.area === delivery.area,
    );
    return own.sort(
      (one, other) =>
        compareText(delivery.file(one.plan), delivery.file(other.plan)) ||
        one.start - other.start ||
        one.end - other.end,
    )[0];
  }

  /** For what the area's plans name, though nothing hangs on it. */
  *#nothing(goes: Removal, { delivery }: Roles): Generator<Loss> {
    for (const node of goes.named) {
      const stated = delivery.told.stated.find((each) => each.node === node);
      const first = stated ?? this.#firstMention(node, delivery);
      if (!first) continue;
      yield {
        finding: "nothing found",
        node,
        near: [],
        what: delivery.label(node),
        theme: null,
        detail: "the plan names it, but states no work that hangs on it",
        takesOver: null,
        quote: this.#reader.words(first).sentence,
        place: delivery.placeOf(first),
        doubt: null,
        plan: first.plan,
        start: first.start,
      };
    }
  }
}
