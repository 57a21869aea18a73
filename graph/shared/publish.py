"""Writing a built graph to a shared store, so that nobody ever reads half of it.

Only graphs whose content has changed are sent. Where one request of SPARQL Update is one
transaction (`Layout.whole`), they are first put beside the old ones, read back, and then take
their place all at once, with what the store says it holds: a build that is cut off before leaves
the store as it was. That request also moves on a graph that stands for whose turn it is, and
fails as a whole where another build has moved it since. Elsewhere the store first says that it
is being written to, each graph is replaced by one request and read back, and at the end the
store says what it holds: a build that is cut off leaves whole graphs of two builds, of which
readers are told until the next has finished.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

import pyoxigraph as ox

from graph.errors import InputError
from graph.shared.contents import CONTENTS, Contents, Held, contents_of, held
from graph.shared.server import Server, Solutions
from graph.store import Store
from ontology.vocab import PgGraph

__all__ = ["Published", "graphs_of", "publish"]

_BESIDE = "https://w3id.org/partnergraph/shared/new/"
"""How the names of graphs begin that are to take the place of others."""
_TURN = "https://w3id.org/partnergraph/shared/turn/"
"""How the name of the graph begins that each build moves on, the number of its turn behind."""
_TAKEN = f"<{CONTENTS}> <https://w3id.org/partnergraph/shared#turn> true ."
_OF_NO_PLAN = frozenset(graph.value for graph in PgGraph)
_SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the IRIs of the graphs that were `sent`, how many were `unchanged`,
    those of other builds that were `kept` or `removed`, and whether all was seen `at_once`."""

    sent: tuple[str, ...]
    unchanged: int
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    at_once: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to be done to a store: the lines of all `graphs` of a build and what it holds of
    each (`new`), which are `changed` and which are to be `removed`, and what the store says
    that it holds `before` and `after`. `turn` is the build's before, 0 where no graph stands
    for it: an earlier version took none, or other hands removed it."""

    graphs: Mapping[str, list[bytes]]
    new: Mapping[str, Held]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    before: Contents | None
    after: Contents
    turn: int


def graphs_of(store: Store) -> dict[str, list[bytes]]:
    """The sorted lines of each named graph of a store, as N-Triples."""
    return {graph: store.lines(graph) for graph in store.graphs()}


def publish(
    server: Server,
    graphs: Mapping[str, list[bytes]],
    *,
    remove_others: bool = False,
    tell: Tell = lambda _done, _of: None,
) -> Published:
    """Write graphs to a store, each the sorted lines of its statements.

    Plans that the store holds and this build does not stay, unless `remove_others`. Raises
    InputError where the server refuses, does not keep what it was sent, or another build
    writes to the store at the same time.
    """
    before = contents_of(server)
    old = before or Contents()
    new = {graph: held(lines) for graph, lines in graphs.items()}
    others = {graph: each for graph, each in old.graphs.items() if graph not in new}
    # What is concluded across plans is that of this build, even if it is nothing.
    removed = tuple(sorted(graph for graph in others if remove_others or graph in _OF_NO_PLAN))
    kept = tuple(sorted(set(others) - set(removed)))
    transaction = server.layout.whole and server.addresses.update is not None
    turn = old.turn + 1 if transaction else 0
    after = Contents({**{graph: others[graph] for graph in kept}, **new}, turn=turn)
    sizes = _sizes(server)
    changed = tuple(
        graph
        for graph, each in new.items()
        # Its size tells whether someone has cleared it since, or cut it off.
        if old.graphs.get(graph) != each or sizes.get(graph, 0) != each.statements
    )
    # Where nothing was there that could be read, nothing need be kept until the end.
    whole = bool(old.graphs and transaction)
    if changed or removed or old.writing or before is None:
        taken = old.turn if f"{_TURN}{old.turn}" in sizes else 0
        change = _Change(graphs, new, changed, removed, before, after, taken)
        writer = _at_once if whole else _one_by_one
        writer(server, change, tell)
    return Published(changed, len(new) - len(changed), kept, removed, whole)


def _at_once(server: Server, change: _Change, tell: Tell) -> None:
    for name in _left(server):
        server.remove(name)
    moves: list[str] = []
    try:
        for number, graph in enumerate(change.changed):
            tell(number, len(change.changed))
            beside = _BESIDE + change.new[graph].sha256
            _put(server, beside, change.graphs[graph], change.new[graph])
            moves.append(f"MOVE GRAPH <{beside}> TO GRAPH {ox.NamedNode(graph)}")
        if contents_of(server) != change.before:
            raise _another(server)
        gone = [f"DROP SILENT GRAPH {ox.NamedNode(graph)}" for graph in (*change.removed, CONTENTS)]
        says = f"INSERT DATA {{ GRAPH <{CONTENTS}> {{\n{change.after.lines().decode()}}} }}"
        _update(server, change, " ;\n".join([_turn(change), *moves, *gone, says]))
    except BaseException:
        with suppress(InputError):
            for name in _left(server):
                server.remove(name)
        raise
    tell(len(change.changed), len(change.changed))


def _turn(change: _Change) -> str:
    """What takes the turn of the build before, and fails where it is not the one before."""
    mine = f"<{_TURN}{change.after.turn}>"
    if not change.turn:
        return f"INSERT DATA {{ GRAPH {mine} {{ {_TAKEN} }} }}"
    return f"MOVE GRAPH <{_TURN}{change.turn}> TO GRAPH {mine}"


def _update(server: Server, change: _Change, text: str) -> None:
    try:
        server.update(text.encode())
    except InputError:
        if contents_of(server) != change.before:
            raise _another(server) from None
        raise


def _one_by_one(server: Server, change: _Change, tell: Tell) -> None:
    old = change.before or Contents()
    stay = {
        graph: each
        for graph, each in old.graphs.items()
        if graph not in change.changed and graph not in change.removed
    }
    # Another name for each build, so that two at the same time find each other out.
    during = Contents(stay, writing=uuid.uuid4().hex)
    server.replace(CONTENTS, during.lines())
    for number, graph in enumerate(change.changed):
        tell(number, len(change.changed))
        _put(server, graph, change.graphs[graph], change.new[graph])
    for graph in change.removed:
        server.remove(graph)
    if change.after.turn:
        if change.turn:
            server.remove(f"{_TURN}{change.turn}")
        server.replace(f"{_TURN}{change.after.turn}", _TAKEN.encode() + b"\n")
    if contents_of(server) != during:
        raise _another(server)
    server.replace(CONTENTS, replace(change.after, writing="").lines())
    tell(len(change.changed), len(change.changed))


def _put(server: Server, name: str, lines: list[bytes], wanted: Held) -> None:
    """Replace a graph and read it back: some servers change numbers or cut off what is long."""
    server.replace(name, b"".join(line + b"\n" for line in lines))
    kept, written = Store(), server.graph(name)
    try:
        kept.add_graph(name, written.data, written.form)
    except (SyntaxError, ValueError) as error:
        raise server.no_answer(error) from None
    back = kept.lines(name)
    if held(back) == wanted:
        return
    missing = sorted(set(lines) - set(back))
    shown = f", such as {missing[0].decode()[:200]}" if missing else ""
    raise InputError(
        server.given,
        f"it did not keep {len(missing):,} of {len(lines):,} statements as they were sent{shown}",
        "Let it take larger requests and give longer answers; docs/shared-store.md tells what "
        "each server needs",
    )


def _sizes(server: Server) -> dict[str, int]:
    """How many statements each named graph on the server has."""
    found = server.answer(_SIZES)
    if not isinstance(found, Solutions):
        return {}
    return {
        name.value: int(size.value)
        for name, size in found.rows
        if isinstance(name, ox.NamedNode) and isinstance(size, ox.Literal)
    }


def _left(server: Server) -> list[str]:
    """The graphs that a build has put beside the others and left there."""
    return sorted(name for name in _sizes(server) if name.startswith(_BESIDE))


def _another(server: Server) -> InputError:
    return InputError(
        server.given,
        "another build has written to it at the same time",
        "Wait until it has finished and build again",
    )
