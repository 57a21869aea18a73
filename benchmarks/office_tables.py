"""How well tables in Office files and web pages are read: ours beside other libraries.

The sample plans are written in each format, with merged cells, tracked changes, hidden text
and the like in them; a cell or a row is right where the same text stands in one of the
plan's own. The libraries in `OTHERS` are measured where they are installed; none is needed
for anything else.

    python -m benchmarks.office_tables [FILE ...]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.pdf_tables import Rows, cells, of_document, share, whole
from extract.readers import html, ods, odt, read, sheets, slides, word
from extract.readers.base import Reader
from graph.records import Document

Method = Callable[[bytes], Rows]
_TIMES = 3


def _ours(reader: Reader, ending: str) -> Method:
    return lambda data: of_document(reader.read_bytes(data, f"plan.{ending}"))


def _texts(rows: Iterable[Iterable[object]]) -> Rows:
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _python_docx(data: bytes) -> Rows:
    import docx

    tables = docx.Document(BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def _docx2python(data: bytes) -> Rows:
    from docx2python import docx2python

    with docx2python(BytesIO(data)) as found:
        body: list[Any] = found.body
    return [["\n".join(cell) for cell in row] for table in body for row in table if len(row) > 1]


def _mammoth(data: bytes) -> Rows:
    import mammoth

    page = mammoth.convert_to_html(BytesIO(data)).value
    return _pandas(page.encode())


def _markitdown(ending: str) -> Method:
    def rows(data: bytes) -> Rows:
        from markitdown import MarkItDown

        found = MarkItDown(enable_plugins=False).convert_stream(
            BytesIO(data), file_extension=f".{ending}"
        )
        lines = (line.strip() for line in found.text_content.splitlines())
        return [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in lines
            if line.startswith("|") and set(line) - set("|-: ")
        ]

    return rows


def _openpyxl(data: bytes) -> Rows:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), data_only=True)
    return [row for sheet in book.worksheets for row in _texts(sheet.iter_rows(values_only=True))]


def _calamine(data: bytes) -> Rows:
    from python_calamine import load_workbook

    book = load_workbook(BytesIO(data))
    return [row for name in book.sheet_names
            for row in _texts(book.get_sheet_by_name(name).to_python())]  # fmt: skip


def _python_pptx(data: bytes) -> Rows:
    from pptx import Presentation

    tables = [shape.table for slide in Presentation(BytesIO(data)).slides
              for shape in slide.shapes if shape.has_table]  # fmt: skip
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def _odfpy(data: bytes) -> Rows:
    from odf import teletype
    from odf.opendocument import load
    from odf.table import TableCell, TableRow

    return [
        [teletype.extractText(cell) for cell in row.getElementsByType(TableCell)]
        for row in load(BytesIO(data)).getElementsByType(TableRow)
    ]


def _pandas(data: bytes) -> Rows:
    from io import StringIO

    import pandas as pd

    frames = pd.read_html(StringIO(data.decode()), keep_default_na=False)
    heads = (_texts([frame.columns]) for frame in frames)
    bodies = (_texts(frame.itertuples(index=False)) for frame in frames)
    return [row for head, body in zip(heads, bodies, strict=True) for row in [*head, *body]]


OTHERS: dict[str, dict[str, Method]] = {
    "docx": {
        "python-docx, its tables": _python_docx,
        "docx2python": _docx2python,
        "mammoth": _mammoth,
        "markitdown": _markitdown("docx"),
    },
    "xlsx": {
        "openpyxl, its cells": _openpyxl,
        "python-calamine": _calamine,
        "markitdown": _markitdown("xlsx"),
    },
    "pptx": {"python-pptx, its tables": _python_pptx, "markitdown": _markitdown("pptx")},
    "odt": {"odfpy": _odfpy},
    "ods": {"odfpy": _odfpy, "python-calamine": _calamine},
    "html": {"pandas": _pandas, "markitdown": _markitdown("html")},
}
OURS: dict[str, Reader] = {
    "docx": word.READER,
    "xlsx": sheets.READER,
    "pptx": slides.READER,
    "odt": odt.READER,
    "ods": ods.READER,
    "html": html.READER,
}


MADE = {
    "docx": "render_word.as_word",
    "xlsx": "render_sheets.as_sheets",
    "pptx": "render_slides.as_slides",
    "odt": "render_odf.as_odt",
    "ods": "render_odf.as_ods",
    "html": "render_html.as_page",
}
"""The functions that write plans in each format, in the tests of the readers."""


def _made(ending: str) -> Callable[[Document], bytes]:
    module, _, name = MADE[ending].partition(".")
    made: Callable[[Document], bytes] = getattr(
        import_module(f"tests.extract.readers.{module}"), name
    )
    return made


def _measured(method: Method, files: list[tuple[Rows, bytes]]) -> tuple[float, float, float] | None:
    """The shares of cells and rows that are right, and the seconds a plan takes at best; None
    where the library is not installed."""
    try:
        found = [method(data) for _, data in files]
    except ImportError:
        return None
    seconds = []
    for _ in range(_TIMES):
        began = time.process_time()
        for _, data in files:
            method(data)
        seconds.append(time.process_time() - began)
    pairs = list(zip((wanted for wanted, _ in files), found, strict=True))
    right = sum(share(cells(wanted), cells(rows)) for wanted, rows in pairs)
    rows = sum(share(whole(wanted), whole(rows)) for wanted, rows in pairs)
    return right / len(files), rows / len(files), min(seconds) / len(files)


def main(paths: list[Path]) -> None:
    """Prints a line for each format and library."""
    plans = [plan for plan in map(read, paths) if of_document(plan)]
    print("| format | read by | cells right | rows right | seconds a plan |")
    print("|---|---|---|---|---|")
    for ending in MADE:
        files = [(of_document(plan), _made(ending)(plan)) for plan in plans]
        methods = {**OTHERS[ending], "ours": _ours(OURS[ending], ending)}
        for name, method in methods.items():
            if (found := _measured(method, files)) is not None:
                print(f"| {ending} | {name} | {found[0]:.3f} | {found[1]:.3f} | {found[2]:.2f} |")


if __name__ == "__main__":
    samples = Path(__file__).parent.parent / "samples"
    named = [Path(name) for name in sys.argv[1:]]
    main(named or sorted(path for path in samples.glob("*.*") if path.stem != "README"))
