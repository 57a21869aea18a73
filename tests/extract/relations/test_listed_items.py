"""The items of a list, and how each stands to the truth."""

from __future__ import annotations

import pytest

from extract.relations.listed_items import (
    ItemStanding,
    StandingRule,
    read_standing,
    standing_rules,
)


@pytest.mark.parametrize("rule", standing_rules(), ids=lambda rule: rule.example)
def test_each_standing_is_told_by_its_example(rule: StandingRule) -> None:
    standing = read_standing(rule.example)
    if rule.standing == "denied":
        assert standing.sureness == 0.0
    elif rule.standing == "questioned":
        assert standing.sureness <= 0.5
    elif rule.standing == "vacant":
        assert standing.vacant
    else:
        assert standing.status == rule.standing


@pytest.mark.parametrize(
    "words",
    ["", "meets monthly", "(chair)", "from Kent", "up to six members", "Notting Hill", "next to"],
)
def test_words_that_state_no_standing_leave_it_open(words: str) -> None:
    assert read_standing(words) == ItemStanding()


def test_the_dates_in_brackets_are_the_period() -> None:
    until = read_standing("Kent Police (until March 2025)")
    since = read_standing("Kent Police (from April 2026)")
    assert (until.status, until.period.end) == ("ended", "2025-03")
    assert (since.status, since.period.start) == ("planned", "2026-04")


def test_what_has_ended_is_not_planned() -> None:
    assert read_standing("former chair, from May 2020").status == "ended"


def test_what_is_no_longer_so_has_ended() -> None:
    assert read_standing("Kent Police no longer attend").status == "ended"


def test_an_item_in_a_doubtful_list_is_doubtful() -> None:
    outer, inner = read_standing("to be confirmed"), read_standing("former")
    both = inner.within(outer)
    assert (both.status, both.sureness) == ("ended", 0.5)
