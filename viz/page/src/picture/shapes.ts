/** SVG as plain values, to be written as a document or made into elements of the page. */
import { svg } from "../ui/dom";

type Attributes = Readonly<Record<string, string | number | null>>;

/** An SVG element with attributes (null sets none), and what is in it; text is only ever text. */
export interface Shape {
  readonly name: keyof SVGElementTagNameMap;
  readonly attributes: Attributes;
  readonly inside: readonly (Shape | string)[];
}

/** A shape. */
export function shape(name: Shape["name"], attributes: Attributes, inside: readonly (Shape | string)[] = []): Shape {
  return { name, attributes, inside };
}

/** A shape as an SVG document. */
export function asDocument(whole: Shape): string {
  return written({ ...whole, attributes: { xmlns: "http://www.w3.org/2000/svg", ...whole.attributes } });
}

function written(each: Shape | string): string {
  if (typeof each === "string") return escaped(each);
  const attributes = Object.entries(each.attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
  if (!each.inside.length) return `<${each.name}${attributes}/>`;
  return `<${each.name}${attributes}>${each.inside.map(written).join("")}</${each.name}>`;
}

/** A shape as an element. */
export function asElement(whole: Shape): SVGElement {
  const inside = whole.inside.map((each) => (typeof each === "string" ? each : asElement(each)));
  return svg(whole.name, whole.attributes, ...inside);
}

/** A text as it may stand in XML: markup as text, without characters that XML forbids. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
