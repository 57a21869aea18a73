/**
 * The lines of the columns: level from the sign, down or up beside its column, level to the other.
 * A line that passes a column goes between its things, never through one, so that it does not
 * seem to end there.
 */
import type { Link } from "./links";
import { LINE_HEIGHT, type Place, type Route, type Sign, SIGN_SIZE } from "./scene";

const LANES = 5;
const LANE = 3;
const CLEAR = 3;
/** How far from the right end of a column its outermost lane is. */
const EDGE = 6;
/** How far left of its column a line between two of one column goes. */
const LOOP = 9;
/** How far from a text a line passes. */
const BESIDE = 4;

/** Where a column stands. */
export interface Standing {
  readonly at: number;
  readonly left: number;
  readonly width: number;
}

/** The lines of these links; those of one thing share a lane beside its column. */
export function routesBetween(
  links: readonly Link[],
  signs: ReadonlyMap<number, Sign>,
  columns: readonly Standing[],
  columnOf: (node: number) => number,
): readonly Route[] {
  const places = new Map(columns.map((column, place) => [column.at, place] as const));
  const gaps = columns.map(() => [] as Sign[]);
  for (const sign of signs.values()) gaps[places.get(columnOf(sign.node))!]!.push(sign);
  const free = gaps.map(gapFinder);
  const lanes = new Map<number, number>();
  const used = columns.map(() => 0);
  const laneOf = (node: number, column: number): number => {
    let lane = lanes.get(node);
    if (lane === undefined) {
      lane = used[column]! % LANES;
      used[column]! += 1;
      lanes.set(node, lane);
    }
    return lane;
  };
  const beside = (column: number, lane: number): number => columns[column]!.left + columns[column]!.width - EDGE - LANE * lane;
  const sorted = [...links].sort(
    (one, other) => signs.get(one.left)!.y - signs.get(other.left)!.y || one.left - other.left || one.right - other.right,
  );
  return sorted.map((link) => {
    const [from, to] = [signs.get(link.left)!, signs.get(link.right)!];
    const [start, end] = [places.get(columnOf(link.left))!, places.get(columnOf(link.right))!];
    if (start === end) {
      const x = columns[start]!.left - LOOP;
      const edge = from.x - SIGN_SIZE / 2 - 1;
      return { link, points: [{ x: edge, y: from.y }, { x, y: from.y }, { x, y: to.y }, { x: edge, y: to.y }] };
    }
    const begin = Math.min(from.box.right - 4 + CLEAR, columns[start]!.left + columns[start]!.width - 5);
    const points: Place[] = [{ x: begin, y: from.y }];
    let { y } = from;
    for (let column = start; column < end; column += 1) {
      const level = column + 1 === end ? to.y : free[column + 1]!(to.y);
      const x = column === start ? Math.max(begin + 1, beside(column, laneOf(link.left, start))) : beside(column, link.right % LANES);
      if (level !== y) points.push({ x, y }, { x, y: level });
      y = level;
    }
    points.push({ x: to.x - SIGN_SIZE / 2 - 1, y: to.y });
    return { link, points };
  });
}

/** Finds the height nearest to a wished one at which a line passes a column's things. */
function gapFinder(column: readonly Sign[]): (wish: number) => number {
  const taken = column
    .map((sign) => ({ y: sign.y, half: Math.max(SIGN_SIZE, sign.lines.length * LINE_HEIGHT) / 2 + BESIDE - 1 }))
    .sort((one, other) => one.y - other.y);
  const known = new Map<number, number>();
  return (wish) => {
    let found = known.get(wish);
    if (found === undefined) {
      found = nearest(taken, wish);
      known.set(wish, found);
    }
    return found;
  };
}

function nearest(taken: readonly { readonly y: number; readonly half: number }[], wish: number): number {
  let at = 0;
  for (let high = taken.length; at < high; ) {
    const middle = (at + high) >> 1;
    if (taken[middle]!.y + taken[middle]!.half < wish) at = middle + 1;
    else high = middle;
  }
  const own = taken[at];
  if (!own || wish <= own.y - own.half) return wish;
  const [above, below] = [taken[at - 1], taken[at + 1]];
  // Where things stand close, a line passes in the middle between them.
  const up = own.y - own.half;
  const down = own.y + own.half;
  const over = above ? Math.round((Math.max(above.y + above.half, up - 2 * BESIDE) + up) / 2) : up;
  const under = below ? Math.round((Math.min(below.y - below.half, down + 2 * BESIDE) + down) / 2) : down;
  return wish - over <= under - wish ? over : under;
}
