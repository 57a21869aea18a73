/** The things that the rows of an answer speak of, in columns, with what joins them. */
import type { Question } from "../../data/types";
import { type Shown, shownIn } from "../../model/shown";
import { columnsPicture } from "../../picture/columns";
import type { Picture } from "../../picture/picture";
import { START, type State } from "../../state";
import { h } from "../../ui/dom";
import { inWords } from "../../ui/filters";
import { counted } from "../../ui/words";
import type { Context, View } from "../view";

/** From so many things on only what is selected and what is near it is drawn. */
const MOST_DRAWN = 1500;

/** Makes the picture of a question's rows. */
export function rowsPicture(context: Context, question: Question): View {
  return new RowsPicture(context, question);
}

class RowsPicture implements View {
  readonly element: HTMLElement;
  readonly #told = h("p", { class: "picture-told" });
  readonly #picture: Picture;

  constructor(
    private readonly context: Context,
    private readonly question: Question,
  ) {
    this.#picture = columnsPicture(context);
    this.element = h("div", { class: "rows-picture" }, this.#told, this.#picture.element);
  }

  update(state: State, shown: Shown): void {
    const { model } = this.context;
    const rows = shown.rows(this.question);
    const named = new Set(rows.nodes.flat());
    const nodes = new Set([...named, ...state.selected]);
    const selected = new Set(state.selected);
    const { facts: all } = shownIn(model, unnarrowed(state));
    for (const fact of all) {
      if (selected.has(fact.source)) nodes.add(fact.target);
      if (selected.has(fact.target)) nodes.add(fact.source);
    }
    const facts = all.filter((fact) => nodes.has(fact.source) && nodes.has(fact.target));
    const title = `${this.question.title}: ${model.data.title}`;
    const onlyTraced = nodes.size > MOST_DRAWN;
    this.#picture.show({ nodes, facts }, state.selected, { title, filters: inWords(model, state), sure: state.sure, onlyTraced });
    const told = counted(named.size, "thing that the rows name", "things that the rows name");
    const besides = nodes.size > named.size ? " with all that is linked to what is selected" : "";
    this.#told.textContent = onlyTraced
      ? `${told}${besides}: too many to see at once. Only what is selected and its links are drawn.`
      : `${told}${besides}, and what the plans state between them.`;
  }

  drawing(): Picture {
    return this.#picture;
  }

  close(): void {
    this.#picture.close();
  }
}

/** The filters that every statement can be asked by; the rows have been narrowed by all. */
function unnarrowed({ standing, sure, namesHidden }: State): State {
  return { ...START, standing, sure, namesHidden };
}
