import assert from "node:assert/strict";
import test from "node:test";
import { HIDDEN, textWithoutNames, withoutNames } from "../src/data/names";
import { CodePoints } from "../src/data/text";
import { data, node, question } from "./made_data";

const TEXT = "a😀b𝒂c";

test("places in code points are those of Python, whatever stands before them", () => {
  const points = new CodePoints(TEXT);
  assert.equal(points.length, 5);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((at) => points.unit(at)), [0, 1, 3, 4, 6, 7]);
  assert.equal(points.slice(1, 3), "😀b");
  for (let at = 0; at <= points.length; at += 1) assert.equal(points.offset(points.unit(at)), at);
  assert.equal(points.offset(2), 1, "the second half of a pair is that of the pair");
});

test("a text without such characters is cut as it is", () => {
  const points = new CodePoints("plain");
  assert.equal(points.length, 5);
  assert.equal(points.offset(points.unit(3)), 3);
});

test("a hidden name takes as many code points as before", () => {
  const hidden = textWithoutNames("Of 𝒂nn Lee, lead", data({ nodes: [node("person", "𝒂nn Lee")] }));
  assert.equal(new CodePoints(hidden).length, new CodePoints("Of 𝒂nn Lee, lead").length);
  assert.ok(!hidden.includes("Lee"));
  assert.ok(hidden.endsWith(", lead"));
});

test("in answers posts and numbers stand in names' place, but not in what plans say", () => {
  const people = [node("person", "Ann Lee", { spellings: ["AL Lee"] }), node("person", "Raj Patel"), node("person", "Sam Ho"), node("person", "S Ho", { spellings: ["Sam Ho"] })];
  const rows = [["Without Ann Lee nobody leads; AL  Lee; Raj Patel", "Ann Lee leads", 3, null], ["Sam Ho", "", 0, null]];
  const hidden = withoutNames(data({ nodes: [...people, node("post", "Gangs Lead")], questions: [question("weak", ["why", "quote", "n", "x"], rows)],
    facts: [{ source: 0, role: "holds", target: 4, area: 0, plan: 0, part: -1, quote: "", place: "", start: 0, confidence: 1, status: "", current: true, amount: "" }] }));
  assert.deepEqual(hidden.questions[0]!.current.rows, [
    ["Without Gangs Lead nobody leads; Gangs Lead; Person 2", `${HIDDEN} leads`, 3, null],
    [HIDDEN, "", 0, null],
  ]);
});
