/** The buttons below a picture. */
import { h } from "../ui/dom";
import { keyPart } from "./key";

/** What the buttons do. */
export interface OnTool {
  zoom(by: number): void;
  actual(): void;
  fit(): void;
  fitTraced(): void;
  only(on: boolean): void;
}

/** The buttons, and how they follow the picture. */
export interface Tools {
  readonly element: HTMLElement;
  update(now: { zoom: number; selected: boolean; only: boolean; forced: boolean }): void;
}

/** Makes the buttons. */
export function pictureTools(on: OnTool): Tools {
  const size = h("button", { type: "button", class: "small size", title: "Show at its own size", onclick: on.actual }, "100%");
  const traced = h("button", { type: "button", class: "small", onclick: on.fitTraced }, "Fit what is traced");
  const only = h("button", { type: "button", class: "small", "aria-pressed": "false", onclick: () => on.only(only.getAttribute("aria-pressed") !== "true") }, "Only what is traced");
  const element = h(
    "div",
    { class: "picture-tools" },
    keyPart(),
    h("span", { class: "room" }),
    only,
    traced,
    h("button", { type: "button", class: "small", onclick: on.fit }, "Fit all"),
    h("span", { class: "zoom", role: "group", "aria-label": "Zoom" },
      h("button", { type: "button", class: "small", "aria-label": "Smaller", onclick: () => on.zoom(0.8) }, "−"),
      size,
      h("button", { type: "button", class: "small", "aria-label": "Larger", onclick: () => on.zoom(1.25) }, "+")),
  );
  return {
    element,
    update: (now) => {
      size.textContent = `${Math.round(now.zoom * 100)}%`;
      traced.disabled = !now.selected;
      only.disabled = !now.selected || now.forced;
      only.setAttribute("aria-pressed", String(now.only && now.selected));
    },
  };
}
