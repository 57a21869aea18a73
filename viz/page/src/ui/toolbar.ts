/** The buttons at the top right: what can be taken away, how the page looks. */
import type { Shown } from "../model/shown";
import type { State } from "../state";
import type { Context, View } from "../views/view";
import { toCsv } from "./csv";
import { h } from "./dom";
import { saveBlob, saveText } from "./download";
import type { Corrections } from "./wrong";

/** What the toolbar works on. */
export interface ToolbarUse {
  readonly context: Context;
  readonly corrections: Corrections;
  readonly state: () => State;
  readonly shown: () => Shown;
  readonly view: () => View | null;
  readonly label: () => string;
  readonly hideNames: (hidden: boolean) => void;
}

type Looks = "auto" | "light" | "dark";
const NEXT: Readonly<Record<Looks, Looks>> = { auto: "dark", dark: "light", light: "auto" };
const LOOKS: Readonly<Record<Looks, string>> = { auto: "Colours: as the system", dark: "Colours: dark", light: "Colours: light" };

/** The toolbar, and how it is told of changes. */
export function toolbar(use: ToolbarUse): { element: HTMLElement; update(): void; corrected(count: number): void } {
  const hidden = use.context.model.namesHidden;
  const save = menu("Save", () => [
    ["Table as CSV", use.view()?.table ? () => saveTable(use) : null],
    ["Picture as PNG", use.view()?.drawing?.() ? () => void savePng(use) : null],
    ["Picture as SVG", use.view()?.drawing?.() ? () => saveSvg(use) : null],
    ["Copy the address of this view", () => copyAddress(use)],
    ["Print", () => window.print()],
  ]);
  const wrong = h("button", { type: "button", hidden: true, onclick: () => use.corrections.list() });
  const names = h(
    "button",
    { type: "button", "aria-pressed": String(hidden), title: "Shows posts and not people, for showing and sharing outside", onclick: () => use.hideNames(!hidden) },
    hidden ? "Show names" : "Hide names",
  );
  let looks: Looks = "auto";
  const look = h("button", { type: "button", onclick: () => {
    looks = NEXT[looks];
    if (looks === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = looks;
    look.textContent = LOOKS[looks];
    use.context.set({});
  } }, LOOKS[looks]);
  return {
    element: h("div", { class: "tools" }, wrong, save, names, look),
    update: () => {},
    corrected: (count) => {
      wrong.hidden = count === 0;
      wrong.textContent = `Marked as wrong: ${count}`;
    },
  };
}

type Entry = readonly [label: string, run: (() => void) | null];

/** A button with a menu below it; what cannot be done now is not listed. */
function menu(label: string, entries: () => readonly Entry[]): HTMLElement {
  const list = h("div", { role: "menu", "aria-label": label, hidden: true });
  const button = h("button", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false" }, label);
  const close = (back: boolean): void => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  button.addEventListener("click", () => {
    if (!list.hidden) return close(false);
    list.replaceChildren(
      ...entries().flatMap(([words, run]) =>
        run ? [h("button", { type: "button", role: "menuitem", onclick: () => {
          close(true);
          run();
        } }, words)] : [],
      ),
    );
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  });
  const whole = h("div", { class: "menu" }, button, list);
  whole.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const items = [...list.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(at + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length]?.focus();
  });
  whole.addEventListener("focusout", (event) => {
    if (!whole.contains(event.relatedTarget as globalThis.Node | null)) close(false);
  });
  return whole;
}

function fileName(use: ToolbarUse): string {
  const words = `${use.label()} ${use.context.model.data.title}`.toLowerCase();
  return words.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80);
}

function saveTable(use: ToolbarUse): void {
  const table = use.view()?.table?.(use.state(), use.shown());
  if (table) saveText(`${table.name}.csv`, toCsv(table.columns.map((each) => each.name), table.rows), "text/csv");
}

async function savePng(use: ToolbarUse): Promise<void> {
  const drawing = use.view()?.drawing?.();
  if (drawing) saveBlob(`${fileName(use)}.png`, await drawing.png());
}

function saveSvg(use: ToolbarUse): void {
  const drawing = use.view()?.drawing?.();
  if (drawing) saveText(`${fileName(use)}.svg`, drawing.svg(), "image/svg+xml");
}

function copyAddress(use: ToolbarUse): void {
  const done = (): void => use.context.announce("The address has been copied.");
  navigator.clipboard?.writeText(location.href).then(done, () => window.prompt("The address of this view", location.href));
}
