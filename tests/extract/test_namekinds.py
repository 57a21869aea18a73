"""What a short text names, by its form alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.namekinds import (
    bare_name,
    body_likeness,
    head_kind,
    person_likeness,
    role_likeness,
    split_title,
    unnamed,
)
from graph.records import Kind


@pytest.mark.parametrize(
    "text",
    [
        "TBC",
        "tbc.",
        "T.B.C.",
        "TBA",
        "To be confirmed",
        "to be appointed",
        "Vacant",
        "?",
        "??",
        "n/a",
        "N/A",
        "-",
        "–",
        "...",
        "None",
        "As above",
        " TBC ",
        "Not yet known",
    ],
)
def test_cells_that_name_nobody_yet(text: str) -> None:
    assert unnamed(text)


@pytest.mark.parametrize("text", ["Tibor", "MPS", "Ann Lee (TBC)", "Noneley Trust", "All Partners"])
def test_cells_that_name_somebody(text: str) -> None:
    assert not unnamed(text)


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Supt Ian Howells", "Supt", "Ian Howells"),
        ("Det Supt Helen Lyons", "Det Supt", "Helen Lyons"),
        ("Detective Chief Inspector Sue Marsh", "Detective Chief Inspector", "Sue Marsh"),
        ("T/Supt. Tom Reed", "T/Supt.", "Tom Reed"),
        ("Cllr Mary Obi", "Cllr", "Mary Obi"),
        ("Professor Ann Lee", "Professor", "Ann Lee"),
        ("Dr. Ann Lee", "Dr.", "Ann Lee"),
        ("Ann Lee", "", "Ann Lee"),
        ("Drew Lee", "", "Drew Lee"),
        ("Supt", "", "Supt"),
        ("", "", ""),
    ],
)
def test_title_and_rank_stand_apart_from_the_name(text: str, title: str, name: str) -> None:
    assert split_title(text) == (title, name)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Supt Ian Howells (IH)", "Ian Howells"),
        ("Ann  Lee OBE", "Ann Lee"),
        ("Cllr Mary Obi, MBE", "Mary Obi"),
        ("Jean Le Brun,", "Jean Le Brun"),
        ("Dan Ambrose", "Dan Ambrose"),
    ],
)
def test_a_bare_name_is_without_titles_honours_and_brackets(text: str, bare: str) -> None:
    assert bare_name(text) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee",
        "Supt Howells",
        "Jean Le Brun",
        "Ali van der Berg",
        "Siân O'Neill",
        "J. Reed",
        "Anne-Marie Obi",
        "Sinéad Ní Bhroin",
        "Oluwaseun Adeyemi-Clarke",
        "Priya Patel (PP)",
        "Mark Church",
        "Dr Chair",
    ],
)
def test_persons_look_like_persons(text: str) -> None:
    assert person_likeness(text) >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Trading Standards",
        "Community Safety",
        "MPS",
        "Redthread",
        "Ashvale Board",
        "Ann",
        "ann lee",
        "Camden Council",
        "YOS Manager",
        "St Giles Trust",
        "Victim Support",
        "Lee 2",
        "a@b.uk",
        "Hold a weekly meeting with Ann Lee",
        "",
        "Early Help",
        "Public Health",
        "Safer Schools",
    ],
)
def test_bodies_posts_and_words_do_not_look_like_persons(text: str) -> None:
    assert person_likeness(text) < 0.5


def test_an_unknown_given_name_is_less_sure_than_a_known_one() -> None:
    assert 0 < person_likeness("Zyxqa Vorblat") < person_likeness("Ann Vorblat")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ashvale Weapons Board", Kind.PANEL),
        ("Safer Ashvale Partnership", Kind.PANEL),
        ("Ashvale Weapons Team", Kind.ORGANISATION),
        ("Harbour Lights Programme", Kind.SERVICE),
        ("Ashvale Needs Assessment", Kind.DOCUMENT),
        ("Ashvale Violence Fund", Kind.FUND),
        ("Weapons Lead", Kind.ROLE),
        ("Ashvale Safety Board (ASB)", Kind.PANEL),
        ("Ashvale Youth Council", Kind.PANEL),
        ("Ashvale Council", Kind.ORGANISATION),
        ("Redthread", None),
        ("", None),
    ],
)
def test_the_last_words_of_a_name_tell_its_kind(text: str, kind: Kind | None) -> None:
    assert head_kind(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Head of Community Safety",
        "Weapons Lead",
        "BCU Commander",
        "YOS Manager",
        "Deputy Director of Housing",
        "Cabinet Member for Young People",
        "Chief Executive",
    ],
)
def test_posts_look_like_posts(text: str) -> None:
    assert role_likeness(text) >= 0.8


@pytest.mark.parametrize("text", ["MPS", "Ann Lee", "Ashvale Board", "", "Camden Council"])
def test_others_do_not_look_like_posts(text: str) -> None:
    assert role_likeness(text) == 0


@pytest.mark.parametrize(
    "text", ["MPS", "MPS/NPS, CRC", "Ashvale Weapons Team", "Redthread", "Safer Ashvale Board"]
)
def test_bodies_look_like_bodies(text: str) -> None:
    assert body_likeness(text) >= 0.8


def test_sentences_and_dates_do_not_look_like_bodies() -> None:
    assert body_likeness("hold a weekly meeting on knives") < 0.5
    assert body_likeness("12/04/2024") == 0
    assert body_likeness("") == 0


@given(st.text(max_size=80))
def test_likeness_is_a_share_whatever_the_text(text: str) -> None:
    for likeness in (person_likeness, role_likeness, body_likeness):
        assert 0 <= likeness(text) <= 1
    title, rest = split_title(text)
    assert rest in text
    assert not title or rest
