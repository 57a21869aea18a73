/** The dialog in which a reader says that something was misread. */
import type { Fact } from "../data/types";
import { type Correction, RIGHT_KINDS, notAName, notItsName, notStated, otherKind, otherName, reviewCsv } from "../model/corrections";
import type { Model } from "../model/model";
import { said } from "../model/roles";
import { h, replace } from "./dom";
import { saveText } from "./download";

const FILE = "review-from-page.csv";
const HOW = "partnergraph build PLANS --review review-from-page.csv";

/** The corrections of this visit, and how they are made and saved. */
export class Corrections {
  readonly #made: Correction[] = [];
  #model: Model;

  constructor(
    model: Model,
    private readonly changed: (count: number) => void,
  ) {
    this.#model = model;
  }

  /** How many lines there are to save. */
  get count(): number {
    return this.#made.length;
  }

  /** Asks what is wrong with a thing. */
  ofThing(node: number): void {
    const model = this.#model;
    const thing = model.at(node);
    const right = h("select", {}, ...RIGHT_KINDS.map((kind) => h("option", { value: kind }, kind)));
    const name = h("input", { type: "text", value: thing.label });
    const spelling = h("select", {}, ...thing.spellings.map((each) => h("option", {}, each)));
    const choices: Choice[] = [
      { label: "It names nobody and nothing", make: () => notAName(thing) },
      { label: "It is of another kind:", field: right, make: () => otherKind(thing, right.value) },
      { label: "Its right name is:", field: name, make: () => otherName(thing, name.value.trim()) },
    ];
    if (thing.spellings.length) {
      choices.push({ label: "This spelling is of something else:", field: spelling, make: () => notItsName(thing, spelling.value) });
    }
    this.#ask(`What is wrong with “${thing.label}”?`, choices);
  }

  /** Asks whether a statement is to be taken out. */
  ofFact(fact: Fact): void {
    this.#ask("What is wrong?", [
      { label: `The plan does not say: ${said(this.#model, fact)}`, make: () => notStated(this.#model, fact) },
    ]);
  }

  /** Saves all lines as a file, and says how it is applied. */
  save(): void {
    saveText(FILE, reviewCsv(this.#made, decidedBy()), "text/csv");
  }

  #ask(title: string, choices: readonly Choice[]): void {
    const who = h("input", { type: "text", value: decidedBy(), autocomplete: "name" });
    const note = h("textarea", { rows: 2 });
    const options = choices.map((choice, at) => {
      const radio = h("input", { type: "radio", name: "wrong", value: at });
      radio.checked = at === 0;
      choice.field?.addEventListener("focus", () => (radio.checked = true));
      if (choice.field) choice.field.setAttribute("aria-label", choice.label);
      return { radio, choice };
    });
    const dialog = h(
      "dialog",
      { "aria-label": title },
      h("h2", {}, title),
      ...options.map(({ radio, choice }) => h("div", {}, h("label", {}, radio, " ", choice.label), choice.field ?? null)),
      h("label", {}, "Decided by (optional)", who),
      h("label", {}, "Note (optional)", note),
      h("p", { class: "nothing" }, `Nothing is changed or sent from here. Your lines are saved as ${FILE}; whoever builds the graph applies them with: ${HOW}`),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
        h("button", { type: "button", class: "main", onclick: () => {
          const chosen = options.find(({ radio }) => radio.checked)!.choice.make();
          remember(who.value.trim());
          this.#made.push({ ...chosen, note: note.value.trim() });
          dialog.close();
          this.changed(this.#made.length);
        } }, "Note as wrong"),
      ),
    );
    const opener = document.activeElement;
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (opener instanceof HTMLElement) opener.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  /** Lists what has been marked, to save or to take back. */
  list(): void {
    const items = h("ul", {});
    const dialog = h(
      "dialog",
      { "aria-label": "Marked as wrong" },
      h("h2", {}, "Marked as wrong"),
      items,
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: () => dialog.close() }, "Close"),
        h("button", { type: "button", class: "main", onclick: () => this.save() }, `Save as ${FILE}`),
      ),
    );
    const draw = (): void =>
      replace(
        items,
        ...this.#made.map((each, at) =>
          h("li", {}, `${each.what}: ${[each.thing, each.relation, each.other].filter(Boolean).join(" → ")} `,
            h("button", { type: "button", class: "small", onclick: () => {
              this.#made.splice(at, 1);
              this.changed(this.#made.length);
              draw();
              if (!this.#made.length) dialog.close();
            } }, "Take back")),
        ),
      );
    draw();
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
}

interface Choice {
  readonly label: string;
  readonly field?: HTMLInputElement | HTMLSelectElement;
  readonly make: () => Correction;
}

let who = "";

function decidedBy(): string {
  return who;
}

function remember(name: string): void {
  who = name;
}
