"""Short forms defined in a text, and names that it says are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.definitions import definitions, identities


def defined(text: str) -> list[tuple[str, str]]:
    return [(found.short, found.long) for found in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("a Joint Needs Assessment (JNA) by May", "JNA", "Joint Needs Assessment"),
        ("The Ashvale Weapons Panel (AWP) meets", "AWP", "Ashvale Weapons Panel"),
        ("Youth and Play Service (“YPS”)", "YPS", "Youth and Play Service"),
        ("Community Safety & Partnerships (CS&P)", "CS&P", "Community Safety & Partnerships"),
        ("by Ann Lee (AL), then Tom Reed", "AL", "Ann Lee"),
        ("AWP (Ashvale Weapons Panel) meets", "AWP", "Ashvale Weapons Panel"),
        ("AWP = Ashvale Weapons Panel; MAY = May", "AWP", "Ashvale Weapons Panel"),
        ("AWP means the Ashvale Weapons Panel, which meets", "AWP", "Ashvale Weapons Panel"),
        ("YAS stands for Youth Advocacy service. It helps", "YAS", "Youth Advocacy service"),
        ("AWP means the Ashvale Weapons Panel of the town.", "AWP", "Ashvale Weapons Panel"),
        (
            "AYA means the Ashvale Youth Advocacy service it runs",
            "AYA",
            "Ashvale Youth Advocacy service",
        ),
    ],
)
def test_short_forms_with_their_full_names(text: str, short: str, long: str) -> None:
    assert (short, long) in defined(text)


def test_a_list_of_abbreviations_defines_each() -> None:
    text = (
        "Abbreviations used: terms of this plan; AWP – Ashvale Weapons Panel; "
        "ANS – Ashvale Night Shelter; CSU – Community Safety Unit"
    )
    assert defined(text) == [
        ("AWP", "Ashvale Weapons Panel"),
        ("ANS", "Ashvale Night Shelter"),
        ("CSU", "Community Safety Unit"),
    ]


def test_a_key_defines_its_short_forms() -> None:
    assert defined("Key: AWP – Ashvale Weapons Panel; ANS – Ashvale Night Shelter") == [
        ("AWP", "Ashvale Weapons Panel"),
        ("ANS", "Ashvale Night Shelter"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Regulatory Services (JET)",
        "a meeting (May) in Ashvale",
        "the panel (A)",
        "(AWP) Ashvale Weapons Panel",
        "MPS (MPS)",
        "This means Ashvale Weapons Panel meets",
        "AWP means Business",
        "Weapons. Panel (WP)",
        "",
        "((((",
    ],
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert defined(text) == []


def test_the_full_name_stops_at_marks_before_it() -> None:
    assert defined("with schools, the Ashvale Weapons Panel (AWP)") == [
        ("AWP", "Ashvale Weapons Panel")
    ]


@given(st.text(alphabet="AWPansl vwe()&’.,–=:\n", max_size=80))
def test_both_forms_stand_at_their_offsets(text: str) -> None:
    for found in definitions(text):
        assert text[found.short_start : found.short_end] == found.short
        assert text[found.long_start : found.long_end] == found.long
        assert found.long


@pytest.mark.parametrize(
    ("text", "own", "standard"),
    [
        (
            "The Safer Ashvale Board is the statutory Community Safety Partnership.",
            "Safer Ashvale Board",
            "Community Safety Partnership",
        ),
        (
            "Ashvale Together acts as the Health and Wellbeing Board of the town.",
            "Ashvale Together",
            "Health and Wellbeing Board",
        ),
    ],
)
def test_a_name_of_the_plans_own_for_a_known_type(text: str, own: str, standard: str) -> None:
    assert (own, standard) in [(one, other.removesuffix(" of")) for one, other in identities(text)]


@pytest.mark.parametrize("text", ["Ann Lee is happy.", "Ashvale is a town.", "It is the Board."])
def test_other_sentences_equate_nothing(text: str) -> None:
    assert list(identities(text)) == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Ashvale Weapons Panel (AWP, or **the Panel**) meets", "AWP", "Ashvale Weapons Panel"),
        ("Ashvale Harbour Trust (the AHT) helps", "AHT", "Ashvale Harbour Trust"),
        ("Ashvale Harbour Trust (the Trust, AHT) helps", "AHT", "Ashvale Harbour Trust"),
        ("Ashvale Harbour Trust (AHT, “the Trust”) helps", "AHT", "Ashvale Harbour Trust"),
    ],
)
def test_a_bracket_may_hold_two_short_forms(text: str, short: str, long: str) -> None:
    assert (short, long) in [(d.short, d.long) for d in definitions(text)]
