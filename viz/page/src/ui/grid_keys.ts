/** Moves the focus within a table by arrow keys, with one stop of the Tab key for all of it. */

/** Makes the cells of a grid reachable: each cell, or the button in it, can have the focus. */
export function gridKeys(table: HTMLTableElement): void {
  const rows = (): HTMLTableRowElement[] => [...table.rows];
  const target = (cell: Element | undefined): HTMLElement | null => cell?.querySelector<HTMLElement>("button") ?? (cell as HTMLElement | undefined) ?? null;
  for (const cell of rows().flatMap((row) => [...row.cells])) target(cell)!.tabIndex = -1;
  const first = target(rows()[1]?.cells[1] ?? rows()[0]?.cells[0]);
  if (first) first.tabIndex = 0;
  const focus = (element: HTMLElement | null): void => {
    if (!element) return;
    for (const each of table.querySelectorAll<HTMLElement>('[tabindex="0"]')) each.tabIndex = -1;
    element.tabIndex = 0;
    element.focus();
  };
  table.addEventListener("focusin", (event) => {
    const cell = (event.target as Element).closest("td, th");
    for (const each of table.querySelectorAll<HTMLElement>('[tabindex="0"]')) each.tabIndex = -1;
    const own = target(cell ?? undefined);
    if (own) own.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const cell = (event.target as Element).closest<HTMLTableCellElement>("td, th");
    if (!cell || event.altKey || event.metaKey) return;
    const all = rows();
    const row = all.indexOf(cell.parentElement as HTMLTableRowElement);
    const column = cell.cellIndex;
    const last = all[row]!.cells.length - 1;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? all.length - 1 : row, last],
      PageUp: [Math.max(0, row - 10), column],
      PageDown: [Math.min(all.length - 1, row + 10), column],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    focus(target(all[move[0]]?.cells[move[1]]));
  });
}
