"""The W3C's tests of the SPARQL 1.1 protocol that a read-only endpoint can meet.

They are those of the working group's manifest (sparql11/protocol), told in our own words;
its tests of updates are met by a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from pyoxigraph import NamedNode, Quad

from tests.viz.server.serving import Served, serving, write_out

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
THING = NamedNode("http://xmlns.com/foaf/0.1/Document")
ONE, TWO, THREE = (f"http://example.org/data{number}" for number in (1, 2, 3))
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    quads = [Quad(NamedNode(name), TYPE, THING, NamedNode(name)) for name in (ONE, TWO, THREE)]
    out = write_out(tmp_path_factory.mktemp("w3c") / "out", quads)
    with serving(out, "--workers", "2") as server:
        yield server


def address(*parameters: tuple[str, str]) -> str:
    return "/sparql/?" + urlencode(parameters)


def default(*graphs: str) -> list[tuple[str, str]]:
    return [("default-graph-uri", graph) for graph in graphs]


def named(*graphs: str) -> list[tuple[str, str]]:
    return [("named-graph-uri", graph) for graph in graphs]


BOTH_DEFAULT = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?t }} GRAPH ?g2 {{ <{TWO}> a ?t }} }}"
WHOLE = f"ASK {{ <{THREE}> a ?t GRAPH ?g1 {{ <{ONE}> a ?t }} GRAPH ?g2 {{ <{TWO}> a ?t }} }}"
FROM = f"ASK FROM <{THREE}> {{ GRAPH ?g1 {{ <{ONE}> a ?t }} GRAPH ?g2 {{ <{TWO}> a ?t }} }}"


@pytest.mark.parametrize(
    ("method", "parameters", "headers", "body"),
    [
        ("POST", default(ONE), FORM, "query=ASK%20%7B%7D"),  # query_post_form
        ("GET", [("query", BOTH_DEFAULT), *default(ONE, TWO)], {}, None),
        ("POST", default(ONE, TWO), DIRECT, BOTH_DEFAULT),
        ("POST", named(ONE, TWO), DIRECT, BOTH_NAMED),
        ("GET", [("query", BOTH_NAMED), *named(ONE, TWO)], {}, None),
        ("POST", [*default(THREE), *named(ONE, TWO)], DIRECT, WHOLE),  # query_dataset_full
        ("POST", named(ONE, TWO), DIRECT, FROM),  # query_multiple_dataset
        ("GET", [("query", "ASK {}"), *default(ONE)], {}, None),  # query_get
        ("POST", [], DIRECT, "ASK {}"),  # query_post_direct
    ],
)
def test_a_query_is_asked_of_the_graphs_of_the_request(
    endpoint: Served,
    method: str,
    parameters: list[tuple[str, str]],
    headers: dict[str, str],
    body: str | None,
) -> None:
    accept = {"Accept": "application/sparql-results+json"}
    sent = body.encode() if body else None
    found = endpoint.ask(address(*parameters), method, sent, {**headers, **accept})
    assert found.status == 200
    assert found.json()["boolean"] is True


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        (default(ONE), BOTH_DEFAULT),
        (named(ONE), BOTH_NAMED),
        (named(ONE, TWO), BOTH_DEFAULT),
        (default(ONE, TWO), BOTH_NAMED),
        ([*default(ONE), *named(ONE, TWO)], WHOLE),
        (default(ONE), f"ASK FROM <{TWO}> {{ <{TWO}> a ?type }}"),  # the request's dataset wins
    ],
)
def test_no_other_graph_is_looked_into(
    endpoint: Served, parameters: list[tuple[str, str]], query: str
) -> None:
    assert endpoint.ask(address(("query", query))).json()["boolean"] is True
    found = endpoint.ask(address(("query", query), *parameters))
    assert found.json()["boolean"] is False


@pytest.mark.parametrize(
    ("query", "media"),
    [
        (
            "SELECT (1 AS ?value) {}",
            {
                "application/sparql-results+xml",
                "application/sparql-results+json",
                "text/tab-separated-values",
                "text/csv",
            },
        ),
        ("ASK {}", {"application/sparql-results+xml", "application/sparql-results+json"}),
        (
            "DESCRIBE <http://example.org/>",
            {"text/turtle", "application/rdf+xml", "application/n-triples"},
        ),
        (
            "CONSTRUCT { <s> <p> 1 } {}".replace("<s> <p>", "<x:s> <x:p>"),
            {"text/turtle", "application/rdf+xml", "application/n-triples"},
        ),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_each_kind_of_query_is_answered_in_a_form_of_its_own(
    endpoint: Served, query: str, media: set[str]
) -> None:
    found = endpoint.ask(address(("query", query)))
    assert found.status == 200
    assert found.media in media
    for wanted in media:
        assert endpoint.query(query, wanted).media == wanted


ASKED = "query=ASK%20%7B%7D"
UTF_16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}


@pytest.mark.parametrize(
    ("method", "target", "headers", "body", "status"),
    [
        ("PUT", f"/sparql/?{ASKED}", FORM, None, 405),  # bad_query_method
        ("GET", f"/sparql/?{ASKED}&query=SELECT%20%2A%20%7B%7D", {}, None, 400),
        ("POST", "/sparql/", {"Content-Type": "text/plain"}, b"ASK {}", 415),
        ("POST", "/sparql/", {}, ASKED.encode(), 415),  # bad_query_missing_form_type
        ("POST", "/sparql/", {}, b"ASK {}", 415),  # bad_query_missing_direct_type
        ("POST", "/sparql/", UTF_16, "ASK {}".encode("utf-16"), 415),  # bad_query_non_utf8
        ("GET", "/sparql/?query=ASK%20%7B", {}, None, 400),  # bad_query_syntax
        ("GET", "/sparql/?update=CLEAR%20ALL", {}, None, 403),  # bad_update_get
        ("POST", "/sparql/", FORM, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 403),
        ("POST", "/sparql/", {"Content-Type": "text/plain"}, b"CLEAR NAMED", 415),
        ("POST", "/sparql/", {}, b"update=CLEAR%20NAMED", 415),  # bad_update_missing_form_type
        ("POST", "/sparql/", FORM, b"update=CLEAR%20ALL", 403),  # update_post_form
        ("POST", "/sparql/", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 403),
        ("POST", "/sparql/", DIRECT, b"CLEAR ALL", 400),
    ],
)
def test_what_is_no_query_has_a_status_that_says_so(
    endpoint: Served,
    method: str,
    target: str,
    headers: dict[str, str],
    body: bytes | None,
    status: int,
) -> None:
    found = endpoint.ask(target, method, body, headers)
    assert found.status == status
    assert found.media == "text/plain"
    assert found.text.endswith(".")
    assert endpoint.query(BOTH_DEFAULT).json()["boolean"] is True  # nothing has been cleared
