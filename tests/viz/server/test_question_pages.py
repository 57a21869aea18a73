"""The bundled questions over HTTP: what `ask` gives, and pages with a form."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from graph.store import open_store
from queries.asked import Filters
from queries.catalogue import questions
from queries.run import answer
from tests.viz.server.serving import Served
from viz.server.questions import FILTERS, filters_from
from viz.terminal import Format, write_table

DAY = "2030-01-01"


def printed(out: Path, name: str, filters: Filters, form: Format) -> str:
    """What the command line gives."""
    text = io.StringIO(newline="")
    write_table(answer(open_store(out), name, filters), form, text)
    return text.getvalue()


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_an_answer_is_that_of_the_command_line(served: Served, out: Path, name: str) -> None:
    on = DAY if name == "overdue" else None
    asked = f"/ask/{name}?format=%s" + (f"&on={DAY}" if on else "")
    for form in (Format.CSV, Format.JSON):
        found = served.ask(asked % form.value)
        assert found.status == 200
        assert found.text == printed(out, name, Filters(on=on), form)
    page = served.ask(asked % "html")
    assert page.status == 200
    assert f"<h1>{name}</h1>" in page.text


def test_an_answer_can_be_filtered(served: Served, out: Path) -> None:
    asked = "area=hillford&theme=governance&include-not-current=yes&format=json"
    found = served.ask(f"/ask/who-leads-what?{asked}")
    filters = Filters(area="Hillford", theme="governance", include_not_current=True)
    assert found.text == printed(out, "who-leads-what", filters, Format.JSON)
    assert {row["theme"] for row in found.json()} == {"GOVERNANCE"}
    everything = served.ask("/ask/who-leads-what?area=&theme=&format=json")  # an empty form
    assert len(everything.json()) > len(found.json())


def test_the_form_has_what_was_asked(served: Served) -> None:
    page = served.ask("/ask/who-leads-what?area=Hillford").text
    assert '<input name="area" value="Hillford">' in page
    assert 'href="?area=Hillford&amp;format=xlsx"' in page
    assert 'name="on"' in page
    assert 'name="on"' not in served.ask("/ask/no-lead").text  # it cannot be asked by day


def test_a_workbook_of_an_answer(served: Served) -> None:
    found = served.ask("/ask/workload?format=xlsx")
    assert found.headers["content-disposition"] == 'attachment; filename="workload.xlsx"'
    assert openpyxl.load_workbook(io.BytesIO(found.body)).worksheets[0].max_row > 2


def test_no_answer_says_what_that_means(served: Served) -> None:
    page = served.ask("/ask/overdue?on=1900-01-01").text
    assert "0 rows." in page
    assert "Nothing found" in page


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/ask/wholeads", 404, "Did you mean who-leads-what"),
        ("/ask/workload?area=Nowhere", 400, "no plan in the graph is for an area of that name"),
        ("/ask/no-lead?kind=person", 400, "it cannot be asked by kind"),
        ("/ask/overdue?on=tomorrow", 400, "it is not a day"),
        ("/ask/workload?colour=red", 400, "no parameter 'colour'"),
        ("/ask/workload?area=a&area=b", 400, "'area' twice"),
        ("/ask/workload?area=%FF", 400, "UTF-8"),
        ("/ask/workload?format=turtle", 400, "ask for one of csv, html, json, xlsx"),
        ("/ask/%3Cscript%3E", 404, "there is no question of that name"),
    ],
)
def test_what_cannot_be_asked_is_said(served: Served, path: str, status: int, said: str) -> None:
    for accept in ("text/csv", "text/html"):
        found = served.ask(path, headers={"Accept": accept})
        assert found.status == status
        assert said in found.text.replace("&#39;", "'")
        assert found.media == ("text/html" if accept == "text/html" else "text/plain")
        assert accept != "text/html" or "<script" not in found.text
    assert served.ask("/ask/workload", headers={"Accept": "image/png"}).status == 406


def test_the_list_has_every_question(served: Served) -> None:
    page = served.ask("/ask").text
    for question in questions():
        assert f'<a href="/ask/{question.name}">' in page


def test_filters_are_those_of_the_command_line() -> None:
    given = dict.fromkeys(FILTERS, "x") | {"include-not-current": "yes"}
    assert filters_from(given) == Filters("x", "x", "x", "x", True)
    assert filters_from({}) == filters_from({"area": ""}) == Filters()
