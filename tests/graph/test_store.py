from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph.errors import InputError
from graph.rdf import plan_quads, write_nquads
from graph.sparql_text import check_read_only, keywords
from graph.store import (
    FORMAT,
    GRAPH_FILE,
    MANIFEST_FILE,
    Dataset,
    Store,
    open_store,
    table_of,
)
from graph.table import Table
from tests.graph.sample_plan import hillford, marsham

NAMES = ("hillford", "marsham")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def store() -> Store:
    return Store([*plan_quads(hillford()), *plan_quads(marsham())])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_nquads(plan_quads(hillford()), tmp_path / GRAPH_FILE)
    (tmp_path / MANIFEST_FILE).write_text(json.dumps({"format": FORMAT}), encoding="utf-8")
    return tmp_path


def test_a_built_graph_is_opened(out: Path) -> None:
    found = open_store(out).query("SELECT ?f WHERE { ?p a pg:Plan ; pg:fileName ?f }")
    assert found.rows == (("hillford.txt",),)


def test_a_select_gives_values_and_what_they_are(store: Store) -> None:
    found = store.query(
        """SELECT ?the_plan ?start ?c ?none WHERE {
             ?m a pg:Mention ; pg:charStart ?start ; pg:confidence ?c ; pg:of ?o .
             GRAPH ?the_plan { ?m pg:quote "Watch Panel" } }""",
        "places",
    )
    assert found.name == "places"
    assert found.columns == ("the plan", "start", "c", "none")
    ((plan, start, confidence, none),) = found.rows
    assert str(plan).endswith("plan/hillford")
    assert isinstance(start, int)
    assert isinstance(confidence, float)
    assert none is None
    assert found.kinds == (("iri", "literal", "literal", ""),)


def test_the_default_graph_is_all_graphs(store: Store) -> None:
    assert (
        store.query("SELECT ?p WHERE { ?p a pg:Plan }").rows
        == store.query("SELECT ?p WHERE { GRAPH ?g { ?p a pg:Plan } }").rows
    )
    assert len(store.query("SELECT ?p WHERE { ?p a pg:Plan }").rows) == 2


@pytest.mark.parametrize("word", ["FROM", "from"])
def test_a_query_says_itself_which_graphs_it_is_asked_of(store: Store, word: str) -> None:
    plan = "<https://w3id.org/partnergraph/id/plan/hillford>"
    files = f"SELECT ?f {word} {plan} WHERE {{ ?p pg:fileName ?f }}"
    assert store.query(files).rows == (("hillford.txt",),)
    named = f"SELECT ?f {word} NAMED {plan} WHERE {{ %s ?p pg:fileName ?f %s }}"
    assert store.query(named % ("GRAPH ?g {", "}")).rows == (("hillford.txt",),)
    assert store.query(named % ("", "")).rows == ()  # its default graph is empty
    elsewhere = f"SELECT ?s {word} <http://127.0.0.1:1/never-fetched> {{ ?s ?p ?o }}"
    assert store.query(elsewhere).rows == ()


def test_a_dataset_takes_the_place_of_what_the_query_says(store: Store) -> None:
    hillford, marsham = (f"https://w3id.org/partnergraph/id/plan/{n}" for n in NAMES)
    own = f"SELECT ?f FROM <{marsham}> FROM NAMED <{marsham}> WHERE {{ %s ?p pg:fileName ?f %s }}"

    def files(query: str, dataset: Dataset) -> list[object]:
        with store.answering(query, dataset=dataset) as found:
            return [row[0] for row in table_of(found, "files").rows]

    default, graph = own % ("", ""), own % ("GRAPH ?g {", "}")
    assert files(default, Dataset(default=(hillford,))) == ["hillford.txt"]
    assert files(graph, Dataset(default=(hillford,))) == []
    assert files(graph, Dataset(named=(hillford,))) == ["hillford.txt"]
    assert files(default, Dataset(named=(hillford,))) == []
    assert len(files(default, Dataset(default=(hillford, marsham)))) == 2


def test_what_is_gone_through_is_checked_too(store: Store) -> None:
    with pytest.raises(InputError, match="would change"), store.answering("DROP ALL"):
        pass
    with pytest.raises(InputError, match=r"my\.rq, line 1, c"), store.answering("{", "my.rq"):
        pass
    everything = store.answering("SELECT * { ?s ?p ?o }")
    with pytest.raises(InputError, match="more than 1 rows"), everything as found:
        table_of(found, "all", 1)


def test_ask_and_construct(store: Store) -> None:
    assert store.query("ASK { ?p a pg:Plan }").rows == (("true",),)
    assert store.query("ASK { ?p a pg:Nothing }").rows == (("false",),)
    triples = store.query("CONSTRUCT { ?p a pg:Plan } WHERE { ?p a pg:Plan }")
    assert triples.columns == ("subject", "predicate", "object")
    assert len(triples.rows) == 2


