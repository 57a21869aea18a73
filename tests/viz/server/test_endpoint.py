"""The SPARQL endpoint: forms, errors with their place, and what is refused."""

from __future__ import annotations

import csv
import io
import socket
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyoxigraph as ox
import pytest

from graph.store import open_store
from tests.viz.server.serving import Served

PANELS = "SELECT ?panel ?name { ?panel a pg:Panel ; skos:prefLabel ?name } ORDER BY ?name ?panel"
SD = "http://www.w3.org/ns/sparql-service-description#"


def test_tables_hold_what_the_command_line_gives(served: Served, out: Path) -> None:
    rows = open_store(out).query(PANELS).rows
    assert len(rows) > 1
    found = served.query(PANELS)
    assert found.media == "application/sparql-results+json"
    bindings = found.json()["results"]["bindings"]
    assert [(row["panel"]["value"], row["name"]["value"]) for row in bindings] == list(rows)
    as_csv = list(csv.reader(io.StringIO(served.query(PANELS, "text/csv").text)))
    assert [tuple(row) for row in as_csv] == [("panel", "name"), *rows]
    tsv = served.query(PANELS, "text/tab-separated-values").text.splitlines()
    assert tsv[1:] == [f'<{panel}>\t"{name}"' for panel, name in rows]
    xml = ElementTree.fromstring(served.query(PANELS, "application/sparql-results+xml").body)
    assert len([node for node in xml.iter() if node.tag.endswith("}result")]) == len(rows)
    book = openpyxl.load_workbook(io.BytesIO(served.query(PANELS, format="xlsx").body))
    assert book.worksheets[0].max_row == len(rows) + 1


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
def test_graphs_hold_the_same_in_each_form(
    served: Served, out: Path, media: str, form: ox.RdfFormat
) -> None:
    query = "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s skos:prefLabel ?o }"
    wanted = {tuple(row) for row in open_store(out).query(query).rows}
    found = served.query(query, media)
    assert found.media == media
    read = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in ox.parse(found.body, form)
        if not isinstance(quad.object, ox.Triple)
    }
    assert read == wanted


def test_what_cannot_be_had_is_said(served: Served) -> None:
    for query, known in (("ASK {}", "text/csv"), ("DESCRIBE pg:Panel", "text/turtle")):
        found = served.query(query, "image/png")
        assert found.status == 406
        assert known in found.text
    assert served.query("DESCRIBE pg:Panel", "text/csv").status == 406
    assert served.query("ASK {}", "text/turtle").status == 406
    assert served.query("oops", "image/png").status == 400  # what is wrong comes first
    assert served.query("ASK {}", format="pdf").status == 400
    assert served.query("ASK {}", "image/png", format="xml").media.endswith("xml")


def test_answers_vary_by_what_is_accepted(served: Served) -> None:
    assert served.query("ASK {}").headers["vary"] == "Accept"
    assert served.ask("/sparql").headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?s\n{ oops }", "line 2, column 3: the query cannot be understood from 'oops }'"),
        ("SELECT ?s { ?s x:y ?o }", "line 1, column 16: the query cannot be understood from 'x:y"),
        ("", "Begin the query with SELECT"),
        ("DROP ALL", "DROP would change the graph, which can only be read"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT would change the graph"),
        ("SELECT ?a { ?s ?p ?o } GROUP BY ?s", "SELECT does not hold together"),
        ("ASK {" * 3000, "understood"),
    ],
)
def test_errors_have_a_reason_and_a_place(served: Served, query: str, said: str) -> None:
    found = served.query(query)
    assert found.status == 400
    assert found.media == "text/plain"
    assert said in found.text
    assert "Traceback" not in found.text


def test_a_query_that_brings_its_process_down_harms_no_other(served: Served) -> None:
    sent = ("SELECT * { FILTER(" + "(" * 200_000 + "1").encode()
    found = served.ask("/sparql", "POST", sent, {"Content-Type": "application/sparql-query"})
    assert found.status == 500
    assert "nested too deeply" in found.text
    assert served.query("ASK {}").json()["boolean"] is True


@pytest.fixture
def elsewhere() -> object:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


