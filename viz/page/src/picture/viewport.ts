/**
 * What part of a picture is seen, and how large. The picture scrolls as a page does, with the
 * browser's own bars, wheel and touch; what is drawn stays in place and follows.
 */
import { h } from "../ui/dom";
import type { Box, Place } from "./scene";

const SMALLEST = 0.04;
const LARGEST = 3;
const FITTED = 1.25;
const ROOM = 16;

/** A scrolling element around something that is drawn anew for each place. */
export class Viewport {
  /** Holds what is drawn; always as large as what is seen. */
  readonly stay = h("div", { class: "picture-stay" });
  readonly #space = h("div", { class: "picture-space" }, this.stay);
  readonly element: HTMLElement;
  #zoom = 1;
  #scrolled = { left: 0, top: 0 };
  /** The size of what is seen; asked for only when it changes, as asking takes time. */
  #size = { clientWidth: 0, clientHeight: 0 };
  #content = { width: 0, height: 0, head: 0 };
  readonly #sizes: ResizeObserver;

  constructor(
    element: HTMLElement,
    private readonly onChange: () => void,
    onResize: (width: number) => void,
  ) {
    this.element = element;
    element.append(this.#space);
    element.addEventListener(
      "scroll",
      () => {
        this.#follow();
        onChange();
      },
      { passive: true },
    );
    element.addEventListener("wheel", this.#onWheel, { passive: false });
    element.addEventListener("touchmove", this.#onTouch, { passive: false });
    element.addEventListener("touchstart", this.#onTouch, { passive: false });
    this.#sizes = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      // What is taken out of the page has no size, and where it was scrolled to is forgotten.
      if (!clientWidth || !clientHeight) return;
      const back = this.#scrolled;
      this.#size = { clientWidth, clientHeight };
      onResize(clientWidth);
      this.#lay();
      if (!element.scrollTop && !element.scrollLeft) element.scrollTo({ ...back, behavior: "instant" });
    });
    this.#sizes.observe(element);
  }

  get size(): { readonly clientWidth: number; readonly clientHeight: number } {
    return this.#size;
  }

  get zoom(): number {
    return this.#zoom;
  }

  get content(): { width: number; height: number; head: number } {
    return this.#content;
  }

  /** The size of the picture, and of the head above it, which does not zoom. */
  set content(content: { width: number; height: number; head: number }) {
    this.#content = content;
    this.#lay();
  }

  /** Where the picture's corner stands in what is seen. */
  get corner(): Place {
    const { clientWidth, clientHeight } = this.#size;
    const { left, top } = this.#scrolled;
    const { width, height, head } = this.#content;
    return {
      x: Math.round(Math.max(0, (clientWidth - width * this.#zoom) / 2) - left),
      y: Math.round(head + (head ? 0 : Math.max(0, (clientHeight - height * this.#zoom) / 2)) - top),
    };
  }

  /** The part of the picture that is seen. */
  get seen(): Box {
    const { clientWidth, clientHeight } = this.#size;
    const { x, y } = this.corner;
    return { left: -x / this.#zoom, top: -y / this.#zoom, right: (clientWidth - x) / this.#zoom, bottom: (clientHeight - y) / this.#zoom };
  }

  /** The place of the picture at a place of the screen. */
  at(clientX: number, clientY: number): Place {
    const own = this.element.getBoundingClientRect();
    const { x, y } = this.corner;
    return { x: (clientX - own.left - x) / this.#zoom, y: (clientY - own.top - y) / this.#zoom };
  }

  /** Zooms; what stands at this place of the screen, or in the middle, stays there. */
  zoomTo(zoom: number, screen?: Place): void {
    const own = this.element.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.#size;
    const fixed = screen ?? { x: own.left + clientWidth / 2, y: own.top + clientHeight / 2 };
    const place = this.at(fixed.x, fixed.y);
    this.#zoom = Math.min(LARGEST, Math.max(SMALLEST, zoom));
    this.#lay();
    this.#bring(place, fixed.x - own.left, fixed.y - own.top);
  }

  /** Zooms and moves so that a part of the picture fills what is seen. */
  fit(box: Box, least = SMALLEST): void {
    const { clientWidth, clientHeight } = this.#size;
    const { head } = this.#content;
    const across = (clientWidth - ROOM) / (box.right - box.left);
    const down = (clientHeight - head - ROOM) / (box.bottom - box.top);
    this.#zoom = Math.min(FITTED, LARGEST, Math.max(least, Math.min(across, down)));
    this.#lay();
    const high = (box.bottom - box.top) * this.#zoom > clientHeight - head;
    // Of what is too high to be seen whole the beginning is shown.
    if (high) this.#bring({ x: (box.left + box.right) / 2, y: box.top }, clientWidth / 2, head + ROOM / 2);
    else this.#bring({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, clientWidth / 2, (clientHeight + head) / 2);
  }

  /** Moves so far as is needed to see a part of the picture. */
  reveal(box: Box): void {
    const { seen, element } = this;
    const head = this.#content.head / this.#zoom;
    const move = (least: number, most: number, from: number, to: number): number => {
      const room = Math.min(40, Math.max(0, (most - least - (to - from)) / 2));
      if (from < least + 4) return from - least - room;
      return to > most - 4 ? to - most + room : 0;
    };
    element.scrollLeft += move(seen.left, seen.right, box.left, box.right) * this.#zoom;
    element.scrollTop += move(seen.top + head, seen.bottom, box.top, box.bottom) * this.#zoom;
    this.#follow();
  }

  /** Moves so that a part of the picture stands in the middle, unless it is seen already. */
  centre(box: Box): void {
    const { seen } = this;
    const { clientWidth, clientHeight } = this.#size;
    const head = this.#content.head / this.#zoom;
    const isSeen = box.left >= seen.left && box.right <= seen.right && box.top >= seen.top + head && box.bottom <= seen.bottom;
    if (!isSeen) {
      this.#bring({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, clientWidth / 2, clientHeight / 2);
    }
  }

  close(): void {
    this.#sizes.disconnect();
  }

  #bring(place: Place, left: number, top: number): void {
    const { corner, element } = this;
    element.scrollLeft += Math.round(corner.x + place.x * this.#zoom - left);
    element.scrollTop += Math.round(corner.y + place.y * this.#zoom - top);
    this.#follow();
    this.onChange();
  }

  /** Keeps where the element is scrolled to: asking for it at each turn would take time. */
  #follow(): void {
    this.#scrolled = { left: this.element.scrollLeft, top: this.element.scrollTop };
  }

  #lay(): void {
    const { clientWidth, clientHeight } = this.#size;
    const { width, height, head } = this.#content;
    this.stay.style.width = `${clientWidth}px`;
    this.stay.style.height = `${clientHeight}px`;
    this.#space.style.width = `${Math.max(clientWidth, Math.ceil(width * this.#zoom))}px`;
    this.#space.style.height = `${Math.max(clientHeight, Math.ceil(height * this.#zoom) + head + (head ? ROOM : 0))}px`;
    this.#follow();
    this.onChange();
  }

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.zoomTo(this.#zoom * Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) * 0.003), { x: event.clientX, y: event.clientY });
  };

  #pinch: { apart: number; zoom: number } | null = null;

  readonly #onTouch = (event: TouchEvent): void => {
    const [one, other] = [event.touches[0], event.touches[1]];
    if (!one || !other) return;
    event.preventDefault();
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    if (event.type === "touchstart" || !this.#pinch) this.#pinch = { apart, zoom: this.#zoom };
    else {
      const middle = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
      this.zoomTo((this.#pinch.zoom * apart) / this.#pinch.apart, middle);
    }
  };
}
