"""What a plan teaches of its own names."""

from __future__ import annotations

import pytest

from extract.cell_parts import CellReader
from extract.known_names import KnownNames
from extract.name_learning import learn_names, titles_in
from extract.units import Unit
from graph.records import Kind
from tests.extract.marked import known_in


def _learnt(*units: tuple[str, str]) -> KnownNames:
    known = known_in("Camden")
    made = tuple(
        Unit(text, at * 1000, at * 1000 + len(text), f"line {at}", context)
        for at, (context, text) in enumerate(units)
    )
    learn_names(made, known, CellReader(known))
    return known


def test_a_team_that_and_joins_is_learnt_where_its_second_half_never_stands_alone() -> None:
    cells = [("body", "ASB and Enforcement Team"), ("body", "ASB and Enforcement Team")]
    own = _learnt(*cells).own("ASB and Enforcement Team")
    assert own is not None
    assert own.kind is Kind.ORGANISATION
    apart = _learnt(*cells, ("prose", "and the Enforcement Team goes there"))
    assert apart.own("ASB and Enforcement Team") is None


def test_a_name_that_its_words_tell_once_is_known_everywhere() -> None:
    known = _learnt(("prose", "The fund pays for Harbour Lane until May."))
    own = known.own("Harbour Lane")
    assert own is not None
    assert own.kind is Kind.SERVICE


def test_a_single_word_is_not_learnt_from_one_telling() -> None:
    assert _learnt(("prose", "We will offer Climber to all.")).own("Climber") is None


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("HSCB model safeguarding policy; Peer Review Report", 2),
        ("School Exclusions in Ashvale 2017 and more", 1),
        ("H:NIGHT WalksAndTalks", 1),
        ("plan-final.docx", 1),
        ("Going since 2017", 0),
        ("will be in the plan", 0),
    ],
)
def test_titles_in_a_cell_of_documents(text: str, titles: int) -> None:
    assert len(list(titles_in(text))) == titles


def test_what_leads_in_is_no_part_of_a_title() -> None:
    text = "Included in the Ashvale Yearly Plans"
    assert [text[start:end] for start, end in titles_in(text)] == ["Ashvale Yearly Plans"]
