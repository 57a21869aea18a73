/** The plan's own words, with the name in them marked. */
import { h } from "./dom";

/** A quotation with the first standing of some words in it marked. */
export function quotation(sentence: string, marked: string): HTMLElement {
  const at = marked ? sentence.indexOf(marked) : -1;
  if (at < 0) return h("blockquote", { class: "quote" }, sentence);
  return h(
    "blockquote",
    { class: "quote" },
    sentence.slice(0, at),
    h("mark", {}, marked),
    sentence.slice(at + marked.length),
  );
}

/** A number with its noun: "1 action", "3 actions". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A date as people read it: "26 Oct 2018", "Dec 2018"; other text as it is. */
export function dated(text: string): string {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!found) return text;
  const month = MONTHS[Number(found[2]) - 1];
  if (!month) return text;
  return found[3] ? `${Number(found[3])} ${month} ${found[1]}` : `${month} ${found[1]}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
