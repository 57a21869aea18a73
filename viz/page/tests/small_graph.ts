/** A small graph for tests: things by name, statements as "Ann Lee, lead, Meet monthly". */
import type { Fact, Kind, Mention, Node, PageData } from "../src/data/types";
import { Model } from "../src/model/model";

/** What a small graph is made of; areas are numbers, and an action has one. */
export interface Small {
  readonly things: readonly (readonly [label: string, kind: Kind, areas: readonly number[], theme?: number])[];
  readonly facts: readonly (readonly [source: string, role: string, target: string])[];
  /** Who is named in the row of which action. */
  readonly named?: readonly (readonly [name: string, action: string])[];
  readonly areas?: readonly string[];
  readonly themes?: readonly string[];
}

/** A model of a small graph, and the index of each thing by its label. */
export function smallModel(small: Small): { model: Model; at: (label: string) => number } {
  const areas = small.areas ?? ["Hillford", "Marsham"];
  const nodes: Node[] = small.things.map(([label, kind, own, theme]) => ({
    iri: `https://example.org/id/${label}`,
    kind,
    label,
    also: [],
    rank: "",
    status: "",
    generic: false,
    service: kind === "service",
    spellings: [],
    areas: own,
    plans: own,
    number: "",
    theme: theme ?? -1,
    place: "row 1",
    start: -1,
    parts: [],
  }));
  const at = (label: string): number => {
    const found = nodes.findIndex((node) => node.label === label);
    if (found < 0) throw new Error(label);
    return found;
  };
  const facts: Fact[] = small.facts.map(([source, role, target]) => ({
    source: at(source),
    role,
    target: at(target),
    area: 0,
    plan: 0,
    part: -1,
    quote: source,
    place: "row 1",
    start: 0,
    confidence: 1,
    status: "",
    current: true,
    amount: "",
  }));
  const mentions: Mention[] = (small.named ?? []).map(([name, action]) => ({
    node: at(name),
    plan: 0,
    start: 0,
    end: 1,
    sentenceStart: -1,
    sentenceEnd: -1,
    quote: name,
    sentence: name,
    place: "row 1",
    method: "pattern",
    confidence: 0.5,
    action: at(action),
  }));
  const data: PageData = {
    format: 1,
    version: "test",
    title: areas.join(" and "),
    areas: areas.map((name) => ({ iri: name, name, code: "" })),
    plans: areas.map((name, area) => ({ iri: name, file: `${name}.txt`, title: name, area, period: "", replaces: -1 })),
    themes: small.themes ?? [],
    nodes,
    facts,
    mentions,
    questions: [],
    faults: [],
    changes: [],
    order: nodes.map((_, place) => place),
    forces: nodes.map((_, place) => ({ x: (place % 5) * 130, y: Math.floor(place / 5) * 70 })),
    terms: [],
  } as unknown as PageData;
  return { model: new Model(data), at };
}

/** All of a model. */
export function everything(model: Model): { nodes: ReadonlySet<number>; facts: readonly Fact[] } {
  return { nodes: new Set(model.data.nodes.keys()), facts: model.data.facts };
}
