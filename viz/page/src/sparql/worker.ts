/** Answers queries beside the page, so that it stays usable, and a query can be ended. */
import init, { Store, type BlankNode, type Literal, type NamedNode, type Quad, defaultGraph, quad } from "oxigraph/web.js";
import type { Prefix } from "../data/types";
import { notUnderstood } from "./fault";
import { type Answer, type FromWorker, MOST_ROWS, type ToWorker } from "./messages";
import { fault, formOf, limited, namesGraphs, refusal } from "./query_text";
import { type JsonResults, type JsonTerm, cellOf, heading } from "./rows";

declare const self: DedicatedWorkerGlobalScope;

const JSON_RESULTS = "application/sparql-results+json";
const TRIG = "application/trig";
const TURTLE = "text/turtle";

let store: Store | null = null;
let prefixes: readonly Prefix[] = [];

self.onmessage = async (event: MessageEvent<ToWorker>) => {
  const said = event.data;
  try {
    if (said.kind === "load") {
      await init({ module_or_path: said.engine });
      store = new Store();
      // The graph is our own: its IRIs were checked when they were written.
      store.load(said.graph, { format: TRIG, lenient: true, no_transaction: true });
      prefixes = said.prefixes;
      tell({ kind: "loaded", statements: store.size });
    } else if (store) {
      tell({ kind: "answer", answer: answer(store, said.query) });
    }
  } catch (error) {
    tell({ kind: "broken", reason: error instanceof Error ? error.message : String(error) });
  }
};

function tell(what: FromWorker): void {
  self.postMessage(what);
}

function answer(from: Store, query: string): Answer {
  const refused = refusal(query);
  if (refused) return refused;
  try {
    return formOf(query) === "CONSTRUCT" || formOf(query) === "DESCRIBE" ? statements(from, query) : found(from, query);
  } catch (error) {
    // The engine cannot go on after these.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    if (!problem.startsWith("error at ")) return fault(`It cannot be answered (${problem})`, "Change the query");
    return notUnderstood(query, problem, parsed, prefixes.map((prefix) => prefix.name));
  }
}

/** The query with our prefixes declared, on the line that it begins with. */
function declared(query: string, end = " "): string {
  return prefixes.map(({ name, iri }) => `PREFIX ${name}: <${iri}>`).join(" ") + end + query;
}

function found(from: Store, query: string): Answer {
  const options = { use_default_graph_as_union: !namesGraphs(query), results_format: JSON_RESULTS };
  const results = JSON.parse(from.query(declared(ended(query)), options) as string) as JsonResults;
  if (results.boolean !== undefined) return { kind: "truth", value: results.boolean };
  const variables = results.head.vars ?? [];
  const bindings = results.results?.bindings ?? [];
  return {
    kind: "rows",
    columns: variables.map(heading),
    rows: bindings.slice(0, MOST_ROWS).map((binding) => variables.map((name) => cellOf(binding[name]))),
    more: bindings.length > MOST_ROWS,
  };
}

/** The query with an end to its rows, where it can be parsed so. */
function ended(query: string): string {
  const text = limited(query, MOST_ROWS + 1);
  return parsed(text) === null ? text : query;
}

function statements(from: Store, query: string): Answer {
  const all = from.query(declared(query), { use_default_graph_as_union: !namesGraphs(query) }) as Quad[];
  const given = all.slice(0, MOST_ROWS);
  const apart = new Store(given.map((each) => quad(each.subject, each.predicate, each.object)));
  return {
    kind: "statements",
    columns: ["subject", "predicate", "object"],
    rows: given.map((each) => [each.subject, each.predicate, each.object].map((term) => cellOf(jsonOf(term as Term)))),
    more: all.length > MOST_ROWS,
    turtle: apart.dump({ format: TURTLE, from_graph_name: defaultGraph() }),
  };
}

type Term = NamedNode | BlankNode | Literal | Quad;

function jsonOf(term: Term): JsonTerm {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType === "BlankNode") return { type: "bnode", value: term.value };
  if (term.termType === "Literal") return { type: "literal", value: term.value, datatype: term.datatype.value };
  const [subject, predicate, object] = [term.subject, term.predicate, term.object].map((each) => jsonOf(each as Term));
  return { type: "triple", value: { subject: subject!, predicate: predicate!, object: object! } };
}

/** What the engine says of a text that it cannot parse; null where it can. */
function parsed(text: string): string | null {
  try {
    new Store().query(declared(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return null;
}
