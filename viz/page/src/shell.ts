/** The frame of the page: its head, tabs, filters, the view that is open, and the details. */
import type { MentionReader } from "./data/mention_words";
import { Model } from "./model/model";
import { shownIn, type Shown } from "./model/shown";
import { START, type State, fromAddress, toAddress } from "./state";
import { TABS, type Tab } from "./tabs";
import { Detail } from "./ui/detail";
import { h, replace } from "./ui/dom";
import { Filters } from "./ui/filters";
import { searchField } from "./ui/search";
import { toolbar } from "./ui/toolbar";
import { tabStrip } from "./ui/tab_strip";
import { Corrections } from "./ui/wrong";
import type { Context, View } from "./views/view";

/** The page around its views. */
export class Shell {
  #state: State = START;
  #shown: Shown;
  #open: { tab: Tab; view: View } | null = null;
  readonly #views = new Map<string, View>();
  readonly #tabs: readonly Tab[];
  readonly #filters: Filters;
  readonly #detail: Detail;
  readonly #corrections: Corrections;
  readonly #panel = h("div", { class: "stage", id: "stage", role: "tabpanel", tabindex: -1 });
  readonly #columns: HTMLElement;
  readonly #status = h("p", { class: "hidden-text", role: "status", "aria-live": "polite" });
  readonly #strip: ReturnType<typeof tabStrip>;
  readonly #toolbar: ReturnType<typeof toolbar>;
  readonly #context: Context;
  readonly #onAddress = (): void => this.#toState(fromAddress(location.hash, this.model));

  constructor(
    root: HTMLElement,
    readonly model: Model,
    readonly texts: ReadonlyMap<number, string>,
    reader: MentionReader,
    private readonly hideNames: (hidden: boolean) => void,
  ) {
    this.#shown = shownIn(model, this.#state);
    this.#tabs = TABS.filter((tab) => tab.shown?.(model) ?? true);
    this.#context = {
      model,
      texts,
      set: (change) => this.set(change),
      select: (nodes) => this.set({ selected: nodes }),
      whatIf: (nodes) => this.set({ tab: "whatif", view: "", removed: [...new Set([...this.#state.removed, ...nodes])] }),
      openPlan: (plan, at) => this.set({ tab: "plans", view: "", table: false, plan, at }),
      announce: (words) => replace(this.#status, words),
    };
    this.#corrections = new Corrections(model, (count) => this.#toolbar.corrected(count));
    this.#filters = new Filters(model, (change) => this.set(change));
    this.#detail = new Detail(this.#context, reader, this.#corrections);
    this.#strip = tabStrip(this.#tabs, (tab) => this.set({ tab: tab.name, view: "", table: false }));
    this.#toolbar = toolbar({
      context: this.#context,
      corrections: this.#corrections,
      state: () => this.#state,
      shown: () => this.#shown,
      view: () => this.#open?.view ?? null,
      label: () => this.#open?.tab.label ?? "",
      hideNames: (hidden) => this.hideNames(hidden),
    });
    const side = h(
      "section",
      { class: "side", "aria-label": "Search and filters" },
      searchField(model, { label: "Search people, bodies, panels, services and actions", placeholder: "Search", onChoose: (node) => this.set({ selected: [node] }) }),
      h("button", { type: "button", class: "only-narrow", "aria-expanded": "false", onclick: (event: Event) => {
        const isOpen = side.classList.toggle("open");
        (event.currentTarget as HTMLElement).setAttribute("aria-expanded", String(isOpen));
      } }, "Filters"),
      this.#filters.element,
    );
    this.#columns = h("div", { class: "columns" }, side, h("main", { class: "middle" }, this.#panel), this.#detail.element);
    replace(
      root,
      h("header", { class: "masthead" }, h("h1", {}, "Partnership map"), h("p", { class: "about" }, about(model)), this.#toolbar.element),
      model.namesHidden
        ? h("section", { class: "notice", "aria-label": "Names are hidden" }, "Names are hidden: posts stand in their place. Names that were not recognised may remain in the plans’ words, and the file itself still holds all names: share prints and pictures, not the file.")
        : null,
      h("nav", { class: "views", "aria-label": "Views" }, this.#strip.element),
      this.#columns,
      this.#status,
    );
    window.addEventListener("hashchange", this.#onAddress);
  }

  /** Changes the state; the address and every part of the page follow. */
  set(change: Partial<State>): void {
    const next = { ...this.#state, ...change };
    const address = toAddress(next, this.model);
    if (address !== location.hash.slice(1)) {
      // What is only looked at more closely is no step to go back to.
      const step = next.tab !== this.#state.tab || next.view !== this.#state.view || next.selected !== this.#state.selected;
      history[step ? "pushState" : "replaceState"](null, "", address ? `#${address}` : location.pathname + location.search);
    }
    this.#toState(next);
  }

  /** Lets go of all that it holds. */
  close(): void {
    window.removeEventListener("hashchange", this.#onAddress);
    for (const view of this.#views.values()) view.close?.();
  }

  #toState(state: State): void {
    if (state.namesHidden !== this.model.namesHidden) {
      this.hideNames(state.namesHidden);
      return;
    }
    const tab = this.#tabs.find((each) => each.name === state.tab) ?? this.#tabs[0]!;
    this.#state = { ...state, tab: tab.name };
    this.#shown = shownIn(this.model, this.#state);
    let view = this.#views.get(tab.name);
    if (!view) {
      view = tab.make(this.#context);
      this.#views.set(tab.name, view);
    }
    if (this.#open?.view !== view) {
      this.#open = { tab, view };
      replace(this.#panel, view.element);
      this.#panel.setAttribute("aria-labelledby", `tab-${tab.name}`);
    }
    this.#columns.classList.toggle("without-detail", Boolean(tab.wide) && !this.#state.selected.length);
    this.#detail.element.hidden = Boolean(tab.wide) && !this.#state.selected.length;
    this.#strip.update(tab.name, this.model, this.#shown);
    this.#filters.update(this.#state);
    this.#detail.update(this.#state);
    view.update(this.#state, this.#shown);
    this.#toolbar.update();
    document.title = `${tab.label}: ${this.model.data.title}`;
  }
}

function about(model: Model): string {
  const { plans, title } = model.data;
  const periods = [...new Set(plans.map((plan) => plan.period).filter(Boolean))];
  const when = periods.length && periods.length <= 3 ? ` Periods: ${periods.join(", ")}.` : "";
  return `${title}. ${plans.length === 1 ? "One plan" : `${plans.length} plans`}.${when}`;
}
