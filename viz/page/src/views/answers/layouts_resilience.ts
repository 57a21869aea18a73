/** Cards of the questions of what breaks if somebody or something goes. */
import { type Cells, type Layout, agreeing, count, dotted } from "./layout";

export const resilienceLayouts: Readonly<Record<string, Layout>> = {
  "single-points-of-failure": {
    entry: {
      over: (cells) => dotted(cells("area"), cells("kind")),
      rank: "rank",
      title: "name",
      tags: (cells) => [...cells("findings").split("; "), count(cells("actions"), "action")],
      why: (cells) => cells("why"),
      fields: [{ label: "How grave", column: "made up of", before: (cells) => `${cells("score")}, made up of ` }],
      words: { quote: "quote", place: "place" },
      goes: ["name"],
    },
  },
  "cut-points": {
    entry: {
      over: (cells) => dotted(cells("area"), cells("kind")),
      title: "name",
      tags: (cells) => [count(cells("parts"), "part falls away", "parts fall away")],
      why: (cells) => cells("why"),
      fields: [{ label: "Falls away", column: "examples" }],
      words: { quote: "quote", place: "place" },
      goes: ["name"],
    },
  },
  "sole-providers": {
    together: (cells) => cells("area") || cells("place").split(",")[0]!,
    head: { title: "area", untitled: "Area not stated" },
    entry: {
      title: "service",
      tags: (cells) => [cells("finding")],
      fields: [
        { label: "Provided by", column: "provider", missing: "not stated" },
        { label: "What hangs on it", column: "hanging", missing: "no action is said to" },
      ],
      words: { quote: "quote", place: "place" },
      goes: ["provider", "service"],
    },
  },
  concentration: {
    together: (cells) => `${cells("area")} ${cells("leading as")}`,
    head: {
      over: (cells) => `By ${cells("leading as")}`,
      title: "area",
      untitled: "Area not stated",
    },
    entry: {
      title: "theme",
      untitled: "The whole plan",
      tags: (cells: Cells) => [`${cells("share of busiest")}% on one`, `${cells("share of three")}% on three`],
      why: (cells) =>
        `Of ${count(cells("actions"), "action")}, ${cells("with one named")} ${agreeing(cells("with one named"), "names", "name")} one; ${cells("named")} different ones are named.`,
      fields: [
        { label: "Busiest", column: "busiest", before: (cells) => `${count(cells("actions of busiest"), "action")}: ` },
        { label: "Busiest three", column: "busiest three", before: (cells) => `${count(cells("actions of three"), "action")}: ` },
      ],
      words: { quote: "quote", place: "place" },
      goes: ["busiest"],
    },
  },
};
