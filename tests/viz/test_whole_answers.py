"""Answers with what is not current are asked for only where they can differ, and are the same."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.store import Store, open_store
from ontology.vocab import PREFIXES
from queries.catalogue import THINGS, Question, questions
from tests.graph.made_versions import three_versions
from viz import answers as module
from viz.answers import answers, whole_answers

STATUS = ox.NamedNode(PREFIXES["pg"] + "status")
LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
RELATION = ox.NamedNode(PREFIXES["rdf"] + "predicate")
CAN_BE = [question for question in questions() if "not_current" in question.parameters]

Ended = Callable[[Callable[[str], bool]], Store]


@pytest.fixture(scope="module")
def ended(samples_out: Path) -> Ended:
    """The graph of the samples in which what `is_over` takes has ended, and nothing else."""
    quads = [quad for quad in open_store(samples_out).quads() if quad.predicate != STATUS]
    labelled = {
        (quad.subject, quad.graph_name)
        for quad in quads
        if quad.predicate == LABEL and "/plan/" in str(quad.graph_name)
    }

    def made(is_over: Callable[[str], bool]) -> Store:
        over = {
            (quad.subject, quad.graph_name)
            for quad in quads
            if quad.predicate == RELATION and is_over(quad.object.value)
        }
        over |= labelled if is_over(THINGS) else set()
        said = (ox.Quad(what, STATUS, ox.Literal("ended"), graph) for what, graph in over)
        return Store([*quads, *said])

    return made


@pytest.mark.parametrize("question", CAN_BE, ids=lambda question: question.name)
def test_nothing_but_what_is_named_changes_an_answer(question: Question, ended: Ended) -> None:
    store = ended(lambda what: what not in question.changed_by)
    (current,) = answers(store, asked=[question])
    (whole,) = answers(store, include_not_current=True, asked=[question])
    assert whole.table == current.table


def test_they_are_those_that_are_asked_for(ended: Ended) -> None:
    relations = {PREFIXES["pg"] + "provides", PREFIXES["pg"] + "chairs", PREFIXES["pg"] + "funds"}
    store = ended(lambda what: what in relations)
    current = tuple(answers(store))
    asked = {
        each.question.name: each.table
        for each in answers(store, include_not_current=True, asked=CAN_BE)
    }
    assert whole_answers(store, current) == asked
    differ = {one.question.name for one in current if asked.get(one.question.name) != one.table}
    assert "sole-providers" in differ


def test_a_question_that_nothing_changes_is_asked_once(
    ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ended(lambda what: what == PREFIXES["pg"] + "funds")
    current = tuple(answers(store))
    again: list[str] = []

    def answered(store: Store, area: None, whole: bool, asked: Collection[Question]) -> tuple[()]:
        again.extend(question.name for question in asked)
        return ()

    monkeypatch.setattr(module, "answers", answered)
    whole = whole_answers(store, current)
    assert "funding" in again
    assert "no-lead" not in again
    assert whole["no-lead"] == next(e.table for e in current if e.question.name == "no-lead")


def test_earlier_versions_change_every_answer() -> None:
    store = three_versions()
    current = tuple(answers(store))
    asked = answers(store, include_not_current=True, asked=CAN_BE)
    assert whole_answers(store, current) == {each.question.name: each.table for each in asked}
