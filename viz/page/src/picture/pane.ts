/** A picture on the screen: its drawing, what the mouse, fingers and keys do in it, its buttons. */
import type { Fact } from "../data/types";
import type { Context } from "../views/view";
import type { Model } from "../model/model";
import { h } from "../ui/dom";
import { type Colours, coloursNow, FADED } from "./colours";
import { listenToGestures } from "./gestures";
import { Hits } from "./hits";
import { inBrief } from "./key";
import { KEYS_IN_WORDS, onKeys } from "./keys";
import { type Measure, measureIn } from "./labels";
import { drawLines } from "./lines_canvas";
import { type Link, linksAmong, linksByNode, type LinksOf } from "./links";
import { HEAD, Overlay, type Told } from "./overlay";
import type { Caption, Picture } from "./picture";
import { toPng } from "./png";
import { boxAround, FONT_SIZE, type Scene, type Sign, type Way } from "./scene";
import { Signs } from "./signs";
import { toSvg } from "./svg";
import { pictureTools } from "./tools";
import { Near, NOTHING_TRACED, traced, type Tracing } from "./tracing";
import { Viewport } from "./viewport";

/** Places things in a room of a given width. */
export type Layout = (model: Model, nodes: ReadonlySet<number>, links: readonly Link[], room: number, measure: Measure) => Scene;

/** Below this size labels can hardly be read. */
const READABLE = 0.6;
/** Columns are not made smaller than this to be seen whole. */
const OVERVIEW = 0.3;
let made = 0;

