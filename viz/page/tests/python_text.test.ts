import assert from "node:assert/strict";
import test from "node:test";
import { compareText, plain } from "../src/data/python_text";

test("texts are sorted by code point, as Python sorts them", () => {
  // What Python's sorted() gives: letters of four bytes come after those in full width.
  const sorted = ["", "A", "AB", "Z", "a", "a b", "ab", "é", "İ", "ｗ", "\uffff", "𝒜", "𝒜b", "😀"];
  assert.deepEqual([...sorted].reverse().sort(compareText), sorted);
});

test("white space is folded where Python's split() sees it", () => {
  assert.equal(plain("  a\n\tb\u00a0c\u2003d\u0085e\x1cf  "), "a b c d e f");
  assert.equal(plain("a\ufeffb\u200bc"), "a\ufeffb\u200bc");
  assert.equal(plain(" \n "), "");
});
