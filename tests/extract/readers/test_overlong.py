"""Stretches that nobody means to be read are in no block, and all else stays as it is."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from extract.readers import read
from extract.readers.overlong import (
    LONGEST_BLANK,
    LONGEST_TEXT,
    LONGEST_WORD,
    without_overlong,
)
from extract.readers.text import READER
from graph.errors import InputError
from graph.records import Document, ListItem, Table
from tests.extract.readers.same_plan import SAMPLES
from tests.extract.readers.shapes import check, grid, outline

ODD = "(" * (LONGEST_WORD + 1)


def bounded(text: str) -> Document:
    document = without_overlong(READER.read_text(text, "plan.txt"))
    check(document)
    return document


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_plans_come_back_as_they_are(path: Path) -> None:
    document = read(path)
    assert without_overlong(document) is document


def test_a_run_without_spaces_is_left_out_and_named() -> None:
    document = bounded(f"The board meets {ODD} in May of each year.\n\nIt reports in June.\n")
    assert outline(document) == [
        "Paragraph: The board meets",
        "Paragraph: in May of each year.",
        "Paragraph: It reports in June.",
    ]
    assert document.notes == ("line 1: more than 250 characters without a space were not read",)


def test_the_longest_words_and_blanks_are_read() -> None:
    words = "w" * LONGEST_WORD + " " * LONGEST_BLANK + "The board meets in May."
    document = READER.read_text(words, "plan.txt")
    assert without_overlong(document) is document


def test_a_long_blank_parts_two_texts_and_needs_no_note() -> None:
    document = bounded("The board meets." + " " * (LONGEST_BLANK + 1) + "It reports in June.\n")
    assert outline(document) == ["Paragraph: The board meets.", "Paragraph: It reports in June."]
    assert document.notes == ()


def test_a_list_item_stays_one_and_its_rest_is_a_paragraph() -> None:
    document = bounded(f"- Meet the schools\n- Light the paths {ODD} at night\n")
    assert [type(block) for block in document.blocks][:2] == [ListItem, ListItem]
    assert outline(document)[2] == "Paragraph: at night"


def test_a_cell_ends_where_such_a_run_begins() -> None:
    rows = f"Ref\tAction\tLead\n1\tLight the paths {ODD} and more\tAnn Lee\n2\t{ODD}\tJo Bell\n"
    document = bounded(rows)
    assert grid(document) == [
        ["Ref", "Action", "Lead"],
        ["1", "Light the paths", "Ann Lee"],
        ["2", "", "Jo Bell"],
    ]
    assert document.notes == (
        "line 2 and 1 more place: more than 250 characters without a space were not read",
        "line 2: a cell is longer than cells of plans are, and only its beginning was read",
    )


def test_a_table_of_nothing_else_goes_and_a_text_of_nothing_else_is_refused() -> None:
    document = bounded(f"The board meets in May.\n\n{ODD}\t{ODD}\t{ODD}\n")
    assert not any(isinstance(block, Table) for block in document.blocks)
    with pytest.raises(InputError, match="only runs of characters without spaces"):
        bounded(f"{ODD}\n")


def test_a_long_text_is_read_in_parts_that_end_with_sentences() -> None:
    sentence = "The board of Hillford meets in May. "
    document = bounded(sentence * 400 + "\n")
    texts = [line.removeprefix("Paragraph: ") for line in outline(document)]
    assert len(texts) == 3
    assert all(len(text) <= LONGEST_TEXT and text.endswith("May.") for text in texts)
    assert " ".join(texts) == (sentence * 400).strip()


@given(st.lists(st.sampled_from(["a", "The ", " ", "(", ". ", "\n", "\t", "x" * 90]), max_size=60))
def test_no_block_holds_more_than_it_may(pieces: list[str]) -> None:
    text = "Begin here.\n\n" + "".join(piece * 7 for piece in pieces)
    document = bounded(text)
    for block in document.blocks:
        cells = [c.text for r in block.rows for c in r.cells] if isinstance(block, Table) else []
        for held in cells or [getattr(block, "text", "")]:
            assert len(held) <= LONGEST_TEXT
            assert max((len(word) for word in held.split()), default=0) <= LONGEST_WORD
