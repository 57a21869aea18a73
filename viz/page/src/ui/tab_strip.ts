/** The strip of tabs: arrow keys move, as in the ARIA pattern. */
import type { Model } from "../model/model";
import type { Shown } from "../model/shown";
import type { Tab } from "../tabs";
import { h, replace } from "./dom";

/** The strip, and how it is told which tab is open. */
export function tabStrip(
  tabs: readonly Tab[],
  open: (tab: Tab) => void,
): { element: HTMLElement; update(name: string, model: Model, shown: Shown): void } {
  const buttons = tabs.map((tab) =>
    h("button", { type: "button", role: "tab", id: `tab-${tab.name}`, "aria-controls": "stage", onclick: () => open(tab) }, tab.label),
  );
  const element = h("div", { class: "tabs", role: "tablist" }, ...buttons);
  element.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: (at + buttons.length - 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = steps[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    open(tabs[next]!);
    buttons[next]!.focus();
  });
  return {
    element,
    update: (name, model, shown) =>
      tabs.forEach((tab, at) => {
        const button = buttons[at]!;
        const isOpen = tab.name === name;
        button.setAttribute("aria-selected", String(isOpen));
        button.tabIndex = isOpen ? 0 : -1;
        if (isOpen) button.scrollIntoView({ block: "nearest", inline: "nearest" });
        const badge = tab.badge?.(model, shown);
        replace(button, tab.label, badge ? h("span", { class: badge.count > 0 && tab.warns ? "badge warn" : "badge", title: badge.words }, badge.count) : null);
      }),
  };
}
