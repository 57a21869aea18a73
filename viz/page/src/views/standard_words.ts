/** How what a plan states of a standard action is told: by signs, in words, in short. */
import type { StandardCell, Standing } from "../model/standards";
import { h } from "../ui/dom";
import { counted, dated } from "../ui/words";

/** The sign of each standing; the word for it stands beside it. */
export const SIGNS: Readonly<Record<Standing, string>> = {
  present: "✓",
  uncertain: "?",
  "in parts": "◐",
  missing: "✕",
  "not compared": "○",
  "not found": "·",
};

const MEANS: readonly (readonly [Standing, string])[] = [
  ["present", "an action of the plan states it"],
  ["uncertain", "an action may state it: a person should look"],
  ["in parts", "the plan states two or more of its parts"],
  ["missing", "it is asked of all plans, and no action was recognised that states it"],
  ["not compared", "the plan is of another kind"],
  ["not found", "plans often add it, and this one does not"],
];

/** What a cell shows below its standing: who leads it, and until when. */
export function short(cell: StandardCell): HTMLElement[] {
  const [first, ...more] = cell.rows.filter((row) => row["state"] === "present");
  if (!first) {
    const parts = cell.rows[0]?.["parts"];
    return cell.standing === "in parts" && parts ? [h("span", { class: "who" }, parts)] : [];
  }
  const lead = first["lead"] || first["lead organisation"] || "lead not stated";
  const end = first["ends"] ? `end: ${dated(first["ends"])}` : "end not stated";
  return [
    h("span", { class: "who" }, lead),
    h("span", { class: "when" }, more.length ? `${end}; and ${counted(more.length, "other action")}` : end),
  ];
}

/** The words of a cell, as the table and its CSV have them. */
export function inWords(cell: StandardCell): string {
  const present = cell.rows.filter((row) => row["state"] === "present");
  if (present.length) {
    const certain = present.filter((row) => !row["doubt"]);
    const told = (certain.length ? certain : present).map((row) => {
      const lead = row["lead"] || row["lead organisation"] || "lead not stated";
      return `${lead}, ${row["ends"] ? `end: ${row["ends"]}` : "end not stated"}`;
    });
    return `${certain.length ? "present" : "present, uncertain"}: ${[...new Set(told)].join("; ")}`;
  }
  const parts = cell.rows.map((row) => row["parts"]).filter(Boolean).join("; ");
  return cell.standing === "in parts" && parts ? `in parts: ${parts}` : cell.standing;
}

/** The signs with what they mean. */
export function legend(): HTMLElement {
  return h("details", { class: "legend" }, h("summary", {}, "What the signs mean"),
    h("ul", {}, ...MEANS.map(([standing, words]) =>
      h("li", { class: standing.replaceAll(" ", "-") },
        h("span", { class: "standing" }, h("span", { class: "standing-sign", "aria-hidden": "true" }, SIGNS[standing]), standing), `: ${words}`))));
}
