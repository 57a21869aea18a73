"""The answer to a SPARQL query as bytes, in each form, within the limits."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from graph.errors import InputError
from graph.serialise import turtle_bytes
from graph.store import too_many_rows
from viz.server.media import Form

__all__ = ["Limits", "graph_bytes", "table_bytes"]

_RESULTS = {
    Form.JSON: ox.QueryResultsFormat.JSON,
    Form.XML: ox.QueryResultsFormat.XML,
    Form.CSV: ox.QueryResultsFormat.CSV,
    Form.TSV: ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    Form.N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    Form.JSON_LD: ox.RdfFormat.JSON_LD,
    Form.RDF_XML: ox.RdfFormat.RDF_XML,
    Form.TRIG: ox.RdfFormat.TRIG,
    Form.N_QUADS: ox.RdfFormat.N_QUADS,
}
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows and bytes an answer may have."""

    rows: int
    bytes: int


def table_bytes(
    results: ox.QuerySolutions | ox.QueryBoolean, form: Form, limits: Limits, name: str
) -> bytes:
    """The answer to SELECT or ASK. Raises InputError where it is beyond the limits."""
    if isinstance(results, ox.QueryBoolean):
        return results.serialize(format=_RESULTS[form]) or b""
    written = _Limited(limits.bytes, name)
    results.serialize(written, format=_RESULTS[form])
    data = written.getvalue()
    if _ROWS[form](data) > limits.rows:
        raise too_many_rows(name, limits.rows)
    # XML has no way to write these characters, which the engine leaves as they are.
    return _NOT_XML.sub(_REPLACEMENT, data) if form is Form.XML else data


def graph_bytes(triples: Iterable[ox.Triple], form: Form, limits: Limits, name: str) -> bytes:
    """The answer to CONSTRUCT or DESCRIBE, each statement once.

    Raises InputError where it is beyond the limits.
    """
    found = list(islice(triples, limits.rows + 1))
    if len(found) > limits.rows:
        raise too_many_rows(name, limits.rows)
    quads = [ox.Quad(each.subject, each.predicate, each.object) for each in dict.fromkeys(found)]
    data = quads_bytes(quads, form)
    if len(data) > limits.bytes:
        raise _too_large(name, limits.bytes)
    return data


def quads_bytes(quads: Iterable[ox.Quad], form: Form) -> bytes:
    """Statements of the default graph, in one of the forms of graphs."""
    if form is Form.TURTLE:
        return turtle_bytes(quads)
    written = _GRAPHS[form]
    if written.supports_datasets:
        data = ox.serialize(quads, format=written)
    else:
        merged = (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
        data = ox.serialize(merged, format=written)
    return _NOT_XML.sub(_REPLACEMENT, data or b"") if form is Form.RDF_XML else data or b""


class _Limited(io.BytesIO):
    """Bytes that are written as long as there are not too many."""

    def __init__(self, most: int, name: str) -> None:
        super().__init__()
        self._most, self._name = most, name

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self._most:
            raise _too_large(self._name, self._most)
        return super().write(data)


def _too_large(name: str, most: int) -> InputError:
    return InputError(
        name,
        f"its answer is larger than {most / 2**20:,.0f} megabytes",
        "Narrow it, ask for fewer columns, or put LIMIT and a number at its end",
    )


def _rows_of_json(data: bytes) -> int:
    # Between quotation marks, once those that are escaped are gone, nothing is a bracket.
    plain = data.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2]
    # A row opens behind a bracket or a comma, what is in it behind a colon.
    return sum(part.count(b"[{") + part.count(b",{") for part in plain)


def _rows_of_csv(data: bytes) -> int:
    return sum(part.count(b"\n") for part in data.split(b'"')[::2]) - 1


# The engine writes a result whole and does not count: its rows are told from what it wrote.
_ROWS: dict[Form, Callable[[bytes], int]] = {
    Form.JSON: _rows_of_json,
    Form.XML: lambda data: data.count(b"<result>"),
    Form.CSV: _rows_of_csv,
    Form.TSV: lambda data: data.count(b"\n") - 1,
}
