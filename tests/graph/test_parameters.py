"""Parameters written into a query: the same rows as parameters given as statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

import graph.lookups
import queries.catalogue
from graph.parameters import written_in
from graph.store import Store

QUERY = "SELECT ?v { GRAPH asked:question { asked:question asked:theme ?v } } ORDER BY ?v"
FILES = sorted(
    [
        *Path(queries.catalogue.__file__).parent.rglob("*.rq"),
        *Path(graph.lookups.__file__).parent.rglob("*.rq"),
    ]
)
GRAPH = NamedNode("urn:graph")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",))), unique=True))
def test_any_words_are_values_and_nothing_else(words: list[str]) -> None:
    store = Store([Quad(GRAPH, GRAPH, Literal("x"), GRAPH)])
    written = written_in(QUERY, {"theme": words})
    assert written is not None
    assert store.query(written) == store.query(QUERY, asked={"theme": words})


def test_a_node_is_a_node() -> None:
    written = written_in(QUERY, {"theme": [NamedNode("urn:a")]})
    assert written == "SELECT ?v { VALUES ?v { <urn:a> } } ORDER BY ?v"


def test_what_was_not_asked_by_has_no_values() -> None:
    query = QUERY.replace("theme", "area")
    written = written_in(query, {"theme": ["x"]})
    assert written is not None
    assert "VALUES ?v {  }" in written
    assert Store().query(written).rows == ()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?v { GRAPH asked:question { ?question asked:theme ?v } }",
        "SELECT ?v { GRAPH ?g { asked:question asked:theme ?v ; asked:area ?a } }",
        "SELECT ?v { GRAPH ?g { ?q <https://w3id.org/partnergraph/asked#theme> ?v } }",
    ],
)
def test_what_reads_them_in_another_way_is_not_written_anew(query: str) -> None:
    assert written_in(query, {"theme": ["x"]}) is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_bundled_query_can_be_written_so(file: Path) -> None:
    """Otherwise a shared store, or one on the disk, is copied whole for it."""
    text = file.read_text(encoding="utf-8")
    assert written_in(text, {"area": ["x"], "thing": [NamedNode("urn:a")]}) is not None


def test_a_comparison_with_their_graph_is_none_with_them() -> None:
    query = "ASK { GRAPH ?g { ?s ?p ?o } FILTER(?g != asked:question) }"
    assert written_in(query, {"theme": ["x"]}) == query
