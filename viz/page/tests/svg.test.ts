import assert from "node:assert/strict";
import test from "node:test";
import type { Colours } from "../src/picture/colours";
import { columnScene } from "../src/picture/column_layout";
import { linksAmong } from "../src/picture/links";
import { asDocument, escaped } from "../src/picture/shapes";
import { path, toSvg } from "../src/picture/svg";
import { NOTHING_TRACED, traced } from "../src/picture/tracing";
import { OUTLINES } from "../src/model/kinds";
import { everything, type Small, smallModel } from "./small_graph";

const COLOURS = {
  paper: "#fff", ground: "#eee", ink: "#111", soft: "#444", line: "#ccc", accent: "#004", selected: "#def", link: "#bbb", faint: "#eee",
  font: '"Segoe UI", sans-serif', kinds: Object.fromEntries(Object.keys(OUTLINES).map((kind) => [kind, "#123456"])),
} as unknown as Colours;
const HOSTILE = "</text><script>alert(1)</script> & \"quotes\" \u0000\u0008 \ud800 \u{1F693} <!-- ]]>";

function drawn(small: Small, selected: readonly string[] = [], words: { title: string; filters: string } = { title: "Who leads what", filters: "" }): string {
  const { model, at } = smallModel(small);
  const { nodes, facts } = everything(model);
  const links = linksAmong(model, nodes, facts);
  const scene = columnScene(model, nodes, links, 900, (text) => text.length * 6);
  const tracing = selected.length ? traced(model, links, selected.map(at)) : NOTHING_TRACED;
  return asDocument(toSvg({ scene, tracing, colours: COLOURS, ...words }).svg);
}

const SMALL: Small = {
  things: [["Ann Lee", "person", [0]], ["Meet monthly", "action", [0]], ["Bo Ray", "person", [1]]],
  facts: [["Ann Lee", "lead", "Meet monthly"]],
};

test("a picture holds its title, filters, names, heads, bands and key as text", () => {
  const text = drawn(SMALL, [], { title: "Who leads what: Hillford", filters: "Hillford · running on 2019-04-01" });
  for (const words of ["Who leads what: Hillford", "running on 2019-04-01", "Ann Lee", "People", "Marsham", "Partnership", "Supports, or only named in the action"]) {
    assert.ok(text.includes(words), words);
  }
});

test("what is selected, linked to it and neither are told apart", () => {
  const text = drawn(SMALL, ["Ann Lee"]);
  assert.ok(text.includes('<g class="person selected">'));
  assert.ok(text.includes('<g class="action direct">'));
  assert.ok(text.includes('<g class="person faded" opacity='));
  assert.ok(text.includes('<path class="direct"'));
  assert.ok(!drawn(SMALL).includes("faded"));
});

test("markup, quotes, control characters and half characters stay text or are left out", () => {
  const text = drawn({ things: [[HOSTILE, "person", [0]]], facts: [], areas: [HOSTILE] }, [], { title: HOSTILE, filters: HOSTILE });
  assert.ok(!text.includes("<script"));
  assert.ok(!text.includes("<!--"));
  assert.ok(!/[\u0000-\u0008]|\p{Surrogate}/u.test(text));
  assert.ok(text.includes("\u{1F693}"));
  assert.equal(escaped('<a href="x">&'), "&lt;a href=&quot;x&quot;&gt;&amp;");
});

test("elements are closed in their order", () => {
  const open: string[] = [];
  for (const [, end, name, empty] of drawn(SMALL, ["Ann Lee"]).matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (end) assert.equal(open.pop(), name);
    else if (!empty) open.push(name!);
  }
  assert.deepEqual(open, []);
});

test("a line is straight, or turns in a round corner that is no larger than it has room for", () => {
  assert.equal(path([{ x: 0, y: 0 }, { x: 10, y: 0 }]), "M0 0L10 0");
  assert.equal(path([{ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 20, y: 40 }]), "M0 0L14 0Q20 0 20 6L20 40");
  assert.equal(path([{ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 2, y: 40 }]), "M0 0L0 0Q2 0 2 2L2 40");
});
