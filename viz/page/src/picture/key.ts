/** What the signs and lines of a picture mean. */
import type { Kind } from "../data/types";
import { GROUPS } from "../model/kinds";
import { h, svg } from "../ui/dom";
import { sign } from "../ui/sign";
import { Near } from "./tracing";

/** A line of the key for links. */
export interface LineMeaning {
  readonly words: string;
  readonly near: Near | null;
  readonly dashed: boolean;
}

export const LINES: readonly LineMeaning[] = [
  { words: "Leads, belongs to, uses, provides, pays for", near: null, dashed: false },
  { words: "Supports, or only named in the action", near: null, dashed: true },
  { words: "Linked to what is selected", near: Near.Direct, dashed: false },
  { words: "Second step: who else has a part in these actions, and where these people and bodies belong", near: Near.Second, dashed: false },
];

/** The kinds in the order of the columns, in words. */
export const KIND_WORDS: readonly (readonly [Kind, string])[] = GROUPS.flatMap((group) =>
  group.kinds.map((kind) => [kind, kind.charAt(0).toUpperCase() + kind.slice(1)] as const),
);

/** The key of a picture, to be opened on demand. */
export function keyPart(): HTMLElement {
  return h(
    "details",
    { class: "picture-key" },
    h("summary", {}, "Key"),
    h(
      "div",
      {},
      h("ul", { class: "kinds" }, ...KIND_WORDS.map(([kind, words]) => h("li", {}, sign(kind), words))),
      h("ul", {}, ...LINES.map((line) => h("li", {}, sample(line), line.words))),
      h("p", {}, "Click to select; with Ctrl, or a long touch, several. The wheel moves up and down, with Ctrl it zooms."),
    ),
  );
}

function sample(line: LineMeaning): SVGSVGElement {
  const name = line.near === Near.Direct ? "direct" : line.near === Near.Second ? "second" : "plain";
  return svg(
    "svg",
    { class: `line-sample ${name}${line.dashed ? " dashed" : ""}`, viewBox: "0 0 32 8", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: "M1 4h30" }),
  );
}
