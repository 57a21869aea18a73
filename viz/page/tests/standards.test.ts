import assert from "node:assert/strict";
import test from "node:test";
import { Model } from "../src/model/model";
import { MISSING, STATED, standardGrid } from "../src/model/standards";
import { START } from "../src/state";
import { data, question } from "./made_data";

const areas = ["Hillford", "Marsham", "Dunford"].map((name) => ({ iri: name, name, code: "" }));
const standards = [
  { name: "Tasking", theme: "Governance", kind: "template", description: "" },
  { name: "Sweeps", theme: "Weapons", kind: "template", description: "" },
  { name: "Lessons", theme: "Governance", kind: "often added", description: "" },
  { name: "Never named", theme: "Governance", kind: "often added", description: "" },
];
const stated = (name: string, area: string, doubt: string | null = null) => [name, area, "present", "Ann Lee", doubt];
const model = new Model(data({
  areas,
  plans: areas.map((each, area) => ({ iri: each.name, file: `${each.name}.txt`, title: "", area, period: "", replaces: -1 })),
  standards,
  questions: [
    question(STATED, ["standard action", "area", "state", "lead", "doubt"], [
      stated("Tasking", "Hillford"), stated("Tasking", "Hillford", "uncertain"), stated("Tasking", "Marsham", "uncertain"),
      stated("Lessons", "Hillford"), stated("not in the list", "Hillford"),
    ]),
    question(MISSING, ["standard action", "area", "state", "parts"], [
      ["Sweeps", "Hillford", "missing", null], ["Sweeps", "Marsham", "in parts", "Bins; Arches"], ["any of them", "Dunford", "not compared", null],
    ]),
  ],
}));

const table = (state = START): Record<string, string[]> => {
  const grid = standardGrid(model, state);
  return Object.fromEntries(grid.standards.map((each, at) => [each.name, grid.areas.map((_, area) => grid.cell(at, area).standing)]));
};

test("each cell says what the plan states, and one that is certain is enough", () => {
  assert.deepEqual(table(), {
    Tasking: ["present", "uncertain", "not compared"],
    Lessons: ["present", "not found", "not found"],
    Sweeps: ["missing", "in parts", "not compared"],
  });
});

test("standard actions stand theme by theme, in the order of the list", () => {
  assert.deepEqual(standardGrid(model, START).standards.map((each) => each.name), ["Tasking", "Lessons", "Sweeps"]);
});

test("areas narrow it, and nothing else does", () => {
  const narrowed = standardGrid(model, { ...START, areas: [1], themes: [0], on: "2020-01-01", sure: true });
  assert.deepEqual(narrowed.areas, [1]);
  assert.deepEqual(narrowed.standards.map((_, at) => narrowed.cell(at, 0).standing), ["uncertain", "in parts"]);
});

test("a row has what is told of it, by column", () => {
  const grid = standardGrid(model, START);
  assert.equal(grid.cell(0, 0).rows.length, 2);
  assert.equal(grid.cell(2, 1).rows[0]!["parts"], "Bins; Arches");
});
