/** Where things stand in the columns: area by area, in the order that the page was given. */
import { GROUPS } from "../model/kinds";
import type { Model } from "../model/model";
import { inLines, type Lines, type Measure, nameOf } from "./labels";
import { columnOf, type Link, type LinksOf, linksByNode, otherEnd } from "./links";
import { routesBetween } from "./routes";
import { type Band, FONT_SIZE, type Head, LABEL_GAP, LINE_HEIGHT, type Scene, type Sign, SIGN_SIZE, type Way } from "./scene";
import { stacked } from "./stacking";

/** The least width in which labels can be read. */
export const LEAST_WIDTH = 690;
const MOST_WIDTH = 1500;
const MARGIN = 8;
const BAND_TITLE = 26;
const BAND_END = 10;
const BAND_GAP = 6;
const INDENT = 16;
const GUTTER = 22;
const SHARES: readonly number[] = [16, 19, 17, 17, 31];
/** How many lines a label may take; actions, of which there are the most, fewer. */
const LINES: readonly number[] = [3, 3, 3, 3, 2];
/** How often the columns of a band are placed anew beside each other. */
const ROUNDS = 3;
const SHARED_NAME = "Across boroughs";

interface Column {
  readonly at: number;
  readonly left: number;
  readonly width: number;
}

interface Item {
  readonly node: number;
  readonly label: Lines;
  readonly full: string;
  readonly height: number;
}

/**
 * Places the nodes in columns and bands of a given width and joins them with their links. With
 * `whole` no label is shortened.
 */
export function columnScene(
  model: Model,
  nodes: ReadonlySet<number>,
  links: readonly Link[],
  room: number,
  measure: Measure,
  whole = false,
): Scene {
  const ordered = model.data.order.filter((node) => nodes.has(node));
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, room));
  const columns = columnsFor(new Set(ordered.map((node) => columnOf(model, node))), width);
  const of = linksByNode(links);
  const signs = new Map<number, Sign>();
  const bands: Band[] = [];
  let top = 0;
  for (const [area, own] of bandsOf(model, ordered)) {
    const cells = columns.map((column) =>
      own.filter((node) => columnOf(model, node) === column.at).map((node) => itemOf(model, node, column, measure, whole ? Infinity : LINES[column.at]!)),
    );
    const height = Math.max(...cells.map(total));
    placeBand(model, cells, columns, top + BAND_TITLE, height, of, signs);
    const bottom = top + BAND_TITLE + height + BAND_END;
    bands.push({
      name: area < 0 ? SHARED_NAME : model.data.areas[area]!.name,
      box: { left: MARGIN, top, right: width - MARGIN, bottom },
    });
    top = bottom + BAND_GAP;
  }
  const heads: Head[] = columns.map((column) => ({
    label: GROUPS[column.at]!.label,
    kind: GROUPS[column.at]!.kinds[0]!,
    x: column.left + SIGN_SIZE / 2,
    y: 0,
  }));
  const all = ordered.map((node) => signs.get(node)!);
  return {
    width,
    height: Math.max(0, top - BAND_GAP),
    side: "right",
    bands,
    heads,
    signs: all,
    routes: routesBetween(links, signs, columns, (node) => columnOf(model, node)),
    of: signs,
    next: (from, way) => next(model, all, signs, from, way),
  };
}

/** The nodes of each area, what several areas share first. */
function bandsOf(model: Model, ordered: readonly number[]): readonly (readonly [number, readonly number[]])[] {
  const found = new Map<number, number[]>();
  for (const node of ordered) {
    const { areas } = model.at(node);
    const area = areas.length === 1 ? areas[0]! : -1;
    const own = found.get(area);
    if (own) own.push(node);
    else found.set(area, [node]);
  }
  return [...found].sort(([one], [other]) => one - other);
}

