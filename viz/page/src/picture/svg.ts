/** A picture as SVG: lines as lines and text as text, with its title and its key. */
import type { Kind } from "../data/types";
import { OUTLINES } from "../model/kinds";
import { type Colours, FADED, labelStyle, type LineStyle, lineStyle, type Standing } from "./colours";
import { KIND_WORDS, LINES } from "./key";
import { FONT_SIZE, LABEL_GAP, LINE_HEIGHT, type Place, RADIUS, type Scene, type Sign, SIGN_SIZE } from "./scene";
import { type Shape, shape } from "./shapes";
import { Near, type Tracing } from "./tracing";

const MARGIN = 20;
const TITLE = 20;
const HEADS = 34;
const KEY_LINE = 22;
const KEY_COLUMN = 132;
/** About how wide a character of the filters' line is. */
const CHARACTER = 6.4;

/** What is drawn, and in which words. */
export interface Drawn {
  readonly scene: Scene;
  readonly tracing: Tracing;
  readonly colours: Colours;
  readonly title: string;
  /** The filters in words; "" where there are none. */
  readonly filters: string;
}

/** The picture as an SVG element, with the size at which it is meant to be seen. */
export function toSvg(drawn: Drawn): { svg: Shape; width: number; height: number } {
  const { scene, tracing, colours } = drawn;
  const resting: Standing = tracing.nodes.size ? "faded" : "plain";
  const width = Math.max(scene.width, 5 * KEY_COLUMN) + 2 * MARGIN;
  const about = wrapped(drawn.filters, (width - 2 * MARGIN) / CHARACTER);
  const top = MARGIN + TITLE + about.length * 17 + 10 + (scene.heads.length ? HEADS : 8);
  const key = keyOf(colours, width - 2 * MARGIN);
  const height = top + scene.height + 24 + key.height + MARGIN;
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const svg = shape("svg", { ...size, "font-family": colours.font, "font-size": FONT_SIZE }, [
    shape("title", {}, [drawn.title]),
    shape("rect", { width, height, fill: colours.ground }),
    shape("g", { transform: moved(MARGIN, MARGIN) }, [
      shape("text", { y: 16, "font-size": 18, "font-weight": 700, fill: colours.ink }, [drawn.title]),
      ...about.map((line, at) => shape("text", { y: TITLE + 16 + at * 17, fill: colours.soft }, [line])),
    ]),
    shape("g", { transform: moved(MARGIN, top) }, [
      ...scene.heads.flatMap((head) => [
        signPath(head.kind, { x: head.x, y: -18 }, colours),
        shape("text", { x: head.x + SIGN_SIZE / 2 + LABEL_GAP, y: -14, "font-size": 13, "font-weight": 700, fill: colours.ink }, [head.label]),
      ]),
      ...scene.bands.flatMap(({ name, box }) => [
        shape("rect", { x: box.left + 0.5, y: box.top + 0.5, width: box.right - box.left - 1, height: box.bottom - box.top - 1, rx: 6, fill: colours.paper, stroke: colours.line }),
        shape("text", { x: box.left + 10, y: scene.heads.length ? box.top + 17 : box.top - 6, "font-weight": 700, fill: colours.soft }, [name]),
      ]),
      ...lines(drawn, resting),
      ...scene.signs.map((sign) => thing(sign, drawn, tracing.nodes.get(sign.node) ?? resting)),
    ]),
    shape("g", { transform: moved(MARGIN, top + scene.height + 24) }, key.parts),
  ]);
  return { svg, width, height };
}

function lines({ scene, tracing, colours }: Drawn, resting: Standing): Shape[] {
  const standing = (at: number): Standing => tracing.links.get(scene.routes[at]!.link) ?? resting;
  const rank = (each: Standing): number => (each === Near.Direct ? 2 : each === Near.Second ? 1 : 0);
  const order = scene.routes.map((_, at) => at).sort((one, other) => rank(standing(one)) - rank(standing(other)) || one - other);
  return order.map((at) => {
    const { points, link } = scene.routes[at]!;
    return stroke(named(standing(at)), path(points), lineStyle(standing(at), link.dashed, colours));
  });
}

