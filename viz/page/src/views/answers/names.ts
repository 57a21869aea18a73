/** A cell's words, in which what they name can be selected. */
import { type NamingCell, type Piece, piecesOf } from "../../model/named";
import { h } from "../../ui/dom";
import { sign } from "../../ui/sign";
import type { Context } from "../view";

/** The words of a cell; each thing named in it is a button that selects it. */
export function names(context: Context, cell: NamingCell, nodes: readonly number[]): HTMLElement {
  return h("span", { class: "names" }, ...piecesOf(cell, nodes, context.model).map((piece) => shown(context, piece)));
}

function shown(context: Context, { words, node }: Piece): HTMLElement | string {
  if (node < 0) return words;
  return h(
    "span",
    { class: "name" },
    context.model.at(node).kind === "action" ? null : sign(context.model.at(node).kind),
    h("button", { type: "button", class: "link", "data-node": node, onclick: () => context.select([node]) }, words),
  );
}
