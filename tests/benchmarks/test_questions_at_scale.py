"""Rows are compared whatever their order and however an engine writes a number."""

from __future__ import annotations

from pathlib import Path

from benchmarks.boroughs import made_up_store
from benchmarks.on_rdflib import found_on_rdflib
from benchmarks.question_time import DAY, write_store
from benchmarks.questions_at_scale import areas_for, beside
from benchmarks.same_rows import Found, digest
from queries.asked import Filters
from queries.catalogue import find
from queries.run import answer


def test_rows_are_the_same_in_any_order_and_with_numbers_written_otherwise() -> None:
    assert digest([("a", 1, None), ("b", 0.50, "x")]) == digest(
        [("b", "0.5", "x"), ("a", "1.0", "")]
    )
    assert digest([("a",), ("a",)]) != digest([("a",)])
    assert digest([("a", "b")]) != digest([("ab", "")])


def test_what_another_engine_found_is_told() -> None:
    here = Found(0.1, 2, "ab")
    assert beside(None, here) == ""
    assert beside(Found(None), here) == "ended"
    assert beside(Found(1.25, 2, "ab"), here) == "1.25 s, same"
    assert beside(Found(1.25, 3, "cd"), here) == "1.25 s, 3 rows"
    assert beside(Found(1.25, 2, "cd"), here) == "1.25 s, differs"


def test_so_many_areas_come_to_so_many_statements() -> None:
    assert areas_for(100_000) < areas_for(1_000_000) <= 330
    assert len(made_up_store(areas_for(7_200))) > 7_200


def test_rdflib_finds_the_same_rows_and_is_ended_where_it_takes_too_long(tmp_path: Path) -> None:
    store, path = made_up_store(3, 6), tmp_path / "graph.nq"
    write_store(store, path)
    asked = [find("no-lead"), find("overdue")]
    found = found_on_rdflib(path, asked, 60, 60, DAY)
    for question in asked:
        on = DAY if "on" in question.parameters else None
        rows = answer(store, question.name, Filters(on=on)).rows
        assert rows
        assert (found[question.name].rows, found[question.name].digest) == (len(rows), digest(rows))
    assert found_on_rdflib(path, asked, 60, 0.01, DAY) == {}
