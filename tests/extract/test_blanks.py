"""What a plan itself says that blank cells mean."""

from __future__ import annotations

import pytest

from extract.blanks import blank_rule
from tests.extract.tables_fixture import document


@pytest.mark.parametrize(
    ("said", "inherited"),
    [
        ("A blank under 'Lead' means that the person in the row above leads it.", {"lead"}),
        ("Where “Lead agency” is empty it is the same as above.", {"lead_organisation"}),
        ("Where the owner is left blank, the previous row holds.", {"lead"}),
        ("If 'By when' is not filled in, it is as above.", {"end"}),
        ("Where 'Partners' is blank the entry carries on from before.", {"supporting"}),
        (
            "Blank cells under 'Lead' and 'By when' are the same as those before them.",
            {"lead", "end"},
        ),
    ],
)
def test_blanks_that_repeat(said: str, inherited: set[str]) -> None:
    rule = blank_rule(document(said + "\n"))
    assert rule.told
    assert rule.inherited == inherited


@pytest.mark.parametrize(
    "said",
    [
        "Where 'Lead' is blank nobody has been named yet.",
        "Where Responsible is blank, no one has taken this on.",
        "An empty 'By when' means that no date has been agreed.",
    ],
)
def test_blanks_that_mean_nothing_stated(said: str) -> None:
    rule = blank_rule(document(said + "\n"))
    assert rule.told
    assert rule.inherited == frozenset()


@pytest.mark.parametrize(
    "said",
    [
        "The board meets each month.",
        "Empty homes in the ward are boarded up.",
        "Blank firearms were seized in two raids.",
        "The lead is named in the row above.",
        "This page is left blank.",
    ],
)
def test_other_sentences_say_nothing_of_blanks(said: str) -> None:
    rule = blank_rule(document(said + "\n"))
    assert not rule.told
    assert rule.inherited == frozenset()


@pytest.mark.parametrize("form", ["{}\n", "- {}\n", "Text¹ goes here.\n\n¹ {}\n"])
def test_it_may_be_said_in_a_paragraph_a_bullet_or_a_footnote(form: str) -> None:
    said = form.format("A blank 'Lead' means that the person in the row above leads it.")
    assert blank_rule(document(said)).inherited == {"lead"}


def test_each_sentence_speaks_for_itself() -> None:
    said = "A blank 'Lead' is the same as above. An empty 'By when' means that none was agreed.\n"
    rule = blank_rule(document(said))
    assert rule.inherited == {"lead"}
    assert rule.told