/** A picture whose things a layout places. */
export class Pane implements Picture {
  readonly element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #canvas = h("canvas", { class: "picture-lines", "aria-hidden": "true" });
  readonly #everything = h("div", { class: "picture-signs", "aria-hidden": "true" });
  readonly #overlay = new Overlay();
  readonly #viewport: Viewport;
  readonly #all: Signs;
  readonly #traced: Signs;
  readonly #tools = pictureTools({
    zoom: (by) => this.#viewport.zoomTo(this.#viewport.zoom * by),
    actual: () => this.#viewport.zoomTo(1),
    fit: () => this.#fit(),
    fitTraced: () => this.#fitTraced(),
    only: (on) => this.#showOnly(on),
  });
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
  #colours: Colours = coloursNow();
  // As bold as labels become when they are traced, so that they still have room then.
  #measure: Measure = measureIn(`600 ${FONT_SIZE}px ${this.#colours.font}`);
  #only = false;
  #own = false;
  #focused = -1;
  #room = 0;

  constructor(
    private readonly context: Context,
    label: string,
    private readonly layout: Layout,
  ) {
    const help = `picture-help-${(made += 1)}`;
    const traced = h("div", { class: "picture-signs", "aria-hidden": "true" });
    this.#scroller = h("div", { class: "picture-scroll", tabindex: 0, role: "application", "aria-label": label, "aria-describedby": help });
    this.#viewport = new Viewport(this.#scroller, () => this.#look(), (room) => this.#resized(room));
    this.#viewport.stay.append(this.#canvas, this.#everything, traced, this.#overlay.element);
    this.element = h("div", { class: "picture" }, this.#scroller, this.#tools.element, h("p", { class: "hidden-text", id: help }, KEYS_IN_WORDS));
    this.#all = new Signs(this.#everything, () => this.#draw());
    this.#traced = new Signs(traced);
    this.#dark.addEventListener("change", this.#dress);
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
      if (this.#scroller.matches(":focus-visible")) this.#focus(this.#focused);
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
    const [first] = kept;
    const sign = first === undefined ? undefined : this.#scene?.of.get(first);
    if (chosen && sign && this.#viewport.zoom < READABLE) this.#fitTraced();
    else if (chosen && sign && !this.#own) this.#viewport.centre(sign.box);
    if (chosen && first !== undefined) this.#focused = first;
    this.#own = false;
  }

  svg(): string {
    return this.#saved().text;
  }

  png(): Promise<Blob> {
    return toPng(this.#saved());
  }

  close(): void {
    this.#dark.removeEventListener("change", this.#dress);
    this.#viewport.close();
    this.#all.close();
    this.#traced.close();
  }

  /** What is saved is always drawn in light colours, as it is meant for paper and slides. */
  #saved(): ReturnType<typeof toSvg> {
    const root = document.documentElement.dataset;
    const before = root["theme"];
    root["theme"] = "light";
    const colours = coloursNow();
    if (before === undefined) delete root["theme"];
    else root["theme"] = before;
    return toSvg({ scene: this.#scene ?? this.#placed(), tracing: this.#tracing, colours, ...this.#caption });
  }

  #isOnly(): boolean {
    return (this.#only || Boolean(this.#caption.onlyTraced)) && this.#tracing.nodes.size > 0;
  }

  #placed(): Scene {
    if (!this.#isOnly()) return this.layout(this.context.model, this.#nodes, this.#links, this.#room, this.#measure);
    const nodes = new Set(this.#tracing.nodes.keys());
    const links = this.#links.filter((link) => this.#tracing.links.has(link));
    return this.layout(this.context.model, nodes, links, this.#room, this.#measure);
  }

  #lay(): void {
    if (!this.#room) return;
    const scene = this.#placed();
    this.#scene = scene;
    this.#hits = new Hits(scene);
    this.#all.show(scene);
    this.#overlay.show(scene);
    if (!scene.of.has(this.#focused)) this.#focused = -1;
    const first = !this.#viewport.content.width;
    this.#viewport.content = { width: scene.width, height: scene.height, head: scene.heads.length ? HEAD : 0 };
    if (first && scene.side === "below") this.#fit();
  }

  #resized(room: number): void {
    this.#all.resize();
    this.#traced.resize();
    const { clientWidth, clientHeight } = this.#viewport.size;
    this.#canvas.width = clientWidth * devicePixelRatio;
    this.#canvas.height = clientHeight * devicePixelRatio;
    this.#canvas.style.width = `${clientWidth}px`;
    this.#canvas.style.height = `${clientHeight}px`;
    if (room === this.#room) return;
    this.#room = room;
    if (this.#nodes.size || this.#scene) {
      this.#lay();
      this.#dress();
    }
  }

  readonly #dress = (): void => {
    this.#colours = coloursNow();
    this.#everything.style.opacity = this.#tracing.nodes.size && !this.#isOnly() ? String(FADED) : "";
    if (this.#scene) this.#traced.show(this.#scene, this.#tracing.nodes);
    this.#all.dress(this.#colours);
    this.#traced.dress(this.#colours);
    this.#look();
  };

  #look(): void {
    const { x, y } = this.#viewport.corner;
    this.#all.look(this.#viewport.zoom, x, y);
    this.#traced.look(this.#viewport.zoom, x, y);
    this.#tools.update({ zoom: this.#viewport.zoom, selected: this.#tracing.nodes.size > 0, only: this.#isOnly(), forced: Boolean(this.#caption.onlyTraced) });
  }

  #draw(): void {
    const scene = this.#scene;
    const context = this.#canvas.getContext("2d");
    if (!scene || !context || !this.#viewport) return;
    const { zoom, corner, seen } = this.#viewport;
    const { clientWidth, clientHeight } = this.#viewport.size;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    const size = zoom * devicePixelRatio;
    context.setTransform(size, 0, 0, size, corner.x * devicePixelRatio, corner.y * devicePixelRatio);
    drawLines(context, { scene, tracing: this.#tracing, colours: this.#colours, seen });
    this.#overlay.follow(corner, zoom, clientWidth, clientHeight);
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
    this.#scroller.classList.toggle("on-thing", Boolean(sign));
    this.#overlay.tell(sign, sign ? this.#told(sign) : null);
    this.#draw();
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
    this.#overlay.focus(sign);
    const told = this.#told(sign);
    this.#overlay.tell(undefined, told);
    this.#viewport.reveal(sign.box);
    this.#draw();
    this.context.announce(`${told.name}. ${told.under.join(". ")}.${this.#selected.includes(node) ? " Selected." : ""}`);
  }

  #unfocus(): void {
    this.#overlay.focus(undefined);
    this.#overlay.tell(undefined, null);
    this.#draw();
  }

  #told(sign: Sign): Told {
    const links = this.#linksOf.get(sign.node) ?? [];
    const roles = new Set(
      links
        .filter((link) => this.#tracing.links.get(link) === Near.Direct && !this.#selected.includes(sign.node))
        .flatMap((link) => (link.facts.length ? link.facts.map((fact) => fact.role) : ["named in"])),
    );
    const linked = roles.size ? [`Linked to what is selected: ${[...roles].join(", ")}`] : [];
    return { name: sign.full, under: [...inBrief(this.context.model, sign.node, links.length), ...linked] };
  }

  #fit(): void {
    const scene = this.#scene;
    if (scene) this.#viewport.fit({ left: 0, top: 0, right: scene.width, bottom: scene.height }, scene.heads.length ? OVERVIEW : undefined);
  }

  #fitTraced(): void {
    const near = [...this.#tracing.nodes].filter(([, how]) => how !== Near.Second).flatMap(([node]) => this.#scene?.of.get(node)?.box ?? []);
    if (near.length) this.#viewport.fit(boxAround(near), OVERVIEW);
  }

  #showOnly(on: boolean): void {
    this.#only = on;
    this.#lay();
    this.#dress();
    const [first] = this.#selected;
    const sign = first === undefined ? undefined : this.#scene?.of.get(first);
    if (sign) this.#viewport.centre(sign.box);
  }
}

function isSame<Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const value of one) if (!other.has(value)) return false;
  return true;
}
