/** The panel on the right: all that is known of what is selected, with the plan's own words. */
import type { Fact, Mention, Node, Part } from "../data/types";
import type { MentionReader } from "../data/mention_words";
import { type Link, linksOf } from "../model/roles";
import { SURE } from "../model/shown";
import type { State } from "../state";
import type { Context } from "../views/view";
import { h, replace } from "./dom";
import { sign } from "./sign";
import { counted, dated, quotation } from "./words";
import type { Corrections } from "./wrong";

const LONG_LABEL = 140;
const FEW = 12;
const QUOTES = 3;
/** How many characters a sentence has besides the name, and in all, to be the one shown first. */
const TELLING = 30;
const LONGEST = 600;
const LOOKED_AT = 40;
const PEOPLE = new Set(["person", "post"]);
const CAN_GO = new Set(["person", "post", "organisation", "team", "panel", "partnership", "service", "fund"]);
const WEAK = "single-points-of-failure";

/** The detail panel. */
export class Detail {
  readonly element = h("aside", { class: "detail", id: "detail", "aria-label": "Details", tabindex: -1 });
  #all = false;
  #shown = -1;

  constructor(
    private readonly context: Context,
    private readonly reader: MentionReader,
    private readonly corrections: Corrections,
  ) {}

  /** Tells of what is selected; of how to begin where nothing is. */
  update(state: State): void {
    const [node] = state.selected;
    this.element.classList.toggle("empty", node === undefined);
    if (node !== this.#shown) {
      this.#all = false;
      this.#shown = node ?? -1;
      this.element.scrollTop = 0;
    }
    if (node === undefined) replace(this.element, this.#start());
    else if (state.selected.length > 1) replace(this.element, ...this.#several(state.selected));
    else replace(this.element, ...this.#one(node, state));
  }

  #start(): HTMLElement {
    const { data } = this.context.model;
    const actions = data.nodes.filter((node) => node.kind === "action").length;
    return h(
      "div",
      { class: "start" },
      h("h2", {}, "Select somebody or something"),
      h("p", {}, "Its links are traced, and this panel shows what the plans say of it, in their own words."),
      h("p", {}, `${counted(data.plans.length, "plan")}, ${counted(actions, "action")}, ${counted(data.nodes.length - actions, "person, body, panel or service", "people, bodies, panels and services")}.`),
      h("p", {}, "What a plan does not say is not guessed: it is given as “not stated”. Doubtful readings are marked “uncertain”."),
    );
  }

  #several(selected: readonly number[]): (HTMLElement | null)[] {
    const { model } = this.context;
    return [
      this.#head(`${selected.length} selected`, null),
      h("ul", { class: "links" }, ...selected.map((at) => this.#item(at, model.areasOf(model.at(at)), ""))),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "small", onclick: () => this.context.whatIf(selected.filter((at) => CAN_GO.has(model.at(at).kind))) }, "What if they all go?")),
    ];
  }

  #head(words: string, kind: Node["kind"] | null): HTMLElement {
    return h(
      "p",
      { class: "kind" },
      kind ? sign(kind) : null,
      words,
      h("button", { type: "button", class: "small", onclick: () => this.context.select([]) }, "Close"),
    );
  }

  #one(at: number, state: State): (HTMLElement | null)[] {
    const { model } = this.context;
    const node = model.at(at);
    const isAction = node.kind === "action";
    const keep = (fact: Fact): boolean => (state.standing === "all" || fact.current) && (!state.sure || fact.confidence >= SURE);
    const groups = linksOf(model, at, keep);
    return [
      this.#head(capital(node.kind) + (node.also.length ? `, also ${node.also.join(", ")}` : ""), node.kind),
      h("h2", { class: isAction ? "action" : null }, node.number ? `${node.number}. ${node.label}` : node.label),
      h("p", { class: "beneath" }, this.#beneath(node)),
      node.status ? h("p", {}, h("span", { class: "doubt" }, node.status)) : null,
      this.#warning(at),
      ...this.#firstWords(at),
      isAction ? this.#parts(node) : null,
      isAction && !groups.some((group) => group.title === "Led by") ? h("p", { class: "beneath" }, "Lead: not stated") : null,
      ...groups.map((group) => this.#links(group.title, group.links, at)),
      this.#mentionedIn(at, groups.flatMap((group) => group.links)),
      node.spellings.length ? h("div", {}, h("h3", {}, "Also written"), h("p", {}, node.spellings.join(" · "))) : null,
      ...this.#otherWords(at, keep),
      this.#buttons(at, node),
    ];
  }

  #beneath(node: Node): string {
    const { model } = this.context;
    const areas = model.areasOf(node);
    if (node.kind === "action") return [areas, model.themeOf(node), `${model.data.plans[node.plans[0]!]!.file}, ${node.place}`].filter(Boolean).join(" · ");
    return [node.rank, areas, node.generic ? "a class of bodies, nobody in particular" : ""].filter(Boolean).join(" · ");
  }

  #warning(at: number): HTMLElement | null {
    const question = this.context.model.question(WEAK);
    const column = question.columns.findIndex((each) => each.name === "why");
    const name = question.columns.findIndex((each) => each.name === "name");
    const label = this.context.model.at(at).label;
    const row = question.current.rows.find((each, index) => question.current.nodes[index]!.includes(at) && each[name] === label);
    if (!row || column < 0) return null;
    return h("div", { class: "warning" }, h("strong", {}, "Single point of failure"), String(row[column] ?? ""));
  }

  #parts(node: Node): HTMLElement | null {
    if (!node.parts.length) return null;
    return h("div", {}, ...node.parts.map((part) => h("div", { class: "part" }, part.outcome ? h("p", {}, part.outcome) : null, partFacts(part))));
  }

