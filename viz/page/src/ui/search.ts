/** The field that finds things by any spelling, with suggestions below it. */
import type { Model } from "../model/model";
import { Search } from "../model/search";
import { h, replace } from "./dom";
import { sign } from "./sign";

const MOST = 12;
const LONG = 90;
let made = 0;

/** What a search field is for. */
export interface SearchUse {
  readonly label: string;
  readonly placeholder: string;
  readonly onChoose: (node: number) => void;
  /** Which things may be found; all unless told. */
  readonly among?: (node: number) => boolean;
}

/** A field with suggestions, in the pattern of an ARIA combobox. */
export function searchField(model: Model, use: SearchUse): HTMLElement {
  const index = new Search(model.data);
  const id = `found-${(made += 1)}`;
  const list = h("ul", { id, role: "listbox", "aria-label": "Found", hidden: true });
  const input = h("input", {
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": use.label,
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-autocomplete": "list",
    placeholder: use.placeholder,
  });
  let nodes: readonly number[] = [];
  let chosen = -1;

  const close = (): void => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (at: number): void => {
    const node = nodes[at];
    if (node === undefined) return;
    input.value = "";
    close();
    use.onChoose(node);
  };
  const mark = (at: number): void => {
    chosen = at;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    const item = list.children[at];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  };
  const find = (): void => {
    const found = index.find(input.value, MOST, use.among);
    nodes = found.map((each) => each.node);
    if (!searchable(input.value)) return close();
    const items = found.map((each, at) => {
      const node = model.at(each.node);
      const under = [each.spelling && `also “${each.spelling}”`, node.kind, model.areasOf(node)].filter(Boolean).join(" · ");
      return h(
        "li",
        { role: "option", id: `${id}-${at}`, "aria-selected": "false", onmousedown: (event: MouseEvent) => {
          event.preventDefault();
          choose(at);
        } },
        sign(node.kind),
        h("span", { class: "words" }, shortened(node.label), h("span", { class: "where" }, under)),
      );
    });
    replace(list, ...(items.length ? items : [h("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nothing of that name")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(items.length ? 0 : -1);
  };
  input.addEventListener("input", find);
  input.addEventListener("focus", find);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) find();
      else if (nodes.length) mark((chosen + (event.key === "ArrowDown" ? 1 : nodes.length - 1)) % nodes.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden) choose(chosen);
    } else if (event.key === "Escape") {
      close();
    }
  });
  return h("div", { class: "search" }, input, list);
}

function searchable(text: string): boolean {
  return text.trim().length > 0;
}

function shortened(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG).trimEnd()} …` : text;
}
