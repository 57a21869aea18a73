import assert from "node:assert/strict";
import test from "node:test";
import { CodePoints } from "../src/data/text";
import { Model } from "../src/model/model";
import { Places } from "../src/model/places";
import { data, node } from "./made_data";

const TEXT = "😀 Plan\n1\tMeet monthly\tAnn Lee\n2\tSweep the park\tRaj Patel\n";
const at = (words: string): number => new CodePoints(TEXT).offset(TEXT.indexOf(words));
const model = new Model(data({
  nodes: [node("action", "Meet monthly", { start: at("Meet"), place: "row 1" }), node("action", "Sweep the park", { start: at("Sweep"), place: "row 2" })],
  faults: [{ node: 0, plan: 0, start: at("Ann Lee"), end: at("Ann Lee") + 7, kind: "", description: "", place: "row 1, Lead" }],
}));
const places = new Places(model, new Map([[0, TEXT]]));

test("a place in words is found, and its words behind it", () => {
  assert.deepEqual(places.find("hillford.txt, row 2", ""), { plan: 0, at: at("Sweep") });
  assert.deepEqual(places.find("hillford.txt, from row 2", ""), { plan: 0, at: at("Sweep") });
  assert.deepEqual(places.find("hillford.txt, row 2", "Raj Patel"), { plan: 0, at: at("Raj") });
  assert.deepEqual(places.find("hillford.txt, row 1, Lead", "Ann Lee"), { plan: 0, at: at("Ann") });
});

test("where the place is not known the words are looked for in the whole plan, or the plan alone is given", () => {
  assert.deepEqual(places.find("hillford.txt, box 9", "Raj Patel"), { plan: 0, at: at("Raj") });
  assert.deepEqual(places.find("hillford.txt", ""), { plan: 0, at: -1 });
  assert.deepEqual(new Places(model, new Map()).find("hillford.txt, row 2", "not there"), { plan: 0, at: at("Sweep") });
});

test("what is in no plan is nowhere", () => {
  assert.equal(places.find("marsham.txt, row 1", "x"), null);
  assert.equal(places.find("", ""), null);
});
