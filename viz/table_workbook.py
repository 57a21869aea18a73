"""A table of answers as a workbook of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz.workbook.answer_sheet import AnswerSheet, write_answer
from viz.workbook.writer import Book

if TYPE_CHECKING:
    from graph.table import Table
    from queries.catalogue import Question

__all__ = ["table_bytes"]


def table_bytes(table: Table, question: Question | None = None) -> bytes:
    """The table as the bytes of an .xlsx file: headings, then a line for each row; above
    them, where the question is given, what it tells and what the columns hold.

    Numbers are numbers, dates are dates where the question says so; all text is text, so
    that a cell that begins like a formula cannot run. Control characters, which a workbook
    cannot hold, become spaces.
    """
    book = Book()
    title = book.title(table.name)
    if question is None:
        write_answer(book, AnswerSheet(title, table))
    else:
        heading = f"{question.name}: {question.summary}"
        write_answer(book, AnswerSheet(title, table, question.columns, heading))
    return book.bytes()
