"""What a command prints: tables for people and for other programs, and what went wrong.

Results go to standard output, everything else to standard error. Text from a plan is
foreign text: control characters are taken out before it reaches a terminal, and CSV
cells that a spreadsheet would run as a formula are turned into plain text.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

import click

from graph.errors import InputError
from viz.csv_text import write_csv

if TYPE_CHECKING:
    from graph.table import Table
    from queries.catalogue import Question

__all__ = [
    "BAD_INPUT",
    "Commands",
    "Format",
    "complain",
    "printable",
    "run",
    "write_table",
]

BAD_INPUT = 2
"""The exit status for bad input."""
_INTERRUPTED = 130
_LONGEST_CELL = 44
_LONGEST_LINE = 160
_SHORTEST_CUT = 12


class Format(StrEnum):
    """The forms in which a table of answers can be had."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


class Commands(click.Group):
    """A group of commands that each give an exit status, run so that nothing ends in a
    traceback for bad input, a full disk, an interruption or a reader that goes away."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named and leave with its exit status."""
        ctx.exit(run(lambda: super(Commands, self).invoke(ctx)))


def write_table(
    table: Table,
    form: Format | str,
    stream: TextIO | None = None,
    question: Question | None = None,
) -> None:
    """Write a table to a stream, standard output unless told.

    `table` is for reading: drawn where it fits the terminal, else one line a value; to a
    file or pipe, one line a row with long cells cut. `csv` and `json` hold everything:
    `csv` with a header row and line feeds, `json` as a list of objects, one a row. `xlsx` is
    the bytes of a workbook, for a file, which tells of the `question` where one is given;
    raises InputError where the stream is a terminal.
    """
    stream = stream or sys.stdout
    match Format(form):
        case Format.CSV:
            write_csv(stream, table.columns, table.rows)
        case Format.JSON:
            rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
            json.dump(rows, stream, ensure_ascii=False, indent=2)
            stream.write("\n")
        case Format.XLSX:
            _write_workbook(table, stream, question)
        case Format.TABLE if stream.isatty():
            if _fits(table):
                _draw(table, stream)
            else:
                _list(table, stream)
        case Format.TABLE:
            _align(table, stream)


def printable(value: object) -> str:
    r"""The value as one line of text that cannot steer a terminal.

    >>> printable("a\x1b[31m\nb")
    'a [31m b'
    """
    if value is None:
        return ""
    text = str(value)
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return " ".join(text.split())


def complain(message: object) -> None:
    """Say on standard error that something is wrong."""
    print(f"partnergraph: {printable(message)}", file=sys.stderr)  # noqa: T201


def _write_workbook(table: Table, stream: TextIO, question: Question | None) -> None:
    if stream.isatty():
        advice = "Send it to a file: put > answer.xlsx behind the command"
        raise InputError("--format xlsx", "a workbook cannot be shown on a terminal", advice)
    from viz.table_workbook import table_bytes

    stream.flush()
    stream.buffer.write(table_bytes(table, question))
    stream.buffer.flush()


def _align(table: Table, stream: TextIO) -> None:
    lines = [[printable(cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = _widths(lines)
    longest = _cell_length(widths)
    lines = [[_cut(cell, longest) for cell in row] for row in lines]
    widths = _widths(lines)
    for cells in lines:
        padded = [
            cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
        ]
        stream.write("  ".join(padded).rstrip() + "\n")


def _cell_length(widths: Sequence[int]) -> int:
    """The length at which cells must be cut for a line to be no longer than it should."""
    longest = max(widths)
    while longest > _SHORTEST_CUT and sum(min(w, longest) + 2 for w in widths) > _LONGEST_LINE:
        longest -= 1
    return longest


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(_width, column)) for column in zip(*lines, strict=True)]


def _fits(table: Table) -> bool:
    """Whether each column can have its width, long cells folded, on this terminal."""
    wanted = (
        max(min(_width(printable(cell)), _LONGEST_CELL) for cell in column)
        for column in zip(table.columns, *table.rows, strict=True)
    )
    return sum(width + 2 for width in wanted) <= shutil.get_terminal_size().columns


def _list(table: Table, stream: TextIO) -> None:
    """One line a value, a blank line between rows; what is not stated is left out."""
    width = max(map(_width, table.columns))
    for number, row in enumerate(table.rows):
        if number:
            stream.write("\n")
        for name, cell in zip(table.columns, row, strict=True):
            if cell not in (None, ""):
                space = " " * (width - _width(name))
                stream.write(f"{printable(name)}{space}  {printable(cell)}\n")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _width(text: str) -> int:
    """How many columns of a terminal a text takes up."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _draw(table: Table, stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in table.columns:
        drawn.add_column(Text(printable(name)), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(printable(cell)) for cell in row))
    Console(file=stream, highlight=False).print(drawn)


def run(command: Callable[[], int | None]) -> int:
    """Run a command and give its exit status; whatever stops it is said in one line.

    0 is success, 1 a finding, 2 bad input, 130 an interruption. A reader that goes away
    (``partnergraph ask | head``) is no error.
    """
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    try:
        status = command() or 0
        sys.stdout.flush()
    except InputError as error:
        complain(error)
        status = BAD_INPUT
    except KeyboardInterrupt:
        complain("interrupted; what was there before is unchanged.")
        status = _INTERRUPTED
    except BrokenPipeError:
        _let_go(sys.stdout)
        status = 0
    except OSError as error:
        _let_go(sys.stdout)  # what is still to be written would fail again at the end
        complain(_explained(error))
        status = BAD_INPUT
    except MemoryError:
        complain("this machine has not enough memory for that. Build fewer files at a time.")
        status = BAD_INPUT
    return status


def _prepare(stream: TextIO) -> None:
    """Write UTF-8 to files and pipes, and never fail on a letter that a terminal lacks."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that closing it cannot fail."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def _explained(error: OSError) -> str:
    advice = {
        errno.ENOSPC: "Free some space, or choose another folder.",
        errno.EDQUOT: "Free some space, or choose another folder.",
        errno.EROFS: "Choose a folder that can be written.",
        errno.ENAMETOOLONG: "Choose a shorter name.",
        errno.EACCES: "Choose a file or folder that you have the right to use.",
        errno.EPERM: "Choose a file or folder that you have the right to use.",
    }.get(error.errno or 0, "")
    names: Sequence[object] = [name for name in (error.filename,) if name is not None]
    where = f"{names[0]}: " if names else ""
    return f"{where}{error.strerror or error}. {advice}".strip()
