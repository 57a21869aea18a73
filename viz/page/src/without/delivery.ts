/** What each area's plans say of who delivers what, as `graph.delivery` has it. */
import { compareText } from "../data/python_text";
import type { Cast, Delivery as Told, Fact, Kind, Node, PageData } from "../data/types";

/** A thing as the plans of one area have it. */
export interface Thing {
  readonly label: string;
  readonly kind: Kind;
  readonly service: boolean;
  readonly generic: boolean;
}

/** The order of the nodes' IRIs by code point, in which Python sorts them. */
export class Ranks {
  readonly #rank: Int32Array;

  constructor(nodes: readonly Node[]) {
    const order = nodes.map((_, at) => at).sort((one, other) => compareText(nodes[one]!.iri, nodes[other]!.iri));
    this.#rank = new Int32Array(nodes.length);
    order.forEach((node, at) => (this.#rank[node] = at));
  }

  /** Below, at or above nought as the IRI of one comes before, with or after the other's. */
  readonly compare = (one: number, other: number): number => this.#rank[one]! - this.#rank[other]!;

  /** The nodes sorted by IRI. */
  sorted(nodes: Iterable<number>): number[] {
    return [...nodes].sort(this.compare);
  }
}

/** One area's plans: actions and things by node, and the facts that join them, in order. */
export class Delivery {
  readonly area: number;
  readonly name: string;
  /** The actions in the order of the plans, each with its number in it. */
  readonly actions: ReadonlyMap<number, number>;
  readonly things: ReadonlyMap<number, Thing>;
  readonly #byName: ReadonlyMap<number, number>;

  constructor(
    readonly told: Told,
    cast: Cast,
    readonly facts: readonly Fact[],
    readonly data: PageData,
    readonly ranks: Ranks,
  ) {
    const called = new Map(cast.called.map((each) => [each.node, each] as const));
    this.area = told.area;
    this.name = data.areas[told.area]!.name;
    this.actions = new Map(told.actions.map((action, at) => [action, at] as const));
    this.things = new Map(cast.things.map((node) => [node, called.get(node) ?? data.nodes[node]!] as const));
    this.#byName = new Map(cast.things.map((node, at) => [node, at] as const));
  }

  /** Whether that is an action, or a thing that is somebody or something in particular. */
  readonly named = (node: number): boolean => this.actions.has(node) || this.things.get(node)?.generic === false;

  /** The name of a thing or the text of an action. */
  readonly label = (node: number): string => this.things.get(node)?.label ?? this.data.nodes[node]!.label;

  /** What a thing is. Throws a RangeError where the area's plans do not name it. */
  kind(node: number): Kind {
    const thing = this.things.get(node);
    if (!thing) throw new RangeError(`${this.name} names no thing number ${node}.`);
    return thing.kind;
  }

  /** Below, at or above nought as one comes before, with or after the other by name. */
  readonly byName = (one: number, other: number): number =>
    (this.#byName.get(one) ?? Infinity) - (this.#byName.get(other) ?? Infinity) || this.ranks.compare(one, other);

  /** An action's theme; "" where it has none. */
  theme(action: number): string {
    return this.data.themes[this.data.nodes[action]!.theme] ?? "";
  }

  /** The file of a plan. */
  file(plan: number): string {
    return this.data.plans[plan]!.file;
  }

  /** The file and the place in it where a statement stands. */
  readonly placeOf = (stated: { readonly plan: number; readonly place: string }): string =>
    `${this.file(stated.plan)}, ${stated.place}`;
}
