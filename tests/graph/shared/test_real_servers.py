"""Graphs on real servers of two makes: written, read back, and never half there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import InputError
from graph.shared import publish as publishing
from graph.shared.contents import CONTENTS, Contents, contents_of, held
from graph.shared.publish import graphs_of, publish
from graph.shared.server import Server, connect
from graph.shared.store import SharedStore, open_shared
from graph.store import Store
from graph.table import Table
from queries.asked import Filters
from queries.catalogue import questions
from queries.run import answer
from tests.graph.shared.conftest import Running

HILLFORD = "https://w3id.org/partnergraph/id/plan/hillford"
MARSHAM = "https://w3id.org/partnergraph/id/plan/marsham"
OTHER = "urn:test:other"


@pytest.fixture
def graphs(several: Store) -> dict[str, list[bytes]]:
    return graphs_of(several)


def on(server: Server, graph: str) -> list[bytes]:
    """The lines of a graph as the server gives it."""
    store, written = Store(), server.graph(graph)
    store.add_graph(graph, written.data, written.form)
    return store.lines(graph)


def lines(graph: dict[str, list[bytes]], name: str) -> bytes:
    return b"".join(line + b"\n" for line in graph[name])


def test_the_samples_have_the_graphs_that_are_meant(graphs: dict[str, list[bytes]]) -> None:
    assert {HILLFORD, MARSHAM} < set(graphs)
    assert len(graphs) == 4


def test_every_question_has_the_same_rows(
    running: Running, server: Server, several: Store, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    filters = (
        Filters(on="2025-01-01"),
        Filters(area="Hillford", on="2025-01-01"),
        Filters(kind="person"),
        Filters(theme="gOvErN"),
        Filters(include_not_current=True),
    )
    fetched = set()
    with_rows = 0
    shared = open_shared(running.given)
    for question in questions():
        for asked in filters:
            here = outcome(several, question.name, asked)
            if running.answers_itself:  # otherwise it is all fetched again
                shared = open_shared(running.given)
            assert outcome(shared, question.name, asked) == here, (question.name, asked)
            with_rows += isinstance(here, Table) and bool(here.rows)
            if question.function is None and shared._fetched is not None:
                fetched.add(question.name)
    assert with_rows > 20
    # A server that is known to give these rows is asked for them; others only for statements.
    assert (fetched == set()) is running.answers_itself


def outcome(store: Store, name: str, asked: Filters) -> Table | str:
    """The answer or, where it cannot be asked so, what is said of that."""
    try:
        return answer(store, name, asked)
    except InputError as refused:
        return str(refused)


def test_any_query_has_the_same_rows(
    running: Running, server: Server, several: Store, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    shared = open_shared(running.given)
    for query in (
        "SELECT ?g (COUNT(*) AS ?how_many) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
        "SELECT ?name { ?plan a pg:Plan ; pg:area/skos:prefLabel ?name } ORDER BY ?name",
        f"SELECT ?s {{ ?s a pg:Action }} ORDER BY ?s LIMIT 3 # <{OTHER}>",
        f"SELECT (COUNT(*) AS ?n) FROM <{MARSHAM}> {{ ?s ?p ?o }}",
        "ASK { ?s a pg:Plan }",
        "PREFIX pg: <https://w3id.org/partnergraph/ontology#> ASK { ?s a pg:Nothing }",
    ):
        assert shared.query(query) == several.query(query), query
    for query in (
        f"CONSTRUCT {{ ?s pg:area ?o }} WHERE {{ GRAPH <{HILLFORD}> {{ ?s pg:area ?o }} }}",
        "SELECT ?s ?o { ?s pg:confidence ?o }",
    ):
        assert sorted(shared.query(query).rows) == sorted(several.query(query).rows)
    assert len(shared) == len(several)


@pytest.mark.parametrize(
    "query", ["SELECT WHERE", "DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"]
)
def test_a_query_that_is_refused_here_is_refused_there(
    running: Running, server: Server, graphs: dict[str, list[bytes]], several: Store, query: str
) -> None:
    publish(server, graphs)
    with pytest.raises(InputError) as here:
        several.query(query)
    with pytest.raises(InputError) as there:
        open_shared(running.given).query(query)
    assert str(there.value) == str(here.value)


def test_only_what_has_changed_is_sent(
    server: Server, graphs: dict[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(server, graphs)
    assert (set(first.sent), first.unchanged) == (set(graphs), 0)
    again = publish(server, graphs)
    assert (again.sent, again.unchanged) == ((), len(graphs))
    sent = noted(server, monkeypatch)
    refreshed = publish(server, {**graphs, HILLFORD: graphs[HILLFORD][1:]})
    assert refreshed.sent == (HILLFORD,)
    assert len([name for name in sent if name != CONTENTS]) == 1
    assert held(on(server, HILLFORD)) == held(graphs[HILLFORD][1:])


def noted(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the graphs that are replaced from now on."""
    names: list[str] = []
    real = server.replace

    def replace(graph: str, data: bytes) -> None:
        names.append(graph)
        real(graph, data)

    monkeypatch.setattr(server, "replace", replace)
    return names


