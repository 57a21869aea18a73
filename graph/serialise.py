"""Statements written to files, the same bytes for the same statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from ontology.vocab import PREFIXES

__all__ = [
    "jsonld_bytes",
    "lines_of",
    "prefix_lines",
    "quads_of",
    "trig_block",
    "trig_bytes",
    "turtle_bytes",
    "write_nquads",
    "write_trig",
]

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def write_nquads(quads: Iterable[Quad], path: Path) -> int:
    """Write canonical N-Quads, sorted by bytes, each statement once.

    Gives the number of statements written. Raises OSError where the file cannot be.
    """
    return _write_lines(lines_of(quads), path)


def write_trig(quads: Iterable[Quad], path: Path) -> None:
    """Write TriG for people to read: one block a graph, one paragraph a subject.

    Graphs, subjects, predicates and objects are sorted, each statement stands once; the
    prefixes are the vocabulary's. Raises OSError where the file cannot be written.
    """
    path.write_bytes(trig_bytes(quads))


def trig_bytes(quads: Iterable[Quad]) -> bytes:
    """What `write_trig` writes."""
    return _with_prefixes(_sorted(quads), RdfFormat.TRIG)


def prefix_lines() -> bytes:
    """The lines of TriG or Turtle that say what the vocabulary's prefixes stand for."""
    lines = (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
    return "".join(lines).encode("utf-8")


def trig_block(lines: bytes) -> bytes:
    """The statements of one graph, given as lines of N-Quads in any order, as `write_trig`
    writes them, without the prefixes."""
    # Sorted as lines, they need not be held as anything else; mostly they are sorted already.
    ordered = _types_first(sorted(filter(None, dict.fromkeys(lines.split(b"\n")))))
    quads = parse(b"\n".join(ordered), format=RdfFormat.N_QUADS, lenient=True)
    return _body(quads, RdfFormat.TRIG)


def turtle_bytes(quads: Iterable[Quad]) -> bytes:
    """Turtle: all statements in one graph, in sorted paragraphs, each once.

    Which graph a statement stood in is lost.
    """
    ordered = _sorted(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    merged = (Triple(quad.subject, quad.predicate, quad.object) for quad in ordered)
    return _with_prefixes(merged, RdfFormat.TURTLE)


def jsonld_bytes(quads: Iterable[Quad]) -> bytes:
    """JSON-LD in its expanded form, sorted, with the named graphs."""
    return (serialize(_sorted(quads), format=RdfFormat.JSON_LD) or b"[]") + b"\n"


def lines_of(quads: Iterable[Quad]) -> list[bytes]:
    """Each statement as a line of N-Quads, in the order given."""
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return data.split(b"\n")[:-1]


def quads_of(lines: Iterable[str]) -> Iterator[Quad]:
    """The statements of lines of N-Quads of our own, in the order given."""
    yield from parse("\n".join(lines), format=RdfFormat.N_QUADS, lenient=True)


def _write_lines(lines: Iterable[bytes], path: Path) -> int:
    ordered = sorted(set(lines))
    path.write_bytes(b"".join(line + b"\n" for line in ordered))
    return len(ordered)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    given = list(quads)
    # To cut lines written at one go takes half as long as to write every term.
    return _ordered(given, lines_of(given))


def _ordered(quads: Iterable[Quad], lines: Iterable[bytes]) -> list[Quad]:
    keyed = {_key(quad, line): quad for quad, line in zip(quads, lines, strict=True)}
    return [keyed[key] for key in sorted(keyed)]


def _with_prefixes(ordered: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> bytes:
    return prefix_lines() + _body(ordered, form)


def _body(ordered: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> bytes:
    data = serialize(ordered, format=form, prefixes=dict(PREFIXES)) or b""
    # The serialiser gives the prefixes in another order each time, one on each line.
    return data.split(b"\n", len(PREFIXES))[-1]


def _key(quad: Quad, line: bytes) -> tuple[str, bytes, bytes, bytes]:
    return str(quad.graph_name), *_place(line)


def _place(line: bytes) -> tuple[bytes, bytes, bytes]:
    subject, predicate, rest = line.split(b" ", 2)
    # The type comes first in a paragraph, as Turtle is usually written.
    if predicate == _TYPE:
        predicate = b""
    # Behind the object stands a blank, which comes before whatever else may follow.
    return subject, predicate, rest


def _types_first(lines: list[bytes]) -> list[bytes]:
    """Sorted lines of one graph in the order of `_place`, without a look at each."""
    typing = b" " + _TYPE + b" "
    types = [
        at for at, line in enumerate(lines) if typing in line and line.split(b" ", 2)[1] == _TYPE
    ]
    ordered: list[bytes] = []
    done = 0
    for subject, own in groupby(types, key=lambda at: lines[at].partition(b" ")[0]):
        first, *more = own
        behind = first + 1 + len(more)
        start = bisect_left(lines, subject + b" ", done, first)
        ordered += lines[done:start]
        ordered += lines[first:behind]
        ordered += lines[start:first]
        done = behind
    return ordered + lines[done:]
