/** Text compared and folded as Python does it, so that both put things in the same words. */

const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const SURROGATES = 0xd800;
const BEHIND_SURROGATES = 0xe000;

/** Below, at or above nought as one text comes before, with or after the other by code points. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return one.length - other.length;
}

/** The text with every run of white space folded to one space, as `graph.records.plain` has it. */
export function plain(text: string): string {
  return text.split(WHITE).filter(Boolean).join(" ");
}

/** A unit of UTF-16 as it ranks by code point: the halves of high characters above all else. */
function rank(unit: number): number {
  return unit >= SURROGATES && unit < BEHIND_SURROGATES ? unit + 0x10000 : unit;
}
