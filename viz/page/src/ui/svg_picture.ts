/** Takes drawings in SVG off the page: as one file of SVG, or as PNG. */
import { svg } from "./dom";

/** A drawing with its heading. */
export interface Part {
  readonly heading: string;
  readonly drawing: SVGSVGElement;
}

const GAP = 24;
const HEADING = 30;
const SHARP = 2;
const LARGEST = 12_000; // Browsers draw no larger pictures.
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight"];

/** The drawings one below the other, each below its heading, with the styles of the page. */
export function svgText(parts: readonly Part[]): string {
  const page = getComputedStyle(document.documentElement);
  const [paper, ink] = [page.getPropertyValue("--paper").trim(), page.getPropertyValue("--ink").trim()];
  const width = 2 * GAP + Math.max(...parts.map(({ drawing }) => drawing.width.baseVal.value), 320);
  let y = GAP;
  const drawn = parts.flatMap(({ heading, drawing }) => {
    const title = svg("text", { x: GAP, y: y + 16, fill: ink, "font-size": 18, "font-weight": 600, "font-family": "sans-serif" }, heading);
    const copy = styled(drawing);
    copy.setAttribute("x", String(GAP));
    copy.setAttribute("y", String(y + HEADING));
    y += HEADING + drawing.height.baseVal.value + GAP;
    return [title, copy];
  });
  const whole = svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height: y, viewBox: `0 0 ${width} ${y}` },
    svg("rect", { width, height: y, fill: paper }),
    ...drawn,
  );
  return new XMLSerializer().serializeToString(whole);
}

/** The same as PNG, twice as large so that it stays sharp. Rejects where it cannot be drawn. */
export async function pngOf(text: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(SHARP, LARGEST / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be drawn."))), "image/png");
  });
}

/** A copy that looks the same without the page's style sheet. */
function styled(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [own, copied] = [[...drawing.querySelectorAll("*")], [...copy.querySelectorAll("*")]];
  own.forEach((element, at) => {
    const style = getComputedStyle(element);
    for (const name of STYLES) copied[at]!.setAttribute(name, style.getPropertyValue(name));
  });
  return copy;
}
