/** What is drawn of a picture, layer upon layer: lines, signs, what is traced of them, names. */
import { h } from "../ui/dom";
import { type Colours, coloursNow, FADED } from "./colours";
import { drawLines } from "./lines_canvas";
import { Overlay } from "./overlay";
import type { Scene } from "./scene";
import { Signs } from "./signs";
import { NOTHING_TRACED, type Tracing } from "./tracing";
import type { Viewport } from "./viewport";

/** The layers of a picture; they stay in place within a viewport and draw what is seen. */
export class Screen {
  readonly overlay = new Overlay();
  colours: Colours = coloursNow();
  readonly #lines = h("canvas", { class: "picture-lines", "aria-hidden": "true" });
  readonly #everything = h("div", { class: "picture-signs", "aria-hidden": "true" });
  readonly #all: Signs;
  readonly #traced: Signs;
  #scene: Scene | null = null;
  #tracing: Tracing = NOTHING_TRACED;

  constructor(private readonly viewport: Viewport) {
    const above = h("div", { class: "picture-signs", "aria-hidden": "true" });
    viewport.stay.append(this.#lines, this.#everything, above, this.overlay.element);
    this.#all = new Signs(this.#everything, () => this.draw());
    this.#traced = new Signs(above);
  }

  /** Puts a scene in the place of what there was. */
  show(scene: Scene): void {
    this.#scene = scene;
    this.#all.show(scene);
    this.overlay.show(scene);
  }

  /** Traces this, in the colours of now; all else fades unless told. */
  trace(tracing: Tracing, fades: boolean): void {
    this.#tracing = tracing;
    this.colours = coloursNow();
    this.#everything.style.opacity = fades && tracing.nodes.size ? String(FADED) : "";
    if (this.#scene) this.#traced.show(this.#scene, tracing.nodes);
    this.#all.dress(this.colours);
    this.#traced.dress(this.colours);
    this.follow();
  }

  /** Follows the viewport. */
  follow(): void {
    const { x, y } = this.viewport.corner;
    this.#all.look(this.viewport.zoom, x, y);
    this.#traced.look(this.viewport.zoom, x, y);
  }

  /** Follows the viewport's size. */
  resize(): void {
    this.#all.resize();
    this.#traced.resize();
    const { clientWidth, clientHeight } = this.viewport.size;
    this.#lines.width = clientWidth * devicePixelRatio;
    this.#lines.height = clientHeight * devicePixelRatio;
    this.#lines.style.width = `${clientWidth}px`;
    this.#lines.style.height = `${clientHeight}px`;
  }

  /** Draws the lines and names where the signs have just been drawn. */
  draw(): void {
    const context = this.#lines.getContext("2d");
    if (!this.#scene || !context) return;
    const { zoom, corner, seen, size } = this.viewport;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#lines.width, this.#lines.height);
    const scale = zoom * devicePixelRatio;
    context.setTransform(scale, 0, 0, scale, corner.x * devicePixelRatio, corner.y * devicePixelRatio);
    drawLines(context, { scene: this.#scene, tracing: this.#tracing, colours: this.colours, seen });
    this.overlay.follow(corner, zoom, size.clientWidth, size.clientHeight);
  }

  close(): void {
    this.#all.close();
    this.#traced.close();
  }
}
