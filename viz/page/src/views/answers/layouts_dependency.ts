/** Cards of the questions of what hangs on what. */
import { type Cells, type Layout, agreeing, capital, count, dotted } from "./layout";

const where = (cells: Cells): string => dotted(cells("area"), cells("theme"), cells("number") && `action ${cells("number")}`);

export const dependencyLayouts: Readonly<Record<string, Layout>> = {
  governance: {
    entry: {
      over: (cells) => dotted(cells("area"), cells("kind")),
      title: "name",
      tags: (cells) => [cells("position")],
      why: (cells) => cells("note"),
      fields: [
        { label: "Line to the top", column: "line" },
        { label: "Reported to by", column: "reported to by" },
        { label: "Chair", column: "chair", missing: "not stated" },
      ],
      words: { quote: "quote", place: "place" },
      goes: ["name"],
    },
  },
  "service-dependents": {
    together: (cells) => `${cells("area")} ${cells("thing")}`,
    head: {
      over: (cells) => dotted(cells("area"), cells("kind")),
      title: "thing",
      tags: (cells) => [cells("dependents") === "0" ? "only named" : `${cells("dependents")} hang on it`],
      goes: ["thing"],
    },
    entry: {
      over: (cells) => dotted(capital(cells("how")), cells("theme")),
      title: "dependent",
      fields: [
        { label: "Lead", column: "lead" },
        { label: "Lead organisation", column: "lead organisation" },
      ],
      words: { quote: "quote", place: "place" },
    },
  },
  "depends-on": {
    together: (cells) => `${cells("place").split(",")[0]} ${cells("theme")} ${cells("number")} ${cells("action")}`,
    head: { over: where, title: "action" },
    entry: {
      over: (cells) => dotted(capital(cells("how")), cells("kind")),
      title: "thing",
      tags: (cells) => [cells("status")],
      fields: [
        { label: "Provided by", column: "provided by" },
        { label: "Paid for by", column: "funded by" },
      ],
      words: { quote: "quote", place: "place" },
      goes: ["thing"],
    },
  },
  funding: {
    entry: {
      over: (cells) => dotted(cells("area"), cells("funder kind")),
      title: "funder",
      tags: (cells) => [cells("amount"), cells("status")],
      fields: [
        { label: "Pays for", column: "pays for" },
        { label: "From", column: "start" },
        { label: "Until", column: "end", missing: "not stated" },
      ],
      why: (cells) =>
        cells("areas") ? `${count(cells("actions"), "action")} ${agreeing(cells("actions"), "hangs", "hang")} on it: ${cells("areas")}.` : "",
      words: { quote: "quote", place: "place" },
      goes: ["funder"],
    },
  },
};
