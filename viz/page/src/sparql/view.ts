/** The tab in which analysts ask the graph in SPARQL; nothing leaves the page. */
import type { Question } from "../data/types";
import { counted } from "../ui/words";
import { h, replace } from "../ui/dom";
import type { Context, MakeView, View } from "../views/view";
import { AnswerPart } from "./answer";
import { type Editor, queryEditor } from "./editor";
import { Engine, MOST_SECONDS, hindrance } from "./engine";
import { type Answer, MOST_ROWS } from "./messages";

const FIRST = `# Who leads how many actions
SELECT ?name (COUNT(DISTINCT ?action) AS ?actions)
WHERE {
  ?action a pg:Action ; pg:commitment ?part .
  ?part pg:lead ?who .
  ?who skos:prefLabel ?name
}
GROUP BY ?who ?name
ORDER BY DESC(?actions) ?name
LIMIT 20
`;
const FAMILIES: Readonly<Record<string, string>> = {
  leads: "Who leads what",
  overlap: "Overlaps",
  dependency: "Dependencies",
  gap: "Gaps",
  resilience: "Single points of failure",
};
const BY_FUNCTION = "SPARQL cannot say this question, so it is answered by a function: this is its answer.";

export const sparqlView: MakeView = (context) => {
  const hidden = context.model.namesHidden ? "Names are hidden, and the graph that SPARQL asks holds them." : "";
  const why = hidden || hindrance();
  return why ? bundledOnly(context, why) : new SparqlView(context);
};

/** The questions by family, in a list to choose from. */
function chooser(context: Context, first: string, onChoose: (question: Question) => void): HTMLSelectElement {
  const { questions } = context.model.data;
  const families = [...new Set(questions.map((each) => each.family))];
  const select = h(
    "select",
    {},
    h("option", { value: "" }, first),
    ...families.map((family) =>
      h("optgroup", { label: FAMILIES[family] ?? family }, ...questions.filter((each) => each.family === family).map((each) => h("option", { value: each.name, title: each.summary }, each.title))),
    ),
  );
  select.addEventListener("change", () => {
    if (select.value) onChoose(context.model.question(select.value));
  });
  return select;
}

function useOf(context: Context): ConstructorParameters<typeof AnswerPart>[1] {
  return {
    onRow: (nodes) => context.select(nodes),
    onShow: (nodes) => context.set({ tab: "leads", view: "", table: false, selected: nodes }),
    onPlace: () => {},
    announce: (words) => context.announce(words),
  };
}

/** Where no query can be run: the answers to the bundled questions. */
function bundledOnly(context: Context, why: string): View {
  const answer = new AnswerPart(context.model, useOf(context));
  const select = chooser(context, "Choose a question", (question) => context.set({ view: question.name }));
  answer.tell("");
  return {
    element: h(
      "section",
      { class: "sparql" },
      h("p", { class: "notice", role: "status" }, `No query can be run here. ${why} The answers to the bundled questions are below.`),
      h("div", { class: "ask" }, h("label", {}, "Question", select)),
      answer.element,
    ),
    update: ({ view }) => {
      const question = context.model.data.questions.find((each) => each.name === view);
      select.value = question?.name ?? "";
      if (question) answer.showBundled(question, "");
      else answer.tell("");
    },
    table: () => answer.content ?? { name: "answer", caption: "", columns: [], rows: [] },
  };
}

class SparqlView implements View {
  readonly element: HTMLElement;
  readonly #editor: Editor;
  readonly #engine: Engine;
  readonly #answer: AnswerPart;
  readonly #select: HTMLSelectElement;
  readonly #run = h("button", { type: "button", class: "main", title: "Ctrl+Enter", onclick: () => void this.#ask() }, "Run");
  readonly #stop = h("button", { type: "button", disabled: true, onclick: () => this.#end() }, "Stop");
  readonly #status = h("p", { class: "limits", role: "status" });
  /** The number of the query that is under way; it changes when that is ended. */
  #turn = 0;
  #view: string | null = null;

