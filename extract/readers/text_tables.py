"""Tables in plans saved as text: columns divided by tabs or by Markdown's pipes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.readers.text_headings import is_tabbed_title
from extract.readers.text_lines import FOOTNOTE, Line, begins_action, is_rule, marker_of, tight
from graph.records import Cell, Row, Table

__all__ = ["TableLines", "is_page_number", "pipe_table", "tab_table"]

_PIPE = re.compile(r"(?<!\\)\|")
_CAPTION = re.compile(r"\s*(?:table|figure|chart)\s+\d", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?\s*", re.IGNORECASE)  # fmt: skip  # noqa: E501
_LONGEST_TAIL = 3
_LONGEST_BROKEN_ROW = 20
_MOST_FOOTNOTES = 30


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table, the footnotes printed between its rows, and the index of the line after it.

    `table` is None where no cell of it holds any text.
    """

    table: Table | None
    footnotes: tuple[int, ...]
    after: int


def is_page_number(line: Line) -> bool:
    """Whether a line holds nothing but a page number ("12", "Page 3 of 10")."""
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def tab_table(text: str, lines: list[Line], at: int) -> TableLines | None:
    """The table of tab-separated rows that begins at a line, or None where none does.

    Blank lines, page numbers and footnotes do not end it. Nor do lines without a tab that
    are the rest of a broken cell: those between two rows with no blank line around, and
    a line that begins in the middle of a sentence. They become rows of one cell.
    """
    if not _is_tab_row(lines, at):
        return None
    rows: list[Row] = []
    footnotes: list[int] = []
    here, after, broken = at, at, False
    while here < len(lines):
        line = lines[here]
        broken = broken or line.after_page_break
        if line.is_blank:
            broken = True
            here += 1
        elif rows and "\t" in line.text and is_rule(line.text):
            here += 1
            after = here  # drawn below the last row, it is part of the table and no row
        elif _is_tab_row(lines, here) or _is_tail_in_column(line, broken):
            rows.append(_row(text, line, _tab_spans(line), broken and bool(rows)))
            here, broken = here + 1, False
            after = here
        elif rows and (gap := _gap(lines, here)):
            kind, length = gap
            for inner in range(here, here + length):
                if kind == "tail":
                    spans = [(lines[inner].start, lines[inner].end)]
                    rows.append(_row(text, lines[inner], spans, broken))
                    broken = False
                elif FOOTNOTE.match(lines[inner].text):
                    footnotes.append(inner)
            here += length
            broken = broken or kind == "page"
        else:
            break
    return TableLines(_table(rows), tuple(footnotes), after)


def pipe_table(text: str, lines: list[Line], at: int) -> TableLines | None:
    """The Markdown table that begins at a line, or None where none does.

    The row above the dashes is marked as header. A blank line ends the table only
    where another header, with dashes below it, comes next.
    """
    if not _begins_pipe_table(lines, at):
        return None
    bordered = lines[at].text.lstrip().startswith("|") or is_rule(lines[at].text)
    rows: list[Row] = []
    here, after, broken = at, at, False
    while here < len(lines):
        line = lines[here]
        broken = broken or line.after_page_break
        if line.is_blank:
            further = _next_filled(lines, here)
            if further is None or not lines[further].text.lstrip().startswith("|"):
                break
            if _is_separator(lines, further + 1) and not _repeats(rows, text, lines, further):
                break
            here, broken = further, True
        elif is_rule(line.text) and ("|" in line.text or "+" in line.text):
            here += 1
            after = here
        elif _PIPE.search(line.text) and (not bordered or line.text.lstrip().startswith("|")):
            end = _end_of_row(lines, here) if bordered else here
            spans = _pipe_spans(text, line.start, lines[end].end)
            row = _row(text, line, spans, broken and bool(rows))
            if _is_separator(lines, end + 1):
                header = tuple(replace(cell, header=True) for cell in row.cells)
                row = replace(row, cells=header)
            if any(cell.text for cell in row.cells):
                rows.append(row)
            here, broken = end + 1, False
            after = here
        else:
            break
    return TableLines(_table(rows), (), after) if after > at else None


