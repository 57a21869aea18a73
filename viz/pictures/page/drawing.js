"use strict";
// How the boxes and the lines between them are drawn, and which line a point lies on. Sizes
// and places come with the data; colours are those of the style sheet.
const drawing = (function () {
  const SMALLEST = 5; // letters lower than this, in pixels, cannot be read and are not drawn
  const DASHED = ["post", "team"];
  const THICK = ["partnership", "not-led"];
  const SLANTED = ["panel", "partnership", "service"];
  const FADED = 0.45; // how much of what is out of the light can be seen
  const ROUND = 9; // of the corners of lines
  const NEAR = 6; // how far from a line, in pixels, one may point and still mean it
  const boxes = new Map(nodes.get().map((box) => [box.id, box]));
  const lines = new Map(edges.get().map((line) => [line.id, line]));
  const colours = {};
  const light = { boxes: null, lines: new Set(), chosen: new Set() }; // boxes: null where all are in it

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue("--" + name).trim();
    ["text", "line", "faint-line", "lit", "not-led-text"].forEach((name) => (colours[name] = read(name)));
    boxes.forEach((box) => (colours[box.look] = { line: read(box.look), fill: read(box.look + "-fill") }));
  }

  // --- boxes -----------------------------------------------------------------------------

  function corners(ctx, points) {
    points.forEach((point, number) => (number ? ctx.lineTo(...point) : ctx.moveTo(...point)));
    ctx.closePath();
  }

  // The outline says the kind again to those who cannot tell the colours apart.
  function outline(ctx, look, x, y, w, h) {
    const cut = Math.min(h / 2, 10);
    const left = x - w / 2, right = x + w / 2, top = y - h / 2, foot = y + h / 2;
    ctx.beginPath();
    switch (look) {
      case "person":
      case "post":
        ctx.roundRect(left, top, w, h, Math.min(h / 2, 18));
        break;
      case "panel":
      case "partnership":
        corners(ctx, [[left, y], [left + cut, top], [right - cut, top], [right, y], [right - cut, foot], [left + cut, foot]]);
        break;
      case "service":
        corners(ctx, [[left + cut, top], [right, top], [right - cut, foot], [left, foot]]);
        break;
      case "fund":
        corners(ctx, [[left, top], [right - cut, top], [right, top + cut], [right, foot], [left + cut, foot], [left, foot - cut]]);
        break;
      case "action":
      case "not-led":
        ctx.roundRect(left, top, w, h, 5);
        break;
      default:
        ctx.rect(left, top, w, h);
    }
  }

  function shape(ctx, look, x, y, w, h, scale, chosen) {
    outline(ctx, look, x, y, w, h);
    ctx.fillStyle = colours[look].fill;
    ctx.fill();
    // However small all is drawn, an outline can still be seen.
    ctx.lineWidth = Math.max(chosen ? 4 : THICK.includes(look) ? 2.5 : 1.5, 0.9 / scale);
    ctx.strokeStyle = chosen ? colours.lit : colours[look].line;
    ctx.setLineDash(DASHED.includes(look) ? [5, 4] : []);
    ctx.stroke();
  }

  function box(given) {
    const one = boxes.get(given.id);
    return {
      nodeDimensions: { width: one.across, height: one.down },
      drawNode: function () {
        const ctx = given.ctx;
        const heading = one.look === "heading";
        ctx.globalAlpha = !light.boxes || heading || light.boxes.has(one.id) ? 1 : FADED;
        if (!heading) shape(ctx, one.look, given.x, given.y, one.across, one.down, network.getScale(), light.chosen.has(one.id));
        if (!heading && one.letters * network.getScale() < SMALLEST) return;
        ctx.font = (heading ? "bold " : "") + one.letters + "px system-ui, sans-serif";
        ctx.fillStyle = one.look === "not-led" ? colours["not-led-text"] : colours.text;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        one.printed.forEach(function (words, number) {
          const y = given.y + (number - (one.printed.length - 1) / 2) * one.letters * 1.25;
          // What the font makes wider than its box is squeezed into it.
          ctx.fillText(words, given.x, y, one.across - (SLANTED.includes(one.look) ? 30 : 14));
        });
      },
    };
  }

  // --- lines -----------------------------------------------------------------------------

  // From the side of one box level to the lane, up or down in it, and level to the side of the
  // other; reporting lines go from the top of the lower box to the foot of the upper.
  function course(line) {
    const from = boxes.get(line.from), to = boxes.get(line.to);
    const path = new Path2D();
    if (line.upward) {
      const down = to.y > from.y ? 1 : -1;
      const start = from.y + (down * from.down) / 2;
      const end = to.y - (down * to.down) / 2;
      const bend = (end - start) / 2;
      path.moveTo(from.x, start);
      path.bezierCurveTo(from.x, start + bend, to.x, end - bend, to.x, end);
      return { path: path, end: { x: to.x, y: end, angle: (down * Math.PI) / 2 } };
    }
    const leaving = line.lane > from.x ? 1 : -1, coming = line.lane > to.x ? -1 : 1;
    const start = from.x + (leaving * from.across) / 2;
    const end = to.x - (coming * to.across) / 2;
    const round = Math.min(ROUND, Math.abs(to.y - from.y) / 2, Math.abs(line.lane - start), Math.abs(end - line.lane));
    path.moveTo(start, from.y);
    path.arcTo(line.lane, from.y, line.lane, to.y, round);
    path.arcTo(line.lane, to.y, end, to.y, round);
    path.lineTo(end, to.y);
    return { path: path, end: { x: end, y: to.y, angle: coming > 0 ? 0 : Math.PI } };
  }

  const courses = new Map(Array.from(lines.values()).map((line) => [line.id, course(line)]));

  function arrow(path, end) {
    const tip = [0.4, -0.4].map((turn) => [end.x - 14 * Math.cos(end.angle + turn), end.y - 14 * Math.sin(end.angle + turn)]);
    path.moveTo(...tip[0]);
    path.lineTo(end.x, end.y);
    path.lineTo(...tip[1]);
  }

  // All lines that look the same are drawn as one, which is many times faster.
  function batches(ids) {
    const found = new Map();
    ids.forEach(function (id) {
      const line = lines.get(id);
      const key = (line.strong ? "strong" : "") + (line.noted ? " noted" : "");
      if (!found.has(key)) found.set(key, { strong: line.strong, noted: line.noted, lines: new Path2D(), arrows: new Path2D() });
      found.get(key).lines.addPath(courses.get(id).path);
      if (line.arrow) arrow(found.get(key).arrows, courses.get(id).end);
    });
    return Array.from(found.values());
  }

  const all = batches(Array.from(lines.keys()));
  let lit = [];

  function strokes(ctx, some, colour, more) {
    ctx.strokeStyle = colour;
    some.forEach(function (batch) {
      ctx.lineWidth = (batch.strong ? 1.8 : 1) + more;
      ctx.setLineDash(batch.noted ? [6, 5] : []);
      ctx.stroke(batch.lines);
      ctx.setLineDash([]);
      ctx.stroke(batch.arrows);
    });
  }

  function drawLines(ctx) {
    ctx.save();
    strokes(ctx, all, light.boxes ? colours["faint-line"] : colours.line, 0);
    strokes(ctx, lit, colours.lit, 0.8);
    ctx.restore();
  }

  const measuring = document.createElement("canvas").getContext("2d");

  // The line at a place of the picture, those in the light before others; undefined if none.
  function lineAt(place) {
    measuring.lineWidth = (2 * NEAR) / network.getScale();
    const order = Array.from(light.lines).concat(Array.from(lines.keys()).filter((id) => !light.lines.has(id)));
    return order.find((id) => measuring.isPointInStroke(courses.get(id).path, place.x, place.y));
  }

  // --- what others call ------------------------------------------------------------------

  function legend() {
    document.querySelectorAll(".legend canvas").forEach(function (canvas) {
      const ctx = canvas.getContext("2d");
      ctx.setTransform(2, 0, 0, 2, 0, 0);
      ctx.clearRect(0, 0, 26, 14);
      const look = canvas.dataset.look;
      if (!look.startsWith("line")) return shape(ctx, look, 13, 7, 23, 11, 1, false);
      const line = new Path2D("M 1 7 H 25");
      const batch = { strong: look === "line-strong", noted: look === "line-noted", lines: line, arrows: new Path2D() };
      strokes(ctx, [batch], colours.line, 0.4);
    });
  }

  function recolour() {
    readColours();
    legend();
    network.redraw();
  }

  function show(inLight, ofLines, chosen) {
    light.boxes = inLight && new Set(inLight);
    light.lines = new Set(ofLines);
    light.chosen = new Set(chosen);
    lit = batches(light.lines);
    network.redraw();
  }

  readColours();
  network.setOptions({ nodes: { shape: "custom", ctxRenderer: box } });
  network.on("beforeDrawing", drawLines);
  // The library would learn the size of a box only from drawing it, and not draw what it
  // takes to be out of sight.
  boxes.forEach(function (one) {
    const node = network.body.nodes[one.id];
    node.shape.customSizeWidth = one.across;
    node.shape.customSizeHeight = one.down;
    node.needsRefresh();
    node.updateBoundingBox(network.canvas.getContext(), false, false);
  });
  return { boxes: boxes, lines: lines, lineAt: lineAt, recolour: recolour, show: show };
})();
