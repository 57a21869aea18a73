"""From files to the folder that all other commands read.

Each file goes through the same line: read → extract → quads. A file that cannot be read
is left out and said so; the others are still built.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError, readable
from graph.records import PlanRecords
from graph.review.apply import Outcome, apply_judgements
from viz.as_built import Sources, hashes_of, left_as_is, sources, with_made
from viz.beside import beside
from viz.kept import write_kept
from viz.output import is_written_by_builds, replacing
from viz.plan_reader import fault
from viz.reading import Progress, Reading
from viz.report import (
    BuildReport,
    LeftOut,
    manifest_of,
    plan_report,
    things,
    write_manifest,
)
from viz.review import (
    Given,
    gather,
    review_hashes,
    review_lines,
    unchanged,
    write_review,
)
from viz.review_csv import is_review_csv
from viz.review_lines import Line
from viz.workbook_bytes import is_own_workbook
from viz.writing import (
    PICTURE,
    TABLES,
    TRIG,
    Asked,
    ask_all,
    few,
    modules_needed,
    write_graph,
    write_page,
    write_tables,
)

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from graph.conclusions import Conclusions
    from graph.statements import Part, Statements
    from graph.store import Store

__all__ = ["PICTURE", "TABLES", "TRIG", "Progress", "build"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A plan as it was `read`, its `records` after the judgements on it, what became of
    those, and where the statements made of the records stand."""

    read: PlanRecords
    records: PlanRecords
    outcomes: tuple[Outcome, ...]
    parts: tuple[Part, ...]


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
    Where OUT is already what would be written, it is left as it is.
    Raises InputError if nothing could be built, the review cannot be read or OUT cannot be
    replaced; OUT then stays as it was.
    """
    from graph.identity import DEFAULT_BASE, check_base
    from graph.statements import Statements
    from graph.store import Store

    base = check_base(base or DEFAULT_BASE)
    out = out.absolute()
    with _collecting_rarely(), replacing(out) as folder, Statements(folder) as statements:
        given = gather(review, out)
        files, left_out = _plans(paths, out, review)
        made = _sources(files, left_out, given, model, base)
        if made is not None and (as_it_was := left_as_is(out, made, left_out)) is not None:
            return as_it_was
        with Reading(out, model, jobs, progress, partial(_make_ready, base)) as reading:
            read, problems = _read_all(files, reading, partial(_stated_by, base, given, statements))
        left_out += problems
        if not read:
            raise _nothing(left_out)
        plans = [plan.records for plan in read]
        progress("bringing the plans together", len(plans), len(plans))
        concluded = _concluded(plans)
        parts = [part for plan in read for part in plan.parts]
        own = statements.add(chain(_known(base), _derived(concluded, plans, base)))
        whole = (*parts, *own)
        held = whole if few(whole) else (*_newest(read, concluded), *own)
        store = Store.of_lines(map(statements.data, held))
        progress("writing the graph", len(plans), len(plans))
        write = partial(_write_read, statements, whole, read, reading, folder)
        asked = ask_all(store, jobs, write)
        progress("writing what to review", len(plans), len(plans))
        outcomes = [outcome for plan in read for outcome in plan.outcomes]
        lines, judged = review_lines([plan.read for plan in read], plans, outcomes, given)
        with beside(partial(_write_answers, store, asked, lines, folder), jobs > 1):
            progress("drawing who leads what", len(plans), len(plans))
            write_page(store, plans, asked, folder)
        report = BuildReport(
            out=readable(str(out)),
            plans=tuple(plan_report(plan) for plan in plans),
            left_out=tuple(sorted(left_out, key=lambda item: (item.file, item.reason))),
            things=things(plans),
            review=judged,
            newest_only=len(held) < len(whole),
            kept=reading.kept_files,
            resumed=reading.resumed_files,
        )
        manifest = manifest_of(report, folder, reading.model, base, review_hashes(folder))
        if made is not None and made.were_read(report):
            manifest = with_made(manifest, made.made, hashes_of(folder))
        write_manifest(manifest, folder)
        unchanged(given, out)
    return report


def _sources(
    files: Sequence[Path], left_out: Sequence[LeftOut], given: Given, model: str | None, base: str
) -> Sources | None:
    """What the build is made from; None where the language model does not tell its version,
    and so may be another one by the next build."""
    from extract.model_version import model_version

    known = model_version(model)
    return sources(files, left_out, given, known, base) if known else None


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """A build makes millions of small objects and keeps most of them: looking for garbage
    as often as by default takes a tenth of its time."""
    usual = gc.get_threshold()
    gc.set_threshold(1_000_000, 50, 100)
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
    files: Sequence[Path],
    reading: Reading,
    stated_by: Callable[[Path, PlanRecords], Stated | InputError],
) -> tuple[list[Stated], list[LeftOut]]:
    """The plans in the order of their keys, and what was left out."""
    found: dict[int, Stated | InputError] = {}
    with closing(reading.read(files)) as answers:
        for number, answer in answers:
            found[number] = (
                answer if isinstance(answer, InputError) else stated_by(files[number], answer)
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
            left_out.append(LeftOut(readable(str(path)), str(stated)))
        else:
            plans[stated.read.key] = stated
    return [plans[key] for key in sorted(plans)], left_out


def _stated_by(
    base: str, given: Given, statements: Statements, path: Path, plan: PlanRecords
) -> Stated | InputError:
    """What a plan states, or what stops that, naming the file."""
    from graph.rdf import plan_quads

    try:
        reviewed = apply_judgements(plan, given.applied)
        parts = statements.add(plan_quads(reviewed.records, base))
    except OSError:  # The disk is full, which is no fault of the plan.
        raise
    except InputError as error:
        return error
    except Exception as error:
        return fault(path, error)
    return Stated(plan, reviewed.records, reviewed.outcomes, parts)


def _make_ready(base: str) -> None:
    """Load what takes long to load of what is needed once all is read."""
    for name in modules_needed():
        import_module(name)
    _known(base)


def _nothing(left_out: Iterable[LeftOut]) -> InputError:
    reasons = [item.reason for item in left_out]
    if not reasons:
        return InputError("build", "found no plan to read", "Give files or folders that hold plans")
    return InputError("build", "nothing could be built: " + " ".join(reasons))


def _concluded(plans: Sequence[PlanRecords]) -> Conclusions:
    from extract.conclusions import conclude

    return conclude(plans)


def _derived(concluded: Conclusions, plans: Sequence[PlanRecords], base: str) -> Iterator[Quad]:
    from graph.derived import derived_quads

    return derived_quads(concluded, plans, base)


def _newest(read: Iterable[Stated], concluded: Conclusions) -> Iterator[Part]:
    """The statements of the plans that no other is a later version of."""
    earlier = {revision.earlier for revision in concluded.revisions}
    return (part for plan in read if plan.read.key not in earlier for part in plan.parts)


@lru_cache(maxsize=1)
def _known(base: str) -> tuple[Quad, ...]:
    """What is stated whatever the plans say. It is made while others read, if they do."""
    from graph.rdf import ontology_quads, registry_quads

    return (*ontology_quads(), *registry_quads(base))


def _write_read(
    statements: Statements,
    whole: Sequence[Part],
    read: Sequence[Stated],
    reading: Reading,
    folder: Path,
) -> None:
    write_graph(statements, whole, folder)
    write_kept((plan.read for plan in read), folder, reading.reader, reading.in_writing)


def _write_answers(store: Store, asked: Asked, lines: Sequence[Line], folder: Path) -> None:
    write_review(lines, folder)
    write_tables(store, asked, folder)
