"""Mistakes of the plan itself: reported in its own words, never put right."""

from __future__ import annotations

import pytest

from graph.records import SourceFault
from tests.extract.marked import table, view

HEADER = "No | Action | Lead | Lead organisation | Supporting organisations | Start date | End date"


def faults(*rows: str) -> list[SourceFault]:
    return list(view("Camden Safety Plan\n\n" + table(HEADER, *rows)).plan.faults)


def kinds(*rows: str) -> list[str]:
    return [fault.kind for fault in faults(*rows)]


def dated(start: str, end: str) -> str:
    return f"1 | Hold a weekly meeting. | Ann Lee | MPS | NPS | {start} | {end}"


def test_a_sound_plan_has_no_faults() -> None:
    assert (
        kinds(dated("Apr-24", "Mar-25"), "2 | Train staff. | Tom Reed | NPS | MPS | 2024 | 2024")
        == []
    )


@pytest.mark.parametrize(
    ("start", "end"), [("Oct-18", "Mar-10"), ("01/09/2024", "31/08/2024"), ("2025", "2024")]
)
def test_an_end_before_the_start(start: str, end: str) -> None:
    (fault,) = faults(dated(start, end))
    assert fault.kind == "end before start"
    assert "before it starts" in fault.description


@pytest.mark.parametrize(
    ("start", "end"), [("Oct-24", "2024"), ("Oct-24", "Ongoing"), ("", "Mar-24"), ("TBC", "TBC")]
)
def test_an_end_that_may_be_later_is_none(start: str, end: str) -> None:
    assert kinds(dated(start, end)) == []


def test_the_dates_stay_as_printed() -> None:
    found = view("Camden Safety Plan\n\n" + table(HEADER, dated("Oct-18", "Mar-10")))
    period = found.plan.actions[0].commitments[0].period
    assert (period.start, period.end) == ("2018-10", "2010-03")


@pytest.mark.parametrize(
    "printed",
    ["99/99/9999", "31/02/2024", "00/00/2024", "45/13/2024", "31.06.24", "2024-13-01", "30-Feb-24"],
)
def test_a_date_that_no_calendar_has(printed: str) -> None:
    (fault,) = faults(dated(printed, "Mar-25"))
    assert fault.kind == "impossible date"
    assert printed in fault.description


def test_duplicate_and_missing_numbers() -> None:
    rows = [f"{n} | Hold meeting {word}. | Ann Lee | MPS | NPS | |"
            for n, word in [(1, "one"), (2, "two"), (2, "three"), (5, "five")]]  # fmt: skip
    found = faults(*rows)
    assert [fault.kind for fault in found] == ["duplicate number", "missing number"]
    assert "Number 2" in found[0].description
    assert "3 to 4" in found[1].description


def test_a_number_given_again_to_the_same_words_is_no_duplicate() -> None:
    row = dated("Apr-24", "Mar-25")
    assert "duplicate number" not in kinds(row, row)


def test_a_misspelt_name_says_whose_it_is() -> None:
    (fault,) = faults(
        "1 | Hold a weekly meeting. | Matthew Edom | MPS | NPS | |",
        "2 | Train the staff. | Matthew Edeom | MPS | NPS | |",
        "3 | Visit the shops. | Matthew Edom | MPS | NPS | |",
    )
    assert fault.kind == "misspelt name"
    assert "Matthew Edeom" in fault.description
    assert fault.about.endswith("matthew-edom")


def test_a_lead_that_also_supports() -> None:
    (fault,) = faults("1 | Hold a weekly meeting. | Ann Lee | MPS | Met Police, NPS | |")
    assert fault.kind == "lead also supports"
    assert "Metropolitan Police Service" in fault.description


def test_classes_of_bodies_may_lead_and_support() -> None:
    assert kinds("1 | Hold a weekly meeting. | Ann Lee | All Partners | All Partners | |") == []


def test_a_lost_beginning() -> None:
    found = faults(
        "1 | Hold a weekly meeting. | Ann Lee | MPS | NPS | |",
        " | to schools and colleges about knives. | Tom Reed | MPS | NPS | |",
        "3 | Train the staff. | Ann Lee | MPS | NPS | |",
    )
    assert "lost beginning" in [fault.kind for fault in found]


def test_faults_have_a_place_and_are_in_reading_order() -> None:
    found = faults(dated("Oct-18", "Mar-10"), "4 | Train. | Ann Lee | MPS | MPS | |")
    assert [fault.start for fault in found] == sorted(fault.start for fault in found)
    assert all(fault.start < fault.end and fault.locator for fault in found)
    assert all(fault.description.endswith(".") for fault in found)
