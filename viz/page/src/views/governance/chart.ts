/** The picture of who reports to whom in one area, in SVG. */
import type { Board, Chart, Fact, Point, ReportingLine } from "../../data/types";
import { OUTLINES } from "../../model/kinds";
import type { Model } from "../../model/model";
import { SURE } from "../../model/shown";
import { svg } from "../../ui/dom";
import { counted } from "../../ui/words";

/** The roles of those statements. */
export const ROLES = new Set(["reports to", "chairs", "heads", "member of", "post in"]);

/** What is drawn, and how. */
export interface ChartUse {
  readonly model: Model;
  readonly area: number;
  /** What the area's plans state of boards and panels, at present or of all time. */
  readonly facts: readonly Fact[];
  readonly selected: readonly number[];
  /** The nodes that the filters keep; others are faded. */
  readonly kept: ReadonlySet<number>;
  readonly onSelect: (node: number) => void;
}

// As in viz/explorer/governance_layers.py, which leaves room for the lines.
const PADDING = 10;
const SIGN = 20;
const LINE = 17;
const NOTE = 15;
const BASE = 13; // From the top of a line of text to the foot of its letters.
const EDGE = 6; // Room for outlines and for the line around what is focused.
const LONGEST_CHAIR = 19;
let made = 0;

/** The drawing; each board is a button. */
export function chartDrawing(chart: Chart, use: ChartUse): SVGSVGElement {
  const { model, area } = use;
  const [width, height] = [chart.width + 2 * EDGE, chart.height + 2 * EDGE];
  const arrow = `arrow-${(made += 1)}`;
  const traced = tracing(chart, use.selected);
  const [first] = chart.apart;
  return svg(
    "svg",
    { class: "chart", width, height, viewBox: `${-EDGE} ${-EDGE} ${width} ${height}`, role: "group", "aria-label": `Boards and panels of ${model.data.areas[area]!.name}` },
    svg("defs", {}, svg("marker", { id: arrow, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 8, markerHeight: 8, orient: "auto-start-reverse" },
      svg("path", { d: "M0 0L10 5L0 10z", class: "arrow" }))),
    ...chart.lines.map((line) => lineDrawing(line, use, arrow, traced)),
    first && chart.boards.length
      ? svg("text", { x: 0, y: first.y - 16, class: "apart" }, "Neither to whom these report nor who reports to them is stated:")
      : null,
    ...[...chart.boards, ...chart.apart].map((board) => boardDrawing(board, use, traced)),
  );
}

/** Who chairs a board and who sits on it, in the order of the plan. */
export function seats(facts: readonly Fact[], node: number): { chairs: readonly number[]; members: readonly number[] } {
  const of = (...roles: readonly string[]): number[] => [
    ...new Set(facts.filter((fact) => fact.target === node && roles.includes(fact.role)).map((fact) => fact.source)),
  ];
  return { chairs: of("chairs", "heads"), members: of("member of", "post in") };
}

/** The boards on the lines up and down from those selected; null where none of them is selected. */
function tracing(chart: Chart, selected: readonly number[]): ReadonlySet<number> | null {
  const boards = new Set([...chart.boards, ...chart.apart].map((board) => board.node));
  const start = selected.filter((node) => boards.has(node));
  if (!start.length) return null;
  const found = new Set(start);
  for (const [from, to] of [["source", "target"], ["target", "source"]] as const) {
    const waiting = [...start];
    for (const here of waiting) {
      for (const line of chart.lines) {
        if (line[from] !== here || (found.has(line[to]) && waiting.includes(line[to]))) continue;
        found.add(line[to]);
        waiting.push(line[to]);
      }
    }
  }
  return found;
}

