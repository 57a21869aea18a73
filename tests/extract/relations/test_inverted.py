"""Sentences that begin with where somebody sits."""

from __future__ import annotations

import pytest

from extract.relations.inverted import inverted_members
from extract.relations.masked_text import Thing
from extract.relations.references import References
from tests.extract.relations.sentence_fixture import parsed

POLICE = "<organisation>West Police</organisation>"
FIRE = "<organisation>West Fire</organisation>"


def members(source: str, *topics: Thing) -> set[tuple[str, str]]:
    sentence = parsed(source)
    found = inverted_members(sentence, References(sentence, topics))
    return {(stated.subject.thing.id, stated.object.thing.id) for stated in found}


@pytest.mark.parametrize(
    "source",
    [
        f"On the <panel>Harm Panel</panel> sit {POLICE} and the {FIRE}.",
        f"The <panel>Harm Panel</panel>, on which sit {POLICE} and {FIRE}, meets monthly.",
        f"The <panel>Harm Panel</panel>, on which also sit {POLICE}, {FIRE} and others.",
    ],
)
def test_those_who_sit_are_named_behind(source: str) -> None:
    assert members(source) == {("West Police", "Harm Panel"), ("West Fire", "Harm Panel")}


def test_it_is_what_was_spoken_of() -> None:
    panel = Thing("Harm Panel", "panel", 0, 1, name="Harm Panel")
    council = Thing("Council", "organisation", 0, 1, name="Council")
    assert members(f"On it sit {POLICE} and both {FIRE}.", panel) == {
        ("West Police", "Harm Panel"),
        ("West Fire", "Harm Panel"),
    }
    assert members(f"On it sit {POLICE}.", council) == set()
    assert members(f"On it sit {POLICE}.") == set()


def test_what_is_no_list_ends_it() -> None:
    source = f"On the <panel>Harm Panel</panel> sit {POLICE}, who work with {FIRE}."
    assert members(source) == {("West Police", "Harm Panel")}
    assert members(f"We sit with {POLICE} on the <panel>Harm Panel</panel>.") == set()
