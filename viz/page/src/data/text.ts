/** Plans' texts, whose offsets count code points where JavaScript counts units of UTF-16. */

/** A text that is cut by offsets in code points. */
export class CodePoints {
  /** Where each code point starts, only where they are not all one unit. */
  readonly #starts: Uint32Array | null;

  constructor(readonly text: string) {
    this.#starts = /[\ud800-\udfff]/.test(text) ? starts(text) : null;
  }

  /** The place in units of UTF-16 of a place in code points. */
  unit(offset: number): number {
    return this.#starts ? (this.#starts[Math.max(0, Math.min(offset, this.#starts.length - 1))] ?? 0) : offset;
  }

  /** How many code points there are. */
  get length(): number {
    return this.#starts ? this.#starts.length - 1 : this.text.length;
  }

  /** The place in code points of a place in units of UTF-16; within a pair that of the pair. */
  offset(unit: number): number {
    if (!this.#starts) return unit;
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The text from one place in code points to another. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

function starts(text: string): Uint32Array {
  const found: number[] = [];
  let at = 0;
  for (const each of text) {
    found.push(at);
    at += each.length;
  }
  found.push(at);
  return Uint32Array.from(found);
}
