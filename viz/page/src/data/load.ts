/** What the page holds packed (gzip, base64), unpacked when it is first wanted. */
import type { PageData } from "./types";

const unpacked = new Map<string, Promise<Uint8Array>>();

/** The bytes packed under a name. Throws an Error where there are none. */
export function packedBytes(name: string): Promise<Uint8Array> {
  let found = unpacked.get(name);
  if (!found) {
    found = unpack(name);
    unpacked.set(name, found);
  }
  return found;
}

/** The text packed under a name. */
export async function packedText(name: string): Promise<string> {
  return new TextDecoder().decode(await packedBytes(name));
}

/** All that the page knows but the plans' texts and the graph. */
export async function readData(): Promise<PageData> {
  return JSON.parse(await packedText("data")) as PageData;
}

let texts: Promise<ReadonlyMap<number, string>> | undefined;

/** The texts of the plans by their index; those that are not at hand are left out. */
export function readTexts(): Promise<ReadonlyMap<number, string>> {
  texts ??= packedText("texts").then((json) => {
    const found = JSON.parse(json) as Record<string, string>;
    return new Map(Object.entries(found).map(([plan, text]) => [Number(plan), text]));
  });
  return texts;
}

async function unpack(name: string): Promise<Uint8Array> {
  const element = document.getElementById(`packed-${name}`);
  if (!element?.textContent) throw new Error(`The page holds no ${name}.`);
  const packed = Uint8Array.from(atob(element.textContent), (each) => each.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
