"""Writing what a build gives: the graph, the answers, the page, the review."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graph.store import GRAPH_FILE
from viz.beside import by_turns

if TYPE_CHECKING:
    from graph.statements import Part, Statements
    from graph.store import Store
    from graph.table import Table
    from queries.catalogue import Question
    from viz.answers import Answered
    from viz.explorer.make import Begun

__all__ = [
    "PICTURE",
    "TABLES",
    "TRIG",
    "Asked",
    "ask_all",
    "begin_page",
    "few",
    "modules_needed",
    "write_page",
    "write_statements",
    "write_tables",
    "write_trig",
]

TRIG = "graph.trig"
PICTURE = "who-leads-what.html"
"""The picture that is drawn where the explorer's scripts have not been bundled."""
TABLES = "partnergraph.xlsx"
"""The workbook with the answers to all questions."""
_MOST_ASKING = 4
_MOST_HELD = 2_000_000
"""So many statements of plans go into the memory while the questions are answered (some 400 bytes
each), earlier versions included."""
_WRITERS = ("extract.conclusions", "openpyxl", "viz.explorer.make", "viz.workbook.book")
_PICTURE = ("pyvis.network", "viz.network")


Done = TypeVar("Done")
_Found: TypeAlias = "tuple[Answered, Table | None]"


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers to all questions in their order and, by question, the tables with what has
    ended and what is only planned, where a question can be asked so."""

    current: tuple[Answered, ...]
    whole: Mapping[str, Table]


def modules_needed() -> tuple[str, ...]:
    """The modules that take long to load, of those that are needed here."""
    from viz.explorer.page import bundled

    return (*_WRITERS, *(() if bundled() else _PICTURE))


def few(parts: Iterable[Part]) -> bool:
    """Whether all these statements go into the memory."""
    return sum(part.number for part in parts) <= _MOST_HELD


def ask_all(store: Store, jobs: int, meanwhile: Callable[[], Done]) -> tuple[Asked, Done]:
    """Ask all questions, in several processes if `jobs` is more than 1, and give what is made
    `meanwhile`, here, since what changes much memory should not be made in a copy."""
    from queries.catalogue import questions
    from viz.answers import changed_by

    asked = questions()
    changed = changed_by(store)
    # What is computed for these the page needs too, so that they are answered here.
    own = [each for each in asked if each.function is not None]
    # A long question takes long to answer, as a rule, and should not be the last.
    others = sorted((each for each in asked if each.function is None), key=lambda q: -len(q.text))
    made: list[Done] = []
    found: list[_Found] = []

    def first() -> None:
        found.extend(_ask(store, question, changed) for question in own)
        made.append(meanwhile())

    tasks = [partial(_ask, store, question, changed) for question in others]
    found.extend(by_turns(tasks, min(jobs, _MOST_ASKING), first))
    current = {one.question.name: one for one, _ in found}
    return Asked(
        tuple(current[question.name] for question in asked),
        {one.question.name: whole for one, whole in found if whole is not None},
    ), made[0]


def _ask(store: Store, question: Question, changed: Collection[str]) -> _Found:
    from viz.answers import answers, whole_answers

    current = tuple(answers(store, asked=[question]))
    return current[0], whole_answers(store, current, changed).get(question.name)


def write_statements(statements: Statements, whole: Sequence[Part], folder: Path) -> None:
    """Write the graph as N-Quads and, if it is large, as a store on the disk."""
    from graph import disk_store

    statements.write_nquads(whole, folder / GRAPH_FILE)
    if sum(part.number for part in whole) >= disk_store.ENOUGH:
        disk_store.write_disk_store(folder, folder / GRAPH_FILE)


def write_trig(statements: Statements, whole: Sequence[Part], folder: Path) -> None:
    """Write the graph as TriG."""
    statements.write_trig(whole, folder / TRIG)


def write_tables(store: Store, asked: Asked, folder: Path) -> None:
    """Write the workbook of answers."""
    from viz.workbook.book import graph_bytes

    (folder / TABLES).write_bytes(graph_bytes(store, answered=asked.current))


def begin_page(store: Store, texts: Mapping[str, str], folder: Path) -> Begun | None:
    """Make what needs no answer of the explorer; None where its scripts have not been bundled.
    `texts` are the plans' texts by file name. The graph must have been written as TriG."""
    from viz.explorer.page import bundled, graph_for_page

    if not bundled():
        return None
    from viz.explorer import make

    return make.begin_page(store, graph_for_page(folder / TRIG), texts)


def write_page(store: Store, begun: Begun | None, asked: Asked, folder: Path) -> None:
    """Write the explorer or, where it could not be begun, the plain picture."""
    if begun is not None:
        from viz.explorer.make import EXPLORER, finish_page

        page = finish_page(begun, store, asked.current, asked.whole)
        (folder / EXPLORER).write_bytes(page)
        return
    from viz.network import draw
    from viz.pictures.known import known
    from viz.pictures.leads import who_leads_what

    picture = draw(who_leads_what(known(store)))
    (folder / PICTURE).write_text(picture, encoding="utf-8", newline="\n")
