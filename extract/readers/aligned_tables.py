"""Tables in plans saved as text whose columns are set apart by spaces alone."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.readers.text_lines import Line, is_rule, tight
from extract.readers.text_tables import TableLines
from graph.records import Cell, Row, Table

__all__ = ["aligned_table"]

_GAP = re.compile(r"\S {2,}(?=\S)")
_FEWEST_ROWS, _FEWEST_COLUMNS, _NARROWEST_GAP = 3, 3, 2
_MOST_ROWS = 400
_WORDS = re.compile(r"\S+(?: \S+)*")


def aligned_table(text: str, lines: list[Line], at: int) -> TableLines | None:
    """The table that begins at a line, or None where none does.

    Its rows leave the same two gaps or more blank, each two spaces wide, and each fills the
    first column. A line set in to another column carries on the row above, if its words begin
    where columns do. Without a ruler below its header it takes three rows.
    """
    if not _has_gaps(lines[at]) or not _may_be_row(lines[at]):
        return None
    after = at
    while after < len(lines) and after - at < _MOST_ROWS and _may_be_row(lines[after]):
        after += 1
    filled = [line for line in lines[at:after] if not is_rule(line.text)]
    if not filled or not _has_gaps(filled[0]):  # a ruler has gaps, too
        return None
    ruled = after > at + 2 and is_rule(lines[at + 1].text)
    groups = _groups(filled)
    rows = [group[0] for group in groups]
    if len(rows) < (_FEWEST_ROWS - ruled) or not all(_has_gaps(line) for line in rows):
        return None
    columns = _columns(filled)
    if len(columns) < _FEWEST_COLUMNS or len(columns) != len(_columns(rows)):
        return None
    if not all(_begins_in_columns(line, columns) for group in groups for line in group[1:]):
        return None
    made = [_row(text, group, columns) for group in groups]
    if not all(row.cells[0].text for row in made):
        return None
    if ruled:
        made[0] = replace(made[0], cells=tuple(replace(c, header=True) for c in made[0].cells))
    table = Table(tuple(made), made[0].start, made[-1].end, made[0].locator)
    return TableLines(table, (), after)


def _groups(lines: list[Line]) -> list[list[Line]]:
    """The lines of each row: its first, and those that begin no further left than the second
    column of the first line does."""
    words = list(_WORDS.finditer(lines[0].text))
    second = words[1].start()
    groups: list[list[Line]] = []
    for line in lines:
        indent = len(line.text) - len(line.text.lstrip())
        if indent < second or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _begins_in_columns(line: Line, columns: list[tuple[int, int]]) -> bool:
    """Whether the words of a line that carries on cells begin where columns do."""
    begins = {begin for begin, _ in columns[1:]}
    return all(match.start() in begins for match in _WORDS.finditer(line.text))


def _may_be_row(line: Line) -> bool:
    return not (line.is_blank or line.after_page_break or "\t" in line.text or "|" in line.text)


def _has_gaps(line: Line) -> bool:
    found = _GAP.search(line.text)
    return found is not None and _GAP.search(line.text, found.end()) is not None


def _columns(rows: list[Line]) -> list[tuple[int, int]]:
    """Where the columns begin and end in a line: what lies between the gaps of all lines."""
    width = max(len(line.text) for line in rows)
    filled = [False] * width
    for line in rows:
        for place, character in enumerate(line.text):
            filled[place] = filled[place] or not character.isspace()
    columns: list[tuple[int, int]] = []
    for place in (place for place in range(width) if filled[place]):
        if columns and place - columns[-1][1] < _NARROWEST_GAP:
            columns[-1] = (columns[-1][0], place + 1)
        else:
            columns.append((place, place + 1))
    return columns


def _row(text: str, lines: list[Line], columns: list[tuple[int, int]]) -> Row:
    cells = tuple(_cell(text, lines, begin, end) for begin, end in columns)
    return Row(cells, lines[0].start, lines[-1].end, lines[0].locator)


def _cell(text: str, lines: list[Line], begin: int, end: int) -> Cell:
    """The words of a column in the lines of a row, with those of other columns between them
    blanked, so that the cell's offsets hold."""
    cell = Cell("", lines[0].start, lines[0].start)
    for line in lines:
        words, start, finish = tight(
            text, min(line.start + begin, line.end), min(line.start + end, line.end)
        )
        if words and cell.text:
            words, start = cell.text + " " * (start - cell.end) + words, cell.start
        if words:
            cell = Cell(words, start, finish)
    return cell
