/** Stacks things in their order, each as near as may be to where it would like to stand. */

/** A thing in a stack: its height, where its middle would best be, and how much that matters. */
export interface Stacked {
  readonly height: number;
  readonly wish: number;
  readonly weight: number;
}

/**
 * The middles of things stacked without overlaps between top and bottom, in their order, so that
 * the squares of what they miss their wishes by are least (isotonic regression, by pooling what
 * stands the wrong way round).
 */
export function stacked(items: readonly Stacked[], top: number, bottom: number): readonly number[] {
  const offsets: number[] = [];
  let height = 0;
  for (const item of items) {
    offsets.push(height + item.height / 2);
    height += item.height;
  }
  const pools: { total: number; weight: number; count: number }[] = [];
  items.forEach((item, at) => {
    let pool = { total: (item.wish - offsets[at]!) * item.weight, weight: item.weight, count: 1 };
    for (let last = pools.at(-1); last && last.total / last.weight >= pool.total / pool.weight; last = pools.at(-1)) {
      pool = { total: pool.total + last.total, weight: pool.weight + last.weight, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const most = Math.max(top, bottom - height);
  const found: number[] = [];
  for (const pool of pools) {
    const shift = Math.min(most, Math.max(top, pool.total / pool.weight));
    for (let count = 0; count < pool.count; count += 1) found.push(Math.round(shift + offsets[found.length]!));
  }
  return found;
}
