/** A picture as PNG, at twice its size so that it stays sharp in print. */

const SCALE = 2;
/** What browsers can hold: the longest side, and the whole, in pixels. */
const LONGEST = 16_000;
const MOST = 120_000_000;

/** Draws an SVG document as PNG. Throws an Error where the browser cannot. */
export async function toPng(svg: { text: string; width: number; height: number }): Promise<Blob> {
  const { text, width, height } = svg;
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height, Math.sqrt(MOST / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for this browser to save."))), "image/png");
  });
}