function stroke(name: string, d: string, style: LineStyle): Shape {
  return shape("path", {
    class: name, d, fill: "none", stroke: style.colour, "stroke-width": style.width,
    "stroke-dasharray": style.dashes.length ? style.dashes.join(" ") : null,
  });
}

function thing(sign: Sign, { colours, scene }: Drawn, standing: Standing): Shape {
  const style = labelStyle(standing, colours);
  const below = scene.side === "below";
  const isSelected = standing === Near.Selected;
  const x = below ? sign.x : sign.x + SIGN_SIZE / 2 + LABEL_GAP;
  const y = below
    ? sign.y + SIGN_SIZE / 2 + LABEL_GAP + FONT_SIZE - 3
    : sign.y - ((sign.lines.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.35;
  // A rim in the colour of the paper keeps lines that pass below a label away from its letters.
  const rim = isSelected ? {} : { stroke: colours.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  return shape("g", { class: `${sign.kind} ${named(standing)}`, opacity: standing === "faded" ? FADED : null }, [
    shape("title", {}, [sign.full]),
    ...(isSelected ? [frame(sign, colours)] : []),
    signPath(sign.kind, sign, colours),
    shape("text", { fill: style.colour, "font-weight": style.weight, "text-anchor": below ? "middle" : null, ...rim },
      sign.lines.map((line, at) => shape("tspan", { x, y: y + at * LINE_HEIGHT }, [line]))),
  ]);
}

function frame({ box }: Sign, colours: Colours): Shape {
  return shape("rect", {
    x: box.left - 2, y: box.top, width: box.right - box.left + 6, height: box.bottom - box.top, rx: 6, fill: colours.selected, stroke: colours.accent, "stroke-width": 1.5,
  });
}

function signPath(kind: Kind, { x, y }: Place, colours: Colours): Shape {
  const half = SIGN_SIZE / 2;
  return shape("path", { transform: `${moved(x - half, y - half)} scale(${SIGN_SIZE / 16})`, d: OUTLINES[kind], fill: colours.kinds[kind], "fill-rule": "evenodd" });
}

function keyOf(colours: Colours, width: number): { parts: Shape[]; height: number } {
  const across = Math.max(1, Math.floor(width / KEY_COLUMN));
  const kinds = KIND_WORDS.flatMap(([kind, words], at) => {
    const [x, y] = [(at % across) * KEY_COLUMN, Math.floor(at / across) * KEY_LINE];
    return [signPath(kind, { x: x + 8, y: y + 8 }, colours), shape("text", { x: x + 21, y: y + 12, fill: colours.ink }, [words])];
  });
  const below = Math.ceil(KIND_WORDS.length / across) * KEY_LINE + 6;
  const meanings = LINES.flatMap(({ words, near, dashed }, at) => {
    const y = below + at * KEY_LINE;
    return [stroke("key", `M0 ${y + 8}h32`, lineStyle(near ?? "plain", dashed, colours)), shape("text", { x: 42, y: y + 12, fill: colours.ink }, [words])];
  });
  return { parts: [...kinds, ...meanings], height: below + LINES.length * KEY_LINE };
}

function moved(x: number, y: number): string {
  return `translate(${x} ${y})`;
}

function named(standing: Standing): string {
  if (standing === "plain" || standing === "faded") return standing;
  return standing === Near.Selected ? "selected" : standing === Near.Direct ? "direct" : "second";
}

/** A line with rounded corners as path data. */
export function path(points: readonly Place[]): string {
  let data = `M${points[0]!.x} ${points[0]!.y}`;
  for (let at = 1; at < points.length - 1; at += 1) {
    const [before, corner, next] = [points[at - 1]!, points[at]!, points[at + 1]!];
    const come = distance(before, corner);
    const go = distance(corner, next);
    const radius = Math.min(RADIUS, come, go / 2);
    const start = toward(corner, before, radius, come);
    const end = toward(corner, next, radius, go);
    data += `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
  }
  const last = points.at(-1)!;
  return `${data}L${last.x} ${last.y}`;
}

function distance(one: Place, other: Place): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function toward(from: Place, to: Place, by: number, whole: number): Place {
  const part = whole ? by / whole : 0;
  return { x: round(from.x + (to.x - from.x) * part), y: round(from.y + (to.y - from.y) * part) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
