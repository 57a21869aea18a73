import assert from "node:assert/strict";
import test from "node:test";
import { type Mark, Marks, found } from "../src/model/plan_marks";

const named = (node: number, start: number, end: number): Mark => ({ kind: "named", node, start, end });
const told = (marks: readonly Mark[], start: number, end: number): (readonly [number, number, ...number[]])[] =>
  new Marks(marks).segments({ start, end }).map((each) => [each.start, each.end, ...each.marks.map((mark) => mark.node)] as const);

test("marks that overlap are cut, the shortest first", () => {
  assert.deepEqual(told([named(1, 2, 8), named(2, 4, 6)], 0, 10), [[0, 2], [2, 4, 1], [4, 6, 2, 1], [6, 8, 1], [8, 10]]);
  assert.deepEqual(told([named(1, 0, 5), named(2, 3, 9)], 0, 9), [[0, 3, 1], [3, 5, 1, 2], [5, 9, 2]]);
});

test("only what is in a range is told, with what reaches into it", () => {
  assert.deepEqual(told([named(1, 0, 100), named(2, 10, 12), named(3, 50, 60)], 20, 55), [[20, 50, 1], [50, 55, 3, 1]]);
  assert.deepEqual(told([named(1, 5, 5), named(2, 30, 40)], 0, 10), [[0, 10]], "an empty mark marks nothing");
  assert.deepEqual(told([], 3, 3), []);
});

test("segments have no gaps, whatever overlaps", () => {
  let seed = 11;
  const next = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 300; round += 1) {
    const marks = Array.from({ length: next(12) }, (_, at) => {
      const start = next(50);
      return named(at, start, start + next(20));
    });
    const [start, end] = [next(20), 20 + next(60)];
    let at = start;
    for (const segment of new Marks(marks).segments({ start, end })) {
      assert.equal(segment.start, at);
      at = segment.end;
      const wanted = marks.filter((mark) => mark.start < segment.end && mark.end > segment.start && mark.end > mark.start);
      assert.deepEqual(segment.marks.map((mark) => mark.node).sort(), wanted.map((mark) => mark.node).sort());
      assert.ok(wanted.every((mark) => mark.start <= segment.start && mark.end >= segment.end));
    }
    assert.equal(at, end);
  }
});

test("words are found in any case and however they are spaced", () => {
  const text = "Knife bins, knife\n  bins; KNIFE BINS. 𝒂 (knife)";
  assert.deepEqual(found(text, " knife bins ", 9).map(({ start, end }) => text.slice(start, end)), ["Knife bins", "knife\n  bins", "KNIFE BINS"]);
  assert.equal(found(text, "(knife)", 9).length, 1, "signs stand for themselves");
  assert.equal(found(text, "i", 2).length, 2);
  assert.deepEqual(found(text, "  ", 9), []);
});
