/** Tells, of page data on standard input, what selecting each lead traces, and the counts of the matrix. */
import { readFileSync } from "node:fs";
import type { PageData } from "../src/data/types";
import { leadsByTheme, themesByArea } from "../src/model/counts";
import { Model } from "../src/model/model";
import { shownIn } from "../src/model/shown";
import { linksAmong, linksByNode, otherEnd } from "../src/picture/links";
import { traced } from "../src/picture/tracing";
import { START } from "../src/state";

const { data } = JSON.parse(readFileSync(0, "utf8")) as { data: PageData };
const model = new Model(data);
const shown = shownIn(model, START);
const links = linksAmong(model, shown.nodes, shown.facts);
const of = linksByNode(links);
const leads = [...shown.nodes].flatMap((node) => {
  const tracing = traced(model, links, [node], of);
  const all = [...tracing.nodes].filter(([other]) => other !== node && model.at(other).kind === "action").map(([other]) => other);
  const led = (of.get(node) ?? []).filter((link) => tracing.links.has(link) && link.facts.some((fact) => fact.role === "lead" && fact.source === node));
  return led.length ? [{ lead: model.at(node).label, node, led: led.map((link) => otherEnd(link, node)), all }] : [];
});
const told = (counts: ReturnType<typeof leadsByTheme>): unknown =>
  counts.rows.flatMap((row, at) => counts.columns.map((column, place) => [row.node < 0 ? row.label : model.at(row.node).label, column.label, counts.at(at, place).length]));
console.log(JSON.stringify({ leads, byTheme: told(leadsByTheme(model, shown)), byArea: told(themesByArea(model, shown)) }));
