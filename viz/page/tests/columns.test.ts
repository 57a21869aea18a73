import assert from "node:assert/strict";
import test from "node:test";
import type { Kind } from "../src/data/types";
import { columnScene } from "../src/picture/column_layout";
import { columnOf, linksAmong } from "../src/picture/links";
import { mapScene } from "../src/picture/map_layout";
import type { Scene } from "../src/picture/scene";
import { everything, type Small, smallModel } from "./small_graph";

const KINDS: readonly Kind[] = ["person", "organisation", "panel", "service", "action", "action", "team", "post", "fund", "partnership"];
const measure = (text: string): number => text.length * 7;

/** A graph of many things with links of all kinds, the same each time. */
function many(count: number): Small {
  const things = Array.from({ length: count }, (_, at) => {
    const areas = at % 11 === 0 ? [0, 1] : [at % 2];
    return [`Thing ${at} ${"with many words ".repeat(at % 5)}`.trim(), KINDS[at % KINDS.length]!, areas] as const;
  });
  const facts = things.map(([name], at) => [name, "lead", things[(at * 7 + 4) % count]![0]] as const).filter(([one, , other]) => one !== other);
  return { things, facts };
}

function columns(small: Small, room: number, keep: (at: number) => boolean = () => true): { scene: Scene; columnOf: (node: number) => number } {
  const { model } = smallModel(small);
  const { nodes, facts } = everything(model);
  const kept = new Set([...nodes].filter(keep));
  const links = linksAmong(model, kept, facts);
  return { scene: columnScene(model, kept, links, room, measure), columnOf: (node) => columnOf(model, node) };
}

for (const [count, room] of [[12, 600], [60, 900], [300, 1400]] as const) {
  test(`${count} things stand once each within their band, none upon another`, () => {
    const { scene } = columns(many(count), room);
    assert.equal(new Set(scene.signs.map((sign) => sign.node)).size, count);
    for (const { box } of scene.signs) {
      assert.ok(scene.bands.some((band) => box.top >= band.box.top && box.bottom <= band.box.bottom && box.left >= band.box.left && box.right <= band.box.right));
    }
    scene.signs.forEach((one, at) => {
      for (const other of scene.signs.slice(at + 1)) {
        const across = one.box.left < other.box.right && other.box.left < one.box.right;
        assert.ok(!across || one.box.bottom <= other.box.top || other.box.bottom <= one.box.top, `${one.full} | ${other.full}`);
      }
    });
  });

  test(`${count} things: no line passes through the sign or label of another thing`, () => {
    const { scene } = columns(many(count), room);
    for (const { link, points } of scene.routes) {
      for (let at = 1; at < points.length; at += 1) {
        const [from, to] = [points[at - 1]!, points[at]!];
        assert.ok(from.x === to.x || from.y === to.y);
        for (const sign of scene.signs) {
          if (sign.node === link.left || sign.node === link.right) continue;
          const half = Math.max(7, sign.lines.length * 7) - 1;
          const right = sign.x + 12 + Math.max(...sign.lines.map(measure));
          const hit = Math.max(from.x, to.x) > sign.x - 7 && Math.min(from.x, to.x) < right
            && Math.max(from.y, to.y) > sign.y - half && Math.min(from.y, to.y) < sign.y + half;
          assert.ok(!hit, `${scene.of.get(link.left)!.full} to ${scene.of.get(link.right)!.full} through ${sign.full}`);
        }
      }
    }
  });
}

test("lines begin and end at their things", () => {
  const { scene } = columns(many(60), 900);
  for (const { link, points } of scene.routes) {
    assert.equal(points[0]!.y, scene.of.get(link.left)!.y);
    assert.equal(points.at(-1)!.y, scene.of.get(link.right)!.y);
    assert.ok(points.at(-1)!.x < scene.of.get(link.right)!.x);
  }
});

test("what filters leave out leaves no column and no band behind", () => {
  const { scene, columnOf: column } = columns(many(60), 900, (at) => KINDS[at % KINDS.length] !== "panel" && KINDS[at % KINDS.length] !== "partnership" && at % 2 === 0);
  assert.deepEqual(scene.bands.map((band) => band.name), ["Across boroughs", "Hillford"]);
  assert.ok(!scene.heads.some((head) => head.label === "Panels"));
  assert.ok(scene.signs.every((sign) => column(sign.node) !== 2));
});

test("an empty picture is empty", () => {
  const { scene } = columns({ things: [], facts: [] }, 900);
  assert.deepEqual([scene.signs.length, scene.bands.length, scene.height], [0, 0, 0]);
});

test("things keep the order that the page was given", () => {
  const { scene, columnOf: column } = columns(many(60), 900);
  for (const band of scene.bands) {
    for (const at of [0, 1, 2, 3, 4]) {
      const own = scene.signs.filter((sign) => column(sign.node) === at && sign.y > band.box.top && sign.y < band.box.bottom);
      assert.deepEqual(own.map((sign) => sign.y), own.map((sign) => sign.y).sort((one, other) => one - other));
    }
  }
});

test("the keyboard reaches everything in the columns and on the map", () => {
  const { model } = smallModel(many(60));
  const { nodes, facts } = everything(model);
  const links = linksAmong(model, nodes, facts);
  for (const scene of [columnScene(model, nodes, links, 900, measure), mapScene(model, nodes, links, measure)]) {
    const seen = new Set([scene.next(-1, "first")]);
    for (const node of seen) for (const way of ["up", "down", "left", "right", "first", "last"] as const) seen.add(scene.next(node, way));
    assert.equal(seen.size, nodes.size);
  }
});

test("the map of nothing is nothing", () => {
  const { model } = smallModel({ things: [], facts: [] });
  const scene = mapScene(model, new Set(), [], measure);
  assert.ok(Number.isFinite(scene.width) && Number.isFinite(scene.height));
});
