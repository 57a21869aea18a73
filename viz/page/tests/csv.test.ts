import assert from "node:assert/strict";
import test from "node:test";
import { toCsv, toTabs } from "../src/ui/csv";

const lines = (text: string): string[] => text.replace(/^\ufeff/, "").split("\r\n");

test("a table is told with its headings, numbers as they are and nothing for what is not stated", () => {
  assert.equal(toCsv(["name", "count"], [["Ann Lee", 3], [null, -1.5]]), "\ufeffname,count\r\nAnn Lee,3\r\n,-1.5\r\n");
});

test("commas, quotes and line ends are quoted", () => {
  const text = toCsv(["a"], [['say "no", twice'], ["two\nlines"], ["end\r"]]);
  assert.deepEqual(lines(text), ["a", '"say ""no"", twice"', '"two\nlines"', '"end\r"', ""]);
});

test("no cell begins a formula, whatever blanks stand before it", () => {
  for (const start of ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\u00a0=", "\ufeff+", "\u200b=", "\0="]) {
    assert.equal(lines(toCsv(["a"], [[`${start}1`]]))[1], `'${start}1`, JSON.stringify(start));
  }
  assert.equal(lines(toCsv(["a"], [["\t=1"]]))[1], "'\t=1");
  assert.equal(lines(toCsv(["=1+1"], []))[0], "'=1+1");
});

test("what is no formula stays as it is", () => {
  assert.deepEqual(lines(toCsv(["a"], [["Lead = police"], ["2018-12"], ["😀"]])), ["a", "Lead = police", "2018-12", "😀", ""]);
});

test("rows for pasting are one a line, parted by tabs, and begin no formula", () => {
  assert.equal(toTabs(["a", "b"], [["two\nlines\tand a tab", null], ["=1", 2]]), "a\tb\ntwo lines and a tab\t\n'=1\t2\n");
});
