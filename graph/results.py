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
_LETTERED = frozenset({"inf", "infinity", "nan"})
"""The numbers that begin with a letter."""


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
        told = [_plain(term) for term in terms]
        rows.append(tuple([value for value, _ in told]))
        kinds.append(tuple([kind for _, kind in told]))
    return Table(name, columns, tuple(rows), tuple(kinds))


def too_many_rows(name: str, most: int) -> InputError:
    """The error for an answer with more rows than it may have."""
    return InputError(
        name,
        f"its answer has more than {most:,} rows",
        "Narrow it, count instead, or put LIMIT and a number at its end",
    )


def _plain(term: object) -> tuple[Value, str]:
    """The value of a term, and of what kind it is."""
    if term is None:
        return None, ""
    if isinstance(term, ox.Literal):
        text = term.value
        # Words begin with a letter, numbers never do: most need not be asked what they are.
        if not text[:1].isalpha() or text.lower() in _LETTERED:
            return _number(text, term.datatype.value), "literal"
        return text, "literal"
    if isinstance(term, ox.NamedNode):
        return term.value, "iri"
    return str(term), "blank"


def _number(text: str, datatype: str) -> Value:
    try:
        return int(text) if datatype in _WHOLE else float(text) if datatype in _FRACTION else text
    except ValueError:
        return text