def test_values_that_are_not_numbers_of_python(store: Store) -> None:
    found = store.query(
        'SELECT (BNODE() AS ?b) ("x"^^xsd:integer AS ?i) (1/3 AS ?d) (true AS ?y) {}'
    )
    ((blank, odd, third, yes),) = found.rows
    assert str(blank).startswith("_:")
    assert odd == "x"
    assert third == pytest.approx(1 / 3)
    assert yes == "true"
    assert found.kinds[0][0] == "blank"


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("# all\nPREFIX x: <http://x/>\ninsert data { x:a x:b x:c }", "INSERT"),
        ("BASE <http://x/> LOAD <http://127.0.0.1/>", "LOAD"),
        ("DROP ALL", "DROP"),
        ("\\u0044ROP ALL", "DROP"),
    ],
)
def test_nothing_is_changed(store: Store, query: str, word: str) -> None:
    before = len(store)
    with pytest.raises(InputError, match=f"{word} would change the graph"):
        store.query(query, "my.rq")
    assert len(store) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { {SELECT * {SERVICE?x{?s ?p ?o}}} }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\"" SERVICE <http://127.0.0.1:1/> { ?s ?p "\\"" } }',
        "SELECT * { ?s ?p '''it's''' . SERVICE <http://127.0.0.1:1/> { ?s ?p '' } }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3) SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1 . # '\nSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } # '\n }",
        "ASK {} SERVICE",
    ],
)
def test_no_other_machine_is_asked(store: Store, query: str) -> None:
    with pytest.raises(InputError, match="another machine"):
        store.query(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://x/> {" }',
        "SELECT * { ?service pg:SERVICE 'DELETE' } # SERVICE",
        "SELECT * { ?s <http://x/SERVICE> $SERVICE }",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "PREFIX service: <http://x/> SELECT * { ?s service:service service:SERVICE }",
        "SELECT ?insert { ?insert ?delete 'x'@en }",
    ],
)
def test_words_that_only_look_so_are_let_through(store: Store, query: str) -> None:
    store.query(query)


@given(st.text(max_size=60))
def test_no_text_breaks_the_check(text: str) -> None:
    list(keywords(text))
    quoted = text.translate({ord(c): None for c in '"\\\n\r'})
    check_read_only(f'SELECT * {{ ?s ?p "{quoted}" }}', "x")


@pytest.mark.parametrize(
    ("query", "place", "words"),
    [
        ("SELECT ?s WHERE {\n  ?s ?p }", "line 2, column 9", "'}'"),
        ("SELECT ?s\nWHERE { ?s foo:bar ?o }", "line 2, column", "prefix"),
        ("SELECT ?s WHERE { ?s ?p ?o", "line 1, column", "in or after"),
        ("hello", "line 1, column 1", "Begin the query with SELECT"),
        ("", "line 1, column 1", "Begin the query with SELECT"),
    ],
)
def test_a_slip_in_a_query_is_placed(store: Store, query: str, place: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        store.query(query, "my.rq")
    assert str(caught.value).startswith(f"my.rq, {place}")
    assert words in str(caught.value)


def test_parameters_are_given_as_statements_and_forgotten(store: Store) -> None:
    hostile = '"} DROP ALL # \\ \u202e😀'
    read = """SELECT ?v WHERE { GRAPH asked:question { asked:question asked:theme ?v } }"""
    before = len(store)
    assert store.query(read, asked={"theme": [hostile]}).rows == ((hostile,),)
    node = NamedNode("http://x/y")
    assert store.query(read, asked={"theme": [node]}).kinds == (("iri",),)
    assert store.query(read).rows == ()
    with pytest.raises(InputError):
        store.query("SELECT", asked={"theme": ["x"]})
    assert len(store) == before


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="partnergraph build"):
        open_store(tmp_path / "nowhere")
    with pytest.raises(InputError, match="partnergraph build"):
        open_store(tmp_path)


@pytest.mark.parametrize("manifest", ['{"format": 99}', "{}", "[]", '"x"'])
def test_a_graph_of_another_version(out: Path, manifest: str) -> None:
    (out / MANIFEST_FILE).write_text(manifest, encoding="utf-8")
    with pytest.raises(InputError, match="format"):
        open_store(out)


@pytest.mark.parametrize("manifest", [b"", b"{", b"\xff\xfe"])
def test_a_manifest_that_cannot_be_read(out: Path, manifest: bytes) -> None:
    (out / MANIFEST_FILE).write_bytes(manifest)
    with pytest.raises(InputError, match=MANIFEST_FILE):
        open_store(out)


@pytest.mark.parametrize("data", [b"<a:b> <a:c>", b"\xff\xff", b"PK\x03\x04"])
def test_a_damaged_graph(out: Path, data: bytes) -> None:
    (out / GRAPH_FILE).write_bytes(data)
    with pytest.raises(InputError, match="damaged"):
        open_store(out)


def test_a_question_needs_no_heavy_imports(out: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from graph.store import open_store;"
        "from queries.run import ask; from queries.show import show;"
        "s = open_store(Path(sys.argv[1])); ask(s, 'workload'); show(s, 'ann lee');"
        "heavy = {'spacy', 'pandas', 'rdflib', 'networkx', 'rapidfuzz', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(out)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_table_is_square() -> None:
    table = Table("t", ("a", "b"), ((1, "x"), (2, None)))
    assert table.column("b") == ("x", None)
    with pytest.raises(KeyError):
        table.column("c")
    with pytest.raises(ValueError, match="2 values"):
        Table("t", ("a", "b"), ((1,),))
    with pytest.raises(ValueError, match="kinds"):
        Table("t", ("a",), ((1,),), (("literal",), ("literal",)))


def test_statements_of_one_graph(store: Store) -> None:
    plan = "https://w3id.org/partnergraph/id/plan/marsham"
    quads = list(store.quads(plan))
    assert 0 < len(quads) < len(store)
    assert Literal("marsham.txt") in {q.object for q in quads}
