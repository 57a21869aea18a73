/** A picture on the screen: its drawing, what the mouse, fingers and keys do in it, its buttons. */
import type { Fact } from "../data/types";
import type { Context } from "../views/view";
import type { Model } from "../model/model";
import { h } from "../ui/dom";
import { coloursNow } from "./colours";
import { listenToGestures } from "./gestures";
import { Hits } from "./hits";
import { KEYS_IN_WORDS, onKeys } from "./keys";
import { type Measure, measureIn } from "./labels";
import { type Link, linksAmong, linksByNode, type LinksOf } from "./links";
import { HEAD } from "./overlay";
import type { Caption, Picture } from "./picture";
import { toPng } from "./png";
import { printsWhole } from "./printing";
import { boxAround, FONT_SIZE, type Scene, type Sign, type Way } from "./scene";
import { Screen } from "./screen";
import { asDocument } from "./shapes";
import { type Told, toldOf } from "./telling";
import { toSvg } from "./svg";
import { pictureTools } from "./tools";
import { Near, NOTHING_TRACED, traced, type Tracing } from "./tracing";
import { Viewport } from "./viewport";

/** Places things in a room of a given width; with `whole` labels are not shortened, where that can be. */
export type Layout = (model: Model, nodes: ReadonlySet<number>, links: readonly Link[], room: number, measure: Measure, whole: boolean) => Scene;

/** How long the pointer rests on a thing before a tooltip tells of it, in milliseconds. */
const TIP_AFTER = 220;
/** Below this size labels can hardly be read. */
const READABLE = 0.6;
/** Columns are not made smaller than this to be seen whole. */
const OVERVIEW = 0.3;
let made = 0;

