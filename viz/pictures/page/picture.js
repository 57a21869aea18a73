"use strict";
// What the page does beyond drawing: light up what is selected and all it is joined to, show
// the plan's words, find a name. Text from the plans is set as text, never as markup.
(function () {
  const MOST_FOUND = 40;
  const boxes = drawing.boxes;
  const lines = drawing.lines;
  const frame = document.getElementById("mynetwork");
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const count = document.getElementById("count");
  const detail = document.getElementById("detail");
  const tip = document.getElementById("tip");
  const hint = Array.from(detail.childNodes);
  const joined = new Map(); // the lines at each box
  const alike = new Map(); // the boxes of each thing
  boxes.forEach(function (box) {
    joined.set(box.id, []);
    if (!alike.has(box.same)) alike.set(box.same, []);
    alike.get(box.same).push(box.id);
  });
  lines.forEach(function (line) {
    joined.get(line.from).push(line);
    joined.get(line.to).push(line);
  });
  const blocks = Array.from(document.querySelectorAll("button[data-block]"));
  const blockNames = new Map(blocks.map((button) => [button.dataset.block, button.textContent]));

  // --- what is selected ------------------------------------------------------------------

  function element(tag, text) {
    const made = document.createElement(tag);
    if (text !== undefined) {
      made.textContent = text;
      made.dir = "auto";
    }
    return made;
  }

  function heading(text) {
    const made = element("h2", text);
    made.tabIndex = -1;
    return made;
  }

  function clear() {
    drawing.show(null, [], []);
    detail.replaceChildren(...hint);
  }

  function quoted(said) {
    const made = element("blockquote");
    if (said[2]) made.append(element("span", "“" + said[2] + "”"));
    made.append(element("cite", said[4] ? said[3] + " (" + said[4] + ")" : said[3]));
    return made;
  }

  function toBox(id) {
    const box = boxes.get(id);
    const where = blockNames.get(box.block);
    const button = element("button", where ? box.name + " (" + where + ")" : box.name);
    button.type = "button";
    button.addEventListener("click", () => select(id, true));
    return button;
  }

  function select(id, move) {
    const own = alike.get(boxes.get(id).same);
    const touched = own.flatMap((each) => joined.get(each));
    const others = touched.map((line) => (own.includes(line.from) ? line.to : line.from));
    drawing.show(own.concat(others), touched.map((line) => line.id), own);
    tell(boxes.get(id), own, touched);
    if (move) {
      goTo(own.length > 1 ? [id] : own.concat(others), id);
      detail.querySelector("h2").focus();
    }
  }

  function tell(box, own, touched) {
    const known = element("dl");
    box.about.forEach((each) => known.append(element("dt", each[0]), element("dd", each[1])));
    const groups = new Map(); // by what they are to it: the boxes, each with what is said
    touched.forEach(function (line) {
      const forward = own.includes(line.from);
      line.said.forEach(function (said) {
        const role = forward ? said[0] : said[1];
        if (!groups.has(role)) groups.set(role, new Map());
        const group = groups.get(role);
        const other = forward ? line.to : line.from;
        group.set(other, (group.get(other) || []).concat([said]));
      });
    });
    detail.replaceChildren(heading(box.name), known);
    groups.forEach(function (group, role) {
      const list = element("ul");
      group.forEach(function (stated, other) {
        const item = element("li");
        item.append(toBox(other), ...stated.map(quoted));
        list.append(item);
      });
      detail.append(element("h3", role + " (" + group.size + ")"), list);
    });
  }

  function selectLine(id) {
    const line = lines.get(id);
    drawing.show([line.from, line.to], [id], []);
    detail.replaceChildren(heading("What joins them"));
    rolesOf(line).forEach(function (role) {
      detail.append(toBox(line.from), element("h3", role), toBox(line.to));
      detail.append(...line.said.filter((said) => said[0] === role).map(quoted));
    });
  }

  function rolesOf(line) {
    return Array.from(new Set(line.said.map((said) => said[0])));
  }

  network.on("click", function (event) {
    const id = event.nodes[0];
    network.unselectAll();
    if (id !== undefined && boxes.get(id).look !== "heading") return select(id, false);
    const line = id === undefined ? drawing.lineAt(event.pointer.canvas) : undefined;
    if (line !== undefined) selectLine(line);
    else clear();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") clear();
  });

  // --- the whole of a label that is cut off, and what a line means --------------------------

  function pointAt(event) {
    if (event.buttons) return (tip.hidden = true);
    const within = frame.getBoundingClientRect();
    const at = { x: event.clientX - within.left, y: event.clientY - within.top };
    const id = network.getNodeAt(at);
    const line = id === undefined ? drawing.lineAt(network.DOMtoCanvas(at)) : undefined;
    const text = id !== undefined ? boxes.get(id).name : line !== undefined ? inWords(lines.get(line)) : "";
    frame.style.cursor = text ? "pointer" : "";
    tip.hidden = !text;
    tip.textContent = text;
    tip.style.left = Math.max(0, Math.min(at.x + 14, frame.clientWidth - tip.offsetWidth)) + "px";
    tip.style.top = Math.max(0, Math.min(at.y + 18, frame.clientHeight - tip.offsetHeight)) + "px";
  }

  function inWords(line) {
    return boxes.get(line.from).name + " " + rolesOf(line).join(", ") + " " + boxes.get(line.to).name;
  }

  let pointing = 0;
  frame.addEventListener("mousemove", function (event) {
    cancelAnimationFrame(pointing);
    pointing = requestAnimationFrame(() => pointAt(event));
  });
  frame.addEventListener("mouseleave", () => (tip.hidden = true));

  // --- where the reader looks --------------------------------------------------------------

  function extent(ids) {
    const all = { left: Infinity, right: -Infinity, top: Infinity, foot: -Infinity };
    const within = new Set(ids);
    function take(x, y, across, down) {
      all.left = Math.min(all.left, x - across / 2);
      all.right = Math.max(all.right, x + across / 2);
      all.top = Math.min(all.top, y - down / 2);
      all.foot = Math.max(all.foot, y + down / 2);
    }
    within.forEach((id) => take(boxes.get(id).x, boxes.get(id).y, boxes.get(id).across, boxes.get(id).down));
    lines.forEach(function (line) {
      if (within.has(line.from) && within.has(line.to)) line.bends.forEach((bend) => take(bend[0], bend[1], 0, 0));
    });
    return all;
  }

  function filling(all) {
    return Math.min(1, (0.92 * frame.clientWidth) / (all.right - all.left), (0.92 * frame.clientHeight) / (all.foot - all.top));
  }

  function fit(all) {
    network.moveTo({ position: { x: (all.left + all.right) / 2, y: (all.top + all.foot) / 2 }, scale: filling(all) });
  }

  // A block fits its width, so that its labels can be read, and starts at its top.
  function goToTop(ids) {
    if (!ids.length) return;
    const all = extent(ids);
    const scale = Math.max(0.45, Math.min(1.1, (0.96 * frame.clientWidth) / (all.right - all.left)));
    const y = all.top - 12 + frame.clientHeight / 2 / scale;
    network.moveTo({ position: { x: (all.left + all.right) / 2, y: y }, scale: scale });
  }

  // What is selected with all around it, if that can still be read; else it alone.
  function goTo(ids, id) {
    const all = extent(ids);
    if (filling(all) > 0.5) fit(all);
    else network.moveTo({ position: { x: boxes.get(id).x, y: boxes.get(id).y }, scale: Math.max(0.7, network.getScale()) });
  }

  function ofBlock(key) {
    return Array.from(boxes.values()).filter((box) => box.block === key).map((box) => box.id);
  }

  function zoom(times) {
    network.moveTo({ scale: network.getScale() * times });
  }

  const everything = Array.from(boxes.keys());
  blocks.forEach((button) => button.addEventListener("click", () => goToTop(ofBlock(button.dataset.block))));
  document.getElementById("whole").addEventListener("click", () => everything.length && fit(extent(everything)));
  document.getElementById("nearer").addEventListener("click", () => zoom(1.3));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));

  // --- finding -----------------------------------------------------------------------------

  const key = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = Array.from(boxes.values())
    .filter((box) => box.look !== "heading")
    .map((box) => ({ id: box.id, keys: [box.name, ...box.spelt].map(key) }));

  find.addEventListener("input", function () {
    const wanted = key(find.value).split(/\s+/).filter(Boolean);
    const phrase = wanted.join(" ");
    const fits = (text) => wanted.every((word) => text.includes(word));
    // Names that begin so come first, then those that hold the words side by side.
    const rank = (each) => Math.min(...each.keys.map((text) => (text.startsWith(phrase) ? 0 : text.includes(phrase) ? 1 : 2)));
    const those = wanted.length ? names.filter((each) => each.keys.some(fits)) : [];
    those.sort((one, other) => rank(one) - rank(other));
    found.replaceChildren(
      ...those.slice(0, MOST_FOUND).map(function (each) {
        const item = element("li");
        item.append(toBox(each.id));
        return item;
      })
    );
    const more = those.length > MOST_FOUND ? "; the first " + MOST_FOUND + " of them:" : "";
    count.textContent = wanted.length ? those.length + " found" + more : "";
  });

  // --- begin -------------------------------------------------------------------------------

  const canvas = document.querySelector("#mynetwork > div");
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", "The picture. The arrow keys move it. Each box can also be found by its name.");
  drawing.recolour();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawing.recolour);
  // Reading starts at the first block in which something is joined.
  const first = blocks.map((button) => ofBlock(button.dataset.block)).find((ids) => ids.some((id) => joined.get(id).length));
  const begin = () => goToTop(first || everything);
  let untouched = true;
  ["pointerdown", "wheel", "keydown"].forEach((name) =>
    document.addEventListener(name, () => (untouched = false), { capture: true, once: true })
  );
  network.on("resize", () => untouched && begin());
  network.once("afterDrawing", function () {
    begin();
    frame.classList.add("drawn");
    requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.drawn = Math.round(performance.now()))));
  });
  network.redraw();
})();
