/** What a mouse or a finger does in a picture: choose, look closer, move. */
import type { Viewport } from "./viewport";

/** What is told of gestures; places are those of the picture. */
export interface OnGesture {
  /** A click or tap; `add` with Ctrl, Shift or a long touch. */
  choose(x: number, y: number, add: boolean): void;
  /** The pointer rests here; null when it has left. */
  hover(place: { x: number; y: number } | null): void;
}

/** How far a press may slip and still be a click. */
const SLIP = 4;

/** Listens to the gestures in a viewport. */
export function listenToGestures(viewport: Viewport, on: OnGesture): void {
  const { element } = viewport;
  let pressed: { x: number; y: number; left: number; top: number } | null = null;
  let dragged = false;
  const place = (event: MouseEvent): { x: number; y: number } => viewport.at(event.clientX, event.clientY);

  element.addEventListener("pointerdown", (event) => {
    dragged = false;
    const onBar = event.offsetX > element.clientWidth || event.offsetY > element.clientHeight;
    if (event.pointerType !== "mouse" || event.button !== 0 || (onBar && event.target === element)) return;
    pressed = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse") return;
    if (!pressed) {
      on.hover(place(event));
      return;
    }
    const [right, down] = [event.clientX - pressed.x, event.clientY - pressed.y];
    if (!dragged && Math.hypot(right, down) > SLIP) {
      dragged = true;
      element.setPointerCapture(event.pointerId);
      element.classList.add("dragged");
      on.hover(null);
    }
    if (dragged) element.scrollTo({ left: pressed.left - right, top: pressed.top - down, behavior: "instant" });
  });
  const release = (): void => {
    pressed = null;
    element.classList.remove("dragged");
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
  element.addEventListener("pointerleave", () => {
    if (!pressed) on.hover(null);
  });
  element.addEventListener("click", (event) => {
    if (dragged) {
      dragged = false;
      return;
    }
    const { x, y } = place(event);
    on.choose(x, y, event.ctrlKey || event.metaKey || event.shiftKey);
  });
  // A long touch adds to the selection, as Ctrl does.
  element.addEventListener("contextmenu", (event) => {
    if ((event as PointerEvent).pointerType !== "touch") return;
    event.preventDefault();
    const { x, y } = place(event);
    on.choose(x, y, true);
  });
}