function boardDrawing(board: Board, use: ChartUse, traced: ReadonlySet<number> | null): SVGElement {
  const { model } = use;
  const node = model.at(board.node);
  const { x, y, width, height } = board;
  const { chairs, members } = seats(use.facts, board.node);
  const shared = node.areas.length > 1;
  const notes = [chairWords(model, chairs), [members.length ? counted(members.length, "member") : "", shared ? `in ${node.areas.length} areas` : ""].filter(Boolean).join(" · ")];
  const faded = (traced && !traced.has(board.node)) || !use.kept.has(board.node);
  const choose = (): void => use.onSelect(board.node);
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  };
  const selected = use.selected.includes(board.node);
  const left = x + PADDING + SIGN;
  return svg(
    "g",
    {
      class: ["board", node.kind, faded && "faded", selected && "selected"].filter(Boolean).join(" "),
      role: "button", tabindex: 0, "aria-pressed": String(selected), "data-node": board.node,
      onclick: choose, onkeydown,
    },
    svg("title", {}, [node.label, ...notes, shared ? `(${model.areasOf(node)})` : ""].filter(Boolean).join("\n")),
    shared ? svg("rect", { class: "shared", x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 10 }) : null,
    svg("rect", { class: "box", x, y, width, height, rx: 7 }),
    svg("path", { class: "kind", d: OUTLINES[node.kind], transform: `translate(${x + PADDING - 2} ${y + PADDING}) scale(0.95)`, "fill-rule": "evenodd" }),
    svg("text", { class: "label" }, ...board.lines.map((line, at) => svg("tspan", { x: left, y: y + PADDING + BASE + LINE * at }, `${line} `))),
    svg("text", { class: "note" }, ...notes.map((note, at) => svg("tspan", { x: left, y: y + PADDING + LINE * board.lines.length + BASE + NOTE * at }, `${note} `))),
  );
}

function chairWords(model: Model, chairs: readonly number[]): string {
  const [only] = chairs;
  if (only === undefined) return "chair not stated";
  const { label } = model.at(only);
  if (chairs.length > 1) return counted(chairs.length, "chair");
  return label.length <= LONGEST_CHAIR ? `chair: ${label}` : "chair stated";
}

function lineDrawing(line: ReportingLine, use: ChartUse, arrow: string, traced: ReadonlySet<number> | null): SVGElement {
  const { model } = use;
  const stated = use.facts.filter(
    (fact) => fact.role === "reports to" && fact.source === line.source && fact.target === line.target,
  );
  const doubtful = stated.every((fact) => fact.confidence < SURE);
  const status = stated.every((fact) => fact.status) ? (stated[0]?.status ?? "") : "";
  const marks = [status, doubtful ? "uncertain" : ""].filter(Boolean).join(", ");
  const faded = traced !== null && !(traced.has(line.source) && traced.has(line.target));
  const [first] = stated;
  const said = `${model.at(line.source).label} reports to ${model.at(line.target).label}`;
  const title = [said, marks ? ` (${marks})` : "", first ? `: “${first.quote}” (${model.placeOf(first)})` : ""].join("");
  const from = line.points[0]!;
  const to = line.points[line.points.length - 1]!;
  return svg(
    "g",
    { class: faded ? "line faded" : "line" },
    svg("title", {}, title),
    svg("path", { class: marks ? "way doubtful" : "way", d: way(line), "marker-end": `url(#${arrow})` }),
    svg("path", { class: "reach", d: way(line) }),
    marks ? svg("text", { class: "mark", x: (from.x + to.x) / 2 + 6, y: (from.y + to.y) / 2 + 4 }, marks) : null,
  );
}

/** The line as a path: it leaves and comes to each point straight up. */
function way({ points, circle }: ReportingLine): string {
  const [start, ...others] = points as readonly [Point, ...Point[]];
  let before = start;
  const steps = others.map((point) => {
    const bow = circle ? 40 : 0;
    const half = (before.y - point.y) / 2;
    const step =
      before.x === point.x && !circle
        ? `V${point.y}`
        : `C${before.x + bow} ${before.y - half} ${point.x + bow} ${point.y + half} ${point.x} ${point.y}`;
    before = point;
    return step;
  });
  return `M${start.x} ${start.y}${steps.join("")}`;
}
