"use strict";
// What the page does beyond drawing: show a box's text, light up one thing in all plans,
// go to a plan, find a name. Text from the plans is set as text, never as markup.
(function () {
  const note = document.getElementById("note");
  const hint = note.textContent;

  function ofThing(thing) {
    return nodes.get({ filter: (node) => Boolean(thing) && node.thing === thing }).map((node) => node.id);
  }

  function light(ids) {
    network.selectNodes(ids, true);
    note.textContent = ids.length ? ids.map((id) => nodes.get(id).note).join("\n\n") : hint;
  }

  network.on("selectNode", function (event) {
    const clicked = nodes.get(event.nodes[event.nodes.length - 1]);
    const all = ofThing(clicked.thing);
    light(all.length ? all : [clicked.id]);
  });
  network.on("deselectNode", function (event) {
    light(event.nodes);
  });

  // One plan fits its width, so that its labels can be read, and starts at its top; all
  // plans together fit whole.
  function goTo(plan) {
    const ids = nodes.get({ filter: (node) => node.plan === plan }).map((node) => node.id);
    if (!ids.length) {
      network.fit();
      return;
    }
    const boxes = ids.map((id) => network.getBoundingBox(id));
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top));
    const frame = document.getElementById("mynetwork");
    const scale = Math.min(1, (0.94 * frame.clientWidth) / (right - left));
    network.moveTo({
      position: { x: (left + right) / 2, y: top - 20 + frame.clientHeight / 2 / scale },
      scale: scale,
    });
  }

  const buttons = Array.from(document.querySelectorAll("button[data-plan]"));
  buttons.forEach(function (button) {
    button.addEventListener("click", () => goTo(button.dataset.plan));
  });

  document.getElementById("find").addEventListener("input", function (event) {
    const words = event.target.value.trim().toLowerCase();
    const ids = words
      ? nodes.get({ filter: (node) => node.note.split("\n")[0].toLowerCase().includes(words) }).map((node) => node.id)
      : [];
    light(ids.slice(0, 50));
    if (ids.length) network.fit({ nodes: ids.slice(0, 50) });
  });

  // The first button is "All". Reading starts at the first plan that names a lead.
  const plans = buttons.slice(1).map((button) => button.dataset.plan);
  const first = plans.find((plan) => nodes.get({ filter: (node) => node.plan === plan && node.thing }).length);
  network.once("afterDrawing", () => goTo(first || plans[0] || ""));
})();
