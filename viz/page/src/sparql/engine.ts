/** The engine that answers queries: a worker made of what the page holds. */
import { packedBytes } from "../data/load";
import type { Prefix } from "../data/types";
import type { Answer, FromWorker, ToWorker } from "./messages";
import { fault } from "./query_text";

/** How long a query may take, in seconds. */
export const MOST_SECONDS = 60;

/** The parts of the page that a worker is made of. */
export type Parts = (name: "worker" | "engine" | "graph") => Promise<Uint8Array>;

/** Why there can be no engine in this browser; "" where there can. */
export function hindrance(): string {
  if (typeof WebAssembly === "undefined") return "WebAssembly is switched off in this browser.";
  if (typeof Worker === "undefined") return "Scripts beside the page (workers) are switched off in this browser.";
  if (!document.getElementById("packed-graph")) {
    return "The graph of so many plans is too large for a page: ask it with partnergraph sparql, or in the browser with partnergraph serve.";
  }
  return "";
}

/** Answers one query at a time. What is under way can be ended; the graph is then read anew. */
export class Engine {
  #worker: Promise<Worker> | null = null;
  #running: Worker | null = null;
  /** Gives an end to what is waited for. */
  #settle: ((answer: Answer | null) => void) | null = null;
  #turn = 0;

  constructor(
    private readonly prefixes: readonly Prefix[],
    private readonly parts: Parts = packedBytes,
  ) {}

  /** Reads the graph, if that has not been done. Rejects where the browser does not let it. */
  async load(): Promise<void> {
    this.#worker ??= this.#start();
    const own = this.#worker;
    try {
      await own;
    } catch (error) {
      if (this.#worker === own) this.#worker = null;
      throw error;
    }
  }

  /** The answer to a query; null where it was ended before. Rejects as `load` does. */
  async ask(query: string): Promise<Answer | null> {
    const turn = (this.#turn += 1);
    await this.load();
    const worker = await this.#worker;
    // It may have been ended while the graph was read.
    if (!worker || turn !== this.#turn) return null;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#end(fault(`There was no answer after ${MOST_SECONDS} seconds, so it was ended`, "Narrow it, or put LIMIT and a number at its end"));
      }, MOST_SECONDS * 1000);
      this.#settle = (answer) => {
        clearTimeout(late);
        this.#settle = null;
        resolve(answer);
      };
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        const said = event.data;
        if (said.kind === "answer") this.#settle?.(said.answer);
        else if (said.kind === "broken") this.#end(gaveUp(said.reason));
      };
      worker.onerror = (event) => this.#end(gaveUp(event.message));
      tell(worker, { kind: "ask", query });
    });
  }

  /** Ends the query that is under way. */
  stop(): void {
    this.#turn += 1;
    if (this.#settle) this.#end(null);
  }

  /** Lets go of the worker and of what it holds. */
  close(): void {
    this.#turn += 1;
    this.#running?.terminate();
    this.#running = null;
    this.#worker = null;
    this.#settle?.(null);
  }

  /** A worker cannot be interrupted, so it is ended; the next one starts at once. */
  #end(answer: Answer | null): void {
    this.#running?.terminate();
    this.#worker = this.#start();
    // Whoever asks next is told why it cannot start.
    this.#worker.catch(() => {});
    this.#settle?.(answer);
  }

  async #start(): Promise<Worker> {
    const [script, engine, graph] = await Promise.all([this.parts("worker"), this.parts("engine"), this.parts("graph")]);
    const address = URL.createObjectURL(new Blob([script as Uint8Array<ArrayBuffer>], { type: "text/javascript" }));
    const worker = new Worker(address);
    this.#running = worker;
    try {
      await new Promise<void>((resolve, reject) => {
        worker.onmessage = (event: MessageEvent<FromWorker>) => {
          const said = event.data;
          if (said.kind === "loaded") resolve();
          else if (said.kind === "broken") reject(new Error(said.reason));
        };
        worker.onerror = (event) => reject(new Error(event.message || "The browser does not let the page start a worker."));
        tell(worker, { kind: "load", engine, graph, prefixes: this.prefixes });
      });
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      URL.revokeObjectURL(address);
    }
    return worker;
  }
}

function tell(worker: Worker, what: ToWorker): void {
  worker.postMessage(what);
}

function gaveUp(reason: string): Answer {
  return fault(`The engine gave up (${reason || "no reason given"})`, "It may have needed more memory than a page has: narrow the query");
}
