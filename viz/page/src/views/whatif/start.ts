/** What stands in the view before anything is chosen: an invitation, and where it hurts most. */
import type { Shown } from "../../model/shown";
import type { Model } from "../../model/model";
import { h } from "../../ui/dom";
import { sign } from "../../ui/sign";
import type { Context } from "../view";

const WEAK = "single-points-of-failure";
const SHOWN = 5;

/** A single point of failure: the thing, and why it is one. */
interface Point {
  readonly node: number;
  readonly area: string;
  readonly why: string;
}

/** The invitation, with the gravest single points of failure as starts. */
export function beginning(context: Context, shown: Shown): HTMLElement {
  const points = gravest(context.model, shown);
  return h(
    "div",
    { class: "beginning" },
    h("h2", {}, "Choose who or what goes"),
    h("p", {}, "Add a person, post, body, panel, service or fund above, several if you like. You then see which actions lose their lead, which panels their chair, which services their provider, what relies on them, and who is nearest to take over."),
    h("p", {}, "It is worked out from what the plans state; what no plan says is not counted."),
    points.length ? h("h3", {}, "Where most would be lost") : null,
    points.length
      ? h("ul", { class: "points" }, ...points.map((point) =>
          h("li", {},
            h("button", { type: "button", onclick: () => context.set({ removed: [point.node] }) },
              sign(context.model.at(point.node).kind),
              h("span", { class: "words" }, context.model.at(point.node).label,
                h("span", { class: "under" }, `${point.area}. ${point.why}`))))))
      : null,
  );
}

/** The first of the question's rows whose thing is known, each thing once. */
export function gravest(model: Model, shown: Shown): readonly Point[] {
  const question = model.question(WEAK);
  const column = (name: string): number => question.columns.findIndex((each) => each.name === name);
  const [area, name, kind, why, rank] = [column("area"), column("name"), column("kind"), column("why"), column("rank")];
  const found: Point[] = [];
  for (const row of shown.rows(question).rows) {
    if (row[rank] === null) continue;
    const text = (at: number): string => String(row[at] ?? "");
    // The name of somebody is followed by the posts that are counted with them.
    const node = model.data.nodes.findIndex(
      (each) =>
        each.kind === text(kind) &&
        (each.label === text(name) || text(name).startsWith(`${each.label} (`)) &&
        each.areas.some((at) => model.data.areas[at]!.name === text(area)),
    );
    if (node >= 0 && !found.some((point) => point.node === node)) found.push({ node, area: text(area), why: text(why) });
    if (found.length === SHOWN) break;
  }
  return found;
}
