import assert from "node:assert/strict";
import test from "node:test";
import { Model } from "../src/model/model";
import { shownIn } from "../src/model/shown";
import { START } from "../src/state";
import { findings, questionsOf } from "../src/views/answers/families";
import { data, question } from "./made_data";

const WEAK = "single-points-of-failure";
const model = new Model(data({
  areas: ["Hillford", "Marsham"].map((name) => ({ iri: name, name, code: "" })),
  questions: [
    question("concentration", ["area"], [], { family: "resilience" }),
    question("new-question", ["area"], [], { family: "resilience" }),
    question(WEAK, ["rank", "area", "name"], [[1, "Hillford", "Ann Lee"], [2, "Marsham", "Raj Patel"], [3, "Hillford", "Joy Cole"], [null, "Hillford", "Council"]], { family: "resilience" }),
  ],
}));

test("a badge counts what is ranked, under the filters", () => {
  assert.deepEqual(findings(model, shownIn(model, START), "resilience"), { count: 3, words: "3 single points of failure" });
  assert.equal(findings(model, shownIn(model, { ...START, areas: [1] }), "resilience")?.count, 1);
  assert.equal(findings(model, shownIn(model, START), "dependency"), null);
});

test("ranks are counted anew among the rows that are shown", () => {
  const rows = shownIn(model, { ...START, areas: [0] }).rows(model.question(WEAK)).rows;
  assert.deepEqual(rows.map((row) => row[0] ?? null), [1, 2, null]);
});

test("questions stand in their order, those that are new behind them", () => {
  assert.deepEqual(questionsOf(model, "resilience").map((each) => each.name), [WEAK, "concentration", "new-question"]);
});
