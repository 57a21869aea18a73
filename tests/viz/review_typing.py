"""What a person does to a review, and what it then says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

WORKBOOK, CSV = "review.xlsx", "review.csv"


def answer(review: Path, sheet: str, row: int, **cells: str) -> None:
    """Type into a workbook, by heading (an underscore stands for a space)."""
    book = load_workbook(review)
    headings = {cell.value: cell.column for cell in book[sheet][1]}
    for heading, value in cells.items():
        book[sheet].cell(row, headings[heading.replace("_", " ")]).value = value
    book.save(review)


def add(review: Path, row: int = 2, **cells: str) -> None:
    answer(review, "Add", row, **{name.capitalize(): value for name, value in cells.items()})


def states(review: Path) -> dict[str, str]:
    """What is said under State, by sheet and row, of rows with an answer."""
    said: dict[str, str] = {}
    for page in load_workbook(review).worksheets[1:]:
        headings = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1):
            state = page.cell(row, headings["State"]).value
            if state:
                said[f"{page.title} {page.cell(row, headings['Decision']).value}"] = state
    return said


def graph(out: Path) -> bytes:
    return (out / "graph.nq").read_bytes()


def noted(out: Path) -> dict[str, Any]:
    return dict(json.loads((out / "build.json").read_text("utf-8"))["review"])


def claims_sheet(out: Path) -> list[tuple[str, str, str, str]]:
    page = load_workbook(out / WORKBOOK)["Claims"]
    return [
        (str(row[1].value), str(row[3].value), str(row[4].value), str(row[6].value))
        for row in page.iter_rows(min_row=2)
    ]
