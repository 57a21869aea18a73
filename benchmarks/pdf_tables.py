"""How well tables in PDF files are read: ours beside pdfplumber's two ways.

The sample plans are set as PDF, with lines around the cells and without; a cell or a row is
right where the same text stands in one of the plan's own. Needs the development set-up.

    python -m benchmarks.pdf_tables [FILE ...]
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from extract.readers import read
from extract.readers.pdf import READER
from graph.records import Document, Table, plain

Rows = list[list[str]]


def of_document(document: Document) -> Rows:
    """The rows of a document's tables; what a merged cell repeats is left blank."""
    return [
        ["" if cell.spanned else plain(cell.text) for cell in row.cells]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def ours(data: bytes) -> Rows:
    """The rows that our reader finds."""
    return of_document(READER.read_bytes(data, "plan.pdf"))


def plumbed(strategy: str) -> Callable[[bytes], Rows]:
    """A reader by pdfplumber's table finder."""

    def rows(data: bytes) -> Rows:
        import pdfplumber

        settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
        with pdfplumber.open(BytesIO(data)) as file:
            return [
                [cell or "" for cell in row]
                for page in file.pages
                for table in page.extract_tables(settings)
                for row in table
            ]

    return rows


METHODS: dict[str, Callable[[bytes], Rows]] = {
    "pdfplumber, by lines": plumbed("lines"),
    "pdfplumber, by text": plumbed("text"),
    "ours": ours,
}


def folded(text: str) -> str:
    """A text by its letters and digits alone: raised digits and line breaks aside."""
    return "".join(c for c in text.casefold() if c.isascii() and c.isalnum())


def share(wanted: Iterable[object], found: Iterable[object]) -> float:
    """The harmonic mean of precision and recall of two bags."""
    ours, theirs = Counter(wanted), Counter(found)
    both = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / both if both else 1.0


def cells(rows: Rows) -> list[str]:
    """The texts of all filled cells."""
    return [text for row in rows for cell in row if (text := folded(cell))]


def whole(rows: Rows) -> list[tuple[str, ...]]:
    """The rows with their filled cells only, so that blank columns do not matter; a header
    that is printed again on each page counts once."""
    filled = [tuple(text for cell in row if (text := folded(cell))) for row in rows]
    return list(dict.fromkeys(row for row in filled if row))


def main(paths: list[Path]) -> None:
    """Prints a line for each way of setting and of reading."""
    from tests.made_pdfs import LINES, as_pdf

    plans = [read(path) for path in paths]
    plans = [plan for plan in plans if of_document(plan)]
    print("| lines drawn | read by | cells right | rows right | seconds a page |")
    print("|---|---|---|---|---|")
    for lines in LINES:
        made = [(of_document(plan), as_pdf(plan, lines=lines)) for plan in plans]
        pages = sum(data.count(b"/Type /Page\n") for _, data in made)
        for name, method in METHODS.items():
            began = time.process_time()
            results = [(wanted, method(data)) for wanted, data in made]
            seconds = (time.process_time() - began) / max(pages, 1)
            right = [share(cells(wanted), cells(found)) for wanted, found in results]
            rows = [share(whole(wanted), whole(found)) for wanted, found in results]
            print(
                f"| {lines} | {name} | {sum(right) / len(right):.3f} "
                f"| {sum(rows) / len(rows):.3f} | {seconds:.2f} |"
            )


if __name__ == "__main__":
    samples = Path(__file__).parent.parent / "samples"
    named = [Path(name) for name in sys.argv[1:]]
    main(named or sorted(path for path in samples.glob("*.*") if path.stem != "README"))
