/** The small sign of a kind: its shape in its colour. */
import type { Kind } from "../data/types";
import { OUTLINES } from "../model/kinds";
import { svg } from "./dom";

/** The sign of a kind; the word for it stands beside it, so it is hidden from screen readers. */
export function sign(kind: Kind): SVGSVGElement {
  return svg(
    "svg",
    { class: `sign ${kind}`, viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: OUTLINES[kind] }),
  );
}
