"""What the page is told of the words in which the graph can be asked."""

from __future__ import annotations

from graph.store import Store
from ontology.vocab import Pg, PgClass, compact
from viz.explorer.vocabulary import vocabulary

TERMS = {term.name: term for term in vocabulary().terms}


def test_every_class_and_property_of_ours_is_there_with_its_meaning() -> None:
    own = {compact(term) for term in (*Pg, *PgClass) if not compact(term).startswith("pg:asked")}
    assert own <= TERMS.keys()
    assert all(term.label and term.comment for term in TERMS.values())
    assert TERMS["pg:lead"].kind == "property"
    assert TERMS["foaf:Person"].kind == "class"
    assert TERMS["pg:derived"].kind == "graph"


def test_what_only_serves_the_program_is_left_out() -> None:
    assert not [name for name in TERMS if name.startswith("pg:asked")]
    assert not [name for name in TERMS if ":" not in name or "/" in name]


def test_the_prefixes_are_those_that_a_query_need_not_declare() -> None:
    for prefix in vocabulary().prefixes:
        assert Store().query(f"ASK {{ ?thing ?is {prefix.name}:Thing }}").rows == (("false",),)
        found = Store().query(f"SELECT (STR({prefix.name}:x) AS ?iri) {{}}")
        assert found.rows == ((f"{prefix.iri}x",),)


def test_they_stand_in_one_order() -> None:
    assert vocabulary() == vocabulary()
    assert list(TERMS) == sorted(TERMS)
