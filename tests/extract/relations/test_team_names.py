"""Which team is part of which body, by its name and the words beside it."""

from __future__ import annotations

import re

import pytest

from extract.relations.team_names import TeamLink, team_links
from tests.extract.relations.stating import plan, said

RULES = (
    "in brackets behind it",
    "the name begins with the body's",
    "the body's own, by name",
    "a team of it, by name",
    "words between team and body",
)


def parts(text: str) -> set[str]:
    return said(plan(text), *RULES)


@pytest.mark.parametrize("link", team_links(), ids=lambda link: link.example)
def test_each_link_fits_its_example(link: TeamLink) -> None:
    between = re.sub(r"^the |Council(?=['’,])|@", "", link.example)
    between = between.removesuffix(")").removesuffix("Council")
    first = next(other for other in team_links() if other.pattern.fullmatch(between))
    assert first is link


@pytest.mark.parametrize(
    "text",
    [
        "The Gangs Unit (part of the Metropolitan Police Service) meets weekly.",
        "The Gangs Unit, based in the Metropolitan Police Service, meets weekly.",
        "The Gangs Unit of the Metropolitan Police Service meets weekly.",
    ],
)
def test_words_between_the_team_and_its_body(text: str) -> None:
    found = plan(text).stated("org:unitOf")
    assert found == {("Gangs Unit", "Metropolitan Police Service")}


@pytest.mark.parametrize(
    "text",
    [
        "The Gangs Unit (not part of the Metropolitan Police Service) meets weekly.",
        "The Gangs Unit (formerly part of the Metropolitan Police Service) meets weekly.",
        "Redthread (part of the programme of the Metropolitan Police Service) meets weekly.",
        "The Gangs Unit works with the Metropolitan Police Service.",
        "NHS England, Metropolitan Police Service",
    ],
)
def test_other_words_make_no_team(text: str) -> None:
    assert not [line for line in parts(text) if line.endswith("Metropolitan Police Service")]


def test_a_name_that_holds_its_bodys() -> None:
    found = parts("Camden Council's Street Safety Team patrols the parks each night.")
    assert [line.partition(" org:unitOf ")[2] for line in found] == ["Camden Council"]


@pytest.mark.parametrize(
    "text",
    [
        "Redthread, Trading Standards, Camden Council and Victim Support came.",
        "Trading Standards, Camden Council, Victim Support and Redthread came.",
    ],
)
def test_names_in_a_list_are_no_parts_of_each_other(text: str) -> None:
    assert not [line for line in parts(text) if "Victim" in line or "words between" in line]
    assert said(plan(text), "words between team and body") == set()


@pytest.mark.parametrize(
    "text",
    ["The Council's Street Wardens patrol each night.", "Ask the council's own Street Wardens."],
)
def test_the_councils_team_without_the_councils_name(text: str) -> None:
    assert "Street Wardens org:unitOf Camden Council" in said(plan(CAMDEN + text), *RULES)


@pytest.mark.parametrize(
    "text", ["Another council's Street Wardens came.", "The Youth Council's Street Wardens came."]
)
def test_another_councils_team_is_not_ours(text: str) -> None:
    assert said(plan(CAMDEN + text), "words between team and body") == set()


def test_a_team_named_after_its_own_council_is_not_its_neighbours() -> None:
    found = plan(
        "Camden Council (LBC) and Barnet Council work here.\n\nLBC Licensing, Barnet Council"
    )
    assert not [line for line in said(found, *RULES) if line.endswith("Barnet Council")]


@pytest.mark.parametrize("before", ["Write to the local Councillors/MP's.", "Write to local MPs."])
def test_an_abbreviation_is_not_the_word_of_the_same_letters(before: str) -> None:
    found = parts(CAMDEN + before + "\n\nThe Metropolitan Police came. The MPS Trident is told.")
    assert "Trident Gang Crime Command org:unitOf Metropolitan Police Service" in found
    assert not [line for line in found if line.endswith("Elected Members")]


CAMDEN = "Camden Council pays for the Street Wardens.\n\n"
