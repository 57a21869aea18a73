/** Draws the frames and lines of a picture on a canvas below the signs. */
import { type Colours, lineStyle, type Standing } from "./colours";
import { type Box, type Place, RADIUS, type Route, type Scene } from "./scene";
import { Near, type Tracing } from "./tracing";

/** What is drawn, and the part of the picture that is seen. */
export interface LinesDrawn {
  readonly scene: Scene;
  readonly tracing: Tracing;
  readonly colours: Colours;
  readonly seen: Box;
}

/** How far beyond what is seen lines are followed; whole dashes, so that they do not crawl. */
const BEYOND = 64;
const ORDER: readonly Standing[] = ["plain", "faded", Near.Second, Near.Direct];

/** Draws; the canvas's own measure must be that of the picture. */
export function drawLines(context: CanvasRenderingContext2D, drawn: LinesDrawn): void {
  const { scene, tracing, colours, seen } = drawn;
  for (const { box } of scene.bands) {
    if (!meets(box, seen)) continue;
    context.beginPath();
    context.roundRect(box.left + 0.5, box.top + 0.5, box.right - box.left - 1, box.bottom - box.top - 1, 6);
    context.fillStyle = colours.paper;
    context.fill();
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.setLineDash([]);
    context.stroke();
  }
  const resting: Standing = tracing.nodes.size ? "faded" : "plain";
  const groups = new Map<Standing, Map<boolean, Route[]>>(ORDER.map((standing) => [standing, new Map([[false, []], [true, []]])]));
  for (const route of scene.routes) {
    groups.get(tracing.links.get(route.link) ?? resting)!.get(route.link.dashed)!.push(route);
  }
  for (const [standing, kinds] of groups) {
    for (const [dashed, routes] of kinds) {
      const style = lineStyle(standing, dashed, colours);
      context.beginPath();
      for (const route of routes) follow(context, route.points, seen);
      context.strokeStyle = style.colour;
      context.lineWidth = style.width;
      context.setLineDash([...style.dashes]);
      context.stroke();
    }
  }
  for (const [node, near] of tracing.nodes) {
    const sign = near === Near.Selected ? scene.of.get(node) : undefined;
    if (!sign || !meets(sign.box, seen)) continue;
    const { box } = sign;
    context.beginPath();
    context.roundRect(box.left - 2, box.top, box.right - box.left + 6, box.bottom - box.top, 6);
    context.fillStyle = colours.selected;
    context.fill();
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    context.stroke();
  }
}

/** Adds a line to the path; what lies far above or below what is seen is left out. */
function follow(context: CanvasRenderingContext2D, points: readonly Place[], seen: Box): void {
  const [top, bottom] = [Math.floor(seen.top / BEYOND) * BEYOND - BEYOND, Math.ceil(seen.bottom / BEYOND) * BEYOND + BEYOND];
  const [first, last] = [points[0]!, points.at(-1)!];
  if (Math.max(first.y, last.y) < top || Math.min(first.y, last.y) > bottom) return;
  if (points.length === 2 && first.y !== last.y) {
    context.moveTo(first.x, first.y);
    context.lineTo(last.x, last.y);
    return;
  }
  const within = (y: number): number => Math.min(bottom, Math.max(top, y));
  context.moveTo(first.x, within(first.y));
  for (let at = 1; at < points.length - 1; at += 1) {
    const [corner, next] = [points[at]!, points[at + 1]!];
    const before = points[at - 1]!;
    const [y, to] = [within(corner.y), within(next.y)];
    const reach = (Math.abs(next.x - corner.x) + Math.abs(to - y)) / 2;
    const come = Math.abs(corner.x - before.x) + Math.abs(y - within(before.y));
    context.arcTo(corner.x, y, next.x, to, Math.min(RADIUS, reach, come));
  }
  context.lineTo(last.x, within(last.y));
}

function meets(box: Box, seen: Box): boolean {
  return box.right >= seen.left && box.left <= seen.right && box.bottom >= seen.top && box.top <= seen.bottom;
}
