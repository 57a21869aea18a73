"""Rows whose cells stand to the left or right of their headings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.alignment import AlignedRow, align
from extract.columns import Header
from tests.extract.tables_fixture import actions_of, header_of, row_of, rules, tabbed, values

LABELS = (
    "Theme",
    "No",
    "Action",
    "Outcome",
    "Lead officer",
    "Lead agency",
    "Start date",
    "End date",
    "Partners",
    "Comment",
)
PRINTED = (
    "",
    "*2",
    "Train shop staff in refusing sales to children",
    "Fewer failed test purchases in the town",
    "Supt Ian Reed",
    "Metropolitan Police Service",
    "Jun-24",
    "Ongoing",
)


def the_header(extra: int = 0) -> Header:
    header = header_of(*LABELS, *[""] * extra)
    assert header is not None
    return header


def held(row: AlignedRow) -> dict[str | None, str]:
    return {role: cell.text for role, cell in row.cells if cell.text}


def test_a_row_that_fits_stays_as_printed() -> None:
    row = align(row_of(PRINTED), the_header())
    assert not row.shifted
    assert held(row) == {
        "number": "*2",
        "action": PRINTED[2],
        "outcome": PRINTED[3],
        "lead": PRINTED[4],
        "lead_organisation": PRINTED[5],
        "start": PRINTED[6],
        "end": PRINTED[7],
    }


@pytest.mark.parametrize("columns", [1, 2, 5, 10])
def test_a_row_shifted_to_the_right_comes_back(columns: int) -> None:
    header = the_header(extra=columns)
    shifted = align(row_of(("",) * columns + PRINTED), header)
    assert shifted.shifted
    assert held(shifted) == held(align(row_of(PRINTED), header))


def test_a_row_shifted_to_the_left_comes_back() -> None:
    shifted = align(row_of(PRINTED[1:]), the_header())
    assert shifted.shifted
    assert held(shifted) == held(align(row_of(PRINTED), the_header()))


@pytest.mark.parametrize("columns", [1, 2, 4, 10])
def test_a_row_may_slip_in_its_middle(columns: int) -> None:
    header = the_header(extra=columns)
    slipped = align(row_of(PRINTED[:3] + ("",) * columns + PRINTED[3:]), header)
    assert held(slipped) == held(align(row_of(PRINTED), header))


@pytest.mark.parametrize(
    "cells",
    [
        ("", "2", "Train shop staff", "", "", "Trading Standards", "", "Ongoing"),
        ("", "2", "Train shop staff", "", "Ian Reed", "", "", ""),
        ("", "2", "Train shop staff", "Fewer failed tests", "", "", "", "Mar-25"),
        ("Safer streets", "", "Train shop staff", "", "", "", "", ""),
    ],
)
def test_a_blank_cell_is_no_slip(cells: tuple[str, ...]) -> None:
    row = align(row_of(cells), the_header())
    assert not row.shifted
    filled = [at for at, cell in enumerate(cells) if cell]
    assert [role for role, _ in row.cells] == [the_header().roles[at] for at in filled]


def test_one_odd_cell_does_not_move_a_row() -> None:
    odd = (*PRINTED[:6], "when funds allow", *PRINTED[7:])
    row = align(row_of(odd), the_header())
    assert held(row)["start"] == "when funds allow"
    assert held(row)["lead"] == "Supt Ian Reed"


def test_an_empty_row_has_no_cells() -> None:
    row = align(row_of(("", "", "")), the_header())
    assert row.cells == ()
    assert row.first("action") is None
    assert row.get("lead") == ()


@st.composite
def typed_rows(draw: st.DrawFn) -> tuple[str, ...]:
    """Rows in which a number, a person, a body and dates tell their columns."""
    return (
        "",
        draw(st.sampled_from(["1", "*2", "3a", "14"])),
        draw(
            st.sampled_from(["Sweep the four parks each week", "Fit locks in every sheltered home"])
        ),
        draw(st.sampled_from(["Fewer knives found in the parks", "Residents feel safe at home"])),
        draw(st.sampled_from(["Ann Lee", "Supt Ian Reed", "Cllr Priya Nair", "Head of Housing"])),
        draw(st.sampled_from(["Metropolitan Police Service", "Trading Standards Team", "NHS"])),
        draw(st.sampled_from(["May-24", "01/04/2024", "April 2024", "2024"])),
        draw(st.sampled_from(["Mar-25", "Ongoing", "TBC", "31 March 2026"])),
    )


@given(typed_rows(), st.integers(-1, 10))
def test_any_row_shifted_as_a_whole_keeps_its_fields(cells: tuple[str, ...], shift: int) -> None:
    header = the_header(extra=10)
    moved = cells[-shift:] if shift < 0 else ("",) * shift + cells
    assert held(align(row_of(moved), header)) == held(align(row_of(cells), header))


@given(typed_rows())
def test_no_row_that_fits_is_moved(cells: tuple[str, ...]) -> None:
    assert not align(row_of(cells), the_header()).shifted


@given(st.lists(st.one_of(st.sampled_from(PRINTED), st.text("aB1-. ", max_size=8)), max_size=14))
def test_every_filled_cell_is_kept_once_and_in_order(cells: list[str]) -> None:
    row = row_of(cells)
    aligned = align(row, the_header())
    assert [cell for _, cell in aligned.cells] == [cell for cell in row.cells if cell.text.strip()]
    starts = [cell.start for _, cell in aligned.cells]
    assert all(before < after for before, after in pairwise(starts))


def test_the_rule_says_that_a_row_was_realigned() -> None:
    first = ("Safer streets", "1", *PRINTED[2:])
    as_printed, moved = actions_of(tabbed(LABELS, first, ("", *PRINTED)))
    assert set(rules(as_printed, "lead")) == {"cell"}
    assert moved.rule == "realigned row"
    assert rules(moved, "lead") == ["realigned cell"]
    assert values(moved, "lead") == ["Supt Ian Reed"]
    assert moved.commitments[0].values("lead")[0].confidence < 1.0
    assert (moved.number, moved.locally_added, moved.theme) == ("2", True, "Safer streets")
    assert moved.commitments[0].period.start == "2024-06"
    assert moved.commitments[0].period.end_note == "Ongoing"
