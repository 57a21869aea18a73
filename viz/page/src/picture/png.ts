/** A picture as PNG, at twice its size so that it stays sharp in print. */
import { asDocument, type Shape } from "./shapes";

const SCALE = 2;
/** What browsers can hold: the longest side, and the whole, in pixels. */
const LONGEST = 16_000;
const MOST = 120_000_000;

/** Draws a shape of a size as PNG. Throws an Error where the browser cannot. */
export async function toPng(drawn: { svg: Shape; width: number; height: number }): Promise<Blob> {
  const { svg, width, height } = drawn;
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height, Math.sqrt(MOST / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asDocument(svg))}`;
  await image.decode();
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for this browser to save."))), "image/png");
  });
}
