"""Comma-separated values of which no spreadsheet makes anything but text."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

__all__ = ["defused", "one_text", "write_csv"]

_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_OTHER_CELLS = frozenset("\t\r\n")
"""What some spreadsheets take for the end of a cell, so that the next begins behind it."""
_NOT_SEEN = ("Z", "C")
"""Blanks, controls and marks without a shape: some spreadsheets pass over them."""


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a table with its header, line feeds at the ends of lines.

    Cells are `one_text` and `defused`.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([defused(one_text(cell)) for cell in row] for row in rows)


def defused(cell: object) -> object:
    r"""The cell, with an apostrophe before text that a spreadsheet would run as a formula.

    >>> defused("=1+1"), defused(-5), defused("Redthread"), defused(None)
    ("'=1+1", -5, 'Redthread', '')
    >>> defused("\u200b =1+1")
    "'\u200b =1+1"
    """
    if cell is None:
        return ""
    if not isinstance(cell, str) or cell[:1].isalnum():
        return cell
    for char in cell:
        if char in _FORMULA_STARTS or char in _OTHER_CELLS:
            return "'" + cell
        if unicodedata.category(char)[0] not in _NOT_SEEN:
            break
    return cell


def one_text(cell: object) -> object:
    r"""The cell, with line feeds for all line ends and spaces for control characters.

    A carriage return would part a row in two where it stands in no quotes, and a null
    character hides from a spreadsheet that a formula follows it.

    >>> one_text("one\r\ntwo\rthree\x00")
    'one\ntwo\nthree '
    """
    if not isinstance(cell, str) or cell.isprintable():
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        " " if unicodedata.category(char) == "Cc" and char not in "\t\n" else char for char in text
    )
