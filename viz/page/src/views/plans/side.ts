/** What a plan names, by kind and with counts, and the faults in it. */
import type { Fault, Mention } from "../../data/types";
import { GROUPS, groupOf } from "../../model/kinds";
import type { Model } from "../../model/model";
import { h } from "../../ui/dom";
import { sign } from "../../ui/sign";

const collator = new Intl.Collator("en-GB", { numeric: true });

/** The list beside the text; `go` shows the first place that names a thing, `show` any place. */
export function planSide(
  model: Model,
  mentions: readonly Mention[],
  faults: readonly Fault[],
  go: (node: number) => void,
  show: (at: number) => void,
): HTMLElement {
  const counts = new Map<number, number>();
  for (const each of mentions) counts.set(each.node, (counts.get(each.node) ?? 0) + 1);
  const groups = GROUPS.map((group) => ({
    group,
    nodes: [...counts.keys()]
      .filter((node) => groupOf(model.at(node).kind) === group)
      .sort((one, other) => collator.compare(model.at(one).label, model.at(other).label) || one - other),
  })).filter(({ nodes }) => nodes.length);
  return h(
    "nav",
    { class: "plan-side", "aria-label": "What the plan names" },
    ...groups.map(({ group, nodes }) =>
      h("details", { open: nodes.length <= 40 },
        h("summary", {}, `${group.label} (${nodes.length})`),
        h("ul", {}, ...nodes.map((node) =>
          h("li", {}, h("button", { type: "button", "data-nodes": node, onclick: () => go(node) },
            sign(model.at(node).kind), h("span", { class: "name" }, model.at(node).label), h("span", { class: "count" }, counts.get(node)))))))),
    faults.length
      ? h("details", { open: true },
          h("summary", {}, `Faults in the plan (${faults.length})`),
          h("ul", {}, ...faults.map((fault) =>
            h("li", {}, h("button", { type: "button", onclick: () => show(fault.start) }, h("span", { class: "name" }, fault.description, h("span", { class: "where" }, fault.place)))))))
      : null,
    groups.length ? null : h("p", { class: "nothing" }, "Nothing that the filters keep is named here."),
  );
}