/** A picture whose things a layout places. */
export class Pane implements Picture {
  readonly element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #viewport: Viewport;
  readonly #screen: Screen;
  readonly #tools = pictureTools({
    zoom: (by) => this.#viewport.zoomTo(this.#viewport.zoom * by),
    actual: () => this.#viewport.zoomTo(1),
    fit: () => this.#fit(),
    fitTraced: () => this.#fitTraced(),
    only: (on) => this.#showOnly(on),
  });
  readonly #printing: () => void;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #nodes: ReadonlySet<number> = new Set();
  #facts: readonly Fact[] = [];
  #caption: Caption = { title: "", filters: "" };
  #links: readonly Link[] = [];
  #linksOf: LinksOf = new Map();
  #selected: readonly number[] = [];
  #tracing: Tracing = NOTHING_TRACED;
  #scene: Scene | null = null;
  #hits: Hits | null = null;
  // As bold as labels become when they are traced, so that they still have room then.
  #measure: Measure = measureIn(`600 ${FONT_SIZE}px ${coloursNow().font}`);
  #only = false;
  #own = false;
  #focused = -1;
  #hovered: Sign | undefined;
  #waiting = 0;
  #room = 0;

  constructor(
    private readonly context: Context,
    label: string,
    private readonly layout: Layout,
  ) {
    const help = `picture-help-${(made += 1)}`;
    this.#scroller = h("div", { class: "picture-scroll", tabindex: 0, role: "application", "aria-label": label, "aria-describedby": help });
    this.#viewport = new Viewport(this.#scroller, () => this.#look(), (room) => this.#resized(room));
    this.#screen = new Screen(this.#viewport);
    this.element = h("div", { class: "picture" }, this.#scroller, this.#tools.element, h("p", { class: "hidden-text", id: help }, KEYS_IN_WORDS));
    this.#dark.addEventListener("change", this.#dress);
    this.#printing = printsWhole(this.element, () => (this.#room ? this.#saved() : null));
    listenToGestures(this.#viewport, {
      choose: (x, y, add) => this.#choose(this.#hits?.at(x, y)?.node ?? -1, add),
      hover: (place) => this.#hover(place ? this.#hits?.at(place.x, place.y) : undefined),
    });
    onKeys(this.#scroller, {
      move: (way, steps) => this.#move(way, steps),
      choose: (add) => this.#choose(this.#focused, add),
      clear: () => this.#choose(-1, false),
      zoom: (by) => this.#viewport.zoomTo(this.#viewport.zoom * by),
      fit: () => this.#fit(),
    });
    this.#scroller.addEventListener("focus", () => {
      if (this.#scroller.matches(":focus-visible")) this.#focus(this.#focused < 0 ? (this.#scene?.next(-1, "first") ?? -1) : this.#focused);
    });
    this.#scroller.addEventListener("blur", () => this.#unfocus());
  }

  get tracing(): Tracing {
    return this.#tracing;
  }

  show(shown: { nodes: ReadonlySet<number>; facts: readonly Fact[] }, selected: readonly number[], caption?: Caption): void {
    const before = this.#caption;
    this.#caption = caption ?? before;
    const same = isSame(this.#nodes, shown.nodes) && isSame(new Set(this.#facts), new Set(shown.facts)) && before.sure === this.#caption.sure;
    if (!same || !this.#scene) {
      this.#nodes = shown.nodes;
      this.#facts = shown.facts;
      this.#links = linksAmong(this.context.model, shown.nodes, shown.facts, this.#caption.sure);
      this.#linksOf = linksByNode(this.#links);
    }
    const chosen = selected.join() !== this.#selected.join();
    this.#selected = selected;
    const kept = selected.filter((node) => this.#nodes.has(node));
    this.#tracing = traced(this.context.model, this.#links, kept, this.#linksOf);
    const only = this.#isOnly() || before.onlyTraced;
    if (!same || !this.#scene || (only && (chosen || before.onlyTraced !== this.#caption.onlyTraced))) this.#lay();
    this.#dress();
    if (chosen && kept.length) {
      this.#focused = kept[0]!;
      // What has been clicked stays where it is, unless all has been placed anew.
      this.#bring(this.#own && same);
    }
  }

  svg(): string {
    return asDocument(this.#saved().svg);
  }

  png(): Promise<Blob> {
    return toPng(this.#saved());
  }

  close(): void {
    this.#dark.removeEventListener("change", this.#dress);
    this.#printing();
    this.#viewport.close();
    this.#screen.close();
  }

  /** What is saved is for paper and slides: in light colours, and with whole labels. */
  #saved(): ReturnType<typeof toSvg> {
    const root = document.documentElement.dataset;
    const before = root["theme"];
    root["theme"] = "light";
    const colours = coloursNow();
    if (before === undefined) delete root["theme"];
    else root["theme"] = before;
    return toSvg({ scene: this.#placed(true), tracing: this.#tracing, colours, ...this.#caption });
  }

  #isOnly(): boolean {
    return (this.#only || Boolean(this.#caption.onlyTraced)) && this.#tracing.nodes.size > 0;
  }

  #placed(whole: boolean): Scene {
    if (!this.#isOnly()) return this.layout(this.context.model, this.#nodes, this.#links, this.#room, this.#measure, whole);
    const nodes = new Set(this.#tracing.nodes.keys());
    const links = this.#links.filter((link) => this.#tracing.links.has(link));
    return this.layout(this.context.model, nodes, links, this.#room, this.#measure, whole);
  }

  #lay(): void {
    if (!this.#room) return;
    const scene = this.#placed(false);
    this.#scene = scene;
    this.#hits = new Hits(scene);
    this.#screen.show(scene);
    if (!scene.of.has(this.#focused)) this.#focused = -1;
    const first = !this.#viewport.content.width;
    this.#viewport.content = { width: scene.width, height: scene.height, head: scene.heads.length ? HEAD : 0 };
    if (first && scene.side === "below") this.#fit();
  }

  #resized(room: number): void {
    this.#screen.resize();
    if (room === this.#room) return;
    const first = !this.#room;
    this.#room = room;
    this.#lay();
    this.#dress();
    if (first) this.#bring();
  }

  readonly #dress = (): void => {
    this.#screen.trace(this.#tracing, !this.#isOnly());
    this.#look();
  };

  #look(): void {
    this.#screen.follow();
    this.#tools.update({ zoom: this.#viewport.zoom, selected: this.#tracing.nodes.size > 0, only: this.#isOnly(), forced: Boolean(this.#caption.onlyTraced) });
  }

  #choose(node: number, add: boolean): void {
    if (node < 0) {
      if (this.#selected.length && !add) this.context.select([]);
      return;
    }
    this.#own = true;
    this.#focused = node;
    const selected = this.#selected;
    if (!add) this.context.select(selected.length === 1 && selected[0] === node ? [] : [node]);
    else this.context.select(selected.includes(node) ? selected.filter((each) => each !== node) : [...selected, node]);
    this.#own = false;
    const direct = [...this.#tracing.nodes.values()].filter((near) => near === Near.Direct).length;
    this.context.announce(this.#selected.length ? `Selected. ${direct} linked directly.` : "Nothing selected.");
  }

  #hover(sign: Sign | undefined): void {
    if (sign === this.#hovered) return;
    this.#hovered = sign;
    this.#scroller.classList.toggle("on-thing", Boolean(sign));
    clearTimeout(this.#waiting);
    this.#screen.overlay.tell(sign, null);
    if (sign) {
      this.#waiting = setTimeout(() => {
        this.#screen.overlay.tell(sign, this.#told(sign));
        this.#screen.draw();
      }, TIP_AFTER);
    }
    this.#screen.draw();
  }

  #move(way: Way, steps: number): void {
    if (!this.#scene) return;
    let node = this.#focused < 0 ? this.#scene.next(-1, "first") : this.#focused;
    for (let step = 0; this.#focused >= 0 && step < steps; step += 1) node = this.#scene.next(node, way);
    this.#focus(node);
  }

  #focus(node: number): void {
    const sign = this.#scene?.of.get(node);
    if (!sign) return;
    this.#focused = node;
    this.#screen.overlay.focus(sign);
    const told = this.#told(sign);
    this.#screen.overlay.tell(undefined, told);
    this.#viewport.reveal(sign.box);
    this.#screen.draw();
    this.context.announce(`${told.name}. ${told.under.join(". ")}.`);
  }

  #unfocus(): void {
    this.#screen.overlay.focus(undefined);
    this.#screen.overlay.tell(undefined, null);
    this.#screen.draw();
  }

  #told(sign: Sign): Told {
    return toldOf(this.context.model, sign, this.#linksOf.get(sign.node) ?? [], this.#tracing);
  }

  #fit(): void {
    const scene = this.#scene;
    if (scene) this.#viewport.fit({ left: 0, top: 0, right: scene.width, bottom: scene.height }, scene.heads.length ? OVERVIEW : undefined);
  }

  #fitTraced(): void {
    const near = [...this.#tracing.nodes].filter(([, how]) => how !== Near.Second).flatMap(([node]) => this.#scene?.of.get(node)?.box ?? []);
    if (near.length) this.#viewport.fit(boxAround(near), OVERVIEW);
    this.#centre();
  }

  /** Brings what has been selected elsewhere into sight, large enough to be read. */
  #bring(isSeen = false): void {
    if (this.#viewport.zoom < READABLE && this.#tracing.nodes.size) this.#fitTraced();
    else if (!isSeen) this.#centre();
  }

  #showOnly(on: boolean): void {
    this.#only = on;
    this.#lay();
    this.#dress();
    this.#centre();
  }

  /** Brings what is selected into sight. */
  #centre(): void {
    const sign = this.#scene?.signs.find((each) => this.#tracing.nodes.get(each.node) === Near.Selected);
    if (sign) this.#viewport.centre(sign.box);
  }
}

function isSame<Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const value of one) if (!other.has(value)) return false;
  return true;
}
