"""The SPARQL tab gives what the command line gives, and stays in hand."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from graph.errors import InputError
from graph.store import Store, open_store
from partnergraph import main
from queries.catalogue import questions
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, WIDE, OpenPage
from viz.explorer.make import EXPLORER, page_bytes

if TYPE_CHECKING:
    from playwright.sync_api import Page

AT = "#tab=sparql"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?plan a pg:Plan }"
LONGEST = 60_000

Rows = list[list[object]]


def ask(page: Page, query: str) -> None:
    """Put a query into the editor and run it, until there is an answer or a fault."""
    page.locator(".cm-content").fill(query)
    run(page)


def run(page: Page) -> None:
    page.evaluate("document.querySelector('.sparql .limits').textContent = ''")
    page.get_by_role("button", name="Run", exact=True).click()
    done = page.locator(".limits", has_text=re.compile(r"(in|Answered in) [\d.]+ s|no answer"))
    done.wait_for(timeout=LONGEST)


def saved(page: Page) -> Rows:
    """The rows of the file that the page saves, its headings first."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    return read(Path(download.value.path()).read_text("utf-8-sig"))


def read(text: str) -> Rows:
    return [[number(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


def number(cell: str) -> object:
    """What both write as a number, however they do."""
    return float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell


def printed(query: str, out: Path, folder: Path) -> Rows:
    """What `partnergraph sparql` prints."""
    file = folder / "query.rq"
    file.write_text(query, "utf-8")
    told = ["sparql", str(file), "--graph", str(out), "--format", "csv"]
    done = CliRunner().invoke(main, told)
    assert done.exit_code == 0, done.output
    return read(done.stdout)


def in_order(rows: Rows) -> Rows:
    return sorted(rows, key=repr)


def fault(page: Page) -> str:
    return page.locator(".fault p").inner_text()


def test_each_bundled_query_has_the_rows_of_the_command_line(
    samples_out: Path, samples_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(samples_page, at=AT)
    queries = [question for question in questions() if question.function is None]
    assert len(queries) > 10
    for question in queries:
        page.get_by_label("Bundled queries").select_option(question.name)
        run(page)
        expected = printed(question.text, samples_out, tmp_path)
        assert len(expected) > 1 or question.name == "overdue", question.name
        if len(expected) == 1:
            assert "no rows" in page.locator(".result").inner_text()
            continue
        assert saved(page) == expected, question.name


OWN = {
    "count": COUNT,
    "numbers": "SELECT ?kind (COUNT(?x) AS ?how_many) (AVG(?sure) AS ?mean) "
    "{ ?x a ?kind ; pg:confidence ?sure } GROUP BY ?kind ORDER BY ?kind",
    "prefixes": "# a comment first\nPREFIX p: <https://w3id.org/partnergraph/ontology#>\n"
    "SELECT ?thing ?name { GRAPH ?g { ?thing a p:Panel ; skos:prefLabel ?name } }",
    "from": "SELECT ?class FROM pg:ontology { ?class a owl:Class }",
    "values": "SELECT ?x { VALUES ?x { '=1+1' \"a,b\" <http://example.org/> 1.50 7 } } "
    "VALUES ?y { 1 }",
    "limit": "SELECT ?x { { SELECT ?x { ?x a pg:Action } LIMIT 3 } }",
    "describe": "DESCRIBE pg:lead",
}


def test_queries_of_ones_own_have_them_too(
    samples_out: Path, samples_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(samples_page, at=AT)
    for name, query in OWN.items():
        ask(page, query)
        expected = printed(query, samples_out, tmp_path)
        assert len(expected) > 1, name
        if name == "limit":
            assert len(saved(page)) == len(expected)
        else:
            assert in_order(saved(page)) == in_order(expected), name


def test_yes_and_no_and_statements(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=AT)
    ask(page, "ASK { ?plan a pg:Plan }")
    assert page.locator(".truth").inner_text() == "Yes"
    ask(page, "ASK { ?plan a pg:Nothing }")
    assert page.locator(".truth").inner_text() == "No"
    ask(page, "CONSTRUCT { ?x skos:prefLabel ?n } WHERE { ?x a pg:Panel ; skos:prefLabel ?n }")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as Turtle").click()
    import pyoxigraph as ox

    text = Path(download.value.path()).read_text("utf-8")
    told = {(str(t.subject), str(t.object)) for t in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert len(told) == len(saved(page)) - 1 > 3


def test_a_runaway_query_is_ended_and_the_next_one_answers(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=AT)
    ask(page, COUNT)
    page.locator(".cm-content").fill(RUNAWAY)
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator(".limits", has_text="Asking").wait_for()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Stop").click()
    page.locator(".limits", has_text="The query was ended").wait_for()
    ask(page, COUNT)
    assert page.locator(".result td").first.inner_text() == "5"


def test_more_rows_than_are_shown_are_said_so(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=AT)
    ask(page, "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o")
    assert "these are the first 10,000" in page.locator(".result").inner_text()
    assert len(saved(page)) == 10_001


WRONG = [
    "SELECT ?x {\n  ?x a pg:Plan ;\n     pg:area }\n",
    "SELECT ?x WHERE\n { ?x a foo:Plan }",
    "SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }",
    "SELECT ?x { ?x a pg:Plan",
    "SELCT ?x { ?x a pg:Plan }",
    "SELECT ?x { ?x a <http://no good> }",
    "# none\n\n  SELECT ?x { FILTER(?x = ) }",
    "SELECT ?x { ?x ?y '\U0001f600' '\U0001f600' . }",
]


def test_what_is_wrong_is_told_with_its_place(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=AT)
    for query in WRONG:
        with pytest.raises(InputError) as refused:
            Store().query(query)
        ask(page, query)
        assert fault(page).lower().startswith(f"{refused.value.place}: "), query
        assert page.get_by_role("button", name="Go to that place").is_visible()


def test_what_would_leave_or_change_the_graph_is_refused(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=AT)
    for query, said in (
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }", "makes no connections"),
        ("DELETE WHERE { ?a ?b ?c }", "DELETE would change the graph"),
        ("LOAD <http://127.0.0.1/>", "LOAD would change the graph"),
    ):
        ask(page, query)
        assert said in fault(page)


def test_what_a_row_speaks_of_can_be_shown(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=AT)
    ask(page, "SELECT ?panel { ?panel a pg:Panel } ORDER BY ?panel LIMIT 3")
    page.get_by_role("button", name=re.compile(r"Show in the picture \(\d\)")).click()
    assert "tab=" not in page.evaluate("location.hash")
    assert page.evaluate("location.hash").count("select=") == 3


def test_a_query_that_needs_a_day_says_so_and_takes_one(
    samples_out: Path, samples_page: Path, open_page: OpenPage
) -> None:
    from queries.run import ask as ask_bundled

    page = open_page(samples_page, at=f"{AT}&view=overdue")
    told = page.locator(".result").inner_text()
    taken = re.search(r"put (VALUES .*?) in the place of (GRAPH .*?\}),", told)
    assert taken is not None
    query = next(each.text for each in questions() if each.name == "overdue")
    assert query.count(taken[2]) == 1
    ask(page, query.replace(taken[2], taken[1]))
    rows = ask_bundled(open_store(samples_out), "overdue", on="2025-03-31").rows
    assert len(saved(page)) == len(rows) + 1 > 1


def test_a_question_that_is_no_query_shows_its_answer(
    samples_out: Path, samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=f"{AT}&view=concentration")
    assert "answered by a function" in page.locator(".result").inner_text()
    from queries.run import ask as ask_bundled

    rows = ask_bundled(open_store(samples_out), "concentration").rows
    assert page.locator(".result tbody tr").count() == len(rows)


WITHOUT = {
    "WebAssembly": "delete globalThis.WebAssembly",
    "workers": "delete globalThis.Worker",
}


@pytest.mark.parametrize("what", WITHOUT)
def test_where_nothing_can_be_run_the_bundled_answers_are_there(
    samples_page: Path, open_page: OpenPage, what: str
) -> None:
    page = open_page(samples_page, at=AT, script=WITHOUT[what])
    assert what in page.locator(".notice").inner_text()
    assert page.locator(".cm-content").count() == 0
    page.get_by_label("Question").select_option("who-leads-what")
    assert page.locator(".result tbody tr").count() > 5


def test_where_the_engine_cannot_start_that_is_said(
    samples_page: Path, open_page: OpenPage
) -> None:
    broken = "globalThis.Worker = class { constructor() { throw new Error('forbidden here'); } }"
    page = open_page(samples_page, at=AT, script=broken)
    page.locator(".limits", has_text="No query can be run here (forbidden here)").wait_for()
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator(".limits", has_text="No query can be run here").wait_for()


def test_with_names_hidden_no_query_is_run(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=f"{AT}&names=hidden")
    assert "Names are hidden" in page.locator(".sparql .notice").inner_text()
    assert page.locator(".cm-content").count() == 0


def test_our_terms_are_offered_with_what_they_mean(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=AT)
    editor = page.locator(".cm-content")
    editor.fill("")
    editor.press_sequentially("SELECT ?action { ?action pg:lea")
    page.locator(".cm-tooltip-autocomplete li", has_text="pg:leadOrganisationNote").wait_for()
    offered = page.locator(".cm-tooltip-autocomplete li").all_inner_texts()
    assert "pg:leadproperty: lead" in offered


def test_the_keyboard_gets_into_the_editor_and_out(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=AT)
    editor = page.locator(".cm-content")
    editor.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(COUNT)
    page.keyboard.press("Control+Enter")
    page.locator(".result td").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not editor.evaluate("element => element.contains(document.activeElement)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(
    samples_page: Path, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(samples_page, at=AT, bypass_csp=True, color_scheme=scheme)
    ask(page, "SELECT ?panel ?name { ?panel a pg:Panel ; skos:prefLabel ?name }")
    assert violations(page) == []
    ask(page, WRONG[0])
    assert violations(page) == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_needs_no_bar_to_scroll_sideways(
    samples_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(samples_page, size, at=AT)
    ask(page, "SELECT ?a ?b ?c ?d { ?a ?b ?c . ?c ?d ?e } LIMIT 5")
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0


def test_a_page_without_its_graph_says_where_it_can_be_asked(
    tmp_path: Path, open_page: OpenPage, samples_out: Path
) -> None:
    path = tmp_path / EXPLORER
    path.write_bytes(page_bytes(open_store(samples_out), None, {}))
    page = open_page(path, at=AT)
    notice = page.locator(".sparql .notice")
    assert "too large for a page" in notice.inner_text()
    assert "partnergraph serve" in notice.inner_text()
    assert page.locator("#packed-engine").count() == 0
