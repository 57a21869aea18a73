"""Statements written to files, the same bytes for the same statements."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from ontology.vocab import PREFIXES

__all__ = [
    "jsonld_bytes",
    "trig_bytes",
    "turtle_bytes",
    "write_both",
    "write_nquads",
    "write_trig",
]

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def write_nquads(quads: Iterable[Quad], path: Path) -> int:
    """Write canonical N-Quads, sorted by bytes, each statement once.

    Gives the number of statements written. Raises OSError where the file cannot be.
    """
    return _write_lines(_lines(quads), path)


def write_trig(quads: Iterable[Quad], path: Path) -> None:
    """Write TriG for people to read: one block a graph, one paragraph a subject.

    Graphs, subjects, predicates and objects are sorted, each statement stands once; the
    prefixes are the vocabulary's. Raises OSError where the file cannot be written.
    """
    path.write_bytes(trig_bytes(quads))


def trig_bytes(quads: Iterable[Quad]) -> bytes:
    """What `write_trig` writes."""
    return _with_prefixes(_sorted(quads), RdfFormat.TRIG)


def write_both(quads: Iterable[Quad], nquads: Path, trig: Path) -> None:
    """Write the same statements as `write_nquads` and as `write_trig`, in less time."""
    given = list(quads)
    lines = _lines(given)
    _write_lines(lines, nquads)
    trig.write_bytes(_with_prefixes(_ordered(given, lines), RdfFormat.TRIG))


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


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    """Each statement as a line of N-Quads, in the order given."""
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return data.split(b"\n")[:-1]


def _write_lines(lines: Iterable[bytes], path: Path) -> int:
    ordered = sorted(set(lines))
    path.write_bytes(b"".join(line + b"\n" for line in ordered))
    return len(ordered)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    given = list(quads)
    # To cut lines written at one go takes half as long as to write every term.
    return _ordered(given, _lines(given))


def _ordered(quads: Iterable[Quad], lines: Iterable[bytes]) -> list[Quad]:
    keyed = {_key(quad, line): quad for quad, line in zip(quads, lines, strict=True)}
    return [keyed[key] for key in sorted(keyed)]


def _with_prefixes(ordered: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> bytes:
    prefixes = dict(sorted(PREFIXES.items()))
    data = serialize(ordered, format=form, prefixes=prefixes) or b""
    # The serialiser gives the prefixes in another order each time, one on each line.
    body = data.split(b"\n", len(prefixes))[-1]
    header = "".join(f"@prefix {name}: <{address}> .\n" for name, address in prefixes.items())
    return header.encode("utf-8") + body


def _key(quad: Quad, line: bytes) -> tuple[str, bytes, bytes, bytes]:
    subject, predicate, rest = line.split(b" ", 2)
    # The type comes first in a paragraph, as Turtle is usually written.
    if predicate == _TYPE:
        predicate = b""
    # Behind the object stands a blank, which comes before whatever else may follow.
    return str(quad.graph_name), subject, predicate, rest
