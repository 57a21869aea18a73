"""Which field a column holds, whatever the wording and order of its heading."""

from __future__ import annotations

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.columns import column_role, combine, read_header
from graph.records import Table
from tests.extract.tables_fixture import document, header_of, row_of, web_page

WORDINGS = tuple(
    csv.DictReader(
        resources.files("extract").joinpath("patterns/columns.csv").read_text("utf-8").splitlines()
    )
)

ROLES = {
    "Priority theme": "theme",
    "No.": "number",
    "What we will do": "action",
    "What success looks like": "outcome",
    "Who leads": "lead",
    "Lead agency": "lead_organisation",
    "Delivery partners": "supporting",
    "Start date": "start",
    "By when?": "end",
    "Progress so far": "progress",
    "Comments": "comment",
    "Linked documents": "document",
    "RAG": "rag",
    "Resources": "resources",
}


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording["example"])
def test_each_wording_gives_its_example_its_role(wording: dict[str, str]) -> None:
    assert column_role(wording["example"]) == wording["role"]
    assert column_role(wording["example"].upper() + ":") == wording["role"]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Project/Action", "action"),
        ("Activity", "action"),
        ("What are we going to do?", "action"),
        ("Responsible Service", "lead_organisation"),
        ("Responsible officer", "lead"),
        ("Owner", "lead"),
        ("Supporting organisation(s)", "supporting"),
        ("Partners involved", "supporting"),
        ("Target date", "end"),
        ("Deadline", "end"),
        ("Timescales", "timescale"),
        ("How will we know we have succeeded?", "outcome"),
        ("Risk RAG status", "rag"),
        ("Document Reference(s)", "document"),
        ("Action No", "number"),
        ("Start\n date", "start"),
    ],
)
def test_wordings_of_british_plans(label: str, role: str) -> None:
    assert column_role(label) == role


@pytest.mark.parametrize(
    "label",
    [
        "",
        "-----",
        "Robbery",
        "2023/24",
        "Population",
        "Ward",
        "Sweep the four parks each week with wardens and report the finds to the board",
    ],
)
def test_other_headings_have_no_role(label: str) -> None:
    assert column_role(label) is None


@given(st.permutations(sorted(ROLES)))
def test_columns_may_stand_in_any_order(labels: list[str]) -> None:
    header = header_of(*labels)
    assert header is not None
    assert header.roles == tuple(ROLES[label] for label in labels)
    assert header.is_action_table


@given(st.lists(st.sampled_from(sorted(set(ROLES) - {"What we will do"})), unique=True))
def test_a_table_without_a_column_of_actions_is_none_of_actions(labels: list[str]) -> None:
    header = header_of(*labels)
    assert header is None or not header.is_action_table


def test_a_column_of_unknown_heading_keeps_its_place() -> None:
    header = header_of("No", "Ward", "Action", "Lead")
    assert header is not None
    assert header.roles == ("number", None, "action", "lead")
    assert header.labels[1] == "Ward"
    assert header.column("lead") == 3
    assert header.column("end") is None


def test_two_columns_of_actions_are_the_action_and_its_outcome() -> None:
    header = header_of("No", "Action", "Deliverable", "Lead")
    assert header is not None
    assert header.roles == ("number", "action", "outcome", "lead")


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        (
            ("No", "Recommendation", "Action", "Owner"),
            ("number", "theme", "action", "lead"),
        ),
        (("No", "Recommendation", "Owner"), ("number", "action", "lead")),
        (("Ref", "Action", "Owner"), ("number", "action", "lead")),
        (("Ref", "No", "Action", "Owner"), ("ref", "number", "action", "lead")),
        (("Priority", "Objective", "Owner", "Deadline"), ("theme", "action", "lead", "end")),
    ],
)
def test_a_heading_may_mean_what_its_neighbours_leave(
    labels: tuple[str, ...], roles: tuple[str | None, ...]
) -> None:
    header = header_of(*labels)
    assert header is not None
    assert header.roles == roles


def test_headings_inside_markup_are_read() -> None:
    read = document("<b>Theme</b>\t<b>Action No</b>\t<b>Actions</b>\t<b>End date</b>\na\t1\tb\tc\n")
    (table,) = (block for block in read.blocks if isinstance(block, Table))
    header = read_header(table.rows[0])
    assert header is not None
    assert header.roles == ("theme", "number", "action", "end")


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "Hold a weekly sweep", "Ann Lee", "May 2024"),
        ("Offence", "2021/22", "2022/23", "Change"),
        ("Ward", "Population", "Priority"),
        ("Acronym", "Meaning"),
        ("Actions", ""),
        ("Lead", "Lead"),
        ("", "", ""),
        ("We review the action each quarter.", "The lead reports the dates.", "Lead"),
    ],
)
def test_other_rows_are_no_headers(cells: tuple[str, ...]) -> None:
    assert read_header(row_of(cells)) is None


@pytest.mark.parametrize(
    ("labels", "people"),
    [
        (("Name", "Organisation", "Role"), True),
        (("Member", "Agency"), True),
        (("Name", "Action", "Role", "Deadline"), False),
    ],
)
def test_tables_of_people_are_told_from_tables_of_actions(
    labels: tuple[str, ...], people: bool
) -> None:
    header = header_of(*labels)
    assert header is not None
    assert header.is_people_table is people
    assert header.is_action_table is not people


def test_a_label_below_wins_over_the_label_of_its_group() -> None:
    upper = header_of("", "What", "Who", "", "When", "")
    lower = header_of("No", "Action", "Lead officer", "Partners", "Start", "End")
    assert upper is not None
    assert lower is not None
    both = combine(upper, lower)
    assert both.roles == ("number", "action", "lead", "supporting", "start", "end")
    assert both.labels == ("No", "Action", "Lead officer", "Partners", "Start", "End")


def test_a_label_above_stands_where_none_is_below() -> None:
    upper = header_of("No", "Action", "Lead", "Comments")
    lower = header_of("No", "Action", "Lead", "")
    assert upper is not None
    assert lower is not None
    assert combine(upper, lower).roles == ("number", "action", "lead", "comment")
    assert combine(None, lower) == lower


def test_header_cells_of_a_web_page_may_end_in_a_full_stop() -> None:
    page = web_page(
        "<table><tr><th>What we will do to reach it.</th><th>Lead</th></tr>"
        "<tr><td>Sweep the parks</td><td>Ann Lee</td></tr></table>"
    )
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert read_header(table.rows[0]) is not None


def test_no_role_of_the_row_above_is_given_twice() -> None:
    upper = header_of("Lead", "No", "Action", "")
    lower = header_of("", "No", "Action", "Lead")
    assert upper is not None
    assert lower is not None
    assert combine(upper, lower).roles == (None, "number", "action", "lead")