def _is_tab_row(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if "\t" not in line.text or line.is_blank or line.text.lstrip().startswith("|"):
        return False
    if is_tabbed_title(lines, at) or begins_action(line.text):
        return False
    inner = line.text.strip("\t \u00a0")
    marker = marker_of(line.text)
    # "•<tab>text" and "1.<tab>text" are list items as Word saves them, if they stand alone.
    if marker is not None and "\t" not in line.text[marker.length :].rstrip("\t "):
        return any(_has_columns(lines, beside) for beside in (at - 1, at + 1))
    return "\t" in inner or any(_has_columns(lines, beside) for beside in (at - 1, at + 1))


def _is_tail_in_column(line: Line, broken: bool) -> bool:
    """Whether a lone cell inside a table stands in its column, not in an indented text."""
    tabs = len(line.text) - len(line.text.lstrip("\t"))
    return tabs > broken


def _has_columns(lines: list[Line], at: int) -> bool:
    """Whether a line is a row by its own look: two filled cells that no list mark explains."""
    if not 0 <= at < len(lines):
        return False
    line = lines[at]
    marker = marker_of(line.text)
    rest = line.text[marker.length :] if marker else line.text
    return "\t" in rest.strip("\t \u00a0") or line.text.count("\t") > 2


def _gap(lines: list[Line], at: int) -> tuple[str, int] | None:
    """What lines without tabs inside a table are, and how many of them there are.

    "tail", "page" or "notes"; None where they end the table.
    """
    end = at
    while end < len(lines) and not lines[end].is_blank and not _is_tab_row(lines, end):
        end += 1
    following = end if end < len(lines) and not lines[end].is_blank else _next_filled(lines, end)
    if following is None:
        return None
    goes_on = _is_tab_row(lines, following)
    first = lines[at]
    if end == at + 1 and is_page_number(first):
        return ("page", 1) if goes_on else None
    if FOOTNOTE.match(first.text):
        return ("notes", end - at) if goes_on or _notes_then_row(lines, following) else None
    if not goes_on or first.text.lstrip().startswith("#") or _CAPTION.match(first.text):
        return None
    close = at > 0 and not lines[at - 1].is_blank and following == end
    if close and end - at <= _LONGEST_TAIL and not first.after_page_break:
        return "tail", end - at
    begins_inside = first.text.strip()[:1].islower() and marker_of(first.text) is None
    return ("tail", 1) if end == at + 1 and begins_inside else None


def _notes_then_row(lines: list[Line], at: int) -> bool:
    """Whether only footnotes stand between a line and a row."""
    here: int | None = at
    for _ in range(_MOST_FOOTNOTES):
        if here is None or not FOOTNOTE.match(lines[here].text):
            break
        here = _next_filled(lines, here)
    return here is not None and _is_tab_row(lines, here)


def _next_filled(lines: list[Line], at: int) -> int | None:
    """The index of the next line after this one that is not blank."""
    return next((i for i in range(at + 1, len(lines)) if not lines[i].is_blank), None)


def _tab_spans(line: Line) -> list[tuple[int, int]]:
    spans, at = [], line.start
    for part in line.text.split("\t"):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans


def _begins_pipe_table(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if is_rule(line.text):
        grid = line.text.strip().startswith("+")
        return grid and at + 1 < len(lines) and lines[at + 1].text.lstrip().startswith("|")
    pipes = len(_PIPE.findall(line.text))
    if not pipes:
        return False
    if _is_separator(lines, at + 1):
        return True
    if not line.text.lstrip().startswith("|") or pipes < 2:
        return False
    more = at + 1 < len(lines) and lines[at + 1].text.lstrip().startswith("|")
    return more or pipes > 2


def _is_separator(lines: list[Line], at: int) -> bool:
    return at < len(lines) and is_rule(lines[at].text) and bool(set(lines[at].text) & set("|+"))


def _repeats(rows: list[Row], text: str, lines: list[Line], at: int) -> bool:
    """Whether a line prints the header of the table again."""
    spans = _pipe_spans(text, lines[at].start, lines[at].end)
    labels = [tight(text, start, end)[0] for start, end in spans]
    return bool(rows) and labels == [cell.text for cell in rows[0].cells]


def _end_of_row(lines: list[Line], at: int) -> int:
    """The last line of a row that a line break inside a cell has broken."""
    end = at
    while not lines[end].text.rstrip().endswith("|") and end - at < _LONGEST_BROKEN_ROW:
        following = lines[end + 1] if end + 1 < len(lines) else None
        if following is None or following.is_blank or following.text.lstrip().startswith("|"):
            return at
        end += 1
    return end if lines[end].text.rstrip().endswith("|") else at


def _pipe_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bars = [match.start() for match in _PIPE.finditer(text, start, end)]
    edges = [start - 1, *bars, end]
    spans = [(edges[i] + 1, edges[i + 1]) for i in range(len(edges) - 1)]
    if bars and not text[start : bars[0]].strip():
        spans = spans[1:]
    if bars and not text[bars[-1] + 1 : end].strip() and len(spans) > 1:
        spans = spans[:-1]
    return spans


def _row(text: str, line: Line, spans: Iterable[tuple[int, int]], broken: bool) -> Row:
    cells = tuple(Cell(*tight(text, start, end)) for start, end in spans)
    return Row(cells, line.start, max(line.end, cells[-1].end), line.locator, broken)


def _table(rows: list[Row]) -> Table | None:
    if not any(cell.text for row in rows for cell in row.cells):
        return None
    return Table(tuple(rows), rows[0].start, rows[-1].end, rows[0].locator)
