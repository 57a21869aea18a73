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

function field(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
