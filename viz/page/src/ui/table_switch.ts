/** The switch between a picture and its table twin. */
import { h } from "./dom";

/** Two buttons, of which the one that is on is pressed. */
export function tableSwitch(picture: string, table: boolean, change: (table: boolean) => void): HTMLElement {
  const button = (label: string, on: boolean): HTMLElement =>
    h("button", { type: "button", "aria-pressed": String(on === table), onclick: () => change(on) }, label);
  return h("div", { class: "switch", role: "group", "aria-label": "How it is shown" }, button(picture, false), button("Table", true));
}
