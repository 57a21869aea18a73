/** Cards of the questions of what is done twice. */
import { type Cells, type Layout, type Side, agreeing, count, dotted } from "./layout";

const OUTSIDE_THE_LIST = "not in the list";

const sureness = (cells: Cells): string => (cells("score") ? `sureness ${Number(cells("score")).toFixed(2)}` : "");
const because = (cells: Cells): string => (cells("reasons") ? `Why: ${cells("reasons")}.` : "");

function named(one: string, prefix: string): Side {
  const column = (name: string): string => (prefix ? `${prefix} ${name}` : name);
  return {
    title: column(one),
    fields: [{ label: "Run by", column: column("run by"), missing: "not stated" }],
    words: { quote: column("quote"), sentence: column("sentence"), place: column("place") },
  };
}

function pairOf(thing: string): Layout {
  return {
    entry: {
      over: (cells) => cells("area"),
      why: because,
      tags: (cells) => [sureness(cells)],
      sides: [named(thing, ""), named(thing, "other")],
    },
  };
}

export const overlapLayouts: Readonly<Record<string, Layout>> = {
  "duplicate-work": {
    entry: {
      over: (cells) => cells("area"),
      why: because,
      tags: (cells) => [sureness(cells)],
      sides: [
        {
          over: (cells) => dotted(cells("theme"), cells("number") && `action ${cells("number")}`),
          title: "action",
          fields: [{ label: "Led by", column: "led by", missing: "not stated" }],
          words: { place: "place" },
        },
        {
          over: (cells) => dotted(cells("other theme"), cells("other number") && `action ${cells("other number")}`),
          title: "other action",
          fields: [{ label: "Led by", column: "other led by", missing: "not stated" }],
          words: { place: "other place" },
        },
      ],
    },
  },
  "panel-overlap": pairOf("panel"),
  "similar-services": pairOf("service"),
  "shared-services": {
    together: (cells) => cells("service"),
    head: {
      title: "service",
      tags: (cells) => [`in the plans of ${count(cells("areas"), "area")}`],
      why: (cells) => (cells("match") === "same name" ? "The same name: each area may have a service of its own." : "One service that they share."),
      goes: ["service"],
    },
    entry: {
      title: "area",
      tags: (cells) => [cells("status")],
      why: (cells) =>
        cells("actions") === "0" ? "No action of the plan relies on it." : `${count(cells("actions"), "action")} of the plan ${agreeing(cells("actions"), "names it or relies", "name it or rely")} on it.`,
      words: { quote: "quote", sentence: "sentence", place: "place" },
    },
  },
  "same-standard-action": {
    together: (cells) =>
      cells("standard action") === OUTSIDE_THE_LIST ? `${OUTSIDE_THE_LIST} ${cells("shared terms")}` : cells("standard action"),
    head: {
      title: "standard action",
      tags: (cells) => [cells("kind")],
      why: (cells) =>
        cells("standard action") === OUTSIDE_THE_LIST
          ? `Two plans word this alike: ${cells("shared terms")}.`
          : `Stated in the plans of ${count(cells("areas"), "area")}.`,
    },
    entry: {
      over: (cells) => dotted(cells("area"), cells("theme"), cells("number") && `action ${cells("number")}`),
      title: "action",
      fields: [
        { label: "Lead", column: "lead", missing: "not stated" },
        { label: "Lead organisation", column: "lead organisation", missing: "not stated" },
        { label: "Ends", column: "ends", missing: "not stated" },
      ],
      tags: (cells) => [sureness(cells)],
      words: { place: "place" },
    },
  },
};
