import assert from "node:assert/strict";
import test from "node:test";
import { type Block, type Range, blocksOf } from "../src/model/plan_text";

const told = (text: string, file = "plan.txt"): (string | string[][])[] =>
  blocksOf(text, file).map((block) => {
    const words = ({ start, end }: Range): string => text.slice(start, end);
    return block.kind === "line" ? words(block.range) : block.rows.map((row) => row.cells.map(words));
  });

test("lines are lines, and blank ones part them", () => {
  assert.deepEqual(told("# Plan\n\nMeet monthly.\n"), ["# Plan", "Meet monthly."]);
  assert.equal((blocksOf("# Plan", "plan.md")[0] as Block & { kind: "line" }).heading, true);
  assert.deepEqual(told(""), []);
});

test("lines with tabs are rows of one table, across a blank line", () => {
  assert.deepEqual(told("No\tAction\n1\tMeet\n\n2\t\nEnd"), [[["No", "Action"], ["1", "Meet"], ["2", ""]], "End"]);
});

test("upright strokes part cells, and their outer ones hold none", () => {
  assert.deepEqual(told("| No | Action |\n|----|--------|\n| 1 | Meet |"), [[["No", "Action"], ["----", "--------"], ["1", "Meet"]]]);
  assert.deepEqual(told("either | or"), ["either | or"], "one stroke makes no table");
  const [table] = blocksOf("| No | Action |\n|----|--------|", "plan.md");
  assert.deepEqual((table as Block & { kind: "table" }).rows.map((row) => row.rule), [false, true]);
});

test("of comma-separated values what stands in quotation marks is one cell, over several lines too", () => {
  assert.deepEqual(told('Plan,,\nNo,Action,Lead\n1,"Meet, and ""talk""\nmonthly",Ann Lee\n', "plan.csv"), [
    "Plan",
    [["No", "Action", "Lead"], ["1", 'Meet, and ""talk""\nmonthly', "Ann Lee"]],
  ]);
  assert.deepEqual(told("No;Action\n1;Meet, talk", "PLAN.CSV"), [[["No", "Action"], ["1", "Meet, talk"]]]);
  assert.deepEqual(told('1,"never closed\n2,x', "plan.csv").length, 1, "a quotation mark that is never closed loses nothing");
});

test("no words are lost, whatever a plan holds", () => {
  const signs = ["a", "é", "😀", "\t", "|", "\n", " ", '"', ",", ";", "-", "#", "<b>", "\r"];
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: next(60) }, () => signs[next(signs.length)]!).join("");
    for (const file of ["plan.txt", "plan.csv"]) {
      let last = 0;
      const ranges = blocksOf(text, file).flatMap((block) => (block.kind === "line" ? [block.range] : block.rows.flatMap((row) => row.cells)));
      for (const { start, end } of ranges) {
        assert.ok(start <= end && end <= text.length && (start === end || start >= last), JSON.stringify([file, text]));
        last = Math.max(last, end);
      }
      const letters = (words: string): string => words.replace(/[^aé😀<b>#]/gu, "");
      assert.equal(letters(ranges.map(({ start, end }) => text.slice(start, end)).join("")), letters(text), JSON.stringify([file, text]));
    }
  }
});
