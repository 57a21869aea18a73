"""What `show` prints of one thing."""

from __future__ import annotations

import pytest

from queries.shown import InAction, InPlan, Place, Relation, Shown, Thing
from viz.card import card


def place(start: int, quote: str = "HAMROW", sentence: str | None = None) -> Place:
    return Place("harbourton.txt", f"row {start}", quote, start, start + len(quote), sentence)


def thing(**changes: object) -> Thing:
    values: dict[str, object] = {
        "iri": "https://example.org/panel/hamrow",
        "label": "HAMROW",
        "kinds": ("panel",),
        "plans": (InPlan("harbourton.txt", "Safety plan", "Harbourton"),),
        "spellings": ("HAMROW", "Harbourton Multi-Agency Risk Panel"),
        "misspellings": ("HARMOW",),
        "ranks": (),
        "statuses": (),
        "generic": False,
        "relations": (),
        "actions": (),
        "places": (),
    }
    return Thing(**(values | changes))  # type: ignore[arg-type]


ACTION = InAction(
    "https://example.org/action/4",
    "harbourton.txt",
    "Harbourton",
    "Governance",
    "4",
    "Refer young people to the panel",
    ("uses", "mentions"),
    ("Nadia Okafor",),
    (),
    (place(17, sentence="Refer them to\tHAMROW each month"),),
)


def test_it_says_what_and_where_a_thing_is() -> None:
    lines = list(card(Shown("hamrow", (thing(),))))
    assert lines[:3] == ["HAMROW", "  panel", "  in harbourton.txt, Harbourton: Safety plan"]
    assert "  also printed as: Harbourton Multi-Agency Risk Panel" in lines
    assert "  misspelt as: HARMOW" in lines


def test_actions_say_who_leads_them_and_quote_the_place() -> None:
    lines = list(card(Shown("hamrow", (thing(actions=(ACTION,)),))))
    assert "    Harbourton, Governance: 4. Refer young people to the panel" in lines
    assert "      its part: uses, mentions" in lines
    assert "      led by: Nadia Okafor; lead organisation: none named" in lines
    assert '      "Refer them to HAMROW each month" (harbourton.txt, row 17)' in lines


def test_each_place_is_quoted_once() -> None:
    found = thing(actions=(ACTION,), places=(place(17), place(40)))
    lines = list(card(Shown("hamrow", (found,))))
    assert "  Other places that name it: 1" in lines
    assert sum("row 17" in line for line in lines) == 1
    assert sum("row 40" in line for line in lines) == 1


def test_relations_carry_their_words() -> None:
    relation = Relation(
        "HAMROW",
        "reports to",
        "Safer Harbourton",
        "a",
        "b",
        "c",
        "pattern",
        0.9,
        place(3, "HAMROW reports to Safer Harbourton"),
        status="planned",
    )
    lines = list(card(Shown("hamrow", (thing(relations=(relation,)),))))
    assert "    HAMROW reports to Safer Harbourton (planned)" in lines
    assert '      "HAMROW reports to Safer Harbourton" (harbourton.txt, row 3)' in lines


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2017", "2018-03", " (ended, £500, from 2017 until 2018-03)"),
        ("2017", None, " (ended, £500, from 2017)"),
        (None, "spring 2018", " (ended, £500, until spring 2018)"),
        (None, None, " (ended, £500)"),
    ],
)
def test_status_and_dates_stand_beside_a_claim(
    start: str | None, end: str | None, said: str
) -> None:
    words = ("Old Fund", "funds", "HAMROW", "a", "b", "c", "pattern", 0.9, place(3))
    relation = Relation(*words, status="ended", amount="£500", start=start, end=end)
    lines = list(card(Shown("hamrow", (thing(relations=(relation,)),))))
    assert f"    Old Fund funds HAMROW{said}" in lines


def test_several_things_of_one_name_are_all_shown() -> None:
    lines = list(card(Shown("yot", (thing(label="Harbourton YOT"), thing(label="Hillford YOT")))))
    assert lines[0] == "yot may stand for 2 things:"
    assert {"Harbourton YOT", "Hillford YOT"} <= set(lines)


def test_text_of_a_plan_cannot_steer_the_terminal() -> None:
    hostile = thing(label="HAM\x1b]0;x\x07ROW", places=(place(1, "a\x1b[2Jb\n\nc"),))
    assert all(line.isprintable() for line in card(Shown("x", (hostile,))))
