"""A review as one flat file of comma-separated values, for version control."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import InputError
from graph.review.judgements import Judgement
from viz.csv_text import defused, one_text
from viz.review_lines import FIELDS, INFORMATION, Line, from_cells, to_cells

__all__ = ["COLUMNS", "csv_bytes", "is_review_csv", "read_csv", "read_states"]

COLUMNS = (*FIELDS, *INFORMATION)
"""The columns, always these and in this order."""
_LONGEST_HEADER = 300
_STATE = "state"
_DELIMITERS = ",;\t"


def csv_bytes(lines: Iterable[Line]) -> bytes:
    """The lines in the order of what they are about, whatever was decided.

    UTF-8 with a mark at its beginning, by which spreadsheets know it; line feeds. A cell
    that a spreadsheet would run as a formula begins with an apostrophe.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in sorted(lines, key=_order):
        cells = to_cells(line)
        writer.writerow(_guarded(cells[column]) for column in COLUMNS)
    return ("\ufeff" + stream.getvalue()).encode("utf-8")


def read_csv(data: bytes, name: str) -> tuple[Judgement, ...]:
    """The judgements in a file's bytes, however its cells are parted and its columns ordered.

    Raises InputError, naming the row, where it is not text in UTF-8, its columns are not
    those of a review, or a cell holds a word that may not stand there.
    """
    return tuple(judgement for judgement, _ in _judgements(data, name))


def read_states(data: bytes, name: str) -> dict[Judgement, str]:
    """What became of each judgement in the build that wrote the file, in its words; "" where
    a person has added it since. Raises InputError as `read_csv` does."""
    return dict(_judgements(data, name))


def _judgements(data: bytes, name: str) -> Iterator[tuple[Judgement, str]]:
    rows = _rows(data, name)
    header = [cell.strip() for cell in rows[0]] if rows else []
    missing = [column for column in FIELDS if column not in header]
    if missing:
        raise InputError(
            name,
            f"has no column {missing[0]!r}",
            "Give a review.csv that a build has written, with its header row",
            "row 1",
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) > len(header) and any(row[len(header) :]):
            raise InputError(
                name, "has more cells than there are columns", "Put it in quotes", f"row {number}"
            )
        cells = {column: _unguarded(cell) for column, cell in zip(header, row, strict=False)}
        judgement = from_cells(cells, name, f"row {number}")
        if judgement is not None:
            yield judgement, cells.get(_STATE, "")


def is_review_csv(path: Path) -> bool:
    """Whether a file is a review and so no plan: its header row says so."""
    if path.suffix.lower() != ".csv":
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_LONGEST_HEADER)
    except OSError:
        return False
    header = start.decode("utf-8-sig", errors="replace").splitlines()[:1]
    return any(header[0].split(mark)[: len(FIELDS)] == [*FIELDS] for mark in _DELIMITERS if header)


def _rows(data: bytes, name: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
        header = text.partition("\n")[0]
        mark = max(_DELIMITERS, key=header.count)
        # Read with its own line ends, which stand in quoted cells too.
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except UnicodeDecodeError as error:
        raise InputError(name, "is not text in UTF-8", "Save it as CSV in UTF-8") from error
    except csv.Error as error:
        raise InputError(name, f"is not a readable CSV file ({error})", "Save it anew") from error


def _guarded(cell: str | float) -> object:
    """The cell, with an apostrophe where a spreadsheet would run it, or where reading would
    take an apostrophe off."""
    text = one_text(cell)
    if isinstance(text, str) and _is_guarded(text):
        return "'" + text
    return defused(text)


def _unguarded(cell: str) -> str:
    """The cell as it was before `_guarded`."""
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(cell: str) -> bool:
    """Whether apostrophes stand before what a spreadsheet would run."""
    inner = cell.lstrip("'")
    return inner != cell and defused(inner) != inner


def _order(line: Line) -> tuple[str, ...]:
    judgement = line.judgement
    return (
        judgement.plan,
        judgement.what.value,
        *judgement.key,
        *(str(value) for value in to_cells(line).values()),
    )
