"""A shared store, asked as the store of a folder is.

A query is asked of the server where its engine is known to give the same rows (`conforms` in
`layouts.toml`), over the graphs that our builds have written and no others. Where it is not, and
for what asks many queries or goes through statements, the graphs are fetched, compared with
their hashes, and asked here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from graph.errors import InputError
from graph.parameters import Parameters, written_in
from graph.results import gathered
from graph.shared.contents import Contents, contents_of, held, same_version
from graph.shared.http import SECONDS
from graph.shared.server import Server, Solutions, connect
from graph.sparql_text import names_graphs
from graph.store import MOST_ROWS, QUERY_PREFIXES, Dataset, Results, Store, told
from graph.table import Table

__all__ = ["SharedStore", "open_shared"]

_TRIES = 3


class SharedStore(Store):
    """The graphs of a shared store, read only."""

    def __init__(self, server: Server, contents: Contents, left_out: Collection[str] = ()) -> None:
        super().__init__()
        self._server = server
        self._contents = contents
        self._left_out = frozenset(left_out)
        self._fetched: Store | None = None

    def here(self) -> Store:
        """The same statements on this machine, fetched when first wanted.

        Raises InputError where they are not whole, or change all the time.
        """
        if self._fetched is None:
            self._fetched = self._fetch()
        return self._fetched

    def __len__(self) -> int:
        """The number of statements."""
        return sum(self._contents.graphs[graph].statements for graph in self._graphs())

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Every statement, or those of the named graph with that IRI, in no set order."""
        return self.here().quads(graph)

    def matching(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Every statement that has these parts, in no set order."""
        return self.here().matching(subject, predicate, object)

    def dumped(self) -> bytes:
        """Every statement, as N-Quads in no set order."""
        return self.here().dumped()

    def without_graphs(self, graphs: Collection[str]) -> Store:
        """The same store without the named graphs with those IRIs; nothing is fetched."""
        if self._fetched is not None:
            return self._fetched.without_graphs(graphs)
        return SharedStore(self._server, self._contents, self._left_out.union(graphs))

    @contextmanager
    def answering(
        self, text: str, name: str = "query", dataset: Dataset | None = None
    ) -> Iterator[Results]:
        """What the engine finds for a query, for a block that goes through it."""
        with self.here().answering(text, name, dataset) as results:
            yield results

    def _asked(self, text: str, name: str, asked: Parameters) -> Table:
        written = written_in(text, asked) if asked else text
        if (
            self._fetched is not None
            or written is None
            or names_graphs(text)
            or not self._server.layout.conforms
        ):
            return self.here().query(text, name, asked)
        with told(text, name):
            # Found here, a mistake is told of as it is for any other graph.
            ox.Store().query(written, prefixes=QUERY_PREFIXES)
        graphs = self._graphs()
        found = self._server.answer(_declared(written), Dataset(graphs, graphs))
        table = _table(found, name)
        if not same_version(self._server, self._contents):
            raise self._changed()
        return table

    def _graphs(self) -> tuple[str, ...]:
        return tuple(sorted(set(self._contents.graphs) - self._left_out))

    def _fetch(self) -> Store:
        for _ in range(_TRIES):
            store = Store()
            wrong = ""
            for graph in self._graphs():
                written = self._server.graph(graph)
                try:
                    store.add_graph(graph, written.data, written.form)
                except (SyntaxError, ValueError) as error:
                    raise self._server.no_answer(error) from None
                if held(store.lines(graph)) != self._contents.graphs[graph]:
                    wrong = graph
                    break
            if not wrong:
                return store
            if same_version(self._server, self._contents):
                raise InputError(
                    self._server.given,
                    f"what it gives of {wrong} is cut off, or was changed by something else than "
                    "a build",
                    "See whether the server limits the size of answers; if it does not, remove "
                    "that graph from it and run `partnergraph build` with --store again",
                )
            self._contents = _held_by(self._server)
        raise self._changed()

    def _changed(self) -> InputError:
        return InputError(
            self._server.given, "a build has written to it meanwhile", "Ask again in a minute"
        )


def open_shared(given: str, seconds: float = SECONDS) -> SharedStore:
    """The shared store at an address, or that a TOML file names.

    Raises InputError where there is none, no build has written to it, one is writing to it,
    or another version of the format wrote it.
    """
    server = connect(given, seconds)
    return SharedStore(server, _held_by(server))


def _held_by(server: Server) -> Contents:
    contents = contents_of(server)
    if contents is None:
        raise InputError(
            server.given,
            "no graph has been written to this store",
            "Run `partnergraph build` on your plans with --store first",
        )
    if contents.writing:
        raise InputError(
            server.given,
            "a build is writing to it, or was cut off while it did",
            "Ask again in a minute; if nobody is at it, build with --store again",
        )
    return contents


def _table(found: Solutions | bool | list[ox.Triple], name: str) -> Table:
    if isinstance(found, bool):
        return Table(name, ("answer",), (("true" if found else "false",),))
    if isinstance(found, list):
        triples = ((t.subject, t.predicate, t.object) for t in found)
        return gathered(name, ("subject", "predicate", "object"), triples, MOST_ROWS)
    columns = tuple(column.replace("_", " ") for column in found.columns)
    return gathered(name, columns, found.rows, MOST_ROWS)


def _declared(text: str) -> str:
    """The query with the prefixes that it need not declare.

    Its own come after these, and so count.
    """
    used = {name: iri for name, iri in QUERY_PREFIXES.items() if f"{name}:" in text}
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(used.items())) + text
