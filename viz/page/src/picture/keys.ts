/** What the keyboard does in a picture. */
import type { Way } from "./scene";

const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};
const PAGE = 10;

/** What is told of keys. */
export interface OnKey {
  move(way: Way, steps: number): void;
  choose(add: boolean): void;
  clear(): void;
  zoom(by: number): void;
  fit(): void;
}

/** Words for the keys, for screen readers. */
export const KEYS_IN_WORDS =
  "Arrow keys move from thing to thing, Home and End to the first and last. Enter selects, Shift and Enter adds to the selection, Escape clears it. Plus and minus zoom, 0 shows everything.";

/** Does what a key stands for; what is no key of the picture is left to the browser. */
export function onKeys(element: HTMLElement, on: OnKey): void {
  element.addEventListener("keydown", (event) => {
    if (event.target !== element || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = WAYS[event.key];
    if (way) on.move(way, 1);
    else if (event.key === "PageDown") on.move("down", PAGE);
    else if (event.key === "PageUp") on.move("up", PAGE);
    else if (event.key === "Enter" || event.key === " ") on.choose(event.shiftKey);
    else if (event.key === "Escape") on.clear();
    else if (event.key === "+" || event.key === "=") on.zoom(1.25);
    else if (event.key === "-") on.zoom(0.8);
    else if (event.key === "0") on.fit();
    else return;
    event.preventDefault();
  });
}
