"""Texts that nearly fit the patterns, over and over: none takes more than its length asks for.

Patterns that try again from each place would not come to an end with these.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pytest

from extract.plan import Extractor
from extract.readers import delimited, html
from extract.readers.base import TextReader
from extract.readers.overlong import without_overlong
from extract.readers.text import READER
from graph.errors import InputError
from graph.records import PlanRecords
from tests.fuzz.hostile import near_misses

BEFORE = "1. Community safety\n\nThe plan of Hillford.\n\nPriority 1: Safer streets\n\n"
ROWS = "Action\tLead\tTimescale\nMeet\tAnn Lee\tMay 2019\n"
LENGTH = 12_000
LONG = 100_000
"""What is made of a megabyte of these takes a minute, ten times as long."""
SHAPES = ("line", "lines", "cells")
READERS = (READER, html.READER, delimited.READER)
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


class HangError(BaseException):
    """No `Exception`, so that nothing that forgives all faults forgives this one."""


@pytest.fixture
def no_hang() -> Iterator[None]:
    """Ends a test over which more than half a minute is computed."""

    def hang(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, hang)
    signal.setitimer(signal.ITIMER_PROF, 30)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a timer of computing")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_megabyte_of_near_misses_is_read_or_refused(
    reader: TextReader, shape: str, no_hang: None
) -> None:
    made = [text for name, text in near_misses() if name.startswith(f"{shape} ")]
    for number, text in enumerate(made):
        # All that nearly fits, each in one shape for one of the readers.
        if number % 9 == 3 * READERS.index(reader) + SHAPES.index(shape):
            signal.setitimer(signal.ITIMER_PROF, 30)
            try:
                document = without_overlong(reader.read_text(text, "plan.txt"))
            except InputError as refused:
                assert refused.name == "plan.txt"  # noqa: PT017
            else:
                assert document.blocks


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a timer of computing")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_plan_of_near_misses_is_read_or_refused(
    shape: str, extractor: Extractor, no_hang: None
) -> None:
    made = [text for name, text in near_misses(LONG) if name.startswith(f"{shape} ")]
    for number, text in enumerate(made):
        if number % 9 == SHAPES.index(shape):
            signal.setitimer(signal.ITIMER_PROF, 30)
            try:
                records = read(text, extractor)
            except InputError as refused:
                assert refused.name == "plan.txt"  # noqa: PT017
            else:
                assert records.document.text
