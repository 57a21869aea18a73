"""All that a build writes, made from the plans once they have been read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.records import PlanRecords
from graph.review.apply import Outcome, apply_judgements
from graph.review.judgements import Judgement
from viz.beside import promised
from viz.kept import Kept, write_kept
from viz.personal import FORGOTTEN, Names
from viz.plan_reader import fault
from viz.reading import Progress
from viz.report import ReviewReport
from viz.review import Given, review_lines, write_review
from viz.writing import Asked, ask_all, few, modules_needed, write_graph, write_page, write_tables

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from graph.conclusions import Conclusions
    from graph.statements import Block, Part, Statements
    from graph.store import Store

__all__ = ["ReadBy", "Stated", "Written", "make_ready", "stated_by", "write_whole"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A plan as it was `read`, its `records` after the judgements on it, what became of
    those, and where the statements made of the records stand."""

    read: PlanRecords
    records: PlanRecords
    outcomes: tuple[Outcome, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ReadBy:
    """By what plans were read (`reader`), and where their records stand in writing already."""

    reader: str
    in_writing: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What became of people's judgements, and whether the plans were so many that explorer and
    workbook leave earlier versions out."""

    judged: ReviewReport
    newest_only: bool


def stated_by(
    base: str,
    judgements: Sequence[Judgement],
    statements: Statements,
    path: Path,
    plan: PlanRecords,
) -> Stated | InputError:
    """What a plan states with the judgements on it, or what stops that, naming the file."""
    from graph.rdf import plan_quads

    try:
        reviewed = apply_judgements(plan, judgements)
        parts = statements.add(plan_quads(reviewed.records, base))
    except OSError:  # The disk is full, which is no fault of the plan.
        raise
    except InputError as error:
        return error
    except Exception as error:
        return fault(path, error)
    return Stated(plan, reviewed.records, reviewed.outcomes, parts)


def write_whole(
    read: Sequence[Stated],
    statements: Statements,
    folder: Path,
    base: str,
    given: Given,
    read_by: ReadBy,
    names: Names,
    jobs: int,
    progress: Progress,
) -> Written:
    """Write everything but the manifest, in several processes if `jobs` is more than 1."""
    from graph.store import Store

    plans = [plan.records for plan in read]
    parts = [part for plan in read for part in plan.parts]
    progress("bringing the plans together", len(plans), len(plans))
    if all_held := few(parts):
        with promised(partial(_together, plans, base), jobs > 1) as together:
            store = Store.of_lines(map(statements.data, parts))
            own = statements.add_lines(together())
        store.add_lines(map(statements.data, own))
    else:
        own, held = _newest(read, plans, statements, base)
        store = Store.of_lines(map(statements.data, held))
    whole = (*parts, *own)
    progress("writing the graph", len(plans), len(plans))
    write = partial(_write_read, statements, whole, read, read_by, names, folder)
    asked = ask_all(store, jobs, write)
    progress("writing what to review", len(plans), len(plans))
    with promised(partial(_write_answers, store, asked, read, given, folder), jobs > 1) as answers:
        progress("drawing who leads what", len(plans), len(plans))
        write_page(store, plans, asked, folder, jobs)
        judged = answers()
    return Written(judged, not all_held)


def make_ready(base: str) -> None:
    """Load what takes long to load of what is needed once all is read."""
    for name in modules_needed():
        import_module(name)
    _known(base)


def _together(plans: Sequence[PlanRecords], base: str) -> list[Block]:
    """The statements of all graphs that are no plan's."""
    from extract.conclusions import conclude
    from graph.statements import lines_by_graph

    return list(lines_by_graph(_of_no_plan(conclude(plans), plans, base)))


def _newest(
    read: Sequence[Stated], plans: Sequence[PlanRecords], statements: Statements, base: str
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Where the statements of all graphs that are no plan's stand, and where those that speak
    of no plan but the newest versions, with these plans'."""
    from extract.conclusions import conclude

    concluded = conclude(plans)
    earlier = {revision.earlier for revision in concluded.revisions}
    own = statements.add(_of_no_plan(concluded, plans, base))
    about = statements.add(_of_no_plan(concluded.without(earlier), plans, base))
    newest = (part for plan in read if plan.read.key not in earlier for part in plan.parts)
    return own, (*newest, *about)


def _of_no_plan(concluded: Conclusions, plans: Sequence[PlanRecords], base: str) -> Iterator[Quad]:
    from graph.derived import derived_quads

    return chain(_known(base), derived_quads(concluded, plans, base))


@lru_cache(maxsize=1)
def _known(base: str) -> tuple[Quad, ...]:
    """What is stated whatever the plans say. It is made while others read, if they do."""
    from graph.rdf import ontology_quads, registry_quads

    return (*ontology_quads(), *registry_quads(base))


def _write_read(
    statements: Statements,
    whole: Sequence[Part],
    read: Sequence[Stated],
    read_by: ReadBy,
    names: Names,
    folder: Path,
) -> None:
    write_graph(statements, whole, folder)
    write_kept((plan.read for plan in read), folder, read_by.reader, read_by.in_writing)
    if names.forgotten is not None:
        (folder / FORGOTTEN).write_text(names.forgotten.to_json(), "utf-8", newline="\n")


def _write_answers(
    store: Store, asked: Asked, read: Sequence[Stated], given: Given, folder: Path
) -> ReviewReport:
    outcomes = [outcome for plan in read for outcome in plan.outcomes]
    lines, judged = review_lines(
        [plan.read for plan in read], [plan.records for plan in read], outcomes, given
    )
    write_review(lines, folder)
    write_tables(store, asked, folder)
    return judged
