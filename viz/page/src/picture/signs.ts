/** Draws signs and labels with cytoscape, on its canvas, at the places of a scene. */
import cytoscape from "cytoscape";
import type { Kind } from "../data/types";
import { OUTLINES } from "../model/kinds";
import { type Colours, labelStyle } from "./colours";
import { FONT_SIZE, LABEL_GAP, type LabelSide, LINE_HEIGHT, type Scene, SIGN_SIZE } from "./scene";
import { Near } from "./tracing";

/** Below this size labels are a blur, and are left out. */
const LEAST_TEXT = 5;
/** The sizes of signs from these zooms on. */
const SIZES: readonly { zoom: number; size: number }[] = [
  { zoom: 0.5, size: SIGN_SIZE },
  { zoom: 0.3, size: 22 },
  { zoom: 0.18, size: 36 },
];
const MOST_SIZE = 50;
const CLASSES: Readonly<Record<Near, string>> = { [Near.Selected]: "selected", [Near.Direct]: "direct", [Near.Second]: "" };

/**
 * Signs of a scene within an element. There are two: one of all, which fades as a whole, and one
 * above it of what is traced; so that selecting touches only what is traced.
 */
export class Signs {
  readonly #cy: cytoscape.Core;
  #side: LabelSide = "right";
  #dressed: { colours: Colours; side: LabelSide } | null = null;
  #size = SIGN_SIZE;

  /** `onDrawn` is called whenever cytoscape has drawn. */
  constructor(container: HTMLElement, onDrawn?: () => void) {
    this.#cy = cytoscape({
      container,
      layout: { name: "preset" },
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      userPanningEnabled: false,
      userZoomingEnabled: false,
      minZoom: 0.01,
      maxZoom: 4,
    });
    if (onDrawn) this.#cy.on("render", onDrawn);
  }

  /** Puts a scene, or what is traced of it, in the place of what there was. */
  show(scene: Scene, traced?: ReadonlyMap<number, Near>): void {
    this.#side = scene.side;
    const signs = traced ? [...traced.keys()].flatMap((node) => scene.of.get(node) ?? []) : scene.signs;
    this.#cy.batch(() => {
      this.#cy.elements().remove();
      this.#cy.add(
        signs.map((sign) => ({
          group: "nodes" as const,
          data: { id: String(sign.node), kind: sign.kind, label: sign.lines.join("\n") },
          position: { x: sign.x, y: sign.y },
          classes: CLASSES[traced?.get(sign.node) ?? Near.Second],
        })),
      );
    });
  }

  /** Draws in these colours from now on. */
  dress(colours: Colours): void {
    const side = this.#side;
    if (side === this.#dressed?.side && JSON.stringify(colours) === JSON.stringify(this.#dressed.colours)) return;
    this.#dressed = { colours, side };
    this.#restyle();
  }

  #restyle(): void {
    if (this.#dressed) this.#cy.style(stylesheet(this.#dressed.colours, this.#dressed.side === "below", this.#size));
  }

  /** Moves what is seen; signs never become too small to tell their colours. */
  look(zoom: number, x: number, y: number): void {
    const size = SIZES.find((each) => each.zoom <= zoom)?.size ?? MOST_SIZE;
    const most = this.#side === "below" ? size : Math.min(size, FONT_SIZE * 1.8);
    if (most !== this.#size) {
      this.#size = most;
      this.#restyle();
    }
    this.#cy.viewport({ zoom, pan: { x, y } });
  }

  /** Follows its element's size. */
  resize(): void {
    this.#cy.resize();
  }

  close(): void {
    this.#cy.destroy();
  }
}

function stylesheet(colours: Colours, below: boolean, size: number): cytoscape.StylesheetJson {
  const plain = labelStyle("plain", colours);
  const side = below
    ? { "text-halign": "center", "text-valign": "bottom", "text-margin-y": LABEL_GAP - 3, "text-justification": "center" }
    : { "text-halign": "right", "text-valign": "center", "text-margin-x": LABEL_GAP, "text-justification": "left" };
  const rules = [
    {
      selector: "node",
      style: {
        ...side,
        shape: "rectangle",
        width: size,
        height: size,
        "background-opacity": 0,
        "background-fit": "contain",
        "background-clip": "none",
        label: "data(label)",
        "text-wrap": "wrap",
        "text-max-width": "2000px",
        "font-family": colours.font,
        "font-size": FONT_SIZE,
        "font-weight": plain.weight,
        "line-height": LINE_HEIGHT / FONT_SIZE,
        color: plain.colour,
        "text-background-color": colours.paper,
        "text-background-opacity": 1,
        "text-background-padding": "1px",
        "min-zoomed-font-size": LEAST_TEXT,
        "overlay-opacity": 0,
        events: "no",
      },
    },
    ...(Object.keys(OUTLINES) as Kind[]).map((kind) => ({
      selector: `node[kind = "${kind}"]`,
      style: { "background-image": icon(kind, colours.kinds[kind]) },
    })),
    { selector: ".direct", style: { "font-weight": labelStyle(Near.Direct, colours).weight } },
    { selector: ".selected", style: { "font-weight": labelStyle(Near.Selected, colours).weight, "text-background-color": colours.selected } },
  ];
  return rules as cytoscape.StylesheetJson;
}

function icon(kind: Kind, colour: string): string {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 16 16"><path d="${OUTLINES[kind]}" fill="${colour}" fill-rule="evenodd"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}
