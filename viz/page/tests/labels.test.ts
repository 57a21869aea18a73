import assert from "node:assert/strict";
import test from "node:test";
import { inLines } from "../src/picture/labels";
import { stacked } from "../src/picture/stacking";

const measure = (text: string): number => Array.from(text).length;

test("a label that has room stays whole", () => {
  assert.deepEqual(inLines("Hillford Council", 20, 2, measure), { lines: ["Hillford Council"], width: 16, shortened: false });
});

test("words go to the next line, and what has no room ends in a mark", () => {
  assert.deepEqual(inLines("Hillford Borough Council", 10, 3, measure).lines, ["Hillford", "Borough", "Council"]);
  assert.deepEqual(inLines("Hillford Borough Council of old", 10, 2, measure), { lines: ["Hillford", "Borough C…"], width: 10, shortened: true });
});

test("a word that is too long goes on in the next line, none of it lost", () => {
  const { lines, shortened } = inLines("Neighbourhoods", 9, 3, measure);
  assert.deepEqual(lines, ["Neighbou-", "rhoods"]);
  assert.equal(shortened, false);
  assert.deepEqual(inLines("Neighbourhoods", 9, 1, measure).lines, ["Neighbou…"]);
});

test("characters of more than one unit stay whole", () => {
  const { lines } = inLines("😀😀😀😀😀😀", 4, 1, measure);
  assert.deepEqual(lines, ["😀😀😀…"]);
  assert.deepEqual(inLines("", 10, 2, measure).lines, []);
  assert.ok(inLines("wide", 0, 2, measure).lines.length > 0);
});

test("a stack keeps its order and bounds, and grants wishes where it can", () => {
  const item = (wish: number, weight = 1) => ({ height: 10, wish, weight });
  assert.deepEqual(stacked([item(25), item(75)], 0, 100), [25, 75]);
  assert.deepEqual(stacked([item(50), item(50)], 0, 100), [45, 55]);
  assert.deepEqual(stacked([item(75), item(25)], 0, 100), [45, 55]);
  assert.deepEqual(stacked([item(-100), item(500)], 0, 100), [5, 95]);
  assert.deepEqual(stacked([item(90), item(0, 0.001)], 0, 100), [85, 95]);
  assert.deepEqual(stacked([], 0, 100), []);
});
