"""A malformed query is placed where it goes wrong, whatever the engine makes of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.lookups
import queries.catalogue
from graph.errors import InputError
from graph.store import Store

_FOLDERS = (Path(queries.catalogue.__file__).parent, Path(graph.lookups.__file__).parent)
FILES = [path for folder in _FOLDERS for path in sorted(folder.rglob("*.rq"))]
STRANGE = "\u00a7\u00a7"
"""What stands in no query."""


def fault(query: str) -> InputError:
    with pytest.raises(InputError) as caught:
        Store().query(query, "my.rq")
    return caught.value


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("SELECT", 1, 7, "at the end, in or after 'SELECT'"),
        ("SELECT ?s WHERE {\n  ?s ?p }", 2, 9, "'}'"),
        ("SELECT ?s WHERE { ?s ?p ?o\n\n", 1, 27, "at the end"),
        ("SELECT ?x\n\tWHERE {\n\t\t?x a pg:Plan ;;, }", 3, 18, "', }'"),
        ("SELECT ?x\r\nWHERE {\r\n  ?x a ?y oops }", 3, 11, "'oops }'"),
        ("SELECT ?x\rWHERE {\r  ?x a ?y oops }", 3, 11, "'oops }'"),
        ("SELECT ?x { ?x a 'é😀😀' oops }", 1, 24, "'oops }'"),
        ("SELECT ?x { ?x ?y '''two\nlines''' oops }", 2, 10, "'oops }'"),
        ("SELECT ?x { ?x a ?y \u2028 }", 1, 21, "u2028"),
        ("SELECT ?x { ?x a 'unclosed }\n}", 1, 18, "unclosed"),
        ("# of plans\nASK { ?s ?p ?o } garbage", 2, 18, "'garbage'"),
        ("SELECT ?x { FILTER(?x > ) ?x a ?y }", 1, 25, "')"),
        ("SELECT ?x { FILTER(CONCAT(?x) ?x a ?y }", 1, 31, "'?x a ?y }'"),
        ("SELECT ?x { ?x a ?y } LIMIT -1", 1, 29, "'-1'"),
        ("SELECT ?x { ?x a <bad iri> }", 1, 18, "'<bad iri> }'"),
        ("SELECT ?x { ?x a <relative> }", 1, 18, "IRI"),
        ("SELECT ?x { ?x a ?y } ; DROP ALL", 1, 23, "'; DROP ALL'"),
        ("SELECT ?x { VALUES (?a ?b) { (1) } }", 1, 34, "VALUES"),
        ("", 1, 1, "Begin the query with SELECT"),
        ("# nothing", 1, 1, "Begin the query with SELECT"),
        ("hello", 1, 1, "Begin the query with SELECT"),
        ("SELEC ?x { ?x a ?y }", 1, 1, "Begin the query with SELECT"),
    ],
)
def test_the_place_is_where_it_goes_wrong(query: str, line: int, column: int, words: str) -> None:
    found = fault(query)
    assert found.place == f"line {line}, column {column}"
    assert words in str(found)
    assert str(found).startswith(f"my.rq, line {line}, column {column}: ")


@pytest.mark.parametrize(
    ("query", "column", "prefix"),
    [
        ("SELECT ?x { ?x a nope:Plan , other:Plan }", 18, "nope"),
        ("PREFIX a: <http://a/> SELECT ?x { ?x a:b/nope:c ?y }", 42, "nope"),
        ("PREFIX:<http://a/> SELECT ?x { ?x :b nope:c }", 38, "nope"),
        ("SELECT ?x { ?x pg:lead|nope:b ?y }", 24, "nope"),
    ],
)
def test_a_prefix_that_is_not_declared(query: str, column: int, prefix: str) -> None:
    found = fault(query)
    assert found.place == f"line 1, column {column}"
    assert "is not declared" in str(found)
    assert f"Put PREFIX {prefix}: " in str(found)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT ?y\n(COUNT(?x) AS ?n) { ?x a ?y }", 1),
        ("SELECT * { ?x a ?y }\nGROUP BY ?x", 1),
    ],
)
def test_a_select_that_does_not_hold_together(query: str, line: int) -> None:
    found = fault(query)
    assert found.place.startswith(f"line {line}, ")
    assert "this SELECT does not hold together" in str(found)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_slip_anywhere_in_a_question_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    blanks = [at for at, char in enumerate(text) if char == " " and _in_query(text, at)]
    for at in blanks[:: max(1, len(blanks) // 8)]:
        before = text[:at]
        column = at - before.rfind("\n") + 1
        found = fault(f"{before} {STRANGE} {text[at:]}")
        assert found.place == f"line {before.count(chr(10)) + 1}, column {column}"


def _in_query(text: str, at: int) -> bool:
    """Whether that place is in no comment and no string."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return not line.lstrip().startswith("#") and line.count('"') % 2 == 0


@given(st.text(max_size=40))
def test_any_text_is_answered_or_refused(text: str) -> None:
    with suppress(InputError):
        Store().query(f"SELECT ?x {{ ?x a {text} }}")
