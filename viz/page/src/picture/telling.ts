/** What a picture says of a thing, in a tooltip and to those who use a screen reader. */
import type { Model } from "../model/model";
import { counted } from "../ui/words";
import { type Link, otherEnd } from "./links";
import type { Sign } from "./scene";
import { Near, type Tracing } from "./tracing";

const LEADING = new Set(["lead", "lead organisation"]);

/** A thing in words: its whole name, and below it what it is and how it is linked. */
export interface Told {
  readonly name: string;
  readonly under: readonly string[];
}

/** Tells of a thing, and of how it is linked to what is selected. */
export function toldOf(model: Model, sign: Sign, links: readonly Link[], tracing: Tracing): Told {
  const node = model.at(sign.node);
  const isSelected = tracing.nodes.get(sign.node) === Near.Selected;
  const roles = new Set(
    links
      .filter((link) => !isSelected && tracing.links.get(link) === Near.Direct)
      .flatMap((link) => (link.facts.length ? link.facts.map((fact) => fact.role) : ["named in"])),
  );
  const under = [
    [[node.kind, ...node.also].join(", also "), model.areasOf(node)].filter(Boolean).join(", "),
    node.generic ? "nobody in particular" : "",
    ...partsIn(model, sign.node, links),
    counted(links.length, "link"),
    roles.size ? `Linked to what is selected: ${[...roles].join(", ")}` : "",
    isSelected ? "Selected" : "",
  ];
  return { name: sign.full, under: under.filter(Boolean) };
}

/** Who leads an action; how many actions somebody leads. */
function partsIn(model: Model, node: number, links: readonly Link[]): readonly string[] {
  const leading = links.filter((link) => link.facts.some((fact) => LEADING.has(fact.role)));
  if (model.at(node).kind !== "action") {
    const led = leading.filter((link) => model.at(otherEnd(link, node)).kind === "action").length;
    return led ? [`leads ${counted(led, "action")}`] : [];
  }
  const names = leading.map((link) => model.at(otherEnd(link, node)).label);
  return [names.length ? `Led by ${names.join("; ")}` : "Lead: not stated"];
}
