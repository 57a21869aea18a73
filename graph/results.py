"""What an engine finds, as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType

import pyoxigraph as ox

from graph.errors import InputError
from graph.table import Row, Table, Value

__all__ = ["gathered", "too_many_rows"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_FRACTION = {_XSD + name for name in ("decimal", "double", "float")}
_LETTERED = frozenset({"inf", "infinity", "nan"})
"""The numbers that begin with a letter."""
_LONGEST_LETTERED = max(map(len, _LETTERED))
_KINDS: dict[type, str] = {NoneType: "", ox.Literal: "literal", ox.NamedNode: "iri"}
_OTHER = "blank"


def gathered(
    name: str, columns: tuple[str, ...], found: Iterable[tuple[object, ...]], most: int
) -> Table:
    """The table of the terms that were found, taken as they come so that no more are ever
    held. Raises InputError where it has more rows than `most`."""
    rows: list[Row] = []
    kinds: list[tuple[str, ...]] = []
    # Rows differ little in what they are made of: each make is told once.
    made: dict[tuple[type, ...], tuple[str, ...]] = {}
    for terms in found:
        if len(rows) == most:
            raise too_many_rows(name, most)
        rows.append(tuple(map(_plain, terms)))
        make = tuple(map(type, terms))
        if make not in made:
            made[make] = tuple(_KINDS.get(each, _OTHER) for each in make)
        kinds.append(made[make])
    return Table(name, columns, tuple(rows), tuple(kinds))


def too_many_rows(name: str, most: int) -> InputError:
    """The error for an answer with more rows than it may have."""
    return InputError(
        name,
        f"its answer has more than {most:,} rows",
        "Narrow it, count instead, or put LIMIT and a number at its end",
    )


def _plain(term: object) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        text = term.value
        # Words begin with a letter, numbers hardly ever: most need not be asked what they are.
        if text[:1].isalpha() and text[:_LONGEST_LETTERED].lower() not in _LETTERED:
            return text
        return _number(text, term.datatype.value)
    if isinstance(term, ox.NamedNode):
        return term.value
    return str(term)


def _number(text: str, datatype: str) -> Value:
    try:
        return int(text) if datatype in _WHOLE else float(text) if datatype in _FRACTION else text
    except ValueError:
        return text