  constructor(private readonly context: Context) {
    const { data } = context.model;
    this.#engine = new Engine(data.terms.prefixes);
    this.#editor = queryEditor(data.terms, "SPARQL query", () => void this.#ask());
    this.#editor.setText(FIRST);
    this.#answer = new AnswerPart(context.model, { ...useOf(context), onPlace: (place) => this.#editor.goTo(place) });
    this.#select = chooser(context, "A query of your own", (question) => context.set({ view: question.name }));
    this.element = h(
      "section",
      { class: "sparql" },
      h("div", { class: "ask" }, h("label", {}, "Bundled queries", this.#select), this.#run, this.#stop),
      h("div", { class: "written" }, this.#editor.element),
      this.#status,
      this.#answer.element,
    );
    this.#tell("");
    // So that the first answer need not wait for it.
    void this.#load();
  }

  update({ view }: { readonly view: string }): void {
    if (view === this.#view) return;
    this.#view = view;
    const question = this.context.model.data.questions.find((each) => each.name === view);
    this.#select.value = question?.name ?? "";
    if (question?.query) {
      this.#editor.setText(question.query);
      this.#answer.tell(aboutQuery(question));
    } else if (question) this.#answer.showBundled(question, BY_FUNCTION);
  }

  table(): ReturnType<NonNullable<View["table"]>> {
    return this.#answer.content ?? { name: "answer", caption: "", columns: [], rows: [] };
  }

  close(): void {
    this.#engine.close();
    this.#editor.close();
  }

  async #load(): Promise<void> {
    this.#tell("Reading the graph …");
    try {
      await this.#engine.load();
      if (!this.#turn) this.#tell("");
    } catch (error) {
      this.#failed(error);
    }
  }

  async #ask(): Promise<void> {
    const turn = (this.#turn += 1);
    this.#busy(true);
    this.#tell("Asking …");
    try {
      const asked = performance.now();
      const answer = await this.#engine.ask(this.#editor.text());
      if (turn !== this.#turn || !answer) return;
      this.#busy(false);
      this.#answer.show(answer);
      this.#tell(summary(answer, performance.now() - asked));
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  #end(): void {
    this.#turn += 1;
    this.#engine.stop();
    this.#busy(false);
    this.#tell("The query was ended.");
    this.#run.focus();
  }

  #busy(busy: boolean): void {
    this.#run.disabled = busy;
    this.#stop.disabled = !busy;
  }

  #failed(error: unknown): void {
    this.#busy(false);
    const reason = error instanceof Error ? error.message : String(error);
    this.#tell(`No query can be run here (${reason}). The bundled questions that need no query still give their answers, as do the other tabs.`);
  }

  #tell(words: string): void {
    const limits = `Asked in this page: nothing is sent anywhere. A query is ended after ${MOST_SECONDS} seconds and gives at most ${MOST_ROWS.toLocaleString("en-GB")} rows; the filters do not reach it.`;
    replace(this.#status, words ? h("strong", {}, `${words} `) : null, limits);
  }
}

/** What to know of a bundled query before it is run. */
function aboutQuery({ summary, parameters, note }: Question): string {
  const narrowed = parameters.filter((each) => each !== "not_current").join(", ");
  const day = `It asks for a day: put VALUES ?on { "2025-03-31" } in the place of GRAPH asked:question { asked:question asked:on ?on }, with the day that you mean. Without one it finds nothing.`;
  const free = narrowed ? `It is asked here without what “partnergraph ask” can narrow it by (${narrowed}).` : "";
  // Only a question that cannot be asked without a day has a note.
  return `${summary}. ${note ? day : free}`.trim();
}

function summary(answer: Answer, milliseconds: number): string {
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  if (answer.kind === "fault") return "The query has no answer.";
  if (answer.kind === "truth") return `Answered in ${time}.`;
  return `${counted(answer.rows.length, answer.kind === "rows" ? "row" : "statement")} in ${time}.`;
}
