/** Tables as CSV that Excel opens as text. */
import type { Cell } from "../data/types";

/** What a spreadsheet would run, whatever before it cannot be seen; as in `viz.csv_text.defused`. */
const FORMULA = /^[\p{Z}\p{C}]*?[=+\-@\t\r\n＝＋－＠]/u;
const QUOTED = /[",\r\n]/;

/**
 * Rows as CSV (RFC 4180), with a mark before it by which Excel knows UTF-8. A text from which
 * Excel would make a formula begins with an apostrophe, as in the tables that `export` writes.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(field).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** Rows parted by tabs, for pasting into a spreadsheet; as safe from formulas. */
export function toTabs(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map((value) => safe(value).replace(/\s+/g, " ")).join("\t")}\n`).join("");
}

function field(value: Cell): string {
  const text = safe(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function safe(value: Cell): string {
  if (value === null) return "";
  return typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
}
