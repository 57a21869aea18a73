/** What stands above the drawing as text: heads, names of areas, the focus, the tooltip. */
import { h, replace } from "../ui/dom";
import { sign as signOf } from "../ui/sign";
import type { Box, Place, Scene, Sign } from "./scene";
import type { Told } from "./telling";

/** The height of the line with the columns' heads. */
export const HEAD = 34;
const NAME = 24;
/** Below this width a column shows its sign only. */
const NARROW = 104;
const TIGHT = 140;

/** The overlay of a picture. */
export class Overlay {
  readonly element: HTMLElement;
  readonly #heads = h("div", { class: "picture-heads" });
  readonly #names = h("div", { class: "picture-names" });
  readonly #focus = h("div", { class: "picture-focus", hidden: true });
  readonly #hover = h("div", { class: "picture-hover", hidden: true });
  readonly #tip = h("div", { class: "picture-tip", role: "tooltip", hidden: true });
  #scene: Scene | null = null;
  #focused: Sign | undefined;
  #hovered: Sign | undefined;

  constructor() {
    this.element = h("div", { class: "picture-overlay" }, this.#hover, this.#focus, this.#names, this.#heads, this.#tip);
  }

  /** Shows a scene's heads and names. */
  show(scene: Scene): void {
    this.#scene = scene;
    this.#heads.hidden = !scene.heads.length;
    replace(this.#heads, ...scene.heads.map((head) => h("div", { class: "picture-head" }, signOf(head.kind), h("span", {}, head.label))));
    replace(this.#names, ...scene.bands.map((band) => h("div", { class: "picture-name" }, band.name)));
    this.#hovered = undefined;
    this.#tip.hidden = true;
  }

  /** Marks the thing that has the keyboard's focus. */
  focus(sign: Sign | undefined): void {
    this.#focused = sign;
  }

  /** Marks the thing below the pointer, and tells of it or of what has the focus. */
  tell(sign: Sign | undefined, told: Told | null): void {
    this.#hovered = sign;
    this.#tip.hidden = !told;
    if (told) replace(this.#tip, h("strong", {}, told.name), ...told.under.map((words) => h("span", {}, words)));
  }

  /** Follows what is seen. */
  follow(corner: Place, zoom: number, width: number, height: number): void {
    const scene = this.#scene;
    if (!scene) return;
    scene.heads.forEach((head, at) => {
      const left = Math.round(corner.x + (head.x - 7.5) * zoom);
      (this.#heads.children[at] as HTMLElement).style.transform = `translate(${left}px, 0)`;
      const room = (scene.heads[at + 1]?.x ?? Infinity) - head.x;
      this.#heads.children[at]!.classList.toggle("narrow", room * zoom < NARROW);
      this.#heads.children[at]!.classList.toggle("tight", room * zoom < TIGHT);
    });
    const head = scene.heads.length ? HEAD : 0;
    scene.bands.forEach(({ box }, at) => {
      const own = this.#names.children[at] as HTMLElement;
      const [top, bottom] = [corner.y + box.top * zoom, corner.y + box.bottom * zoom];
      const [left, right] = [corner.x + box.left * zoom, corner.x + box.right * zoom];
      own.hidden = bottom < head || top > height || right < 0 || left > width;
      if (own.hidden) return;
      // The name of an area stands at its top, in the columns within its frame and on the map
      // above it; it stays in sight while any of the area is.
      const down = Math.round(Math.min(Math.max(head ? top + 1 : top - NAME, head), bottom - NAME));
      const across = Math.round(Math.min(Math.max(left + 1, 0), Math.max(left + 1, right - 120)));
      // Where things move away below a name, it hides them over the whole width of its frame.
      own.classList.toggle("stuck", head > 0 && down > Math.round(top + 1));
      own.style.setProperty("--room", `${Math.max(40, Math.round(right - across - 1))}px`);
      own.style.transform = `translate(${across}px, ${down}px)`;
    });
    this.#mark(this.#focus, this.#focused, corner, zoom);
    this.#mark(this.#hover, this.#hovered, corner, zoom);
    const sign = this.#hovered ?? this.#focused;
    if (sign && !this.#tip.hidden) this.#place(sign.box, corner, zoom, width, height);
  }

  #mark(element: HTMLElement, sign: Sign | undefined, corner: Place, zoom: number): void {
    element.hidden = !sign;
    if (!sign) return;
    const { box } = sign;
    element.style.transform = `translate(${corner.x + box.left * zoom - 3}px, ${corner.y + box.top * zoom - 1}px)`;
    element.style.width = `${(box.right - box.left) * zoom + 8}px`;
    element.style.height = `${(box.bottom - box.top) * zoom + 2}px`;
  }

  #place(box: Box, corner: Place, zoom: number, width: number, height: number): void {
    const { offsetWidth, offsetHeight } = this.#tip;
    const below = corner.y + box.bottom * zoom + 6;
    const above = corner.y + box.top * zoom - offsetHeight - 6;
    const top = below + offsetHeight > height && above > 0 ? above : below;
    const left = Math.max(4, Math.min(corner.x + box.left * zoom, width - offsetWidth - 4));
    this.#tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}
