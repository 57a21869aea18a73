"""What a shared store holds: a small graph of its own that names the others.

It tells which graphs a build has written, with a hash of each, so that other data on the same
server is never taken for ours, only what has changed is sent, and what is read is known to be
whole. While graphs are replaced one by one it says so, and nobody reads in between.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from graph.errors import InputError
from graph.shared.server import Server, Solutions
from graph.store import FORMAT

__all__ = ["CONTENTS", "Contents", "Held", "contents_of", "held", "same_version"]

_SHARED = "https://w3id.org/partnergraph/shared#"
CONTENTS = _SHARED + "contents"
_NODE = ox.NamedNode(CONTENTS)
_FORMAT = ox.NamedNode(_SHARED + "format")
_HOLDS = ox.NamedNode(_SHARED + "holds")
_HASH = ox.NamedNode(_SHARED + "sha256")
_SIZE = ox.NamedNode(_SHARED + "statements")
_TURN = ox.NamedNode(_SHARED + "turn")
_VERSION = ox.NamedNode(_SHARED + "version")
_WRITING = ox.NamedNode(_SHARED + "writing")
_ALL = f"SELECT ?s ?p ?o WHERE {{ GRAPH {_NODE} {{ ?s ?p ?o }} }}"
_STATE = f"""SELECT ?p ?o WHERE {{
  GRAPH {_NODE} {{ {_NODE} ?p ?o }} FILTER(?p IN ({_VERSION}, {_WRITING}))
}}"""
# ASK is done without: Virtuoso 7 answers it with a table.


@dataclass(frozen=True, slots=True)
class Held:
    """A named graph: the hash of its sorted lines, and how many statements it has."""

    sha256: str
    statements: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The graphs that a store holds, by their IRIs. `writing` names the build that is
    replacing them one by one, or did not finish. `turn` counts the builds that have written to
    a store where each takes the turn of the one before; 0 where they do not."""

    graphs: Mapping[str, Held] = field(default_factory=dict)
    format: int = FORMAT
    writing: str = ""
    turn: int = 0

    @property
    def version(self) -> str:
        """A hash of all that the graphs hold."""
        lines = (f"{graph} {each.sha256}\n" for graph, each in sorted(self.graphs.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def lines(self) -> bytes:
        """The statements that say so, as N-Triples."""
        made = [
            ox.Triple(_NODE, _FORMAT, ox.Literal(self.format)),
            ox.Triple(_NODE, _VERSION, ox.Literal(self.version)),
        ]
        if self.writing:
            made.append(ox.Triple(_NODE, _WRITING, ox.Literal(self.writing)))
        if self.turn:
            made.append(ox.Triple(_NODE, _TURN, ox.Literal(self.turn)))
        for graph, each in sorted(self.graphs.items()):
            name = ox.NamedNode(graph)
            made += [
                ox.Triple(_NODE, _HOLDS, name),
                ox.Triple(name, _HASH, ox.Literal(each.sha256)),
                ox.Triple(name, _SIZE, ox.Literal(each.statements)),
            ]
        return ox.serialize(made, format=ox.RdfFormat.N_TRIPLES) or b""


def contents_of(server: Server) -> Contents | None:
    """What a store holds; None where no build has written to it.

    Raises InputError where another version of the format was written.
    """
    found = server.answer(_ALL)
    if not isinstance(found, Solutions):
        raise InputError(server.given, "it did not answer a SELECT with a table", _NO_SERVER)
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in found.rows:
        said[_text(subject)][_text(predicate)].append(_text(value))
    own = said.pop(CONTENTS, None)
    if own is None:
        return None
    try:
        (version,) = own[_FORMAT.value]
        if version != str(FORMAT):
            raise InputError(
                server.given,
                f"its graph has format {version}, and this version reads and writes format "
                f"{FORMAT}",
                "Use the same version of partnergraph as the others, or another store",
            )
        graphs = {
            graph: Held(said[graph][_HASH.value][0], int(said[graph][_SIZE.value][0]))
            for graph in own[_HOLDS.value]
        }
        turn = int("".join(own[_TURN.value]) or 0)
    except (KeyError, IndexError, ValueError):
        raise InputError(
            server.given,
            "what it says of its own graphs is not whole",
            "Write to it again with `partnergraph build --store`",
        ) from None
    return Contents(graphs, FORMAT, "".join(own[_WRITING.value]), turn)


def same_version(server: Server, contents: Contents) -> bool:
    """Whether the store still holds just that, and nobody is writing to it."""
    found = server.answer(_STATE)
    said = [tuple(map(_text, row)) for row in found.rows] if isinstance(found, Solutions) else []
    return said == [(_VERSION.value, contents.version)]


def held(lines: Iterable[bytes]) -> Held:
    """What a graph of these sorted lines holds."""
    made = hashlib.sha256()
    number = 0
    for line in lines:
        made.update(line + b"\n")
        number += 1
    return Held(made.hexdigest(), number)


_NO_SERVER = "See whether it is a SPARQL 1.1 server"


def _text(term: object) -> str:
    value: str = getattr(term, "value", "")
    return value
