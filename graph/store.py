"""The graph held in memory and asked with SPARQL.

Nothing here imports spaCy, pandas or rdflib: a question is answered from a cold start.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pyoxigraph as ox

from graph.errors import InputError
from graph.joined import joined
from graph.parameters import ASKED, QUESTION, Parameters, statements
from graph.results import gathered, too_many_rows
from graph.sparql_fault import not_understood
from graph.sparql_text import check_read_only, names_graphs
from graph.table import Table
from ontology.vocab import PREFIXES

__all__ = [
    "DISK_FOLDER",
    "FORMAT",
    "GRAPH_FILE",
    "MANIFEST_FILE",
    "MOST_ROWS",
    "QUERY_PREFIXES",
    "Dataset",
    "Results",
    "Store",
    "open_store",
    "table_of",
    "told",
    "too_many_rows",
]

FORMAT = 1
"""The version of what OUT holds; `build.json` gives it as "format"."""
GRAPH_FILE = "graph.nq"
MANIFEST_FILE = "build.json"
DISK_FOLDER = "graph.db"
"""Where a build keeps the store of a large graph beside it."""
MOST_ROWS = 1_000_000
"""How many rows an answer may have, so that a slip does not fill the memory."""

Results = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
"""What the engine gives for SELECT, for CONSTRUCT and DESCRIBE, and for ASK."""

_BUILD_FIRST = "Run `partnergraph build` on your plans first, or name another folder with --graph"
QUERY_PREFIXES = {**PREFIXES, "asked": ASKED}
"""The prefixes that a query need not declare."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of the graphs that a query is asked of: those that its default graph is
    made of, and those that GRAPH can reach. A graph that the store lacks is empty."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Store:
    """One built graph, read only.

    The default graph of a query is the union of all named graphs, unless the query says
    with FROM or FROM NAMED which graphs it is asked of.
    """

    for_copies = True
    """Whether copies of this process can ask it, too."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        self._quads = ox.Store()
        self._quads.bulk_extend(quads)
        self._asking = Lock()

    @classmethod
    def read(cls, path: Path) -> Store:
        """The store of an N-Quads file. Raises OSError, or SyntaxError if malformed."""
        store = cls()
        # The file is our own: its IRIs were checked when they were written.
        store._quads.load(path=str(path), format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    @classmethod
    def of_lines(cls, parts: Iterable[bytes]) -> Store:
        """The store of N-Quads that we made ourselves, given part by part."""
        store = cls()
        store.add_lines(parts)
        return store

    def add_lines(self, parts: Iterable[bytes]) -> None:
        """Take in N-Quads that we made ourselves, before the store is asked anything."""
        # The engine takes half as long again to load part by part.
        self._quads.bulk_load(joined(parts), format=ox.RdfFormat.N_QUADS, lenient=True)

    def add_graph(self, graph: str, data: bytes, form: ox.RdfFormat) -> None:
        """Take in a named graph as a server gives it, before the store is asked anything.

        Raises SyntaxError or ValueError if malformed.
        """
        self._quads.load(data, format=form, to_graph=ox.NamedNode(graph))

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        names = self._quads.named_graphs()
        return tuple(sorted(name.value for name in names if isinstance(name, ox.NamedNode)))

    def lines(self, graph: str) -> list[bytes]:
        """The sorted lines of a named graph as N-Triples, as this engine writes numbers."""
        name = ox.NamedNode(graph)
        data = self._quads.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""
        return sorted(data.split(b"\n")[:-1])

    def __len__(self) -> int:
        """The number of statements."""
        return len(self._quads)

    def __bool__(self) -> bool:
        """Always true: to tell whether there are statements, a store on the disk counts all."""
        return True

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Every statement, or those of the named graph with that IRI, in no set order."""
        name = None if graph is None else ox.NamedNode(graph)
        return self._quads.quads_for_pattern(None, None, None, name)

    def matching(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Every statement that has these parts, in no set order."""
        return self._quads.quads_for_pattern(subject, predicate, object, None)

    def dumped(self) -> bytes:
        """Every statement, as N-Quads in no set order."""
        with self._asking:  # without the parameters of a question that is being asked
            return ox.serialize(self._quads, format=ox.RdfFormat.N_QUADS) or b""

    def without_graphs(self, graphs: Collection[str]) -> Store:
        """The same store without the named graphs with those IRIs."""
        return Store(quad for quad in self.quads() if _graph(quad) not in graphs)

    def here(self) -> Store:
        """The same statements on this machine, for what asks many queries of them."""
        return self

    def query(
        self,
        text: str,
        name: str = "query",
        asked: Parameters | None = None,
        seconds: float | None = None,
    ) -> Table:
        """The answer to a SPARQL 1.1 query, as a table called `name`.

        SELECT gives its variables as columns (an underscore shows as a space), ASK one
        column "answer" with "true" or "false", CONSTRUCT and DESCRIBE "subject",
        "predicate" and "object". The vocabulary's prefixes need not be declared.

        `asked` are parameters. They are given to the query as statements, never as
        text: while it runs, the graph ``asked:question`` says ``asked:question asked:P V``
        for each parameter P and each of its values V, a string as a literal and a node
        as it is (``asked:`` is <https://w3id.org/partnergraph/asked#>). A query reads
        them with ``OPTIONAL { GRAPH asked:question { asked:question asked:theme ?t } }``.

        A query with a limit of `seconds` is asked in a process of its own, as the engine
        cannot be interrupted, which takes about half a second more.

        Raises InputError for a query that is not valid SPARQL, changes the graph, calls
        another machine, takes longer than that, or has more than `MOST_ROWS` rows.
        """
        check_read_only(text, name)
        if seconds is not None:
            # Imported here because few queries are asked so.
            from graph.limited import query_within

            return query_within(self, text, name, asked or {}, seconds)
        return self._asked(text, name, asked or {})

    def _asked(self, text: str, name: str, asked: Parameters) -> Table:
        given = statements(asked)
        if not given:
            return self._answer(text, name)
        with self._asking:
            self._quads.extend(given)
            try:
                return self._answer(text, name)
            finally:
                self._quads.remove_graph(QUESTION)

    @contextmanager
    def answering(
        self, text: str, name: str = "query", dataset: Dataset | None = None
    ) -> Iterator[Results]:
        """What the engine finds for a query, for a block that goes through it.

        A `dataset` takes the place of what the query says itself of its graphs. The block
        is where the query runs; raises InputError there too, as `query` does, but sets no
        limit to the time or the rows.
        """
        check_read_only(text, name)
        with told(text, name):
            yield self._evaluated(text, dataset)

    def _evaluated(self, text: str, dataset: Dataset | None = None) -> Results:
        if dataset is not None:
            return self._quads.query(
                text,
                prefixes=QUERY_PREFIXES,
                default_graph=[ox.NamedNode(graph) for graph in dataset.default],
                named_graphs=[ox.NamedNode(graph) for graph in dataset.named],
            )
        # The engine would take the union before what the query names.
        union = not names_graphs(text)
        return self._quads.query(text, use_default_graph_as_union=union, prefixes=QUERY_PREFIXES)

    def _answer(self, text: str, name: str) -> Table:
        with told(text, name):
            return table_of(self._evaluated(text), name)


@contextmanager
def told(text: str, name: str) -> Iterator[None]:
    """A block in which whatever the engine finds wrong with a query is an InputError."""
    try:
        yield
    except SyntaxError as error:
        raise not_understood(text, name, str(error), _problem, QUERY_PREFIXES) from error
    except (OSError, ValueError, RuntimeError) as error:
        problem = f"it cannot be answered ({error})"
        raise InputError(name, problem, "Change the query") from error


def open_store(out: Path) -> Store:
    """The store of the graph that a build has written to the folder `out`.

    Raises InputError where there is none, it is damaged, or another version of the
    format wrote it.
    """
    manifest, graph = out / MANIFEST_FILE, out / GRAPH_FILE
    if not manifest.is_file() or not graph.is_file():
        raise InputError(str(out), "no graph has been built here", _BUILD_FIRST)
    try:
        written = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(manifest), f"it cannot be read ({error})", "Build again") from error
    version = written.get("format") if isinstance(written, dict) else None
    if version != FORMAT:
        raise InputError(
            str(out),
            f"its graph has format {version!r}, and this version reads format {FORMAT}",
            "Build it again with this version",
        )
    try:
        return _on_disk(out, graph) or Store.read(graph)
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(str(graph), f"the graph is damaged ({error})", "Build again") from error


def _on_disk(out: Path, graph: Path) -> Store | None:
    if not (out / DISK_FOLDER).is_dir():
        return None
    # Imported here because few graphs are so large.
    from graph.disk_store import disk_store

    return disk_store(out, graph)


def table_of(results: Results, name: str, most_rows: int | None = None) -> Table:
    """What was found as a table, as `Store.query` gives it.

    Raises InputError where it has more rows than `most_rows`, or else `MOST_ROWS`.
    """
    most = MOST_ROWS if most_rows is None else most_rows
    if isinstance(results, ox.QueryBoolean):
        return Table(name, ("answer",), (("true" if results else "false",),))
    if isinstance(results, ox.QueryTriples):
        triples = ((t.subject, t.predicate, t.object) for t in results)
        return gathered(name, ("subject", "predicate", "object"), triples, most)
    columns = tuple(v.value.replace("_", " ") for v in results.variables)
    return gathered(name, columns, (tuple(solution) for solution in results), most)


def _graph(quad: ox.Quad) -> str:
    return getattr(quad.graph_name, "value", "")


def _problem(text: str) -> str | None:
    """What the engine says of a query that it cannot parse; None where it can."""
    try:
        ox.Store().query(text, prefixes=QUERY_PREFIXES)
    except SyntaxError as error:
        return str(error)
    return None
