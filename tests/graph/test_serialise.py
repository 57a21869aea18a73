"""Hostile text comes through, and files are the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.rdf import ontology_quads, plan_quads, registry_quads, write_nquads, write_trig
from graph.records import (
    Action,
    Claim,
    Commitment,
    Document,
    Entity,
    Kind,
    Mention,
    Method,
    Period,
    PlanRecords,
)
from graph.serialise import jsonld_bytes, turtle_bytes
from tests.graph.facts import Facts
from tests.graph.sample_plan import hillford, marsham

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "\"'\\\n\r\t<>{}|^`#@ \u202e\u2066\u200f\u2028\x85\x00\x1f😀𝔘é\ufeff\ufffe"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@given(before=HOSTILE, words=HOSTILE.filter(bool), after=HOSTILE, key=HOSTILE)
def test_hostile_text_comes_back_as_it_was(
    before: str, words: str, after: str, key: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    document = Document(words, "text", before + words + after, "00", ())
    start, end = len(before), len(before) + len(words)
    thing = Entity("thing/" + key, Kind.SERVICE, words, (before,), (after,))
    plan = PlanRecords(
        document,
        key="p" + key,
        title=words,
        actions=(
            Action(key, words, start, end, words, words, theme=words,
                   commitments=(Commitment(key, (), Period(end_note=words)),)),
        ),
        entities=(thing,),
        mentions=(
            Mention(thing.id, Kind.SERVICE, start, end, 0, len(document.text), words,
                    Method.PATTERN, 0.5, key),
        ),
        claims=(Claim(key, "pg:uses", thing.id, start, end, words, words, 1.0),),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "graph.nq"
    quads = set(plan_quads(plan))
    assert write_nquads(quads, path) == len(quads)
    read = set(parse(path=str(path), format=RdfFormat.N_QUADS))
    assert read == quads
    facts = Facts(read)
    (mention,) = facts.instances("pg:Mention")
    assert facts.of(mention, "pg:quote") == {words}
    assert facts.of(mention, "pg:sentence") == {document.text}
    write_trig(quads, path.with_suffix(".trig"))
    assert set(parse(path=str(path.with_suffix(".trig")), format=RdfFormat.TRIG)) == quads


def test_files_are_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    quads = [*plan_quads(hillford()), *ontology_quads(), *registry_quads()]
    for name, order in (("a", quads), ("b", [*reversed(quads), *quads])):
        write_nquads(order, tmp_path / f"{name}.nq")
        write_trig(order, tmp_path / f"{name}.trig")
    for suffix in ("nq", "trig"):
        first, second = (tmp_path / f"{name}.{suffix}" for name in "ab")
        assert first.read_bytes() == second.read_bytes()
    lines = (tmp_path / "a.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))


def test_trig_begins_with_its_prefixes_in_order(tmp_path: Path) -> None:
    write_trig(plan_quads(marsham()), tmp_path / "a.trig")
    text = (tmp_path / "a.trig").read_text(encoding="utf-8")
    header = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert header == sorted(header)
    assert "a pg:Plan ;" in text


def test_an_empty_graph_can_be_written(tmp_path: Path) -> None:
    assert write_nquads([], tmp_path / "a.nq") == 0
    write_trig([], tmp_path / "a.trig")
    assert list(parse(path=str(tmp_path / "a.trig"), format=RdfFormat.TRIG)) == []


def test_turtle_and_json_ld_are_the_same_bytes_in_any_order() -> None:
    quads = [quad for plan in (hillford(), marsham()) for quad in plan_quads(plan)]
    assert turtle_bytes(quads) == turtle_bytes([*reversed(quads), *quads])
    assert jsonld_bytes(quads) == jsonld_bytes([*reversed(quads), *quads])
    assert set(parse(jsonld_bytes(quads), format=RdfFormat.JSON_LD)) == set(quads)
    merged = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    read = list(parse(turtle_bytes(quads), format=RdfFormat.TURTLE))
    assert {(quad.subject, quad.predicate, quad.object) for quad in read} == merged
    assert len(read) == len(merged)


def test_nothing_serialised_can_be_read_back() -> None:
    assert list(parse(turtle_bytes([]), format=RdfFormat.TURTLE)) == []
    assert list(parse(jsonld_bytes([]), format=RdfFormat.JSON_LD)) == []


def test_trig_is_in_the_order_of_its_terms_whatever_follows_them(tmp_path: Path) -> None:
    subject, predicate = NamedNode("https://a.example/s"), NamedNode("https://a.example/p")
    objects = [Literal("a b"), Literal("a b", language="en"), Literal("a b <c>"), Literal("a")]
    quads = [Quad(subject, predicate, each, NamedNode("https://a.example/g")) for each in objects]
    write_trig(reversed(quads), tmp_path / "a.trig")
    text = (tmp_path / "a.trig").read_text("utf-8")
    printed = [text.index(str(each)) for each in sorted(objects, key=str)]
    assert printed == sorted(printed)
