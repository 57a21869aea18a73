"""Which of two readings of a cell is the better name."""

from __future__ import annotations

import pytest

from extract.name_scores import NameScore, NameScorer
from graph.records import Kind
from tests.extract.marked import known_in


def score(text: str, context: str = "body", place: str = "Camden") -> NameScore | None:
    return NameScorer(known_in(place)).score(text, context)


def value(text: str, context: str = "body") -> float:
    found = score(text, context)
    assert found is not None, text
    return found.score


@pytest.mark.parametrize(
    ("text", "context", "kind"),
    [
        ("MPS", "body", Kind.ORGANISATION),
        ("Safer Neighbourhood Board", "body", Kind.PANEL),
        ("LBC Local Economy Team", "body", Kind.ORGANISATION),
        ("MPS Schools Officers", "body", Kind.ORGANISATION),
        ("Ashvale Weapons Board", "body", Kind.PANEL),
        ("Ann Lee", "body", Kind.PERSON),
        ("Weapons Lead", "lead", Kind.ROLE),
        ("Zyxqa Vorblat", "lead", Kind.PERSON),
        ("Kestrel House", "body", Kind.ORGANISATION),
    ],
)
def test_names_have_a_kind(text: str, context: str, kind: Kind) -> None:
    found = score(text, context)
    assert found is not None
    assert found.kind is kind
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize(
    "text", ["Camden", "and MPS", "Board of", "hold a meeting", "including schools in", "the & a"]
)
def test_places_and_words_at_their_ends_are_no_names(text: str) -> None:
    assert score(text) is None


@pytest.mark.parametrize("text", ["All Partners", "Other LBC departments", "schools"])
def test_classes_are_generic(text: str) -> None:
    found = score(text)
    assert found is not None
    assert found.generic


def test_a_known_name_is_surer_than_a_well_formed_one() -> None:
    known, formed = score("Victim Support"), score("Kestrel Support")
    assert known is not None
    assert formed is not None
    assert known.confidence > formed.confidence
    assert known.score > formed.score


@pytest.mark.parametrize(
    ("whole", "left", "right"),
    [
        ("Safer Neighbourhood Board", "Safer Neighbourhood", "Board"),
        ("Camden Youth Offending Service", "Camden", "Youth Offending Service"),
    ],
)
def test_a_known_longer_name_beats_its_halves(whole: str, left: str, right: str) -> None:
    halves = [found.score for part in (left, right) if (found := score(part)) is not None]
    assert value(whole) > max(halves, default=0)


@pytest.mark.parametrize(
    ("whole", "halves"),
    [
        ("NPS MPS", ("NPS", "MPS")),
        ("Weapons Team Senior Officer", ("Weapons Team", "Senior Officer")),
    ],
)
def test_two_names_do_not_make_one(whole: str, halves: tuple[str, str]) -> None:
    found = score(whole)
    assert found is None or found.score < sum(value(half) for half in halves)


def test_only_this_areas_prefix_makes_any_words_a_team() -> None:
    own, other = score("LBC Weapons"), score("LBX Weapons")
    assert own is not None
    assert own.kind is Kind.ORGANISATION
    assert other is None or other.confidence < own.confidence
