"""From files to the folder that all other commands read.

Each file goes through the same line: read → extract → quads. A file that cannot be read
is left out and said so; the others are still built.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.records import PlanRecords
from graph.review.apply import Outcome, apply_judgements
from graph.store import GRAPH_FILE
from viz.beside import beside, in_parts
from viz.kept import write_kept
from viz.output import is_written_by_builds, replacing
from viz.plan_reader import fault
from viz.reading import Progress, Reading
from viz.report import BuildReport, LeftOut, plan_report, things, write_manifest
from viz.review import Given, gather, review_lines, unchanged, write_review
from viz.review_csv import is_review_csv
from viz.workbook_bytes import is_own_workbook

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from graph.store import Store
    from queries.catalogue import Question
    from viz.answers import Answered

__all__ = ["PICTURE", "TABLES", "TRIG", "Progress", "build"]

TRIG = "graph.trig"
PICTURE = "who-leads-what.html"
"""The picture that is drawn where the explorer's scripts have not been bundled."""
TABLES = "partnergraph.xlsx"
"""The workbook with the answers to all questions."""
_MOST_ASKING = 4
_WRITERS = ("extract.conclusions", "openpyxl", "viz.explorer.make", "viz.workbook.book")
_PICTURE = ("pyvis.network", "viz.network")


