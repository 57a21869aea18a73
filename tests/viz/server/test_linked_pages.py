"""A page for each thing, and its statements for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity import action_iri
from graph.rdf import ontology_quads, plan_quads
from graph.store import Store, open_store
from queries.show import show
from tests.conftest import MakePlan
from tests.viz.server.serving import Served, serving, write_out
from viz.server.linked_pages import LinkedPages
from viz.server.pages import local_links

BASE = "https://w3id.org/partnergraph/id/"
PG = "https://w3id.org/partnergraph/ontology#"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


class Page(HTMLParser):
    """The tags of a page, where its links lead, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def path_of(served: Served, query: str) -> str:
    (row,) = served.query(query).json()["results"]["bindings"]
    return "/id/" + str(row["x"]["value"]).removeprefix(BASE)


ANN_LEE = 'SELECT DISTINCT ?x { ?x skos:prefLabel "Ann Lee" }'


def test_the_page_of_a_thing_tells_what_show_tells(served: Served, out: Path) -> None:
    path = path_of(served, ANN_LEE)
    found = served.ask(path)
    assert found.media == "text/html"
    page = Page(found.text)
    (thing,) = show(open_store(out), "Ann Lee").things
    for words in (thing.label, *thing.kinds, *(plan.title for plan in thing.plans)):
        assert words in page.words
    for relation in thing.relations:
        assert relation.subject in page.words
        assert relation.place.locator in page.words
    for action in thing.actions:
        assert local_links(BASE)(action.iri) in page.links
        for place in action.places:
            assert (place.sentence or place.quote) in page.words
    assert thing.relations
    assert thing.actions
    assert "script" not in page.tags


def test_every_link_of_every_page_leads_somewhere(served: Served) -> None:
    seen: set[str] = set()
    left = [path_of(served, ANN_LEE), "/help", "/ask", "/ontology", "/sparql?format=html"]
    while left and len(seen) < 60:
        path = left.pop(0)
        if path in seen:
            continue
        seen.add(path)
        found = served.ask(path)
        assert found.status == 200, path
        if found.media == "text/html" and path != "/":
            page = Page(found.text)
            assert all(link.startswith(("/", "?")) for link in page.links), path
            here = path.partition("?")[0]
            links = [here + link if link.startswith("?") else link for link in page.links]
            found_here = [link.partition("#")[0] for link in links]
            left = [link for link in found_here if link.startswith("/id/hillford/")] + left
            left += found_here
    assert any(path.startswith("/id/hillford/action/") for path in seen)


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_the_statements_of_a_thing(
    served: Served, out: Path, media: str, form: ox.RdfFormat
) -> None:
    path = path_of(served, ANN_LEE)
    found = served.ask(path, headers={"Accept": media})
    assert found.media == media
    assert found.headers["vary"] == "Accept"
    said = list(ox.parse(found.body, form))
    node = ox.NamedNode(BASE + path.removeprefix("/id/"))
    store = open_store(out)
    assert {(q.predicate, q.object) for q in said if q.subject == node} == {
        (q.predicate, q.object) for q in store.matching(subject=node)
    }
    others = {q.subject for q in store.matching(object=node)}
    assert others
    assert others <= {q.subject for q in said}
    named = {q.subject for q in said if q.predicate.value == LABEL}
    assert len(named) > 1  # what it is joined to has its name there too


def test_the_same_bytes_each_time(served: Served) -> None:
    path = path_of(served, ANN_LEE)
    for form in ("turtle", "jsonld", "ntriples", "html"):
        assert served.ask(f"{path}?format={form}").body == served.ask(f"{path}?format={form}").body


def test_the_page_of_an_action_quotes_who_leads_it(served: Served) -> None:
    found = served.ask("/id/hillford/action/governance/1")
    assert found.status == 200
    page = Page(found.text)
    assert "What the plan says of it" in page.words
    first, second = re.split(r"Part \d of 2", page.words)[1:]
    # Each of its two parts has people of its own.
    assert re.search(r"lead: Ann Lee · certainty 1.00“Ann Lee” hillford.txt, place of Ann", first)
    assert "Minutes shared" in first
    assert "Raj Patel" not in first
    assert "lead: Raj Patel" in second
    assert "Yearly review" in second
    assert "mentions" not in page.words


