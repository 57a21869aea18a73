import { readData } from "./data/load";

/** Builds the page. */
export async function start(): Promise<void> {
  const data = await readData();
  document.getElementById("app")!.textContent = `${data.title}: ${data.nodes.length}`;
}
