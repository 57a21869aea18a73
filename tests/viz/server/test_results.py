"""Answers as bytes: the forms, and the limits that hold for each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import cast
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from viz.server.media import Form
from viz.server.results import Limits, graph_bytes, quads_bytes, table_bytes

TABULAR = (Form.JSON, Form.XML, Form.CSV, Form.TSV)
ANY = Limits(1000, 10**6)
# What might be taken for the end of a row, or of a string, in one of the forms.
AWKWARD = st.text(alphabet='"\\{}[],:<>\r\n\t\x0b\ufffe a£😀', max_size=12)


def holding(values: list[str]) -> ox.Store:
    store = ox.Store()
    subject = [ox.NamedNode(f"http://example.org/{number}") for number in range(len(values))]
    for node, value in zip(subject, values, strict=True):
        store.add(ox.Quad(node, ox.NamedNode("http://example.org/is"), ox.Literal(value)))
    return store


def selected(store: ox.Store, query: str = "SELECT ?s ?v ?no { ?s ?p ?v }") -> ox.QuerySolutions:
    return cast(ox.QuerySolutions, store.query(query))


@pytest.mark.parametrize("form", TABULAR)
@settings(max_examples=60)
@given(values=st.lists(AWKWARD, max_size=6, unique=True))
def test_rows_are_counted_whatever_they_hold(form: Form, values: list[str]) -> None:
    store = holding(values)
    whole = table_bytes(selected(store), form, Limits(len(values), 10**6), "q")
    if form is Form.JSON:
        assert len(json.loads(whole)["results"]["bindings"]) == len(values)
    if not values:
        return
    with pytest.raises(InputError, match=f"more than {len(values) - 1} rows"):
        table_bytes(selected(store), form, Limits(len(values) - 1, 10**6), "q")


@pytest.mark.parametrize("form", TABULAR)
def test_rows_without_values_count_too(form: Form) -> None:
    store = holding(["a", "b", "c"])
    query = "SELECT ?nothing { ?s ?p ?v }"
    assert table_bytes(selected(store, query), form, Limits(3, 1000), "q")
    with pytest.raises(InputError, match="more than 2 rows"):
        table_bytes(selected(store, query), form, Limits(2, 1000), "q")


@pytest.mark.parametrize("form", TABULAR)
def test_an_answer_that_is_too_large_is_not_written_to_the_end(form: Form) -> None:
    store = holding(["x" * 1000 + str(number) for number in range(100)])
    with pytest.raises(InputError, match=r"larger than 0 megabytes.*LIMIT"):
        table_bytes(selected(store), form, Limits(1000, 20_000), "q")


def test_tables_say_what_was_found() -> None:
    store = holding(['say "£\n😀"'])
    as_json = json.loads(table_bytes(selected(store), Form.JSON, ANY, "q"))
    assert as_json["head"]["vars"] == ["s", "v", "no"]
    assert as_json["results"]["bindings"][0]["v"] == {"type": "literal", "value": 'say "£\n😀"'}
    rows = list(csv.reader(io.StringIO(table_bytes(selected(store), Form.CSV, ANY, "q").decode())))
    assert rows == [["s", "v", "no"], ["http://example.org/0", 'say "£\n😀"', ""]]
    header, row, _ = table_bytes(selected(store), Form.TSV, ANY, "q").decode().split("\n")
    assert header == "?s\t?v\t?no"
    assert row == '<http://example.org/0>\t"say \\"£\\n😀\\""\t'
    xml = ElementTree.fromstring(table_bytes(selected(store), Form.XML, ANY, "q"))
    assert [node.text for node in xml.iter() if node.tag.endswith("literal")] == ['say "£\n😀"']


@pytest.mark.parametrize("form", TABULAR)
def test_yes_and_no(form: Form) -> None:
    answer = cast(ox.QueryBoolean, holding(["a"]).query("ASK { ?s ?p 'a' }"))
    assert b"true" in table_bytes(answer, form, ANY, "q")


def test_characters_that_xml_cannot_hold_are_marked() -> None:
    store = holding(["a\x0bb\x00\ufffe"])
    xml = table_bytes(selected(store), Form.XML, ANY, "q")
    (value,) = [n.text for n in ElementTree.fromstring(xml).iter() if n.tag.endswith("literal")]
    assert value == "a\ufffdb\ufffd\ufffd"


def triples(count: int) -> list[ox.Triple]:
    names = [ox.NamedNode(f"http://example.org/{number}") for number in range(count)]
    return [ox.Triple(name, ox.NamedNode("http://example.org/is"), name) for name in names]


READ: dict[Form, Callable[[bytes], int]] = {
    Form.TURTLE: lambda data: len(list(ox.parse(data, ox.RdfFormat.TURTLE))),
    Form.N_TRIPLES: lambda data: len(list(ox.parse(data, ox.RdfFormat.N_TRIPLES))),
    Form.JSON_LD: lambda data: len(list(ox.parse(data, ox.RdfFormat.JSON_LD))),
    Form.RDF_XML: lambda data: len(list(ox.parse(data, ox.RdfFormat.RDF_XML))),
    Form.TRIG: lambda data: len(list(ox.parse(data, ox.RdfFormat.TRIG))),
    Form.N_QUADS: lambda data: len(list(ox.parse(data, ox.RdfFormat.N_QUADS))),
}


@pytest.mark.parametrize("form", READ)
def test_graphs_are_written_once_each_and_within_limits(form: Form) -> None:
    found = triples(5)
    assert READ[form](graph_bytes(found + found, form, Limits(10, 10**6), "q")) == 5
    with pytest.raises(InputError, match="more than 9 rows"):
        graph_bytes(found + found, form, Limits(9, 10**6), "q")
    with pytest.raises(InputError, match="larger than"):
        graph_bytes(found, form, Limits(10, 10), "q")


@pytest.mark.parametrize("form", READ)
def test_no_statement_is_a_graph_too(form: Form) -> None:
    assert READ[form](quads_bytes([], form)) == 0
