/** The cards of every question that is told as cards. */
import type { Question } from "../../data/types";
import { dependencyLayouts } from "./layouts_dependency";
import { gapLayouts } from "./layouts_gap";
import type { Layout } from "./layout";
import { overlapLayouts } from "./layouts_overlap";
import { resilienceLayouts } from "./layouts_resilience";

const LAYOUTS: Readonly<Record<string, Layout>> = {
  ...overlapLayouts,
  ...dependencyLayouts,
  ...gapLayouts,
  ...resilienceLayouts,
};

const OVER = ["area", "theme", "number"];
const WORDS = ["quote", "sentence", "place", "doubt"];

/** How the rows of a question are told; one that is not known tells all its columns. */
export function layoutOf(question: Question): Layout {
  const known = LAYOUTS[question.name];
  if (known) return known;
  const columns = question.columns.map((each) => each.name);
  const [title = "", ...rest] = columns.filter((each) => !OVER.includes(each) && !WORDS.includes(each));
  return {
    entry: {
      over: (cells) => OVER.map(cells).filter(Boolean).join(" · "),
      title,
      fields: rest.map((column) => ({ label: column, column })),
      ...(columns.includes("place") ? { words: { ...(columns.includes("quote") ? { quote: "quote" } : {}), place: "place" } } : {}),
    },
  };
}
