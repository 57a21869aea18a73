/** Cards of the questions of what is missing. */
import { type Cells, type Field, type Layout, agreeing, capital, count, dotted } from "./layout";

const byArea = (cells: Cells): string => cells("area") || cells("place").split(",")[0]!;
const under = (cells: Cells): string => dotted(cells("theme"), cells("number") && `action ${cells("number")}`);
const AREA = { title: "area", untitled: "Area not stated" } as const;
const LEAD: Field = { label: "Lead", column: "lead", missing: "not stated" };
const LEAD_ORGANISATION: Field = { label: "Lead organisation", column: "lead organisation", missing: "not stated" };
const WHOLE = "The whole plan";

/** An action that lacks something, and who is known to have to do with it. */
function lacking(...known: readonly Field[]): Layout {
  return {
    together: byArea,
    head: AREA,
    entry: {
      over: under,
      title: "action",
      untitled: WHOLE,
      tags: (cells) => [cells("finding"), cells("action") ? "" : count(cells("actions"), "action")],
      fields: [
        { label: "Outcome", column: "outcome" },
        { label: "The plan says", column: "stated" },
        ...known,
      ],
      words: { place: "place" },
    },
  };
}

const missing: Layout = {
  together: byArea,
  head: AREA,
  entry: {
    over: (cells) => dotted(cells("theme"), cells("kind")),
    title: "standard action",
    tags: (cells) => [cells("state")],
    why: (cells) => cells("description"),
    fields: [
      { label: "Stated by", column: "present in" },
      { label: "Parts that the plan states", column: "parts" },
    ],
    words: { place: "place" },
  },
};

const late = (cells: Cells): string =>
  cells("months") ? (cells("months") === "0" ? "past in this month" : `${count(cells("months"), "month")} past`) : "";

export const gapLayouts: Readonly<Record<string, Layout>> = {
  "no-lead": lacking(LEAD_ORGANISATION),
  "no-lead-organisation": lacking(LEAD),
  "no-end-date": lacking(LEAD, LEAD_ORGANISATION),
  "missing-standard-actions": missing,
  "missing-services": {
    entry: {
      over: (cells) => `Not in the plan of ${cells("area")}`,
      title: "service",
      why: (cells) =>
        `${count(cells("neighbours"), "neighbour")} in ${cells("larger area")} ${agreeing(cells("neighbours"), "names", "name")} it; ${cells("relying") === "0" ? "no action there relies" : `the actions of ${cells("relying")} rely`} on it.`,
      fields: [{ label: "Named by", column: "which" }],
      words: { quote: "quote", sentence: "sentence", place: "place" },
    },
  },
  overdue: {
    together: (cells) => `${cells("standing")} ${byArea(cells)}`,
    head: { ...AREA, tags: (cells) => [cells("standing")] },
    entry: {
      over: under,
      title: "action",
      tags: (cells) => [late(cells), cells("rag") && `status ${cells("rag")}`],
      fields: [
        { label: "Outcome", column: "outcome" },
        { label: "Was to end", column: "end" },
        { label: "Progress", column: "progress", missing: "not stated" },
        LEAD,
        LEAD_ORGANISATION,
      ],
      words: { quote: "quote", place: "place" },
    },
  },
  "statutory-partners": {
    together: byArea,
    head: AREA,
    entry: {
      title: "sector",
      tags: (cells) => [cells("part")],
      why: (cells) =>
        cells("part") === "not found"
          ? "No body of it was recognised in the plan: worth a look before anything is said."
          : `Leads ${count(cells("leads"), "action")}, supports ${cells("supports")}.`,
      fields: [{ label: "Named", column: "bodies" }],
      words: { quote: "quote", place: "place" },
    },
  },
  "thin-themes": {
    together: byArea,
    head: AREA,
    entry: {
      title: "theme",
      tags: (cells) => cells("finding").split("; "),
      why: (cells) =>
        `${capital(
          [
            `${count(cells("actions"), "action")} (the plan’s themes have ${cells("average")} on average)`,
            count(cells("services"), "service"),
            count(cells("voluntary"), "voluntary body", "voluntary bodies"),
            count(cells("leads"), "lead"),
          ]
            .filter(Boolean)
            .join(", "),
        )}.`,
      fields: [{ label: "First action", column: "quote" }],
      words: { place: "place" },
    },
  },
  "victim-pathways": {
    together: byArea,
    head: AREA,
    entry: {
      over: under,
      title: "action",
      untitled: WHOLE,
      tags: (cells) => [cells("finding")],
      why: (cells) => (cells("word") ? `It is taken to be about victims or witnesses by the word “${cells("word")}”.` : ""),
      fields: [{ label: "Bodies in it", column: "bodies" }, LEAD],
      words: { place: "place" },
    },
  },
  "weak-leads": {
    together: byArea,
    head: AREA,
    entry: {
      over: (cells) => cells("kind"),
      title: "lead",
      tags: (cells) => [cells("finding")],
      why: (cells) => `${count(cells("actions"), "action")} with no surer lead.`,
      fields: [
        { label: "Belongs to", column: "organisation", missing: "not stated" },
        { label: "Action", column: "action" },
      ],
      words: { quote: "quote", place: "place" },
      goes: ["lead"],
    },
  },
};