def test_other_data_on_the_server_is_not_read_and_not_touched(
    running: Running, server: Server, several: Store, graphs: dict[str, list[bytes]]
) -> None:
    stranger = lines(graphs, MARSHAM).replace(b"/plan/marsham>", b"/plan/stranger>")
    server.replace(OTHER, stranger)
    before = on(server, OTHER)
    assert before
    publish(server, graphs, remove_others=True)
    assert on(server, OTHER) == before
    shared = open_shared(running.given)
    query = "SELECT ?plan { GRAPH ?g { ?plan a pg:Plan } } ORDER BY ?plan"
    assert shared.query(query) == several.query(query)
    assert len(shared.here()) == len(several)


def test_plans_of_other_builds_stay_unless_they_are_to_go(
    running: Running, server: Server, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    fewer = {name: found for name, found in graphs.items() if name != MARSHAM}
    published = publish(server, fewer)
    assert (published.kept, published.removed) == ((MARSHAM,), ())
    assert list(open_shared(running.given).quads(MARSHAM))
    published = publish(server, fewer, remove_others=True)
    assert (published.kept, published.removed) == ((), (MARSHAM,))
    assert not list(open_shared(running.given).quads(MARSHAM))
    assert not on(server, MARSHAM)


def test_conclusions_of_an_earlier_build_go_even_if_there_are_none_now(
    running: Running, server: Server, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    (derived,) = (name for name in graphs if name.endswith("#derived"))
    fewer = {name: found for name, found in graphs.items() if name != derived}
    published = publish(server, fewer)
    assert (published.kept, published.removed) == ((), (derived,))
    assert not on(server, derived)
    assert not list(open_shared(running.given).quads(derived))


class CutOffError(Exception):
    pass


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_write_that_is_cut_off_is_never_taken_for_whole(
    running: Running,
    server: Server,
    several: Store,
    graphs: dict[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:
    publish(server, graphs)
    changed = {**graphs, HILLFORD: graphs[HILLFORD][1:], MARSHAM: graphs[MARSHAM][1:]}
    # Two graphs and the change to them are three writes; with a note before, there are four.
    cut_off(server, monkeypatch, min(after, 2) if running.at_once else after)
    with pytest.raises(CutOffError):
        publish(server, changed)
    monkeypatch.undo()
    log_in(running, monkeypatch)
    if running.at_once:
        shared = open_shared(running.given)
        assert sorted(map(str, shared.quads())) == sorted(map(str, several.quads()))
    elif after > 0:
        with pytest.raises(InputError, match="a build is writing to it, or was cut off"):
            open_shared(running.given)
    publish(connect(running.given), changed)
    whole = open_shared(running.given).here()
    assert {name: held(found) for name, found in graphs_of(whole).items()} == {
        name: held(found) for name, found in changed.items()
    }
    left = [name for name in publishing._sizes(server) if "/shared/new/" in name]
    assert left == []


def cut_off(server: Server, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the server be changed so many times and no more, as if the power went."""
    left = [after]
    client = server._client
    real_send = client.send

    def send(method: str, address: str, *rest: Any, **named: Any) -> Any:
        if method in ("PUT", "DELETE") or address == server.addresses.update:
            if left[0] == 0:
                raise CutOffError
            left[0] -= 1
        return real_send(method, address, *rest, **named)

    monkeypatch.setattr(client, "send", send)


def log_in(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/nowhere/netrc")
    if running.kind == "virtuoso":
        from graph.shared.credentials import PASSWORD, USER
        from tests.shared_servers import VIRTUOSO_USER

        monkeypatch.setenv(USER, VIRTUOSO_USER[0])
        monkeypatch.setenv(PASSWORD, VIRTUOSO_USER[1])


def test_two_builds_at_the_same_time_are_found_out(
    running: Running,
    server: Server,
    graphs: dict[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(server, graphs)
    real = server.replace

    def replace(graph: str, data: bytes) -> None:
        real(graph, data)
        if graph != CONTENTS:  # meanwhile, the other one has finished
            real(CONTENTS, Contents({MARSHAM: held(graphs[MARSHAM])}).lines())

    monkeypatch.setattr(server, "replace", replace)
    with pytest.raises(InputError, match="another build has written to it"):
        publish(server, {**graphs, HILLFORD: graphs[HILLFORD][1:]})


def test_two_builds_that_finish_at_once_are_found_out(
    running: Running,
    server: Server,
    graphs: dict[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if running.kind not in ("oxigraph", "oxigraph, Update alone"):
        pytest.skip("one request is not one transaction there")
    publish(server, graphs)
    theirs = {**graphs, MARSHAM: graphs[MARSHAM][1:]}
    real = server.update
    finished: list[bytes] = []

    def update(text: bytes) -> None:
        if b"MOVE" in text and not finished:
            finished.append(text)  # after the last look, and before this one
            publish(server, theirs)
        real(text)

    monkeypatch.setattr(server, "update", update)
    with pytest.raises(InputError, match="another build has written to it"):
        publish(server, {**graphs, HILLFORD: graphs[HILLFORD][1:]})
    assert finished
    kept = open_shared(running.given).here()
    assert {graph: kept.lines(graph) for graph in kept.graphs()} == theirs
    monkeypatch.undo()
    log_in(running, monkeypatch)
    assert set(publish(server, graphs).sent) == {MARSHAM}


def test_a_store_of_a_version_without_turns_is_written_to(
    running: Running, server: Server, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    said = contents_of(server)
    assert said is not None
    server.replace(CONTENTS, replace(said, turn=0).lines())
    assert publish(server, {**graphs, HILLFORD: graphs[HILLFORD][1:]}).sent == (HILLFORD,)
    assert publish(server, graphs).sent == (HILLFORD,)


def test_a_store_whose_turn_other_hands_removed_is_written_to(
    running: Running, server: Server, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    said = contents_of(server)
    assert said is not None
    server.remove(f"{publishing._TURN}{said.turn}")
    assert publish(server, {**graphs, HILLFORD: graphs[HILLFORD][1:]}).sent == (HILLFORD,)
    assert publish(server, graphs).sent == (HILLFORD,)


def test_what_was_changed_by_other_hands_is_refused_and_mended(
    running: Running, server: Server, several: Store, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    server.replace(HILLFORD, lines({HILLFORD: graphs[HILLFORD][1:]}, HILLFORD))
    with pytest.raises(InputError, match=r"cut off, or was changed by something else"):
        open_shared(running.given).here()
    assert publish(server, graphs).sent == (HILLFORD,)
    assert len(open_shared(running.given).here()) == len(several)


def test_a_build_that_finishes_while_one_asks_is_told_of(
    running: Running, server: Server, graphs: dict[str, list[bytes]]
) -> None:
    publish(server, graphs)
    shared = open_shared(running.given)
    publish(server, {**graphs, HILLFORD: graphs[HILLFORD][1:]})
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    if running.answers_itself:
        with pytest.raises(InputError, match="a build has written to it meanwhile"):
            shared.query(query)
    else:  # all is fetched anew
        (row,) = shared.query(query).rows
        assert row[0] == len(open_shared(running.given).here())


def test_a_server_that_changes_what_it_is_sent_is_refused(
    server: Server, graphs: dict[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = server.replace
    monkeypatch.setattr(
        server,
        "replace",
        lambda graph, data: real(graph, data.replace(b'"GOVERNANCE"', b'"GOV"')),
    )
    with pytest.raises(InputError, match="it did not keep"):
        publish(server, graphs)


def test_earlier_versions_are_left_out_without_fetching(
    server: Server, running: Running, graphs: dict[str, list[bytes]], several: Store
) -> None:
    publish(server, graphs)
    fewer = open_shared(running.given).without_graphs({MARSHAM})
    query = "SELECT ?plan { GRAPH ?g { ?plan a pg:Plan } } ORDER BY ?plan"
    assert fewer.query(query) == several.without_graphs({MARSHAM}).query(query)
    assert isinstance(fewer, SharedStore)
    assert (fewer._fetched is None) is running.answers_itself
    assert len(fewer) == len(several.without_graphs({MARSHAM}))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))), max_size=5))
def test_any_words_come_back_as_they_were_sent(server: Server, words: list[str]) -> None:
    store = Store(
        Quad(NamedNode("urn:a"), NamedNode("urn:says"), Literal(word), NamedNode(HILLFORD))
        for word in [*words, '" } ; DROP ALL ; #', "a\nb\t\\u0041"]
    )
    graphs = graphs_of(store)
    publish(server, graphs, remove_others=True)
    back = SharedStore(server, contents_of(server) or Contents()).here()
    assert graphs_of(back) == graphs
