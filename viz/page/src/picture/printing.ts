/** On paper a picture stands whole, and not only the part of it that is seen. */
import { h } from "../ui/dom";
import { asElement, type Shape } from "./shapes";

/** How much higher than wide a picture may be to be printed on one page. */
const PAGE_SHAPE = 1.9;

/**
 * Puts the picture, drawn for paper, into its element while the page is printed. `drawn` gives
 * null where there is nothing to print. Returns what ends this.
 */
export function printsWhole(element: HTMLElement, drawn: () => { svg: Shape; width: number; height: number } | null): () => void {
  const after = (): void => element.querySelector(".picture-print")?.remove();
  const before = (): void => {
    after();
    const whole = element.isConnected ? drawn() : null;
    if (!whole) return;
    const fits = whole.height < PAGE_SHAPE * whole.width;
    element.append(h("div", { class: fits ? "picture-print one-page" : "picture-print" }, asElement(whole.svg)));
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}
