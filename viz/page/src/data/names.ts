/** The page's data without the names of people, for showing and sharing outside. */
import type { Cell, Column, Node, PageData, Rows } from "./types";

/** What stands in a name's place. */
export const HIDDEN = "[name hidden]";
const BLOCK = "█";
const SHORTEST = 3;
/** The columns of answers that hold what plans say word by word. */
const PLANS_WORDS = /(^| )(quote|sentence)( |$)/;

/**
 * The data with posts in the place of people: a person is called by the post that the plans say
 * they hold, or by a number, in answers too; their names are taken out of every other text. What a person is
 * called in full, and by surname with a title, is known; a name that no plan was read to give
 * may remain, which the page says.
 */
export function withoutNames(data: PageData): PageData {
  const hide = hider(data, () => HIDDEN);
  const posts = postsHeld(data);
  let count = 0;
  const called = data.nodes.map((node, at) => {
    if (node.kind !== "person") return hide(node.label);
    count += 1;
    return posts.get(at) ?? `Person ${count}`;
  });
  const nodes: Node[] = data.nodes.map((node, at) => ({
    ...node,
    iri: node.kind === "person" ? "" : node.iri,
    label: called[at]!,
    rank: node.kind === "person" ? "" : node.rank,
    spellings: node.kind === "person" ? [] : node.spellings.map(hide),
    parts: node.parts.map((part) => ({
      ...part,
      outcome: hide(part.outcome),
      progress: hide(part.progress),
      comment: hide(part.comment),
      resources: hide(part.resources),
    })),
  }));
  const standIns = standInsOf(data, called);
  const tell = hider(data, (name) => standIns.get(folded(name)) ?? HIDDEN);
  const hideRows = (rows: Rows, columns: readonly Column[]): Rows => ({
    ...rows,
    rows: rows.rows.map((row) => row.map((cell, at) => hideCell(cell, PLANS_WORDS.test(columns[at]?.name ?? "") ? hide : tell))),
  });
  return deeply(
    {
      ...data,
      nodes,
      facts: data.facts.map((fact) => ({ ...fact, quote: hide(fact.quote) })),
      mentions: data.mentions.map((mention) => ({ ...mention, quote: hide(mention.quote), sentence: hide(mention.sentence) })),
      questions: data.questions.map((question) => ({
        ...question,
        current: hideRows(question.current, question.columns),
        all: question.all && hideRows(question.all, question.columns),
      })),
      changes: {
        ...data.changes,
        revisions: data.changes.revisions.map((each) => ({ ...each, rows: hideRows(each.rows, data.changes.columns) })),
      },
    },
    new Set(["format", "version", "areas", "plans", "nodes", "facts", "mentions", "questions", "changes", "order", "forces", "terms"]),
    hide,
  );
}

/** A plan's text with every name blacked out, by as many code points so that places stay. */
export function textWithoutNames(text: string, data: PageData): string {
  return hider(data, (name) => BLOCK.repeat([...name].length))(text);
}

/** Takes the names of people out of a text. */
function hider(data: PageData, stand: (name: string) => string): (text: string) => string {
  const names = new Set<string>();
  for (const node of data.nodes) {
    if (node.kind !== "person") continue;
    for (const name of [node.label, ...node.spellings]) {
      if (name.length >= SHORTEST) names.add(name);
    }
  }
  if (!names.size) return (text) => text;
  const longestFirst = [...names].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const pattern = longestFirst.map((name) => escaped(name).replace(/\s+/g, "\\s+")).join("|");
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "gu");
  return (text) => text.replace(found, stand);
}

/** What people are called in the place of each of their names, where it is one person's alone. */
function standInsOf(data: PageData, called: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  data.nodes.forEach((node, at) => {
    if (node.kind !== "person") return;
    for (const name of [node.label, ...node.spellings].map(folded)) {
      const known = found.get(name);
      found.set(name, known === undefined || known === called[at] ? called[at]! : HIDDEN);
    }
  });
  return found;
}

function folded(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}

function postsHeld(data: PageData): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const fact of data.facts) {
    if (fact.role !== "holds" || found.has(fact.source)) continue;
    const person = data.nodes[fact.source]!;
    if (person.kind === "person") found.set(fact.source, data.nodes[fact.target]!.label);
  }
  return found;
}

function hideCell(cell: Cell, hide: (text: string) => string): Cell {
  return typeof cell === "string" ? hide(cell) : cell;
}

/** Hides names in every text below those fields that are not `done` already. */
function deeply<Value extends object>(value: Value, done: ReadonlySet<string>, hide: (text: string) => string): Value {
  const entries = Object.entries(value).map(([name, held]) => [name, done.has(name) ? held : hidden(held, hide)]);
  return Object.fromEntries(entries) as Value;
}

function hidden(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((each) => hidden(each, hide));
  if (value && typeof value === "object") return deeply(value, new Set(), hide);
  return value;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
