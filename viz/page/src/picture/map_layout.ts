/** Where things stand in the map: at the places that the page was given. */
import type { Model } from "../model/model";
import { inLines, type Measure, nameOf } from "./labels";
import { type Link } from "./links";
import { type Band, boxAround, LABEL_GAP, LINE_HEIGHT, type Scene, type Sign, SIGN_SIZE, type Way } from "./scene";

/** The space of a sign with its label, as `viz.explorer.forces.BOX`. */
const [WIDE, HIGH] = [120, 60];
const MARGIN = 24;
/** Room above the areas for their names, which do not shrink as the map does. */
const TITLE = 150;

/** Places the nodes and joins them with straight lines. */
export function mapScene(model: Model, nodes: ReadonlySet<number>, links: readonly Link[], measure: Measure): Scene {
  const kept = [...nodes].sort((one, other) => one - other);
  const places = kept.map((node) => model.data.forces[node]!);
  const left = Math.min(...places.map((place) => place.x)) - WIDE / 2 - MARGIN;
  const top = Math.min(...places.map((place) => place.y)) - HIGH / 2 - MARGIN - TITLE;
  const signs = new Map<number, Sign>(
    kept.map((node, at) => [node, signOf(model, node, places[at]!.x - left, places[at]!.y - top - HIGH / 2 + SIGN_SIZE / 2 + 2, measure)]),
  );
  const all = [...signs.values()];
  const bands = bandsAround(model, all);
  return {
    width: Math.max(0, ...bands.map((band) => band.box.right)) + MARGIN / 2,
    height: Math.max(0, ...bands.map((band) => band.box.bottom)) + MARGIN / 2,
    side: "below",
    bands,
    heads: [],
    signs: all,
    routes: links.map((link) => {
      const [from, to] = [signs.get(link.left)!, signs.get(link.right)!];
      return { link, points: [{ x: from.x, y: from.y }, { x: to.x, y: to.y }] };
    }),
    of: signs,
    next: (from, way) => next(all, signs, from, way),
  };
}

function signOf(model: Model, node: number, x: number, y: number, measure: Measure): Sign {
  const full = nameOf(model.at(node));
  const { lines, shortened } = inLines(full, WIDE - 8, 2, measure);
  const bottom = y + SIGN_SIZE / 2 + LABEL_GAP + LINE_HEIGHT * lines.length;
  return {
    node,
    kind: model.at(node).kind,
    x,
    y,
    lines,
    full,
    shortened,
    box: { left: x - WIDE / 2 + 2, top: y - SIGN_SIZE / 2 - 3, right: x + WIDE / 2 - 2, bottom },
  };
}

function bandsAround(model: Model, signs: readonly Sign[]): readonly Band[] {
  const found = new Map<number, Sign[]>();
  for (const sign of signs) {
    const { areas } = model.at(sign.node);
    const area = areas.length === 1 ? areas[0]! : -1;
    found.set(area, [...(found.get(area) ?? []), sign]);
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([area, own]) => {
      const box = boxAround(own.map((sign) => sign.box));
      return {
        name: area < 0 ? "Across boroughs" : model.data.areas[area]!.name,
        box: { left: box.left - 10, top: box.top - 10, right: box.right + 10, bottom: box.bottom + 10 },
      };
    });
}

/** The nearest thing in a direction: what stands aside counts as further off. */
function next(all: readonly Sign[], signs: ReadonlyMap<number, Sign>, from: number, way: Way): number {
  const start = signs.get(from);
  if (!start || way === "first") return all[0]?.node ?? -1;
  if (way === "last") return all.at(-1)!.node;
  const [right, down] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[way] as [number, number];
  let [best, least] = [from, Infinity];
  for (const sign of all) {
    const [x, y] = [sign.x - start.x, sign.y - start.y];
    const ahead = x * right + y * down;
    if (ahead <= 0) continue;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [sign.node, far];
  }
  return best;
}
