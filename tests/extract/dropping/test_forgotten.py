"""The list of names that stay out, and plans without them."""

from __future__ import annotations

import pytest

from extract.dropping.forgotten import Forgotten, from_json, removed_name
from extract.dropping.forms import full_names, printed_names
from extract.dropping.removal import forms_in, without_forgotten
from extract.dropping.spellings import key_of
from extract.plan import Extractor
from extract.readers.text import READER
from graph.errors import InputError
from graph.records import Kind, PlanRecords
from graph.records_json import records_to_json
from tests.extract.dropping.people_plan import PLAN

SALT = b"0123456789abcdef"


@pytest.fixture(scope="module")
def read() -> PlanRecords:
    return Extractor().extract(READER.read_text(PLAN, "hillford.txt"))


def listing(plan: PlanRecords, name: str) -> Forgotten:
    person = next(each for each in plan.entities if each.label == name)
    names = full_names(printed_names(person, plan))
    return Forgotten(SALT).adding(names, {plan.key: forms_in(plan, [person.id])})


def words_of(plan: PlanRecords) -> str:
    return f" {' '.join(key_of(records_to_json(plan)))} "


def test_one_person_goes_and_the_others_stay(read: PlanRecords) -> None:
    left = without_forgotten(read, listing(read, "Tamsin Lisle"))
    assert " lisle " not in words_of(left)
    assert " rohan pargeter " in words_of(left)
    assert " olwen harker " in words_of(left)


def test_what_was_theirs_stays_with_the_post(read: PlanRecords) -> None:
    left = without_forgotten(read, listing(read, "Tamsin Lisle"))
    person = next(each for each in left.entities if each.id == "hillford/person/removed-1")
    assert person.label == f"{removed_name(1)} (Head of Community Safety)"
    assert person.kind is Kind.PERSON
    assert len(left.claims) == len(read.claims)
    assert "[name removed at request]" in left.document.text


def test_a_changed_plan_is_kept_without_the_name_too(read: PlanRecords) -> None:
    forgotten = listing(read, "Tamsin Lisle")
    text = (
        PLAN.replace("Tamsin Lisle\tHead of", "Bo Vale\tHead of")
        + "\nTAMSIN   LISLE was here, and Lisle.\n"
    )
    other = Extractor().extract(READER.read_text(text, "marsham.txt"))
    left = without_forgotten(other, forgotten)
    assert " tamsin lisle " not in words_of(left)
    assert " bo vale " in words_of(left)


def test_parts_of_a_name_count_in_the_same_plan_only(read: PlanRecords) -> None:
    forgotten = listing(read, "Tamsin Lisle")
    text = "Plan\n\nAction\tLead\nMow the lawn\tT. Lisle\n"
    same = Extractor().extract(READER.read_text(text, "hillford.txt"))
    other = Extractor().extract(READER.read_text(text, "marsham.txt"))
    assert " lisle " not in words_of(without_forgotten(same, forgotten))
    assert without_forgotten(other, forgotten) is other


def test_two_are_forgotten_in_any_order(read: PlanRecords) -> None:
    both = listing(read, "Tamsin Lisle")
    left = without_forgotten(read, both)
    raj = next(each for each in left.entities if each.label == "Rohan Pargeter")
    both = both.adding(full_names(printed_names(raj, left)), {left.key: forms_in(left, [raj.id])})
    one_by_one, at_once = without_forgotten(left, both), without_forgotten(read, both)
    assert " pargeter " not in words_of(at_once)
    assert one_by_one == at_once


def test_an_empty_list_changes_nothing(read: PlanRecords) -> None:
    assert without_forgotten(read, Forgotten()) is read


def test_the_list_holds_no_name_and_is_read_again(read: PlanRecords) -> None:
    forgotten = listing(read, "Tamsin Lisle")
    written = forgotten.to_json()
    assert not {"tamsin", "lisle", "Lisle"} & set(written.replace('"', " ").split())
    assert from_json(written, "forgotten.json") == forgotten


def test_two_lists_with_other_salts_cannot_be_compared(read: PlanRecords) -> None:
    one = Forgotten(b"1" * 16).adding([("tamsin", "lisle")], {})
    other = Forgotten(b"2" * 16).adding([("tamsin", "lisle")], {})
    assert one.entries[0].names != other.entries[0].names


@pytest.mark.parametrize(
    "held",
    [
        "",
        "[]",
        "{}",
        '{"format": 2, "salt": "", "entries": []}',
        '{"format": 1, "salt": "xx", "entries": []}',
        '{"format": 1, "salt": "", "entries": [{"number": 1, "names": "ab", "parts": []}]}',
        '{"format": 1, "salt": "", "entries": [{"number": 1}]}',
    ],
)
def test_a_damaged_list_stops_all(held: str) -> None:
    with pytest.raises(InputError, match=r"forgotten.json: is not a list"):
        from_json(held, "forgotten.json")


def test_what_a_person_wrote_is_cleaned(read: PlanRecords) -> None:
    forgotten = listing(read, "Tamsin Lisle")
    assert forgotten.cleaned("Tamsin Lisle") == removed_name(1)
    assert forgotten.cleaned("ask Tamsin Lisle") == "ask [name removed at request]"
    assert forgotten.cleaned("T. Lisle", "hillford") == removed_name(1)
    assert forgotten.cleaned("T. Lisle", "marsham") == "T. Lisle"
    assert forgotten.cleaned("") == ""