@pytest.mark.parametrize(
    "query",
    [
        "SELECT DISTINCT ?x { ?x a pg:Plan ; pg:fileName 'hillford.txt' }",
        "SELECT DISTINCT ?x { ?p pg:area ?x ; pg:fileName 'hillford.txt' }",
        "SELECT ?x { ?x a pg:Commitment } ORDER BY ?x LIMIT 1",
        "SELECT ?x { ?x a pg:Claim } ORDER BY ?x LIMIT 1",
        "SELECT ?x { ?x a pg:Mention } ORDER BY ?x LIMIT 1",
        "SELECT ?x { ?x a pg:StandardAction } ORDER BY ?x LIMIT 1",
        "SELECT ?x { GRAPH pg:registry { ?x a pg:Service } } ORDER BY ?x LIMIT 1",
    ],
)
def test_every_kind_of_node_has_a_page(served: Served, query: str) -> None:
    found = served.ask(path_of(served, query))
    assert found.status == 200
    assert re.search(r"<h2>(Details|What refers to it: \d+)</h2>", found.text)


@pytest.mark.parametrize(
    "path",
    [
        "/id/",
        "/id/nothing/of-that-name",
        "/id/panel%2Fwatch%00",
        "/id/%FF%FE",
        "/id/../../etc/passwd",
        "/id/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/id/" + "x" * 5000,
    ],
)
def test_what_the_graph_does_not_have_is_not_found(served: Served, path: str) -> None:
    found = served.ask(path)
    assert found.status == 404
    assert "script" not in found.text
    page = served.ask(path, headers={"Accept": "text/html"})
    assert page.status == 404
    assert "Nothing in this graph has that address" in page.text
    assert served.ask(path, headers={"Accept": "text/turtle"}).status == 404


def test_a_form_that_a_thing_cannot_be_had_in(served: Served) -> None:
    path = path_of(served, ANN_LEE)
    assert served.ask(path, headers={"Accept": "image/png"}).status == 406
    assert served.ask(f"{path}?format=xlsx").status == 400
    assert served.ask(f"{path}?other=1").status == 400
    assert served.ask(f"{path}?format=ttl&format=nt").status == 400


def test_the_ontology_is_there_too(served: Served) -> None:
    page = Page(served.ask("/ontology").text)
    assert "lead organisation" in page.words
    turtle = served.ask("/ontology", headers={"Accept": "text/turtle"})
    said = {quad.subject.value for quad in ox.parse(turtle.body, ox.RdfFormat.TURTLE)}
    assert PG + "lead" in said


HOSTILE = "\"><script>alert(1)</script>\u202e\U0001f600\n=HYPERLINK('x') {{ 7*7 }}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A plan that is all markup, under a base of one's own."""
    make: MakePlan = make_plans()
    plan = make("hostile", area=f"Area {HOSTILE}", person=HOSTILE, text=f"Do {HOSTILE}")
    base = "https://example.org/csp/"
    quads = [*plan_quads(plan, base), *ontology_quads()]
    out = write_out(tmp_path_factory.mktemp("hostile") / "out", quads, base=base)
    with serving(out, "--workers", "2") as server:
        yield server


def make_plans() -> MakePlan:
    from tests import conftest

    return conftest.make_plan.__wrapped__()  # type: ignore[attr-defined,no-any-return]


def test_markup_in_a_plan_is_shown_as_text(hostile: Served) -> None:
    for path in ("/id/hostile/person/lead", "/id/hostile/action/safety/1", "/id/plan/hostile"):
        found = hostile.ask(path)
        assert found.status == 200, path
        page = Page(found.text)
        assert "script" not in page.tags
        assert "<script>alert(1)</script>" in page.words
        assert "{{ 7*7 }}" in page.words
    table = hostile.query("SELECT ?name { ?x skos:prefLabel ?name }", "text/html")
    assert "script" not in Page(table.text).tags
    assert "<script>alert(1)</script>" in Page(table.text).words
    answer = hostile.ask("/ask/workload")
    assert "script" not in Page(answer.text).tags


@settings(max_examples=40, deadline=None)
@given(words=st.text(min_size=1, max_size=30), path=st.text(max_size=20))
def test_no_words_become_tags(words: str, path: str) -> None:
    node = ox.NamedNode(action_iri("a", path))
    quads = [ox.Quad(node, ox.NamedNode(LABEL), ox.Literal(words), ox.NamedNode(PG + "derived"))]
    reply = LinkedPages(Store(quads), BASE).thing(node.value.removeprefix(BASE), "text/html")
    assert reply.status == 200
    usual = Page(LinkedPages(Store(quads), BASE).ontology("text/html").body.decode())
    shown = {"blockquote", "br", "cite", "code", "div", "h3", "span", "table", "tbody", "td"}
    ours = {*usual.tags, *shown, "th", "thead", "tr"}
    assert set(Page(reply.body.decode()).tags) <= ours
