import assert from "node:assert/strict";
import test from "node:test";
import { comparedWords } from "../src/model/changes";

const differing = (parts: readonly { readonly words: string; readonly same: boolean }[]): string[] =>
  parts.filter((each) => !each.same).map((each) => each.words.trim());

test("what only one of two texts has is told", () => {
  const { before, after } = comparedWords("Sweep the park each month", "Sweep the park and the estate each week");
  assert.deepEqual(differing(before), ["month"]);
  assert.deepEqual(differing(after), ["and the estate", "week"]);
  assert.equal(before.map((each) => each.words).join(""), "Sweep the park each month");
  assert.equal(after.map((each) => each.words).join(""), "Sweep the park and the estate each week");
});

test("case and stops make no difference", () => {
  assert.deepEqual(differing(comparedWords("Meet monthly.", "meet, monthly").after), []);
});

test("a text that is all new, or too long to compare, is told as it is", () => {
  assert.deepEqual(differing(comparedWords("", "new words").after), ["new words"]);
  const long = "word ".repeat(2000);
  assert.deepEqual(comparedWords(long, `${long}more`).after, [{ words: `${long}more`, same: true }]);
});
