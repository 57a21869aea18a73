"""Things that one action makes and another names."""

from __future__ import annotations

import pytest

from extract.relations.action_products import ActionProducts, phrases_after, writes
from graph.records import Action, Entity, Kind


def action(key: str, text: str, theme: str | None = None) -> Action:
    return Action(key, text, 0, 5, "line 1", theme=theme)


ACTIONS = (
    action("list", "Build one shared list of the fifty people most at risk"),
    action("profile", "Develop analysis, to include a knife crime and gangs problem profile"),
    action(
        "cca", "Products to be completed by the analyst, first a Comparative Case Analysis (CCA)"
    ),
    action("tables", "MOPAC funded Tutu Round Tables to be run with young people"),
    action("visit", "Visit each person on the shared list"),
    action("panel", "Set up a Ashvale Risk Panel"),
)
PRODUCTS = ActionProducts(ACTIONS)


def maker(words: str, subject: str | None = "visit", *, definite: bool = True) -> str | None:
    groups = phrases_after(words, 0, len(words), definite=definite)
    found = [PRODUCTS.maker(phrase, subject) for group in groups for phrase in group]
    return next((key for key in found if key), None)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("the shared list is ready", "list"),
        ("the shared list in Theme 1", "list"),
        ("the problem profile", "profile"),
        ("the knife crime problem profile on gangs", "profile"),
        ("the gangs problem profiles", "profile"),
        ("the CCA", "cca"),
        ("the initial CCA will help", "cca"),
        ("the Tutu Round Tables proof of concept", "tables"),
        ("findings of the Comparative Case Analysis", "cca"),
    ],
)
def test_the_one_action_that_makes_it_is_found(words: str, key: str) -> None:
    assert maker(words) == key


@pytest.mark.parametrize(
    "words",
    [
        "the plan", "the results", "knife crime", "the young people", "the Ashvale Risk Panel",
        "the dog list", "the weather", "a shared list", "summer", "the summer is over", "",
        "the action", "the school year", "it is done", "the venue survey",
    ],
)  # fmt: skip
def test_other_phrases_are_nobodys(words: str) -> None:
    assert maker(words) is None


def test_an_action_does_not_wait_for_what_it_makes_itself() -> None:
    assert maker("the shared list", "list") is None


def test_what_two_actions_make_is_nobodys_unless_one_has_the_same_theme() -> None:
    two = (
        action("a", "Write a referral form for schools", "One"),
        action("b", "Write a referral form for clubs", "Two"),
        action("c", "Send it out", "Two"),
        action("d", "Send it out", "Three"),
    )
    ((phrase, *_),) = phrases_after("the referral form", 0, 17)
    assert ActionProducts(two).maker(phrase, "c") == "b"
    assert ActionProducts(two).maker(phrase, "d") is None


def test_phrases_end_at_prepositions_and_verbs() -> None:
    text = "the shared list in Theme 1 is ready"
    ((phrase,),) = phrases_after(text, 0, len(text))
    assert text[phrase.start : phrase.end] == "shared list"
    assert phrases_after("is ready", 0, 8) == []


def test_an_action_writes_the_document_that_it_names() -> None:
    profile = Entity("d", Kind.DOCUMENT, "Ashvale Serious Violence Problem Profile")
    assert writes(action("a", "Refresh the Problem Profile each year"), profile)
    assert not writes(action("a", "Use the Problem Profile in tasking"), profile)
    assert not writes(action("a", "Refresh the website"), profile)
