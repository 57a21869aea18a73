/** The graph with what is looked up in it again and again. */
import type { Fact, Mention, Node, PageData, Question } from "../data/types";
import type { Naming } from "../state";

/** The page's data with its indexes. Made once, and once more when names are hidden. */
export class Model implements Naming {
  /** The statements in which each node has a part, in order. */
  readonly factsOf: readonly (readonly Fact[])[];
  /** The places that name each node. */
  readonly mentionsOf: readonly (readonly Mention[])[];
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #nodes = new Map<string, number>();
  readonly #areas: ReadonlyMap<string, number>;
  readonly #themes: ReadonlyMap<string, number>;
  readonly #plans: ReadonlyMap<string, number>;
  readonly #names: readonly string[];

  constructor(
    readonly data: PageData,
    readonly namesHidden: boolean = false,
  ) {
    const facts: Fact[][] = data.nodes.map(() => []);
    for (const fact of data.facts) {
      facts[fact.source]!.push(fact);
      if (fact.target !== fact.source) facts[fact.target]!.push(fact);
    }
    this.factsOf = facts;
    const mentions: Mention[][] = data.nodes.map(() => []);
    for (const mention of data.mentions) mentions[mention.node]!.push(mention);
    this.mentionsOf = mentions;
    this.#questions = new Map(data.questions.map((each) => [each.name, each]));
    const start = commonStart(data.nodes.map((node) => node.iri));
    this.#names = data.nodes.map((node) => node.iri.slice(start));
    this.#names.forEach((name, at) => this.#nodes.set(name, at));
    this.#areas = indexed(data.areas.map((area) => area.name));
    this.#themes = indexed(data.themes);
    this.#plans = indexed(data.plans.map((plan) => plan.file));
  }

  /** The node of an index. Throws a RangeError where there is none. */
  at(node: number): Node {
    const found = this.data.nodes[node];
    if (!found) throw new RangeError(`There is no thing number ${node}.`);
    return found;
  }

  /** A bundled question by name. Throws an Error where there is none. */
  question(name: string): Question {
    const found = this.#questions.get(name);
    if (!found) throw new Error(`There is no question ${name}.`);
    return found;
  }

  /** The questions of a family, in their order. */
  family(name: string): readonly Question[] {
    return this.data.questions.filter((question) => question.family === name);
  }

  /** The names of a node's areas, parted by commas. */
  areasOf(node: Node): string {
    return node.areas.map((area) => this.data.areas[area]!.name).join(", ");
  }

  /** An action's theme as printed; "" where there is none. */
  themeOf(node: Node): string {
    return this.data.themes[node.theme] ?? "";
  }

  /** The file and the place in it where a statement or a mention stands. */
  placeOf(stated: { readonly plan: number; readonly place: string }): string {
    return `${this.data.plans[stated.plan]!.file}, ${stated.place}`;
  }

  // Addresses. With names hidden they hold numbers, as IRIs are made of names.
  readonly nodeName = (node: number): string => (this.namesHidden ? `#${node}` : (this.#names[node] ?? ""));
  readonly node = (name: string): number => {
    const number = /^#(\d+)$/.exec(name);
    if (number) return Number(number[1]) < this.data.nodes.length ? Number(number[1]) : -1;
    return this.#nodes.get(name) ?? -1;
  };
  readonly areaName = (area: number): string => this.data.areas[area]?.name ?? "";
  readonly area = (name: string): number => this.#areas.get(name) ?? -1;
  readonly themeName = (theme: number): string => this.data.themes[theme] ?? "";
  readonly theme = (name: string): number => this.#themes.get(name) ?? -1;
  readonly planName = (plan: number): string => this.data.plans[plan]?.file ?? "";
  readonly plan = (name: string): number => this.#plans.get(name) ?? -1;
}

function indexed(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, at] as const));
}

/** How many characters all of them begin with, up to the last slash. */
function commonStart(names: readonly string[]): number {
  const [first = ""] = names;
  let length = first.lastIndexOf("/") + 1;
  for (const name of names) {
    while (length > 0 && !name.startsWith(first.slice(0, length))) {
      length = first.lastIndexOf("/", length - 2) + 1;
    }
  }
  return length;
}
