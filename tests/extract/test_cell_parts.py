"""What one cell splits into, whatever its names are parted by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cell_parts import CellReader
from graph.records import Kind, plain
from tests.extract.marked import cell, known_in, parse

SEPARATORS = ["/", " / ", ", ", "; ", "\n", " and ", " & ", " • ", " | ", "   ", " "]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_bodies_parted_by_any_mark_or_by_none(separator: str) -> None:
    names = ["LBC YOS", "NPS", "MPS"]
    marked = separator.join(f"<organisation>{name}</organisation>" for name in names)
    assert cell(separator.join(names)) == marked


@pytest.mark.parametrize("separator", SEPARATORS)
def test_people_parted_by_any_mark_or_by_none(separator: str) -> None:
    names = ["Ann Lee", "Supt Tom Reed", "Cllr Mary Obi"]
    marked = separator.join(f"<person>{name}</person>" for name in names)
    assert cell(separator.join(names), "lead") == marked


@pytest.mark.parametrize(
    "source",
    [
        "<organisation>LBC YOS</organisation> <organisation>NPS</organisation> "
        "<organisation>MPS</organisation>",
        "<organisation>London Borough of Camden Youth Offending Service</organisation> "
        "<organisation>National Probation Service</organisation> "
        "<organisation>Metropolitan Police Service</organisation>",
        "<organisation>CAMHS</organisation>, <panel>MASH</panel> and "
        "<organisation>Victim Support</organisation>",
        "<organisation>Ashvale Weapons Team</organisation>, "
        "<organisation>Ashvale Night Shelter</organisation>",
        "<organisation>Kestrel House</organisation> / "
        "<organisation>Brightwater Foundation</organisation>",
        "<organisation>Trading Standards</organisation> and "
        "<organisation>Licensing Team</organisation>",
        "<organisation>Safer Harbour Trust</organisation>",
        "<organisation>Redthread</organisation>; <organisation>St Giles Trust</organisation>; "
        "<organisation>Spark2Life</organisation>",
        "<organisation>Camden Community Safety Team</organisation>",
    ],
)
def test_known_and_unknown_bodies(source: str) -> None:
    assert cell(parse(source).text) == source


@pytest.mark.parametrize(
    "source",
    [
        "<organisation generic>All Partners</organisation>",
        "<organisation generic>Schools</organisation>, <organisation>MPS</organisation>",
        "<organisation>YOT</organisation> and <organisation generic>all schools</organisation>",
        "<organisation generic>Other LBC departments</organisation>",
        "<organisation generic>voluntary sector</organisation>",
    ],
)
def test_classes_of_bodies_are_marked_as_such(source: str) -> None:
    assert cell(parse(source).text) == source


@pytest.mark.parametrize(
    "source",
    [
        "<organisation doubtful>Early Help</organisation>? / <organisation>MPS</organisation>",
        "<organisation>NPS</organisation>, <organisation doubtful>MPS</organisation>?",
        "<person doubtful>Ann Lee</person>?",
        "<organisation doubtful>MPS</organisation>?",
    ],
)
def test_a_question_mark_makes_the_name_before_it_doubtful(source: str) -> None:
    assert cell(parse(source).text, "lead") == source


@pytest.mark.parametrize("text", ["TBC", "Vacant", "?", "n/a", "-", "", "   ", "To be confirmed"])
def test_cells_that_name_nobody_have_no_parts(text: str) -> None:
    for context in ("lead", "body", "name"):
        assert cell(text, context) == text


def test_nobody_named_beside_somebody_is_left_out() -> None:
    assert cell("Ann Lee / TBC", "lead") == "<person>Ann Lee</person> / TBC"
    assert cell("Ann Lee (TBC)", "lead") == "<person>Ann Lee</person> (TBC)"


@pytest.mark.parametrize(
    "source",
    [
        "<person>Det Supt Helen Lyons</person>/<person>Cllr Mary Obi</person>",
        "<person>T/DCI Sue Marsh</person>",
        "<person>Supt Howells</person>",
        "<person>Jean Le Brun</person>",
        "<person>Ali van der Berg</person>",
        "<person>Anne-Marie O'Neill</person>",
        "<person>Zyxqa Vorblat</person>",
        "<role>YOS Manager</role>",
        "<role>SGV Lead</role> – <person>Chris Stone</person>",
        "<role>BCU Commander</role>, <person>Ann Lee</person>",
        "<role>Head of Community Safety</role>",
        "<organisation>Community Safety Team</organisation> – <person>Ann Lee</person> and "
        "<person>Ed Gray</person>",
        "<organisation>MPS</organisation> <person>Ann Lee</person>",
        "<person>Ann Lee</person> (<organisation>Camden Council</organisation>)",
    ],
)
def test_people_posts_and_bodies_in_cells_of_leads(source: str) -> None:
    assert cell(parse(source).text, "lead") == source


@pytest.mark.parametrize(
    "source",
    [
        "<organisation>National Probation Service</organisation> (NPS)",
        "<person>Ann Lee</person> (AL)",
        "<organisation>Camden Council</organisation> (LBC)",
    ],
)
def test_brackets_that_gloss_a_name_are_no_further_name(source: str) -> None:
    assert cell(parse(source).text, "name") == source


def test_a_team_in_brackets_belongs_to_the_body_before_them() -> None:
    text = "MPS, Regulatory Services (JET)"
    parts = CellReader(known_in("Camden")).read(text, "body")
    assert [(part.text, part.within) for part in parts] == [
        ("MPS", None),
        ("Regulatory Services", None),
        ("JET", 1),
    ]


def test_classes_in_brackets_belong_to_nothing() -> None:
    parts = CellReader(known_in("Camden")).read("Redthread (voluntary sector)", "body")
    assert [(part.text, part.generic, part.within) for part in parts] == [
        ("Redthread", False, None),
        ("voluntary sector", True, None),
    ]


def test_initials_that_the_plan_defines_are_persons() -> None:
    assert cell("AL / MPS", "lead", defined=[("AL", "Ann Lee")]) == (
        "<person>AL</person> / <organisation>MPS</organisation>"
    )


def test_a_name_that_the_plan_uses_elsewhere_is_kept_whole() -> None:
    known = known_in("Camden")
    known.add_own("Ashvale Youth Board MPS Hub", Kind.PANEL)
    (part,) = CellReader(known).read("Ashvale Youth Board MPS Hub", "body")
    assert part.kind is Kind.PANEL


NAMES = st.sampled_from(
    [
        "MPS",
        "Ann Lee",
        "Camden Council",
        "(JET)",
        "and",
        "/",
        ",",
        "?",
        "TBC",
        "(",
        ")",
        "\n",
        "Supt",
        "Head of",
        "Housing",
        "the",
        "All Partners",
        "–",
        "\u202e",
        "Ashvale Board",
        "&",
    ]
)


@given(st.lists(NAMES, max_size=12), st.sampled_from(["lead", "body", "name"]))
def test_parts_stand_verbatim_in_the_cell(words: list[str], context: str) -> None:
    text = " ".join(words)
    parts = CellReader(known_in("Camden")).read(text, context)
    for part in parts:
        assert part.text
        assert plain(text[part.start : part.end]) == part.text
        assert 0 < part.confidence <= 1
    for part in parts:
        assert part.within is None or 0 <= part.within < len(parts)


@pytest.mark.parametrize(
    "source",
    [
        "<organisation>Early Help</organisation>, <panel>LSCB Missing and Exploited Group</panel>",
        "<panel>IAG</panel> <panel>Youth IAG</panel> <panel>Safer Neighbourhoods Board</panel>",
        "<organisation>Camden Council</organisation> - Officer <person>Ann Lee</person>",
    ],
)
def test_a_panels_own_group_is_one_name_and_a_bare_head_is_none(source: str) -> None:
    assert cell(parse(source).text) == source


def test_a_double_surname_before_a_post_is_a_person() -> None:
    marked = cell("Leonora Quill-Brightwater & Station Commander Ann Lee", "lead")
    assert "<person>Leonora Quill-Brightwater</person>" in marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("HMP Marsham; NPS", "<organisation>HMP Marsham</organisation>; <organisation>NPS"
         "</organisation>"),
        ("NPS; by June 2025", "<organisation>NPS</organisation>; by June 2025"),
        ("NPS; 30 September 2025", "<organisation>NPS</organisation>; 30 September 2025"),
        ("NVP Schools Officers; NPS", "<organisation>NVP Schools Officers</organisation>; "
         "<organisation>NPS</organisation>"),
    ],
)  # fmt: skip
def test_prisons_dates_and_officers_of_a_force(text: str, marked: str) -> None:
    assert cell(text, defined=[("NVP", "North Vale Police")]) == marked
