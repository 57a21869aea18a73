"""Services that a section describes one after the other."""

from __future__ import annotations

import pytest

from extract.described_services import described_services
from extract.units import Unit
from graph.records import Kind
from tests.extract.marked import known_in, view


def _units(heading: str, *entries: str) -> list[Unit]:
    texts = [(heading, "heading"), *((entry, "prose") for entry in entries)]
    return [Unit(text, at * 500, at * 500 + len(text), "line", c) for at, (text, c) in
            enumerate(texts)]  # fmt: skip


def _described(heading: str, *entries: str) -> list[str]:
    return list(described_services(_units(heading, *entries), known_in("Camden")))


ENTRIES = (
    "C1.  Stride Along. Support on the way to school.",
    "C2.  The Lamp Next Door: A warm room in Mill Street.",
)


@pytest.mark.parametrize(
    "heading", ["C. SERVICES THAT WE DRAW ON", "Help that is there now", "What we fund"]
)
def test_a_section_about_services_names_them(heading: str) -> None:
    assert _described(heading, *ENTRIES) == ["Stride Along", "The Lamp Next Door"]


@pytest.mark.parametrize("heading", ["Who sits on it", "What we will do"])
def test_another_section_names_none(heading: str) -> None:
    assert _described(heading, *ENTRIES) == []


def test_one_entry_or_less_than_half_of_them_prove_nothing() -> None:
    assert _described("Our services", ENTRIES[0]) == []
    prose = [f"In {year} the wardens walked the parks." for year in range(2019, 2024)]
    assert _described("Our services", *ENTRIES, *prose) == []


@pytest.mark.parametrize(
    "entry",
    [
        "Ann Lee. Runs the youth club.",
        "Camden. The borough that pays for it.",
        "Mentoring. Help for those under eighteen.",
        "Ashvale Weapons Board. A meeting of all.",
        "We run it. Two days a week.",
        "",
    ],
)
def test_what_is_no_services_name_is_left_out(entry: str) -> None:
    assert _described("Our services", *ENTRIES, entry) == ["Stride Along", "The Lamp Next Door"]


def test_the_names_are_found_everywhere_in_the_plan() -> None:
    found = view(
        "# Camden Safety Plan\n\nWardens speak of Stride Along often.\n\n## Our services\n\n"
        + "\n\n".join(ENTRIES)
    )
    assert found.named("Stride Along").kind is Kind.SERVICE
    assert found.marked().count("<service>Stride Along</service>") == 2
