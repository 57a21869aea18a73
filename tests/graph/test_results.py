"""Terms come out as the values that they stand for."""

from __future__ import annotations

import math

import pyoxigraph as ox
import pytest

from graph.errors import InputError
from graph.results import gathered
from graph.table import Value

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(text: str, datatype: str = "string") -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


@pytest.mark.parametrize(
    ("term", "value", "kind"),
    [
        (None, None, ""),
        (ox.NamedNode("https://example.org/a"), "https://example.org/a", "iri"),
        (ox.BlankNode("b"), "_:b", "blank"),
        (literal("Ann Lee"), "Ann Lee", "literal"),
        (literal("12"), "12", "literal"),
        (literal(""), "", "literal"),
        (ox.Literal("Rat", language="de"), "Rat", "literal"),
        (literal("12", "integer"), 12, "literal"),
        (literal("+7", "nonNegativeInteger"), 7, "literal"),
        (literal("0.85", "decimal"), 0.85, "literal"),
        (literal("INF", "double"), math.inf, "literal"),
        (literal("-INF", "double"), -math.inf, "literal"),
        (literal("many", "integer"), "many", "literal"),
        (literal("2019-03", "gYearMonth"), "2019-03", "literal"),
        (literal("inf"), "inf", "literal"),
    ],
)
def test_a_term_is_told(term: object, value: Value, kind: str) -> None:
    table = gathered("x", ("a", "b"), [(term, None)], 5)
    assert table.rows == ((value, None),)
    assert type(table.rows[0][0]) is type(value)
    assert table.kinds == ((kind, ""),)


def test_what_is_no_number_is_one() -> None:
    ((found,),) = gathered("x", ("a",), [(literal("NaN", "double"),)], 5).rows
    assert isinstance(found, float)
    assert math.isnan(found)


def test_no_more_rows_are_taken_than_may_be() -> None:
    def endless() -> object:
        while True:
            yield (literal("again"),)

    with pytest.raises(InputError, match="more than 3 rows"):
        gathered("x", ("a",), endless(), 3)  # type: ignore[arg-type]