def test_no_other_machine_is_asked(served: Served, elsewhere: socket.socket) -> None:
    there = f"<http://127.0.0.1:{elsewhere.getsockname()[1]}/sparql>"
    for query in (
        f"SELECT * {{ SERVICE {there} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT {there} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent # hidden\n{there} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND({there} AS ?there) SERVICE ?there {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p '#' . SERVICE SILENT {there} {{ ?s ?p ?o }} }}",
    ):
        found = served.query(query)
        assert found.status == 400, query
        assert "another machine, which is not allowed" in found.text
    for query in (
        f"ASK FROM {there} {{ ?s ?p ?o }}",
        f"ASK FROM NAMED {there} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    ):
        assert served.query(query).json()["boolean"] is False, query
    graph = there.strip("<>")
    found = served.query("ASK { ?s ?p ?o }", **{"default-graph-uri": graph})
    assert found.json()["boolean"] is False
    with pytest.raises(TimeoutError):
        elsewhere.accept()


@pytest.mark.parametrize(
    "query",
    [
        "ASK { # SERVICE <http://127.0.0.1:1/> {}\n}",
        "ASK { BIND('SERVICE <http://127.0.0.1:1/> { }' AS ?x) }",
        "ASK { BIND(<http://example.org/SERVICE> AS ?SERVICE) }",
        "PREFIX service: <http://example.org/> ASK { BIND(service:SERVICE AS ?x) }",
        "ASK { BIND('''DELETE WHERE { ?s ?p ?o } \"''' AS ?insert) }",
    ],
)
def test_words_in_comments_and_text_are_no_calls(served: Served, query: str) -> None:
    assert served.query(query).json()["boolean"] is True


def test_the_plans_are_graphs_that_can_be_named(served: Served) -> None:
    plan = "https://w3id.org/partnergraph/id/plan/hillford"
    query = "SELECT ?f { ?p pg:fileName ?f }"
    files = served.query(query, **{"default-graph-uri": plan}).json()["results"]["bindings"]
    assert [row["f"]["value"] for row in files] == ["hillford.txt"]
    assert len(served.query(query).json()["results"]["bindings"]) == 2


def test_the_endpoint_describes_itself(served: Served) -> None:
    found = served.ask("/sparql")
    assert found.media == "text/turtle"
    store = ox.Store()
    store.load(found.body, ox.RdfFormat.TURTLE)

    def values(query: str) -> set[str]:
        prefix = f"PREFIX sd: <{SD}> PREFIX void: <http://rdfs.org/ns/void#> "
        results = store.query(prefix + query)
        assert isinstance(results, ox.QuerySolutions)
        return {str(row["x"].value) for row in results}

    assert values("SELECT ?x { ?s a sd:Service ; sd:endpoint ?x }") == {f"{served.address}sparql"}
    assert values("SELECT ?x { ?s sd:supportedLanguage ?x }") == {SD + "SPARQL11Query"}
    assert values("SELECT ?x { ?s sd:feature ?x }") == {SD + "UnionDefaultGraph"}
    graphs = values("SELECT ?x { ?s sd:defaultDataset/sd:namedGraph/sd:name ?x }")
    assert "https://w3id.org/partnergraph/id/plan/marsham" in graphs
    assert len(values("SELECT ?x { ?s sd:resultFormat ?x }")) == 10
    for media in ("application/ld+json", "application/n-triples", "application/rdf+xml"):
        assert served.ask("/sparql", headers={"Accept": media}).media == media
    assert served.ask("/sparql", headers={"Accept": "image/png"}).status == 406


def test_browsers_get_a_form_and_the_answer_on_it(served: Served) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    form = served.ask("/sparql", headers={"Accept": accept})
    assert form.media == "text/html"
    assert '<textarea id="query" name="query"' in form.text
    answer = served.query(PANELS, accept)
    assert "Watch Panel" in answer.text
    assert '<a href="/id/' in answer.text
    assert PANELS in answer.text  # to be changed and asked again
    broken = served.query("SELECT ?s { <script>alert(1)</script> }", accept)
    assert broken.status == 400
    assert broken.media == "text/html"
    assert "<script" not in broken.text
    assert "&lt;script&gt;" in broken.text
    graph = served.query("CONSTRUCT { ?s a pg:Panel } { ?s a pg:Panel }", accept)
    assert '<th scope="col">subject</th>' in graph.text


def test_a_page_shows_the_first_rows_and_says_how_many_there_are(served: Served) -> None:
    found = served.query("SELECT ?p { ?s ?p ?o } LIMIT 1234", "text/html")
    assert "1,234 rows, of which the first 1,000 are shown." in found.text
    assert found.text.count("<td>") == 1000


def test_head_is_a_get_without_a_body(served: Served) -> None:
    found = served.ask("/sparql?query=ASK%20%7B%7D", "HEAD")
    assert found.status == 200
    assert found.body == b""
    assert int(found.headers["content-length"]) > 0


def test_methods_that_an_address_does_not_take(served: Served) -> None:
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "BREW"):
        found = served.ask("/sparql", method)
        assert found.status == 405, method
        assert found.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert served.ask("/help", "POST", b"").status == 405
    options = served.ask("/sparql", "OPTIONS")
    assert options.status == 204
    assert options.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert "access-control-allow-origin" not in options.headers


def test_a_body_that_is_too_large_is_refused(served: Served) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    query = b"ASK {} #" + b"x" * (2**20 - 8)
    assert served.ask("/sparql", "POST", query, headers).status == 200
    assert served.ask("/sparql", "POST", query + b"x", headers).status == 413
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    found = served.raw(
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        b"Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
        + chunk * 17
        + b"0\r\n\r\n"
    )
    assert b" 413 " in found.split(b"\r\n")[0]
