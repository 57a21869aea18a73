"""What an engine finds, as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.errors import InputError
from graph.table import Row, Table, Value

__all__ = ["gathered", "too_many_rows"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_FRACTION = {_XSD + name for name in ("decimal", "double", "float")}


def gathered(
    name: str, columns: tuple[str, ...], found: Iterable[tuple[object, ...]], most: int
) -> Table:
    """The table of the terms that were found, taken as they come so that no more are ever
    held. Raises InputError where it has more rows than `most`."""
    rows: list[Row] = []
    kinds: list[tuple[str, ...]] = []
    for terms in found:
        if len(rows) == most:
            raise too_many_rows(name, most)
        rows.append(tuple(map(_value, terms)))
        kinds.append(tuple(map(_kind, terms)))
    return Table(name, columns, tuple(rows), tuple(kinds))


def too_many_rows(name: str, most: int) -> InputError:
    """The error for an answer with more rows than it may have."""
    return InputError(
        name,
        f"its answer has more than {most:,} rows",
        "Narrow it, count instead, or put LIMIT and a number at its end",
    )


def _value(term: object) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        try:
            if datatype in _WHOLE:
                return int(term.value)
            if datatype in _FRACTION:
                return float(term.value)
        except ValueError:
            return term.value
        return term.value
    if isinstance(term, ox.NamedNode):
        return term.value
    return str(term)


def _kind(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return "iri"
    return "literal" if isinstance(term, ox.Literal) else "blank"
