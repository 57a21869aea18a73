/** How a plan's text is set for reading: as lines and as tables. Places are units of UTF-16. */

/** From where to where of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A line of words, or rows of a table with their cells; what parts cells is in none of them. */
export type Block =
  | { readonly kind: "line"; readonly range: Range; readonly heading: boolean }
  | { readonly kind: "table"; readonly range: Range; readonly rows: readonly Row[] };

/** A row of a table; `rule` tells that it only draws a line. */
export interface Row {
  readonly range: Range;
  readonly cells: readonly Range[];
  readonly rule: boolean;
}

const PIPES = 2;
const HEADING = /^\s{0,3}#{1,6}\s/;
const RULE = /^[\s|:=+_-]*$/;
/** A table so long is cut, so that it is drawn bit by bit. */
const LONGEST = 15;

/** The blocks of a text in their order; blank lines part them and are in none. */
export function blocksOf(text: string, file: string): readonly Block[] {
  const rows = /\.csv$/i.test(file) ? csvRows(text) : lineRows(text);
  const found: Block[] = [];
  let open: Row[] = [];
  const close = (): void => {
    for (let at = 0; at < open.length; at += LONGEST) {
      const part = open.slice(at, at + LONGEST);
      found.push({ kind: "table", rows: part, range: { start: part[0]!.range.start, end: part.at(-1)!.range.end } });
    }
    open = [];
  };
  for (const row of rows) {
    const [first] = row.cells;
    const isBlank = row.cells.every((cell) => !text.slice(cell.start, cell.end).trim());
    if (isBlank && (row.cells.length === 1 || !row.rule)) continue;
    if (row.cells.length > 1) {
      open.push(row);
    } else {
      close();
      found.push({ kind: "line", range: first!, heading: HEADING.test(text.slice(first!.start, first!.end)) });
    }
  }
  close();
  return found;
}

/** The lines, each parted at its tabs or, where it has none, at its upright strokes. */
function* lineRows(text: string): Generator<Row> {
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end);
    const parting = line.includes("\t") ? "\t" : line.split("|").length > PIPES ? "|" : "";
    const cells = parting ? parted(line, start, parting) : [{ start, end }];
    yield { range: { start, end }, cells, rule: cells.length > 1 && RULE.test(line) };
    start = end + 1;
  }
}

function parted(line: string, start: number, parting: string): Range[] {
  const found: Range[] = [];
  let from = 0;
  for (const words of line.split(parting)) {
    found.push(trimmed(words, start + from));
    from += words.length + 1;
  }
  // A row between strokes begins and ends with one.
  if (parting === "|" && line.trimStart().startsWith("|")) found.shift();
  if (parting === "|" && line.trimEnd().endsWith("|")) found.pop();
  return found;
}

function trimmed(words: string, start: number): Range {
  const before = words.length - words.trimStart().length;
  const whole = words.trim();
  return whole ? { start: start + before, end: start + before + whole.length } : { start, end: start };
}

/** The rows of a file of comma-separated values; what stands in quotation marks is one cell. */
function* csvRows(text: string): Generator<Row> {
  const comma = (text.split("\n", 1)[0]!.match(/;/g)?.length ?? 0) > (text.split("\n", 1)[0]!.match(/,/g)?.length ?? 0) ? ";" : ",";
  let cells: Range[] = [];
  let [rowStart, cellStart, quoted] = [0, 0, false];
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at] ?? "\n";
    if (sign === '"' && at < text.length) quoted = !quoted;
    const ends = !quoted || at >= text.length;
    if (!ends || (sign !== comma && sign !== "\n")) continue;
    cells.push(unquoted(text.slice(cellStart, at), cellStart));
    cellStart = at + 1;
    if (sign !== "\n") continue;
    yield { range: { start: rowStart, end: at }, cells: isAlone(cells) ? [cells[0]!] : cells, rule: false };
    cells = [];
    rowStart = at + 1;
  }
}

/** Whether a row has words in its first cell only: a heading over the table, not a row of it. */
function isAlone(cells: readonly Range[]): boolean {
  return cells.length > 0 && cells.slice(1).every((each) => each.start === each.end);
}

function unquoted(words: string, start: number): Range {
  const whole = trimmed(words, start);
  const inner = words.trim();
  return inner.length > 1 && inner.startsWith('"') && inner.endsWith('"') ? { start: whole.start + 1, end: whole.end - 1 } : whole;
}
