"""The title that a plan bears."""

from __future__ import annotations

import pytest

from extract.known_names import KnownNames
from extract.own_title import own_title
from extract.setting import Setting
from extract.units import Unit


def _title(*lines: str, context: str = "heading") -> str | None:
    units = tuple(Unit(line, 0, len(line), "line", context) for line in lines)
    found = own_title(units, KnownNames(Setting()))
    if found is None:
        return None
    unit, start, end = found
    return unit.text[start:end]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Ashvale Knife Crime Plan 2024/25", "Ashvale Knife Crime Plan 2024/25"),
        ("Safer Ashvale Partnership: action tracker 2023/24", "action tracker 2023/24"),
        ("ASHVALE CITY COUNCIL - Knife Plan 2024/25 - live copy", "Knife Plan 2024/25"),
        ("Preventing Harm: our commitments 2024 to 2027", None),
        ("Ashvale Safety Strategy 2024-2027: what we will do", "Ashvale Safety Strategy 2024-2027"),
        ("Table of Actions 2019 - 2020.", "Table of Actions 2019 - 2020"),
        (
            "Safer Ashvale Partnership Knife Crime Delivery Plan 2024",
            "Knife Crime Delivery Plan 2024",
        ),
        ("Minutes of the meeting held on 3 May 2024 in Room 2", None),
    ],
)
def test_the_body_before_a_title_and_the_remark_behind_it_are_no_part_of_it(
    line: str, title: str | None
) -> None:
    cut = line.split(" in Room")[0]
    assert _title(line) == (cut if title is None else title)


def test_it_is_the_first_line_that_says_what_the_document_is() -> None:
    assert _title("Safer Ashvale", "Knife Crime Plan", "Other Plan") == "Knife Crime Plan"


@pytest.mark.parametrize(
    "line",
    [
        "Appendix 2: related plans",
        "1. The plan",
        "Plan",
        "What the plan says of knives",
        "Adopt the Strategy.",
    ],
)
def test_lines_that_bear_no_title(line: str) -> None:
    assert _title(line) is None


def test_cells_hold_no_title() -> None:
    assert _title("Ashvale Knife Crime Plan", context="lead") is None


def test_a_title_ends_before_the_next_label_and_where_capitals_end() -> None:
    for line, title in (
        ("Our response to the Violence Duty classification: OFFICIAL", "Our response to the "
         "Violence Duty"),
        ("ASHVALE VIOLENCE STRATEGY Delivery Note for Year Two", "ASHVALE VIOLENCE STRATEGY"),
    ):  # fmt: skip
        assert _title(line, context="prose") == title
