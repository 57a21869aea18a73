"""Replies that are given again until the graph is built again."""

from __future__ import annotations

from datetime import date

import pytest

from viz.server import remembered
from viz.server.remembered import Remembered
from viz.server.tasks import Query, Question, Reply, Thing

PAGE = Reply(200, "text/html", b"x" * 100)


def thing(number: int) -> Thing:
    return Thing(f"person/{number}", "text/html")


def test_the_same_task_has_the_same_reply() -> None:
    known = Remembered()
    known.keep(Question("workload", "csv", {"area": "Harrow"}), PAGE)
    assert known.find(Question("workload", "csv", {"area": "Harrow"})) is PAGE
    for other in (
        Question("workload", "csv"),
        Question("workload", "json", {"area": "Harrow"}),
        Question("no-lead", "csv", {"area": "Harrow"}),
    ):
        assert known.find(other) is None


def test_queries_and_failures_are_not_remembered() -> None:
    known = Remembered()
    query = Query("SELECT (NOW() AS ?now) {}", "text/csv", None)
    known.keep(query, PAGE)
    known.keep(thing(1), Reply(404, "text/plain", b"not found"))
    known.keep(thing(2), Reply(200, "text/html", b"x" * 3 * 2**20))
    assert known.find(query) is known.find(thing(1)) is known.find(thing(2)) is None


def test_what_was_asked_for_last_is_kept() -> None:
    known = Remembered(most_bytes=250)
    known.keep(thing(1), PAGE)
    known.keep(thing(2), PAGE)
    assert known.find(thing(1)) is PAGE
    known.keep(thing(3), PAGE)
    known.keep(thing(3), PAGE)  # by two processes at the same time
    assert known.find(thing(2)) is None
    assert known.find(thing(1)) is known.find(thing(3)) is PAGE


def test_tomorrow_is_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(9999, 1, 1)

    known = Remembered()
    overdue = Question("overdue", "csv")
    known.keep(overdue, PAGE)
    monkeypatch.setattr(remembered, "date", Tomorrow)
    assert known.find(overdue) is None
