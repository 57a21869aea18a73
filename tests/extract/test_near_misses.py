"""Texts that nearly fit the patterns, over and over: none takes more than its length asks for.

Patterns that try again from each place would not come to an end with these.
"""

from __future__ import annotations

import pytest

from extract.plan import Extractor
from extract.readers.overlong import without_overlong
from extract.readers.text import READER
from graph.records import PlanRecords

BEFORE = "1. Community safety\n\nThe plan of Hillford.\n\nPriority 1: Safer streets\n\n"
ROWS = "Action\tLead\tTimescale\nMeet\tAnn Lee\tMay 2019\n"
LENGTH = 12_000
BITS = (
    "(", "[", "*", "_", "“", ".", "-", "(a", "a(", "1.1", "A-", "May-", "O'", "<b", "](", "**a",
    "\\", "&#", "Mr ", "Dr. ", "Detective Superintendent ", "Acting ", "all our ", "Board of ",
    "(CSP ", "led by ", "until ", "A, ", "1/", "- - ", " \t", "Ann Lee (", "to the ", "£1,",
)  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(text: str, extractor: Extractor) -> PlanRecords:
    return extractor.extract(without_overlong(READER.read_text(text, "plan.txt")))


@pytest.mark.parametrize("bit", BITS)
def test_a_line_of_near_misses_is_read(bit: str, extractor: Extractor) -> None:
    line = bit * (LENGTH // len(bit))
    records = read(f"{BEFORE}{line}\n\n{ROWS}", extractor)
    assert any(action.text == "Meet" for action in records.actions)


@pytest.mark.parametrize("bit", [bit for bit in BITS if "\t" not in bit])
def test_a_cell_of_near_misses_is_read(bit: str, extractor: Extractor) -> None:
    cell = bit * (LENGTH // len(bit))
    records = read(f"{BEFORE}{ROWS}Agree\t{cell}\tMay 2019\n", extractor)
    assert any(action.text == "Meet" for action in records.actions)


def test_a_line_of_a_hundred_thousand_brackets_is_left_out(extractor: Extractor) -> None:
    records = read(f"{BEFORE}{ROWS}\n{'(' * 100_000}\n", extractor)
    assert [action.text for action in records.actions] == ["Meet"]
    assert any("were not read" in note for note in records.document.notes)
