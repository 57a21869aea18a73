/** A picture as SVG: lines as lines and text as text, with its title and its key. */
import type { Kind } from "../data/types";
import { OUTLINES } from "../model/kinds";
import { type Colours, FADED, labelStyle, lineStyle, type Standing } from "./colours";
import { KIND_WORDS, LINES } from "./key";
import { FONT_SIZE, LABEL_GAP, LINE_HEIGHT, type Place, RADIUS, type Scene, type Sign, SIGN_SIZE } from "./scene";
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

/** The picture as an SVG document, with the size at which it is meant to be seen. */
export function toSvg(drawn: Drawn): { text: string; width: number; height: number } {
  const { scene, tracing, colours } = drawn;
  const resting: Standing = tracing.nodes.size ? "faded" : "plain";
  const width = Math.max(scene.width, 7 * KEY_COLUMN) + 2 * MARGIN;
  const about = wrapped(drawn.filters, (width - 2 * MARGIN) / CHARACTER);
  const top = MARGIN + TITLE + about.length * 17 + 10 + (scene.heads.length ? HEADS : 8);
  const key = keyOf(colours, width - 2 * MARGIN);
  const height = top + scene.height + 24 + key.height + MARGIN;
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(colours.font)}" font-size="${FONT_SIZE}">`,
    `<title>${escaped(drawn.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    `<text y="16" font-size="18" font-weight="700" fill="${colours.ink}">${escaped(drawn.title)}</text>`,
    ...about.map((line, at) => `<text y="${TITLE + 16 + at * 17}" fill="${colours.soft}">${escaped(line)}</text>`),
    `</g>`,
    `<g transform="translate(${MARGIN} ${top})">`,
    ...scene.heads.map((head) => `${signPath(head.kind, { x: head.x, y: -18 }, colours)}<text x="${head.x + SIGN_SIZE / 2 + LABEL_GAP}" y="-14" font-size="13" font-weight="700" fill="${colours.ink}">${escaped(head.label)}</text>`),
    ...scene.bands.map(({ name, box }) =>
      `<rect x="${box.left + 0.5}" y="${box.top + 0.5}" width="${box.right - box.left - 1}" height="${box.bottom - box.top - 1}" rx="6" fill="${colours.paper}" stroke="${colours.line}"/>`
      + `<text x="${box.left + 10}" y="${box.top + 17}" font-weight="700" fill="${colours.soft}">${escaped(name)}</text>`),
    ...lines(drawn, resting),
    ...scene.signs.map((sign) => thing(sign, drawn, tracing.nodes.get(sign.node) ?? resting)),
    `</g>`,
    `<g transform="translate(${MARGIN} ${top + scene.height + 24})">`,
    ...key.parts,
    `</g>`,
    `</svg>`,
  ].join("\n");
  return { text, width, height };
}

function lines({ scene, tracing, colours }: Drawn, resting: Standing): string[] {
  const standing = (at: number): Standing => tracing.links.get(scene.routes[at]!.link) ?? resting;
  const rank = (each: Standing): number => (each === Near.Direct ? 2 : each === Near.Second ? 1 : 0);
  const order = scene.routes.map((_, at) => at).sort((one, other) => rank(standing(one)) - rank(standing(other)) || one - other);
  return order.map((at) => {
    const { points, link } = scene.routes[at]!;
    const style = lineStyle(standing(at), link.dashed, colours);
    const dashes = style.dashes.length ? ` stroke-dasharray="${style.dashes.join(" ")}"` : "";
    return `<path class="${named(standing(at))}" d="${path(points)}" fill="none" stroke="${style.colour}" stroke-width="${style.width}"${dashes}/>`;
  });
}

function thing(sign: Sign, { colours, scene }: Drawn, standing: Standing): string {
  const style = labelStyle(standing, colours);
  const below = scene.side === "below";
  const x = below ? sign.x : sign.x + SIGN_SIZE / 2 + LABEL_GAP;
  const y = below
    ? sign.y + SIGN_SIZE / 2 + LABEL_GAP + FONT_SIZE - 3
    : sign.y - ((sign.lines.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.35;
  const anchor = below ? ' text-anchor="middle"' : "";
  const spans = sign.lines.map((line, at) => `<tspan x="${x}" y="${y + at * LINE_HEIGHT}">${escaped(line)}</tspan>`).join("");
  const halo = ` stroke="${colours.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
  return (
    `<g class="${sign.kind} ${named(standing)}"${standing === "faded" ? ` opacity="${FADED}"` : ""}><title>${escaped(sign.full)}</title>`
    + (standing === Near.Selected ? ring(sign, colours) : "")
    + signPath(sign.kind, sign, colours)
    + `<text fill="${style.colour}" font-weight="${style.weight}"${anchor}${standing === Near.Selected ? "" : halo}>${spans}</text></g>`
  );
}

function ring({ box }: Sign, colours: Colours): string {
  return `<rect x="${box.left - 2}" y="${box.top}" width="${box.right - box.left + 6}" height="${box.bottom - box.top}" rx="6" fill="${colours.selected}" stroke="${colours.accent}" stroke-width="1.5"/>`;
}

function signPath(kind: Kind, { x, y }: Place, colours: Colours): string {
  const half = SIGN_SIZE / 2;
  return `<path transform="translate(${x - half} ${y - half}) scale(${SIGN_SIZE / 16})" d="${OUTLINES[kind]}" fill="${colours.kinds[kind]}" fill-rule="evenodd"/>`;
}

function keyOf(colours: Colours, width: number): { parts: string[]; height: number } {
  const across = Math.max(1, Math.floor(width / KEY_COLUMN));
  const kinds = KIND_WORDS.map(([kind, words], at) => {
    const [x, y] = [(at % across) * KEY_COLUMN, Math.floor(at / across) * KEY_LINE];
    return `${signPath(kind, { x: x + 8, y: y + 8 }, colours)}<text x="${x + 21}" y="${y + 12}" fill="${colours.ink}">${escaped(words)}</text>`;
  });
  const below = Math.ceil(KIND_WORDS.length / across) * KEY_LINE + 6;
  const meanings = LINES.map(({ words, near, dashed }, at) => {
    const style = lineStyle(near ?? "plain", dashed, colours);
    const y = below + at * KEY_LINE;
    const dashes = style.dashes.length ? ` stroke-dasharray="${style.dashes.join(" ")}"` : "";
    return `<path d="M0 ${y + 8}h32" stroke="${style.colour}" stroke-width="${style.width}"${dashes}/><text x="42" y="${y + 12}" fill="${colours.ink}">${escaped(words)}</text>`;
  });
  return { parts: [...kinds, ...meanings], height: below + LINES.length * KEY_LINE };
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

/** A text as it may stand in XML: markup as text, without characters that XML forbids. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
