import assert from "node:assert/strict";
import test from "node:test";
import { linksAmong } from "../src/picture/links";
import { Near, traced } from "../src/picture/tracing";
import { everything, type Small, smallModel } from "./small_graph";

const SMALL: Small = {
  things: [
    ["Ann Lee", "person", [0]], ["Bo Ray", "person", [0]], ["Head of Safety", "post", [0]], ["Hillford Council", "organisation", [0]],
    ["Safety Team", "team", [0]], ["Hillford Board", "panel", [0]], ["Night Bus Watch", "service", [0, 1]], ["Schools", "organisation", [0]],
    ["Meet monthly", "action", [0]], ["Train staff", "action", [0]], ["Open a hub", "action", [0]],
  ],
  facts: [
    ["Ann Lee", "lead", "Meet monthly"], ["Ann Lee", "support", "Train staff"], ["Bo Ray", "lead", "Train staff"],
    ["Hillford Council", "lead organisation", "Open a hub"], ["Ann Lee", "member of", "Hillford Council"], ["Bo Ray", "member of", "Hillford Council"],
    ["Hillford Council", "member of", "Hillford Board"], ["Safety Team", "part of", "Hillford Council"], ["Ann Lee", "holds", "Head of Safety"],
    ["Meet monthly", "uses", "Night Bus Watch"],
  ],
  named: [["Schools", "Meet monthly"], ["Ann Lee", "Meet monthly"]],
};

function nearby(...selected: readonly string[]): Record<string, Near> {
  const { model, at } = smallModel(SMALL);
  const { nodes, facts } = everything(model);
  const found = traced(model, linksAmong(model, nodes, facts), selected.map(at));
  return Object.fromEntries([...found.nodes].map(([node, near]) => [model.at(node).label, near]));
}

test("a lead's actions, bodies and posts are traced directly, and in a second step what stands behind them", () => {
  assert.deepEqual(nearby("Ann Lee"), {
    "Ann Lee": Near.Selected,
    "Meet monthly": Near.Direct,
    "Train staff": Near.Direct,
    "Hillford Council": Near.Direct,
    "Head of Safety": Near.Direct,
    "Night Bus Watch": Near.Second,
    "Bo Ray": Near.Second,
    "Hillford Board": Near.Second,
  });
});

test("the second step never adds actions, members or parts of a body, or what a row only names", () => {
  const found = nearby("Ann Lee");
  for (const name of ["Open a hub", "Safety Team", "Schools"]) assert.ok(!(name in found), name);
});

test("an action is joined to all who have a part in it, and to what it only names", () => {
  assert.deepEqual(nearby("Meet monthly"), {
    "Meet monthly": Near.Selected, "Ann Lee": Near.Direct, "Night Bus Watch": Near.Direct, Schools: Near.Direct,
    "Hillford Council": Near.Second, "Head of Safety": Near.Second,
  });
});

test("several selected are all traced, and none of them is only near another", () => {
  const found = nearby("Ann Lee", "Bo Ray");
  assert.equal(found["Bo Ray"], Near.Selected);
  assert.equal(found["Train staff"], Near.Direct);
});

test("support and what is only named are dashed, and a doubtful name joins nothing where only sure readings are kept", () => {
  const { model, at } = smallModel(SMALL);
  const { nodes, facts } = everything(model);
  const dashed = (one: string, other: string, sure: boolean): boolean | undefined =>
    linksAmong(model, nodes, facts, sure).find((link) => link.left === at(one) && link.right === at(other))?.dashed;
  assert.equal(dashed("Ann Lee", "Meet monthly", false), false);
  assert.equal(dashed("Ann Lee", "Train staff", false), true);
  assert.equal(dashed("Schools", "Meet monthly", false), true);
  assert.equal(dashed("Schools", "Meet monthly", true), undefined);
});

test("what is not shown joins nothing", () => {
  const { model, at } = smallModel(SMALL);
  const links = linksAmong(model, new Set([at("Ann Lee"), at("Meet monthly")]), model.data.facts);
  assert.deepEqual(links.map((link) => [link.left, link.right]), [[at("Ann Lee"), at("Meet monthly")]]);
});
