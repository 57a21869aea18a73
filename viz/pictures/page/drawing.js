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

  // Where a line leaves or meets a box: the middle of the side that faces its nearest bend.
  function side(box, bend) {
    if (bend[1] === box.y) return [box.x + (Math.sign(bend[0] - box.x) * box.across) / 2, box.y];
    return [box.x, box.y + (Math.sign(bend[1] - box.y) * box.down) / 2];
  }

  function course(line) {
    const from = boxes.get(line.from), to = boxes.get(line.to), last = line.bends[line.bends.length - 1];
    const points = [side(from, line.bends[0]), ...line.bends, side(to, last)];
    const apart = (one, other) => Math.hypot(points[one][0] - points[other][0], points[one][1] - points[other][1]);
    const path = new Path2D();
    path.moveTo(...points[0]);
    for (let at = 1; at < points.length - 1; at++) {
      const room = Math.min(apart(at - 1, at) / (at > 1 ? 2 : 1), apart(at, at + 1) / (at < points.length - 2 ? 2 : 1));
      path.arcTo(...points[at], ...points[at + 1], Math.min(ROUND, room));
    }
    const end = points[points.length - 1];
    path.lineTo(...end);
    return { path: path, end: { x: end[0], y: end[1], angle: Math.atan2(end[1] - last[1], end[0] - last[0]) } };
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
