from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from graph.errors import InputError
from ontology.vocab import PREFIXES
from queries.catalogue import (
    FAMILIES,
    PARAMETERS,
    THINGS,
    Question,
    find,
    nearest,
    parse,
    questions,
)

FOLDER = Path(__file__).parents[2] / "queries"
GOOD = """# title: In short
# summary: What it tells
# columns:
#   who: somebody: really
#   how_many: a number
# parameters: area, theme
# example: Ann Lee | 3
SELECT ?who ?how_many WHERE { } # comment: none
"""


def test_the_fixed_names_are_there() -> None:
    names = {question.name: question.family for question in questions()}
    assert names.items() >= {
        ("who-leads-what", "leads"),
        ("workload", "leads"),
        ("shared-services", "overlap"),
        ("no-lead", "gap"),
        ("no-lead-organisation", "gap"),
    }


def test_no_two_questions_have_one_title() -> None:
    titles = [question.title for question in questions()]
    assert len(set(titles)) == len(titles)


def test_every_query_file_is_a_question_or_a_lookup() -> None:
    listed = {question.name for question in questions()}
    files = (*FOLDER.rglob("*.rq"), *FOLDER.rglob("*.question"))
    found = {path.stem for path in files if path.parent.name != "lookup"}
    assert found == listed


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_the_header_fits_the_query(question: Question) -> None:
    assert question.summary
    assert 0 < len(question.title) <= 45, "it must fit a list beside the rows"
    assert all(column.description for column in question.columns)
    assert set(question.parameters) <= set(PARAMETERS)
    assert question.family in FAMILIES
    assert question.none.endswith(".")
    if question.function is not None:
        assert callable(import_module(question.function).answer)
        return
    head = question.text[question.text.index("SELECT") : question.text.index("WHERE")]
    selected = [name.replace("_", " ") for name in re.findall(r"\?(\w+)", head)]
    assert selected == [column.name for column in question.columns]
    for parameter in question.parameters:
        assert f"asked:question asked:{parameter}" in question.text


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.rq")), ids=lambda path: path.stem)
def test_queries_are_written_for_the_engine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "NOT EXISTS" not in text.upper()
    assert "ORDER BY" in text
    assert "SERVICE" not in text


def test_a_header_is_read() -> None:
    question = parse("x", "gap", GOOD)
    assert question.title == "In short"
    assert [column.name for column in question.columns] == ["who", "how many"]
    assert question.columns[0].description == "somebody: really"
    assert question.parameters == ("area", "theme")
    assert question.example == ("Ann Lee", "3")


@pytest.mark.parametrize(
    "line",
    [
        "# title: In short\n",
        "# summary: What it tells\n",
        "# parameters: area, theme\n",
        "# example: Ann Lee | 3\n",
        "#   who: somebody: really\n",
    ],
)
def test_a_header_that_lacks_something_is_said(line: str) -> None:
    with pytest.raises(ValueError, match=r"^x: "):
        parse("x", "gap", GOOD.replace(line, ""))


def test_what_changes_an_answer_is_named_where_it_can() -> None:
    both = GOOD.replace("theme\n", "not_current\n# changed by: pg:lead, things\n")
    assert parse("x", "gap", both).changed_by == (f"{PREFIXES['pg']}lead", THINGS)
    assert parse("x", "gap", GOOD).changed_by == ()
    with pytest.raises(ValueError, match="changed by"):
        parse("x", "gap", both.replace("# changed by: pg:lead, things\n", ""))
    with pytest.raises(ValueError, match="changed by"):
        parse("x", "gap", both.replace(", not_current", ""))
    for odd in ("made:lead", "lead"):
        with pytest.raises(ValueError, match="no known prefix"):
            parse("x", "gap", both.replace("pg:lead", odd))


def test_an_odd_header_line_is_said() -> None:
    with pytest.raises(ValueError, match="no colon"):
        parse("x", "gap", "# hello\n" + GOOD)


def test_an_unknown_name_brings_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean who-leads-what"):
        find("who-lead-what")
    with pytest.raises(InputError, match="shared-services"):
        find("SHARED SERVISES")
    with pytest.raises(InputError, match="Ask one of who-leads-what"):
        find("%%%%")


def test_the_nearest_are_the_likest_first() -> None:
    known = ("Night Bus Watch", "Day Bus", "Council", "Night Watch")
    assert nearest("night bus wach", known)[0] == "Night Bus Watch"
    assert nearest("", known) == ()
