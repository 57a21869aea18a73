"""What a sentence says of when, of money, and of what is there no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.relations.standing import amounts_in, period_in, standing_words, things_status
from graph.records import Period
from tests.extract.relations.sentence_fixture import parsed


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("funds Divert until March 2026", Period(end="2026-03")),
        ("Until 2022 it reported elsewhere", Period(end="2022")),
        ("chairs the Board from April 2025", Period(start="2025-04")),
        ("pays for it from April 2024 to March 2026", Period(start="2024-04", end="2026-03")),
        ("funds Divert in 2024/25", Period(start="2024-04", end="2025-03")),
        ("funds Divert", Period()),
        ("room 2024 is closed", Period()),
    ],
)
def test_the_period_of_a_sentence(text: str, period: Period) -> None:
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("a grant of £1,250,000 in all", ["£1,250,000"]),
        ("£10k Junior Citizens", ["£10k"]),
        ("£1.2m over three years, £40,000 a year of it here", ["£1.2m", "£40,000 a year"]),
        ("50 children and 3 staff", []),
    ],
)
def test_sums_of_money_are_kept_as_printed(text: str, amounts: list[str]) -> None:
    assert [amount for _, amount in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("<service>Night Light</service> closed in 2023.", {"Night Light": "ended"}),
        ("The <panel>Knife Group</panel> was replaced by another.", {"Knife Group": "ended"}),
        ("The <panel>Knife Group</panel> has been disbanded.", {"Knife Group": "ended"}),
        ("A <panel>Youth Panel</panel> is to be established.", {"Youth Panel": "planned"}),
        (
            "Oversight moves to a new <panel>Safety Board</panel> to be established in March.",
            {"Safety Board": "planned"},
        ),
        ("We will launch <service>Night Light</service> in May.", {"Night Light": "planned"}),
        ("<service>Night Light</service> was launched in 2019.", {}),
        ("<service>Night Light</service> has not closed.", {}),
        ("The <panel>Knife Group</panel> will not be disbanded.", {}),
    ],
)
def test_things_that_are_no_more_or_not_yet(text: str, status: dict[str, str]) -> None:
    assert things_status(parsed(text)) == status


def test_the_word_lists_are_read_whole() -> None:
    words = standing_words()
    assert {"not", "nor"} <= words.denials
    assert "no longer" in words.ended_phrases
    assert words.planned_auxiliaries.isdisjoint(words.denials)


@given(st.text(alphabet="£0123456789., kmfromuntilMarch/-", max_size=300))
def test_any_text_has_a_period_and_sums_that_stand_in_it(text: str) -> None:
    period_in(text)
    for start, amount in amounts_in(text):
        assert text[start:].startswith(amount)
