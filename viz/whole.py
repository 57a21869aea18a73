"""All that a build writes, made from the plans once they have been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graph.records import PlanRecords
from viz.as_built import hashes_of
from viz.beside import promised
from viz.kept import Kept, write_kept
from viz.output import to_disk
from viz.personal import FORGOTTEN, Names
from viz.processes import give_back
from viz.reading import Progress
from viz.report import ReviewReport
from viz.review import Given, review_lines, write_review
from viz.told import Told
from viz.writing import (
    TABLES,
    Asked,
    ask_all,
    begin_page,
    few,
    modules_needed,
    write_page,
    write_statements,
    write_tables,
    write_trig,
)

if TYPE_CHECKING:
    from graph.conclusions import Conclusions
    from graph.statements import Block, Part, Statements
    from viz.explorer.make import Begun

__all__ = ["Making", "Written", "make_ready", "write_whole"]


@dataclass(frozen=True, slots=True)
class Making:
    """What a build is made of besides its plans, and how: the `statements` that were set down so
    far, the `folder` it is written to, the beginning of its IRIs, the judgements that were
    `given`, by what the plans were read (`reader`) and where their records stand in writing
    already, what is done about names, and how many processes share the work."""

    statements: Statements
    folder: Path
    base: str
    given: Given
    reader: str
    in_writing: tuple[Kept, ...]
    names: Names
    jobs: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Written:
    """What became of people's judgements, whether the plans were so many that explorer and
    workbook leave earlier versions out, and the hashes of files written that are known."""

    judged: ReviewReport
    newest_only: bool
    hashes: Mapping[str, str]


def write_whole(making: Making, read: Sequence[Told], plans: list[PlanRecords]) -> Written:
    """Write everything but the manifest.

    `plans` are the records of those `read`, after the judgements on them. The list is emptied as
    soon as they have been compared, so that nothing holds all of them while the rest is made.
    """
    from graph.store import Store

    statements, folder, apart = making.statements, making.folder, making.jobs > 1
    parts = [part for plan in read for part in plan.parts]
    all_held = few(parts)

    def say(what: str) -> None:
        making.progress(what, len(read), len(read))

    say("bringing the plans together")
    if all_held:
        with promised(partial(_together, plans, making.base), apart) as together:
            judged = _write_review(making, read)
            _write_kept(making, read)
            store = Store.of_lines(map(statements.data, parts))
            own = unloaded = statements.add_lines(together())
    else:
        own, unloaded = _newest(read, plans, statements, making.base)
        judged = _write_review(making, read)
        _write_kept(making, read)
        store = Store()
    plans.clear()
    give_back()
    say("writing the graph")
    whole = (*parts, *own)
    write = partial(_write_graph, statements, whole, folder, with_trig=all_held)
    # Where a store is written to the disk, which takes long, what does so holds no other store.
    with promised(write, apart) as written:
        store.add_lines(map(statements.data, unloaded))

        def meanwhile() -> Begun | None:
            if all_held:
                written()
            else:
                write_trig(statements, whole, folder)
            texts = {plan.document.name: plan.document.text for plan in read}
            return begin_page(store, texts, folder)

        asked, begun = ask_all(store, making.jobs if all_held else 1, meanwhile)
        say("drawing who leads what")
        hashes: Mapping[str, str] = {}
        with promised(
            partial(write_tables, store, asked, folder),
            apart and all_held,
            partial(_write_tables_anew, asked, folder),
        ) as made:
            write_page(store, begun, asked, folder)
            # There is time for these while the workbook is being written.
            store, begun = Store(), None
            if all_held:
                hashes = hashes_of(folder, but=(TABLES,))
                to_disk(folder)
            made()
        if not all_held:
            say("writing the graph")
            written()
    return Written(judged, not all_held, hashes)


def make_ready(base: str) -> None:
    """Load what takes long to load of what is needed once all is read."""
    for name in modules_needed():
        import_module(name)
    _known(base)


def _together(plans: Sequence[PlanRecords], base: str) -> list[Block]:
    """The statements of all graphs that are no plan's."""
    from extract.conclusions import conclude

    return list(_of_no_plan(conclude(plans), plans, base))


def _newest(
    read: Sequence[Told], plans: Sequence[PlanRecords], statements: Statements, base: str
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Where the statements of all graphs that are no plan's stand, and where those that speak
    of no plan but the newest versions, with these plans'."""
    from extract.conclusions import conclude

    concluded = conclude(plans)
    earlier = {revision.earlier for revision in concluded.revisions}
    own = statements.add_lines(_of_no_plan(concluded, plans, base))
    about = statements.add_lines(_of_no_plan(concluded.without(earlier), plans, base))
    newest = (part for plan in read if plan.key not in earlier for part in plan.parts)
    return own, (*newest, *about)


def _of_no_plan(concluded: Conclusions, plans: Sequence[PlanRecords], base: str) -> Iterator[Block]:
    from graph.derived import DERIVED_GRAPH, derived_lines
    from graph.statements import blocks_of

    lines = derived_lines(concluded, plans, base)
    return chain(_known(base), blocks_of(f"<{DERIVED_GRAPH}>", lines))


@lru_cache(maxsize=1)
def _known(base: str) -> tuple[Block, ...]:
    """What is stated whatever the plans say. It is made while others read, if they do."""
    from graph.rdf import ontology_quads, registry_quads
    from graph.statements import lines_by_graph

    return tuple(lines_by_graph(chain(ontology_quads(), registry_quads(base))))


def _write_graph(
    statements: Statements, whole: Sequence[Part], folder: Path, *, with_trig: bool
) -> None:
    write_statements(statements, whole, folder)
    if with_trig:
        write_trig(statements, whole, folder)


def _write_tables_anew(asked: Asked, folder: Path) -> None:
    from graph.store import GRAPH_FILE, Store

    write_tables(Store.read(folder / GRAPH_FILE), asked, folder)


def _write_kept(making: Making, read: Sequence[Told]) -> None:
    plans = (plan.unkept or plan.document for plan in read)
    write_kept(plans, making.folder, making.reader, making.in_writing)
    forgotten = making.names.forgotten
    if forgotten is not None:
        (making.folder / FORGOTTEN).write_text(forgotten.to_json(), "utf-8", newline="\n")


def _write_review(making: Making, read: Sequence[Told]) -> ReviewReport:
    lines, judged = review_lines(read, making.given)
    write_review(lines, making.folder)
    return judged
