/** What is lost, area by area and finding by finding, each line with the plan's words. */
import { h } from "../../ui/dom";
import { sign } from "../../ui/sign";
import { quotation } from "../../ui/words";
import { FINDINGS, type Finding, type Loss } from "../../without/loss";
import type { AreaLoss } from "../../without/without";
import type { Context } from "../view";
import { HEADINGS } from "./words";

const SHOWN = 12;
const LONG = 220;

/** What is open to begin with: losses, and who could take over. */
const CLOSED = new Set<Finding>(
  FINDINGS.filter((finding) => finding.startsWith("another ") || finding === "names it"),
);

/** One area's part of the answer. */
export function areaLines(context: Context, { area, losses }: AreaLoss): HTMLElement {
  const found = FINDINGS.flatMap((finding) => {
    const own = losses.filter((loss) => loss.finding === finding);
    return own.length ? [group(context, finding, own)] : [];
  });
  return h("section", { class: "area" }, h("h3", {}, context.model.data.areas[area]!.name), ...found);
}

function group(context: Context, finding: Finding, losses: readonly Loss[]): HTMLElement {
  const list = h("ul", { class: "losses" }, ...losses.slice(0, SHOWN).map((loss) => line(context, loss)));
  const left = losses.slice(SHOWN);
  const more = h("button", { type: "button", class: "small", onclick: () => {
    list.append(...left.map((loss) => line(context, loss)));
    more.remove();
    list.querySelectorAll<HTMLElement>(":scope > li")[SHOWN]?.querySelector("button")?.focus();
  } }, `Show ${left.length} more`);
  return h(
    "details",
    { open: !CLOSED.has(finding), class: CLOSED.has(finding) ? "stays" : null },
    h("summary", {}, HEADINGS[finding], finding === "nearest to take over" ? null : h("span", { class: "badge" }, losses.length)),
    list,
    left.length ? more : null,
  );
}

function line(context: Context, loss: Loss): HTMLElement {
  const { model } = context;
  const node = loss.node < 0 ? null : model.at(loss.node);
  const text = loss.what.length > LONG ? `${loss.what.slice(0, LONG).trimEnd()} …` : loss.what;
  return h(
    "li",
    {},
    node ? sign(node.kind) : null,
    h(
      "div",
      { class: "words" },
      h(
        "p",
        { class: "what" },
        loss.finding === "nearest to take over" ? "In the place of " : null,
        node
          ? h("button", { type: "button", class: "link", title: text === loss.what ? null : loss.what, onclick: () => context.select([loss.node]) }, text)
          : h("strong", {}, text),
        loss.theme ? h("span", { class: "under" }, ` ${loss.theme}`) : null,
      ),
      h("p", {}, `${loss.detail} `, loss.doubt ? h("span", { class: "doubt" }, loss.doubt) : null),
      loss.takesOver ? h("p", { class: "near" }, h("strong", {}, "Nearest to take over: "), loss.takesOver) : null,
      loss.quote ? quotation(loss.quote.length > 2 * LONG ? `${loss.quote.slice(0, 2 * LONG).trimEnd()} …` : loss.quote, "") : null,
      h(
        "p",
        { class: "source" },
        h("span", {}, loss.place),
        h("button", { type: "button", class: "small", onclick: () => context.openPlan(loss.plan, loss.start) }, "Read in the plan"),
      ),
    ),
  );
}
