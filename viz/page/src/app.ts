/** Builds the page and keeps its parts in step with its state. */
import { readData, readTexts } from "./data/load";
import { textWithoutNames, withoutNames } from "./data/names";
import { MentionReader } from "./data/mention_words";
import type { PageData } from "./data/types";
import { Model } from "./model/model";
import { Shell } from "./shell";
import { fromAddress } from "./state";
import { h, replace } from "./ui/dom";

/** The form of the data that this script reads; `viz.explorer.records.FORMAT`. */
const FORMAT = 1;

/** Reads what the page holds and shows it; says what is wrong where it cannot. */
export async function start(): Promise<void> {
  const root = document.getElementById("app")!;
  try {
    const data = await readData();
    if (data.format !== FORMAT) {
      throw new Error(`The page's data have format ${data.format}, and its script reads format ${FORMAT}. Make the page again: partnergraph explore`);
    }
    const texts = await readTexts();
    if (!data.plans.length) {
      replace(root, h("main", { class: "fault-page" }, h("h1", {}, "No plans"), h("p", {}, "This graph holds no plans yet. Build one: partnergraph build PLANS")));
    } else {
      open(root, data, texts);
    }
  } catch (error) {
    replace(
      root,
      h("main", { class: "fault-page" }, h("h1", {}, "This page could not be shown"), h("p", {}, error instanceof Error ? error.message : String(error)),
        h("p", {}, "The tables are in partnergraph.xlsx, beside this page.")),
    );
  }
  performance.mark("ready");
}

/** Shows the graph, anew whenever names are hidden or shown again. */
function open(root: HTMLElement, data: PageData, texts: ReadonlyMap<number, string>): void {
  const full = new Model(data);
  let shell: Shell | null = null;
  const show = (hidden: boolean): void => {
    const model = hidden ? new Model(withoutNames(data), true) : full;
    const own = hidden ? new Map([...texts].map(([plan, text]) => [plan, textWithoutNames(text, data)])) : texts;
    const state = fromAddress(location.hash, shell?.model ?? model);
    shell?.close();
    shell = new Shell(root, model, own, new MentionReader(own), show);
    shell.set({ ...state, namesHidden: hidden });
  };
  show(new URLSearchParams(location.hash.slice(1)).get("names") === "hidden");
}