@dataclass(frozen=True, slots=True)
class Stated:
    """A plan as it was `read`, its `records` after the judgements on it, what became of
    those, and the statements made of the records."""

    read: PlanRecords
    records: PlanRecords
    outcomes: tuple[Outcome, ...]
    quads: list[Quad]


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    model: str | None = None,
    base: str | None = None,
    review: Path | None = None,
    jobs: int = 1,
    progress: Progress = lambda _what, _done, _of: None,
) -> BuildReport:
    """Read files and folders, and replace OUT by the graph of what they say.

    `model` is the name of an installed spaCy model and `base` the beginning of the IRIs,
    both with a default; the judgements in `review`, a workbook or CSV file, are applied. Up
    to `jobs` processes share the work; the same files give the same bytes with any number.
    Raises InputError if nothing could be built, the review cannot be read or OUT cannot be
    replaced; OUT then stays as it was.
    """
    from graph.identity import DEFAULT_BASE, check_base
    from graph.store import Store

    base = check_base(base or DEFAULT_BASE)
    out = out.absolute()
    with _collecting_rarely(), replacing(out) as folder:
        given = gather(review, out)
        files, left_out = _plans(paths, out, review)
        with Reading(out, model, jobs, progress, partial(_make_ready, base)) as reading:
            read, problems = _read_all(files, reading, base, given)
        left_out += problems
        if not read:
            raise _nothing(left_out)
        plans = [plan.records for plan in read]
        progress("bringing the plans together", len(plans), len(plans))
        whole = [*_known(base), *_concluded(plans, base), *_stated(read)]
        store = Store(whole)
        progress("answering the questions", len(plans), len(plans))
        answered = _answered(store, jobs)
        with beside(partial(_write_tables, store, answered, folder), jobs > 1):
            progress("writing the graph", len(plans), len(plans))
            _write_graph(whole, folder)
            write_kept((plan.read for plan in read), folder, reading.reader, reading.in_writing)
            progress("drawing who leads what", len(plans), len(plans))
            _write_page(store, plans, answered, folder)
            progress("writing what to review", len(plans), len(plans))
            outcomes = [outcome for plan in read for outcome in plan.outcomes]
            lines, judged = review_lines([plan.read for plan in read], plans, outcomes, given)
            hashes = write_review(lines, folder)
        report = BuildReport(
            out=str(out),
            plans=tuple(plan_report(plan) for plan in plans),
            left_out=tuple(sorted(left_out, key=lambda item: (item.file, item.reason))),
            things=things(plans),
            review=judged,
            kept=reading.kept_files,
            resumed=reading.resumed_files,
        )
        write_manifest(report, folder, reading.model, base, hashes)
        unchanged(given, out)
    return report


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """A build makes millions of small objects and keeps most of them: looking for garbage
    as often as by default takes a tenth of its time."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _plans(
    paths: Sequence[Path], out: Path, review: Path | None
) -> tuple[list[Path], list[LeftOut]]:
    """The files to read, and what was asked for and cannot be. Reviews and answers are no plans."""
    from extract.readers import find_plans

    found, problems = find_plans(paths)
    judged = None if review is None else review.resolve()
    # In the order of their names, so that the order of arguments changes nothing.
    files = sorted(
        (
            path
            for path in found
            if not is_written_by_builds(path, out)
            and path.resolve() != judged
            and not is_review_csv(path)
            and not is_own_workbook(path)
        ),
        key=lambda path: (path.name, str(path)),
    )
    return files, [LeftOut(error.name, str(error)) for error in problems]


def _read_all(
    files: Sequence[Path], reading: Reading, base: str, given: Given
) -> tuple[list[Stated], list[LeftOut]]:
    """The plans in the order of their keys, and what was left out."""
    found: dict[int, Stated | InputError] = {}
    with closing(reading.read(files)) as answers:
        for number, answer in answers:
            found[number] = (
                answer
                if isinstance(answer, InputError)
                else _stated_by(files[number], answer, base, given)
            )
    left_out: list[LeftOut] = []
    plans: dict[str, Stated] = {}
    for number, path in enumerate(files):
        stated = found[number]
        if isinstance(stated, Stated) and stated.read.key in plans:
            key = stated.read.key
            stated = InputError(
                str(path),
                f"would be the second plan called {key!r}, after {plans[key].read.document.name}",
                "Rename one of the two, or build them into different folders",
            )
        if isinstance(stated, InputError):
            left_out.append(LeftOut(str(path), str(stated)))
        else:
            plans[stated.read.key] = stated
    return [plans[key] for key in sorted(plans)], left_out


def _stated_by(path: Path, plan: PlanRecords, base: str, given: Given) -> Stated | InputError:
    """What a plan states, or what stops that, naming the file."""
    from graph.rdf import plan_quads

    try:
        reviewed = apply_judgements(plan, given.applied)
        quads = list(plan_quads(reviewed.records, base))
    except InputError as error:
        return error
    except Exception as error:
        return fault(path, error)
    return Stated(plan, reviewed.records, reviewed.outcomes, quads)


def _make_ready(base: str) -> None:
    """Load what takes long to load of what is needed once all is read."""
    from viz.explorer.page import bundled

    for name in (*_WRITERS, *(() if bundled() else _PICTURE)):
        import_module(name)
    _known(base)


def _nothing(left_out: Iterable[LeftOut]) -> InputError:
    reasons = [item.reason for item in left_out]
    if not reasons:
        return InputError("build", "found no plan to read", "Give files or folders that hold plans")
    return InputError("build", "nothing could be built: " + " ".join(reasons))


def _stated(read: Iterable[Stated]) -> Iterator[Quad]:
    return (quad for plan in read for quad in plan.quads)


def _concluded(plans: Sequence[PlanRecords], base: str) -> Iterator[Quad]:
    from extract.conclusions import conclude
    from graph.derived import derived_quads

    return derived_quads(conclude(plans), plans, base)


@lru_cache(maxsize=1)
def _known(base: str) -> tuple[Quad, ...]:
    """What is stated whatever the plans say. It is made while others read, if they do."""
    from graph.rdf import ontology_quads, registry_quads

    return (*ontology_quads(), *registry_quads(base))


def _answered(store: Store, jobs: int) -> tuple[Answered, ...]:
    """The answers to all questions, in their order."""
    from queries.catalogue import questions

    asked = questions()
    every = min(jobs, _MOST_ASKING)
    parts = [partial(_ask, store, asked[at::every]) for at in range(every)]
    by_name = {each.question.name: each for part in in_parts(parts, jobs > 1) for each in part}
    return tuple(by_name[question.name] for question in asked)


def _ask(store: Store, asked: Sequence[Question]) -> list[Answered]:
    from viz.answers import answers

    return list(answers(store, asked=asked))


def _write_graph(whole: Sequence[Quad], folder: Path) -> None:
    from graph import disk_store
    from graph.serialise import write_both

    write_both(whole, folder / GRAPH_FILE, folder / TRIG)
    if len(whole) >= disk_store.ENOUGH:
        disk_store.write_disk_store(folder, folder / GRAPH_FILE)


def _write_tables(store: Store, answered: Sequence[Answered], folder: Path) -> None:
    from viz.workbook.book import graph_bytes

    (folder / TABLES).write_bytes(graph_bytes(store, answered=answered))


def _write_page(
    store: Store, plans: Sequence[PlanRecords], answered: Sequence[Answered], folder: Path
) -> None:
    """Write the explorer or, where its scripts have not been bundled, the plain picture."""
    from viz.explorer.page import bundled

    if bundled():
        from viz.explorer.make import EXPLORER, page_bytes

        texts = {plan.document.name: plan.document.text for plan in plans}
        graph = (folder / TRIG).read_bytes()
        (folder / EXPLORER).write_bytes(page_bytes(store, graph, texts, answered))
        return
    from viz.network import draw
    from viz.pictures.known import known
    from viz.pictures.leads import who_leads_what

    page = draw(who_leads_what(known(store)))
    (folder / PICTURE).write_text(page, encoding="utf-8", newline="\n")
