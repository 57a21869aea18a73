/** How an answer can be looked at: as cards, as a picture or grid, as a table. */
import type { Question } from "../../data/types";
import type { Places } from "../../model/places";
import { MISSING, STATED } from "../../model/standards";
import { governance } from "../governance/governance";
import { standardsView } from "../standards";
import type { Context, View } from "../view";
import { rowsPicture } from "./rows_picture";

export type FaceName = "cards" | "grid" | "picture" | "table";

/** One way to look at an answer; `make` makes what is neither cards nor table. */
export interface Face {
  readonly name: FaceName;
  readonly label: string;
  readonly make?: (context: Context, places: Places, question: Question) => View;
}

const CARDS: Face = { name: "cards", label: "List" };
const TABLE: Face = { name: "table", label: "Table" };
const GRID: Face = { name: "grid", label: "Grid", make: standardsView };
const PICTURE: Face = { name: "picture", label: "Picture", make: (context, _, question) => rowsPicture(context, question) };
const LAYERS: Face = { name: "picture", label: "Picture", make: governance };
const LAYERED = "governance";
const STANDARDS = new Set([STATED, MISSING]);

/** The ways to look at the answer of a question, the one that it opens with first. */
export function facesOf(question: Question): readonly Face[] {
  if (question.name === LAYERED) return [LAYERS, CARDS, TABLE];
  const drawn = question.current.nodes.some((nodes) => nodes.length) ? [PICTURE] : [];
  return [...(STANDARDS.has(question.name) ? [GRID] : []), CARDS, ...drawn, TABLE];
}
