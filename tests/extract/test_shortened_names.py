"""Names shortened to their last words."""

from __future__ import annotations

import pytest

from tests.extract.marked import view

PLAN = "Camden Safety Plan\n\n"


def test_a_name_shortened_behind_the_is_the_longer_one_named_before() -> None:
    found = view(
        PLAN + "The Ashvale Foundation Round Tables meet each spring. Young people lead.\n\n"
        "At the Round Tables they plan the summer."
    )
    long = found.named("Ashvale Foundation Round Tables")
    assert found.named("Round Tables").id == long.id
    (merge,) = [m for m in long.merges if m.spelling == "Round Tables"]
    assert merge.reason == "definite short form"


@pytest.mark.parametrize(
    "text",
    [
        # named before it, without "the", and of two
        "At the Round Tables they plan.\n\nThe Ashvale Foundation Round Tables meet.",
        "The Ashvale Foundation Round Tables meet.\n\nSome Round Tables plan the summer.",
        "The Ashvale Foundation Round Tables and the Marsham College Round Tables meet.\n\n"
        "At the Round Tables they plan.",
    ],
)
def test_a_shorter_name_that_may_be_another_thing_stays_apart(text: str) -> None:
    found = view(PLAN + text)
    ids = {m.entity for m in found.plan.mentions if found.words(m) == "Round Tables"}
    others = {m.entity for m in found.plan.mentions if "Ashvale" in found.words(m)}
    assert not ids & others
