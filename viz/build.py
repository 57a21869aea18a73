"""From files to the folder that all other commands read.

Each file goes through the same line: read → extract → quads. A file that cannot be read
is left out and said so; the others are still built.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import InputError, readable
from graph.records import PlanRecords
from viz.as_built import Sources, hashes_of, left_as_is, sources, with_made
from viz.manifest import manifest_of, write_manifest
from viz.output import is_written_by_builds, journal_of, replacing
from viz.personal import names_of
from viz.reading import Progress, Reading
from viz.report import BuildReport, LeftOut, things
from viz.review import Given, gather, review_hashes, unchanged
from viz.review_csv import is_review_csv
from viz.told import Stated, Stating, stated_by
from viz.whole import Making, make_ready, write_whole
from viz.workbook_bytes import is_own_workbook
from viz.writing import PICTURE, TABLES, TRIG

__all__ = ["PICTURE", "TABLES", "TRIG", "Progress", "build"]


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    model: str | None = None,
    base: str | None = None,
    review: Path | None = None,
    jobs: int = 1,
    names: str = "all",
    dask: str | None = None,
    progress: Progress = lambda _what, _done, _of: None,
) -> BuildReport:
    """Read files and folders, and replace OUT by the graph of what they say.

    `model` is the name of an installed spaCy model and `base` the beginning of the IRIs,
    both with a default; the judgements in `review`, a workbook or CSV file, are applied. Up
    to `jobs` processes share the work; the same files give the same bytes with any number.
    Where `dask` is the address of a Dask scheduler, files are read on its workers instead.
    With `names` "posts" no personal name is written, unless a file's name holds one.
    Where OUT is already what would be written, it is left as it is.
    Raises InputError if nothing could be built, the review cannot be read or OUT cannot be
    replaced; OUT then stays as it was.
    """
    from graph.identity import DEFAULT_BASE, check_base
    from graph.statements import Statements

    base = check_base(base or DEFAULT_BASE)
    out = out.absolute()
    with _collecting_rarely(), replacing(out) as folder, Statements(folder) as statements:
        rules = names_of(out, names)
        given = rules.in_review(gather(review, out))
        files, left_out = _plans(paths, out, review)
        made = _sources(files, left_out, given, model, base + rules.mark)
        if made is not None and (as_it_was := left_as_is(out, made, left_out)) is not None:
            # An interrupted build with other rules may have noted more than these leave in.
            journal_of(out).unlink(missing_ok=True)
            return as_it_was

        def make() -> None:
            make_ready(base)
            if made is not None:
                _ = made.made  # while there is time

        with Reading(out, model, jobs, progress, make, rules, dask) as reading:

            def state(path: Path, plan: PlanRecords) -> Stated | InputError:
                stating = Stating(base, statements, bool(reading.in_writing))
                return stated_by(stating, rules.fit(given.applied, plan), path, plan)

            read, problems = _read_all(files, reading, state)
        left_out += problems
        if not read:
            raise _nothing(left_out)
        fitting = rules.fitting(given, [plan.read for plan in read], out)
        told = [plan.told for plan in read]
        plans = [plan.records for plan in read]
        named = things(plans)
        del read  # What is written lets go of the plans.
        making = Making(
            statements, folder, base, fitting, reading.reader, reading.in_writing,
            rules, jobs, progress,
        )  # fmt: skip
        written = write_whole(making, told, plans)
        report = BuildReport(
            out=readable(str(out)),
            plans=tuple(plan.report for plan in told),
            left_out=tuple(sorted(left_out, key=lambda item: (item.file, item.reason))),
            things=named,
            review=written.judged,
            newest_only=written.newest_only,
            kept=reading.kept_files,
            resumed=reading.resumed_files,
            names=names,
            withheld=len(given.applied) - len(fitting.applied),
        )
        manifest = manifest_of(report, folder, reading.model, base, review_hashes(folder))
        if made is not None and made.were_read(report):
            manifest = with_made(manifest, made.made, hashes_of(folder, written.hashes))
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


def _nothing(left_out: Iterable[LeftOut]) -> InputError:
    reasons = [item.reason for item in left_out]
    if not reasons:
        return InputError("build", "found no plan to read", "Give files or folders that hold plans")
    return InputError("build", "nothing could be built: " + " ".join(reasons))
