import assert from "node:assert/strict";
import test from "node:test";
import { leadsByTheme, MOST_COLUMNS, themesByArea } from "../src/model/counts";
import { everything, type Small, smallModel } from "./small_graph";

const SMALL: Small = {
  themes: ["GOVERNANCE", "Young people"],
  things: [
    ["Ann Lee", "person", [0]], ["Hillford Council", "organisation", [0]], ["Bo Ray", "person", [0]],
    ["Meet monthly", "action", [0], 0], ["Train staff", "action", [0], 1], ["Open a hub", "action", [1], 1], ["Write a plan", "action", [1]],
  ],
  facts: [
    ["Ann Lee", "lead", "Meet monthly"], ["Ann Lee", "lead", "Meet monthly"], ["Ann Lee", "lead", "Train staff"], ["Bo Ray", "support", "Train staff"],
    ["Hillford Council", "lead organisation", "Meet monthly"], ["Hillford Council", "lead organisation", "Open a hub"], ["Hillford Council", "lead organisation", "Train staff"],
  ],
};

function table(counts: ReturnType<typeof leadsByTheme>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    counts.rows.map((row, at) => [row.label, { all: row.actions.length, ...Object.fromEntries(counts.columns.map((column, place) => [column.label, counts.at(at, place).length])) }]),
  );
}

test("each lead's actions are counted once under their theme, those who lead most first", () => {
  const { model } = smallModel(SMALL);
  const counts = leadsByTheme(model, everything(model));
  assert.deepEqual(table(counts), {
    "Hillford Council": { all: 3, GOVERNANCE: 1, "Young people": 2 },
    "Ann Lee": { all: 2, GOVERNANCE: 1, "Young people": 1 },
  });
  assert.deepEqual(counts.rows.map((row) => row.label), ["Hillford Council", "Ann Lee"]);
  assert.equal(counts.actions.length, 3);
});

test("all actions of an area are counted, with a lead or without, and those without a theme", () => {
  const { model } = smallModel(SMALL);
  assert.deepEqual(table(themesByArea(model, everything(model))), {
    "Young people": { all: 2, Hillford: 1, Marsham: 1 },
    GOVERNANCE: { all: 1, Hillford: 1, Marsham: 0 },
    "No theme stated": { all: 1, Hillford: 0, Marsham: 1 },
  });
});

test("only what is shown is counted", () => {
  const { model, at } = smallModel(SMALL);
  const nodes = new Set([at("Ann Lee"), at("Train staff")]);
  const facts = model.data.facts.filter((fact) => nodes.has(fact.source) && nodes.has(fact.target));
  assert.deepEqual(table(leadsByTheme(model, { nodes, facts })), { "Ann Lee": { all: 1, "Young people": 1 } });
});

test("more themes than there is room for are counted together, and no action is lost", () => {
  const count = MOST_COLUMNS + 5;
  const names = Array.from({ length: count }, (_, at) => `Act ${at}`);
  const { model } = smallModel({
    themes: names.map((_, at) => `Theme ${at}`),
    things: [["Ann Lee", "person", [0]], ...names.map((name, at) => [name, "action", [0], at] as const)],
    facts: names.map((name) => ["Ann Lee", "lead", name]),
  });
  const counts = leadsByTheme(model, everything(model));
  assert.equal(counts.columns.length, MOST_COLUMNS);
  assert.equal(counts.columns.at(-1)!.label, "Other themes (6)");
  assert.equal(counts.columns.reduce((sum, _, at) => sum + counts.at(0, at).length, 0), count);
});
