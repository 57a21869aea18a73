/** What a plan says of one standard action, in its own words. */
import type { Standard } from "../data/types";
import type { Places } from "../model/places";
import type { StandardCell, Told } from "../model/standards";
import { h } from "../ui/dom";
import { dated } from "../ui/words";
import { names } from "./answers/names";
import type { Context } from "./view";

/** The part of the page that tells of one cell; `close` puts it away. */
export function standardDetail(
  context: Context,
  places: Places,
  standard: Standard,
  area: number,
  cell: StandardCell,
  close: () => void,
): HTMLElement {
  const present = cell.rows.filter((row) => row["state"] === "present");
  const [other] = cell.rows;
  return h(
    "article",
    { class: "card" },
    h("p", { class: "over" }, `${context.model.areaName(area)} · ${cell.standing}`,
      h("button", { type: "button", class: "small", onclick: close }, "Close")),
    h("h3", {}, standard.name),
    h("p", { class: "why" }, `${standard.description}.`),
    ...(present.length ? present.map((row) => stated(context, places, row, cell.nodes)) : [other ? lacking(context, other) : null]),
  );
}

function stated(context: Context, places: Places, row: Told, nodes: readonly number[]): HTMLElement {
  const spot = places.find(row["place"]!, "");
  return h(
    "div",
    { class: "stated" },
    row["number"] ? h("p", { class: "over" }, `Action ${row["number"]}`) : null,
    h("blockquote", { class: "quote" }, names(context, { column: "action", words: row["action"]! }, nodes)),
    lines(context, nodes, [
      ["Lead", row["lead"]!],
      ["Lead organisation", row["lead organisation"]!],
      ["Ends", dated(row["ends"]!)],
      ["Told by", row["shared terms"]!],
    ]),
    h("p", { class: "source" },
      spot ? h("button", { type: "button", class: "link", onclick: () => context.openPlan(spot.plan, spot.at) }, row["place"]) : row["place"],
      h("span", {}, `sureness ${row["score"]}`),
      row["doubt"] ? h("span", { class: "doubt" }, row["doubt"]) : null,
      nodes.length > 1 ? h("button", { type: "button", class: "link", onclick: () => context.select(nodes) }, `Select all ${nodes.length}`) : null),
  );
}

function lacking(context: Context, row: Told): HTMLElement {
  return h(
    "div",
    { class: "stated" },
    row["state"] === "not compared" ? h("p", {}, `${row["description"]}.`) : null,
    lines(context, [], [
      ["Stated by", row["present in"] || (row["state"] === "missing" ? "no other plan" : "")],
      ["Parts that the plan states", row["parts"]!],
    ].filter(([, value]) => value) as [string, string][]),
  );
}

function lines(context: Context, nodes: readonly number[], told: readonly (readonly [string, string])[]): HTMLElement {
  return h("dl", {}, ...told.flatMap(([name, value]) => [
    h("dt", {}, name),
    h("dd", {}, value ? names(context, { column: name, words: value }, nodes) : h("span", { class: "not-stated" }, "not stated")),
  ]));
}
