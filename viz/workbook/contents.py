"""The first sheet: what there is, where it stands, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from viz.workbook.answer_sheet import CONTENTS, to
from viz.workbook.writer import Look

if TYPE_CHECKING:
    from viz.answers import Answered
    from viz.workbook.writer import Book

__all__ = ["Entry", "write_contents"]

_COLUMNS = (
    ("family", 16.0),
    ("question", 30.0),
    ("what it tells", 80.0),
    ("rows", 8.0),
    ("to be known", 70.0),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: an answer and the title of its sheet."""

    answered: Answered
    title: str


def write_contents(
    book: Book, plans: Sequence[str], overviews: Sequence[tuple[str, str]], entries: Sequence[Entry]
) -> None:
    """Write the sheet. `plans` says what the graph was made of, a line each; `overviews`
    are the titles of the other sheets, with what they show."""
    page = book.page(CONTENTS, [width for _, width in _COLUMNS], 0, landscape=True)
    page.row([page.cell("partnergraph: what the plans say", Look.TITLE)])
    page.row([])
    page.row([page.cell("Plans", Look.TITLE)])
    for plan in plans:
        page.row([page.cell(plan, Look.WHOLE)])
    page.row([])
    page.row([page.cell("How to read this", Look.TITLE)])
    for line in _how_to():
        page.row([page.cell(line, Look.WHOLE)])
    page.row([])
    page.row([page.cell("Questions", Look.TITLE)])
    page.row(page.cell(name, Look.HEADING) for name, _ in _COLUMNS)
    for title, shows in overviews:
        page.row([page.cell("overview"), page.cell(title, Look.LINK, to(title)), page.cell(shows)])
    for entry in entries:
        answered, link = entry.answered, to(entry.title)
        question = answered.question
        known = " ".join(part for part in (answered.empty, answered.note) if part)
        page.row(
            [
                page.cell(question.family),
                page.cell(question.name, Look.LINK, link),
                page.cell(question.summary),
                page.cell(len(answered.table.rows), Look.NUMBER),
                page.cell(known),
            ]
        )


def _how_to() -> list[str]:
    text = (files("viz") / "workbook" / "how_to_read.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line]