/** Only columns that hold something; they share the width. */
function columnsFor(used: ReadonlySet<number>, width: number): readonly Column[] {
  const kept = SHARES.map((share, at) => ({ share, at })).filter(({ at }) => used.has(at));
  const whole = kept.reduce((sum, each) => sum + each.share, 0);
  const room = width - 2 * MARGIN - INDENT;
  let left = MARGIN + INDENT;
  return kept.map(({ share, at }) => {
    const own = { at, left: Math.round(left), width: Math.round((room * share) / whole) };
    left += (room * share) / whole;
    return own;
  });
}

function itemOf(model: Model, node: number, column: Column, measure: Measure, most: number): Item {
  const full = nameOf(model.at(node));
  const room = column.width - SIGN_SIZE - LABEL_GAP - (column.at === LINES.length - 1 ? 8 : GUTTER);
  const label = inLines(full, room, most, measure);
  return { node, label, full, height: 10 + LINE_HEIGHT * Math.max(1, label.lines.length) };
}

function total(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.height, 0);
}

/**
 * The highest column of a band is stacked as it is; the others, in several rounds, so that each
 * thing stands about where what it is joined to stands.
 */
function placeBand(
  model: Model,
  cells: readonly (readonly Item[])[],
  columns: readonly Column[],
  top: number,
  height: number,
  of: LinksOf,
  signs: Map<number, Sign>,
): void {
  const heights = cells.map(total);
  const base = heights.lastIndexOf(Math.max(...heights));
  // Actions are what most is joined to, so after the highest column they come first.
  const others = [...columns.keys()].reverse().filter((at) => at !== base);
  const turns = [base, ...Array.from({ length: ROUNDS }, () => others).flat()];
  const own = new Set(cells.flat().map((item) => item.node));
  for (const turn of turns) {
    const items = cells[turn]!;
    const wishes = items.map((item) => {
      const near = (of.get(item.node) ?? []).map((link) => otherEnd(link, item.node)).filter((other) => own.has(other) && signs.has(other));
      if (turn === base || !near.length) return { height: item.height, wish: top, weight: 0.001 };
      const sum = near.reduce((all, other) => all + signs.get(other)!.y, 0);
      return { height: item.height, wish: sum / near.length, weight: 1 };
    });
    stacked(wishes, top, top + height).forEach((y, at) => {
      const item = items[at]!;
      signs.set(item.node, signOf(model, item, columns[turn]!, y));
    });
  }
}

function signOf(model: Model, item: Item, column: Column, y: number): Sign {
  const x = column.left + SIGN_SIZE / 2;
  const half = item.height / 2;
  return {
    node: item.node,
    kind: model.at(item.node).kind,
    x,
    y,
    lines: item.label.lines,
    full: item.full,
    shortened: item.label.shortened,
    box: {
      left: column.left - 4,
      top: y - half + 1,
      right: column.left + SIGN_SIZE + LABEL_GAP + Math.max(item.label.width, FONT_SIZE) + 4,
      bottom: y + half - 1,
    },
  };
}

/** Up and down within the column, over the bands; left and right to what stands about as high. */
function next(model: Model, all: readonly Sign[], signs: ReadonlyMap<number, Sign>, from: number, way: Way): number {
  const start = signs.get(from);
  if (!start) return all[0]?.node ?? -1;
  const own = columnOf(model, from);
  const column = all.filter((sign) => columnOf(model, sign.node) === own).sort((one, other) => one.y - other.y);
  const at = column.indexOf(start);
  if (way === "up") return column[Math.max(0, at - 1)]!.node;
  if (way === "down") return column[Math.min(column.length - 1, at + 1)]!.node;
  if (way === "first") return column[0]!.node;
  if (way === "last") return column.at(-1)!.node;
  const step = way === "left" ? -1 : 1;
  for (let to = own + step; to >= 0 && to < GROUPS.length; to += step) {
    const others = all.filter((sign) => columnOf(model, sign.node) === to);
    if (others.length) {
      return others.reduce((best, sign) => (Math.abs(sign.y - start.y) < Math.abs(best.y - start.y) ? sign : best)).node;
    }
  }
  return from;
}