  #links(title: string, links: readonly Link[], at: number): HTMLElement {
    const { model } = this.context;
    const shown = this.#all ? links : links.slice(0, FEW);
    const count = title === "Leads" ? `Leads ${counted(links.length, "action")}` : links.length > 1 ? `${title} (${links.length})` : title;
    return h(
      "div",
      {},
      h("h3", {}, count),
      h("ul", { class: "links" }, ...shown.map((link) => {
        const other = model.at(link.other);
        const [fact] = link.facts;
        const marks = [
          other.kind === "action" && model.at(at).kind !== "action" ? [model.areasOf(other), ends(other)].filter(Boolean).join(", ") : "",
          fact!.amount,
          fact!.status,
          link.facts.every((each) => each.confidence < SURE) ? "uncertain" : "",
        ].filter(Boolean);
        return this.#item(link.other, marks.join(" · "), fact!.place);
      })),
      shown.length < links.length ? this.#more() : null,
    );
  }

  #item(at: number, under: string, right: string): HTMLElement {
    const other = this.context.model.at(at);
    const label = other.label.length > LONG_LABEL ? `${other.label.slice(0, LONG_LABEL).trimEnd()} …` : other.label;
    return h(
      "li",
      {},
      sign(other.kind),
      h("span", { class: "words" },
        h("button", { type: "button", class: "link", title: label === other.label ? null : other.label, onclick: () => this.context.select([at]) }, label),
        under ? h("span", { class: "under" }, under) : null),
      right ? h("span", { class: "role" }, right) : null,
    );
  }

  #mentionedIn(at: number, links: readonly Link[]): HTMLElement | null {
    const { model } = this.context;
    const known = new Set(links.map((link) => link.other));
    const isAction = model.at(at).kind === "action";
    const found = isAction
      ? model.data.mentions.filter((each) => each.action === at).map((each) => each.node)
      : model.mentionsOf[at]!.map((each) => each.action);
    const others = [...new Set(found)].filter((each) => each >= 0 && !known.has(each));
    if (!others.length) return null;
    const shown = this.#all ? others : others.slice(0, FEW);
    return h(
      "div",
      {},
      h("h3", {}, isAction ? "Also named in it" : `Named in ${counted(others.length, "other action")}`),
      h("ul", { class: "links" }, ...shown.map((each) => this.#item(each, isAction ? "" : model.areasOf(model.at(each)), ""))),
      shown.length < others.length ? this.#more() : null,
    );
  }

  #more(): HTMLElement {
    return h("button", { type: "button", class: "small", onclick: () => {
      this.#all = true;
      this.context.select([this.#shown]);
    } }, "Show all");
  }

  /** The first sentence that says more of it than its name, else the first place that names it. */
  #telling(at: number): Mention | undefined {
    const mentions = this.context.model.mentionsOf[at]!;
    const says = (mention: Mention): boolean => {
      const { quote, sentence } = this.reader.words(mention);
      return sentence.length - quote.length >= TELLING && sentence.length <= LONGEST;
    };
    return mentions.slice(0, LOOKED_AT).find(says) ?? mentions[0];
  }

  #firstWords(at: number): (HTMLElement | null)[] {
    const mention = this.#telling(at);
    return mention ? [h("h3", {}, "What the plan says"), this.#mention(mention)] : [];
  }

  /** All other places that name it, and the words of what is stated of it. */
  #otherWords(at: number, keep: (fact: Fact) => boolean): (HTMLElement | null)[] {
    const { model } = this.context;
    const facts = model.factsOf[at]!.filter(keep);
    const told = this.#telling(at);
    const others = model.mentionsOf[at]!.filter((each) => each !== told);
    const shownFacts = this.#all ? facts : facts.slice(0, QUOTES);
    const shownOthers = this.#all ? others : others.slice(0, QUOTES);
    const left = facts.length + others.length - shownFacts.length - shownOthers.length;
    return [
      facts.length ? h("h3", {}, "The words behind each link") : null,
      ...shownFacts.map((fact) => this.#fact(fact)),
      others.length ? h("h3", {}, `Named in ${counted(others.length, "other place")}`) : null,
      ...shownOthers.map((mention) => this.#mention(mention)),
      left > 0 ? this.#more() : null,
    ];
  }

  #mention(mention: Mention): HTMLElement {
    const words = this.reader.words(mention);
    return h("div", {}, quotation(words.sentence, words.quote), this.#source(mention, words.sentence, mention.method, null));
  }

  #fact(fact: Fact): HTMLElement {
    const { model } = this.context;
    const claim = `${model.at(fact.source).label}, ${fact.role}: ${shortened(model.at(fact.target).label)}`;
    return h("div", {}, h("p", { class: "beneath" }, claim), quotation(fact.quote, ""), this.#source(fact, fact.quote, "", fact));
  }

  #source(stated: Mention | Fact, words: string, method: string, fact: Fact | null): HTMLElement {
    const { model } = this.context;
    const plan = model.data.plans[stated.plan]!;
    const reference = `“${words}” (${plan.title || plan.file}, ${stated.place}; file ${plan.file})`;
    return h(
      "p",
      { class: "source" },
      h("span", {}, `${plan.title || plan.file}, ${stated.place}`),
      stated.confidence < SURE ? h("span", { class: "doubt" }, "uncertain") : null,
      h("span", { title: "How sure the reading is, from 0 to 1" }, `${method ? `${method}, ` : ""}sureness ${stated.confidence.toFixed(2)}`),
      h("button", { type: "button", class: "small", onclick: () => this.#copy(reference) }, "Copy reference"),
      h("button", { type: "button", class: "small", onclick: () => this.context.openPlan(stated.plan, stated.start) }, "Read in the plan"),
      fact && !model.namesHidden ? h("button", { type: "button", class: "small", onclick: () => this.corrections.ofFact(fact) }, "Mark as wrong") : null,
    );
  }

  #buttons(at: number, node: Node): HTMLElement {
    return h(
      "div",
      { class: "actions" },
      CAN_GO.has(node.kind) && !node.generic
        ? h("button", { type: "button", class: "small", onclick: () => this.context.whatIf([at]) }, `What if ${PEOPLE.has(node.kind) ? "they go" : "it goes"}?`)
        : null,
      node.kind !== "action" && !this.context.model.namesHidden
        ? h("button", { type: "button", class: "small", onclick: () => this.corrections.ofThing(at) }, "Mark as wrong")
        : null,
    );
  }

  #copy(text: string): void {
    const done = (): void => this.context.announce("The reference has been copied.");
    // From a file some browsers allow no access to the clipboard: a selected field always works.
    navigator.clipboard?.writeText(text).then(done, () => copyBySelection(text, done));
    if (!navigator.clipboard) copyBySelection(text, done);
  }
}

function copyBySelection(text: string, done: () => void): void {
  const field = h("textarea", { "aria-hidden": "true", class: "hidden-text" });
  field.value = text;
  document.body.append(field);
  field.select();
  if (document.execCommand("copy")) done();
  field.remove();
}

function partFacts(part: Part): HTMLElement {
  const lines: readonly (readonly [string, string])[] = [
    ["Starts", both(part.start, part.startNote)],
    ["Ends", both(part.end, part.endNote) || "not stated"],
    ["Progress", part.progress],
    ["Status", part.rag],
    ["Resources", part.resources],
    ["Comment", part.comment],
    ["Documents", part.documents.join("; ")],
  ];
  return h("dl", {}, ...lines.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function both(date: string, note: string): string {
  return [dated(date), note && note !== date ? note : ""].filter(Boolean).join(", ");
}

function ends(action: Node): string {
  const dates = [...new Set(action.parts.map((part) => both(part.end, part.endNote)).filter(Boolean))];
  return dates.length ? `ends ${dates.join("; ")}` : "no end stated";
}

function shortened(text: string): string {
  return text.length > LONG_LABEL ? `${text.slice(0, LONG_LABEL).trimEnd()} …` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
