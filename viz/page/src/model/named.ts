/** Which of the things that a row speaks of its cells name. */
import type { Model } from "./model";

/** A piece of a cell: its words, and the thing that they name, -1 for none. */
export interface Piece {
  readonly words: string;
  readonly node: number;
}

/** A cell with its column: one that holds actions names nothing else, and others no actions. */
export interface NamingCell {
  readonly column: string;
  readonly words: string;
}

const ACTIONS = new Set(["action", "other action"]);
const EITHER = new Set(["dependent", "hanging", "examples", "pays for", "what", "before", "after"]);
const BETWEEN = ["; ", " → "];
const TOLD = /^(.+?)( \()(.*)(\))$/s;
const QUOTED = /^“(.*)”$/s;
/** An action with its number before it: "3. Bring the bus to the station". */
const NUMBERED = /^(\S{1,12})\. (.+)$/s;
const CUT = "…";

/** The pieces of a cell, in their order; together they are the cell. */
export function piecesOf(cell: NamingCell, nodes: readonly number[], model: Model): readonly Piece[] {
  const able = nodes.filter((at) => {
    const isAction = model.at(at).kind === "action";
    return EITHER.has(cell.column) || isAction === ACTIONS.has(cell.column);
  });
  return pieces(cell.words, able, model);
}

/** The things that a cell names, each once. */
export function nodesIn(cell: NamingCell, nodes: readonly number[], model: Model): readonly number[] {
  return [...new Set(piecesOf(cell, nodes, model).map((piece) => piece.node))].filter((node) => node >= 0);
}

function pieces(words: string, nodes: readonly number[], model: Model): readonly Piece[] {
  const whole = nodeNamed(words, nodes, model);
  if (whole >= 0) return [{ words, node: whole }];
  const parts = listed(words);
  // Every second part is what stands between two.
  if (parts.length > 1) return parts.flatMap((part, at) => (at % 2 ? [{ words: part, node: -1 }] : pieces(part, nodes, model)));
  const told = TOLD.exec(words);
  const named = told ? nodeNamed(told[1]!, nodes, model) : -1;
  if (!told || named < 0) return [{ words, node: -1 }];
  return [
    { words: told[1]!, node: named },
    { words: told[2]!, node: -1 },
    ...pieces(told[3]!, nodes, model),
    { words: told[4]!, node: -1 },
  ];
}

/** What a text lists, with what stands between; what is in brackets is not parted. */
function listed(words: string): string[] {
  const found: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === "(") depth += 1;
    if (words[at] === ")") depth -= 1;
    const between = depth ? undefined : BETWEEN.find((each) => words.startsWith(each, at));
    if (between) {
      found.push(words.slice(from, at), between);
      from = at + between.length;
      at = from - 1;
    }
  }
  return [...found, words.slice(from)];
}

function nodeNamed(words: string, nodes: readonly number[], model: Model): number {
  const [, number = "", rest = words] = NUMBERED.exec(words) ?? [];
  const numbered = number ? nodes.filter((at) => model.at(at).number === number) : [];
  const found = numbered.length ? nodeCalled(rest, numbered, model) : -1;
  return found >= 0 ? found : nodeCalled(words, nodes, model);
}

function nodeCalled(words: string, nodes: readonly number[], model: Model): number {
  const bare = QUOTED.exec(words)?.[1] ?? words;
  const start = bare.endsWith(CUT) ? folded(bare.slice(0, -1)) : "";
  const wanted = folded(bare);
  const found = nodes.find((at) => {
    const node = model.at(at);
    if (start) return node.kind === "action" && folded(node.label).startsWith(start);
    return [node.label, ...node.spellings].some((name) => folded(name) === wanted);
  });
  return found ?? -1;
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
