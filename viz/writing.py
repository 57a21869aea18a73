"""Writing what a build gives: the graph, the answers, the page, the review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from graph.records import PlanRecords
from graph.store import GRAPH_FILE
from viz.beside import in_parts

if TYPE_CHECKING:
    from graph.statements import Part, Statements
    from graph.store import Store
    from graph.table import Table
    from queries.catalogue import Question
    from viz.answers import Answered

__all__ = [
    "PICTURE",
    "TABLES",
    "TRIG",
    "Asked",
    "ask_all",
    "few",
    "modules_needed",
    "write_graph",
    "write_page",
    "write_tables",
]

TRIG = "graph.trig"
PICTURE = "who-leads-what.html"
"""The picture that is drawn where the explorer's scripts have not been bundled."""
TABLES = "partnergraph.xlsx"
"""The workbook with the answers to all questions."""
_MOST_ASKING = 4
_DONE_HERE = 7
"""What this process has to do besides takes as long as about so many questions."""
_MOST_HELD = 2_000_000
"""So many statements of plans go into the memory while the questions are answered (some 400 bytes
each), earlier versions included."""
_WRITERS = ("extract.conclusions", "openpyxl", "viz.explorer.make", "viz.workbook.book")
_PICTURE = ("pyvis.network", "viz.network")


_Found: TypeAlias = "list[tuple[Answered, Table | None]]"


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


def ask_all(store: Store, jobs: int, meanwhile: Callable[[], object] = lambda: None) -> Asked:
    """Ask all questions, in several processes if `jobs` is more than 1; `meanwhile` is called
    here, since what changes much memory should not be done in a copy."""
    from queries.catalogue import questions

    jobs = min(jobs, _MOST_ASKING)
    asked = questions()
    # What is computed for these the page needs too, so that they are answered here.
    own = [each for each in asked if each.function is not None]
    others = [each for each in asked if each.function is None]
    # Each copy soon holds a graph of its own, so this process takes its share of the rest too.
    copies = jobs - 1
    here = max(0, (len(others) + _DONE_HERE) // jobs - _DONE_HERE) if copies else len(others)
    shares = [others[here:][at::copies] for at in range(copies)]
    parts: list[Callable[[], _Found]] = [partial(_ask, store, share) for share in shares]

    def first() -> _Found:
        meanwhile()
        return _ask(store, [*own, *others[:here]])

    found = [each for part in in_parts([first, *parts], jobs > 1) for each in part]
    current = {one.question.name: one for one, _ in found}
    return Asked(
        tuple(current[question.name] for question in asked),
        {one.question.name: whole for one, whole in found if whole is not None},
    )


def _ask(store: Store, asked: Sequence[Question]) -> _Found:
    from viz.answers import answers, whole_answers

    current = tuple(answers(store, asked=asked))
    whole = whole_answers(store, current)
    return [(each, whole.get(each.question.name)) for each in current]


def write_graph(statements: Statements, whole: Sequence[Part], folder: Path) -> None:
    """Write the graph in both its forms and, if it is large, as a store on the disk."""
    from graph import disk_store

    statements.write_nquads(whole, folder / GRAPH_FILE)
    statements.write_trig(whole, folder / TRIG)
    if sum(part.number for part in whole) >= disk_store.ENOUGH:
        disk_store.write_disk_store(folder, folder / GRAPH_FILE)


def write_tables(store: Store, asked: Asked, folder: Path) -> None:
    """Write the workbook of answers."""
    from viz.workbook.book import graph_bytes

    (folder / TABLES).write_bytes(graph_bytes(store, answered=asked.current))


def write_page(
    store: Store, plans: Iterable[PlanRecords], asked: Asked, folder: Path, jobs: int
) -> None:
    """Write the explorer or, where its scripts have not been bundled, the plain picture, in
    several processes if `jobs` is more than 1. The graph must have been written."""
    from viz.explorer.page import bundled, graph_for_page

    if bundled():
        from viz.explorer.make import EXPLORER, page_bytes

        texts = {plan.document.name: plan.document.text for plan in plans}
        graph = graph_for_page(folder / TRIG)
        # Copies of this process with a graph too large for a page would fill the memory.
        apart = jobs > 1 and graph is not None
        page = page_bytes(store, graph, texts, asked.current, asked.whole, apart)
        (folder / EXPLORER).write_bytes(page)
        return
    from viz.network import draw
    from viz.pictures.known import known
    from viz.pictures.leads import who_leads_what

    picture = draw(who_leads_what(known(store)))
    (folder / PICTURE).write_text(picture, encoding="utf-8", newline="\n")
