"""From files to the folder that all other commands read.

Each file goes through the same line: read → extract → quads. A file that cannot be read
is left out and said so; the others are still built.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.records import PlanRecords
from graph.store import GRAPH_FILE
from viz.output import is_written_by_builds, replacing
from viz.report import BuildReport, LeftOut, plan_report, things, write_manifest

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from extract.plan import Extractor

__all__ = ["PICTURE", "TRIG", "Progress", "build"]

TRIG = "graph.trig"
PICTURE = "who-leads-what.html"

Stated = tuple[PlanRecords, "list[Quad]"]
"""The records of a plan, and the statements made of them."""
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many files are done, and how many there are."""


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    model: str | None = None,
    base: str | None = None,
    progress: Progress = lambda _what, _done, _of: None,
) -> BuildReport:
    """Read files and folders, and replace OUT by the graph of what they say.

    `model` is the name of an installed spaCy model and `base` the beginning of the IRIs,
    both with a default. The same files give the same bytes. Raises InputError if nothing
    could be built or OUT cannot be replaced; OUT then stays as it was.
    """
    from graph.identity import DEFAULT_BASE, check_base

    base = check_base(base or DEFAULT_BASE)
    out = out.absolute()
    with _collecting_rarely(), replacing(out) as folder:
        read, left_out, loaded = _read_all(paths, out, model, base, progress)
        if not read:
            raise _nothing(left_out)
        plans = [plan for plan, _ in read]
        progress("writing the graph", len(plans), len(plans))
        _write_graph([quad for _, quads in read for quad in quads], folder, base)
        progress("drawing who leads what", len(plans), len(plans))
        _write_picture(plans, folder)
        report = BuildReport(
            out=str(out),
            plans=tuple(plan_report(plan) for plan in plans),
            left_out=tuple(sorted(left_out, key=lambda item: (item.file, item.reason))),
            things=things(plans),
        )
        write_manifest(report, folder, loaded, base)
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


def _read_all(
    paths: Sequence[Path], out: Path, model: str | None, base: str, progress: Progress
) -> tuple[list[Stated], list[LeftOut], str]:
    """The plans in the order of their keys, what was left out, and the model's name."""
    from extract.readers import find_plans

    found, problems = find_plans(paths)
    left_out = [LeftOut(error.name, str(error)) for error in problems]
    # In the order of their names, so that the order of arguments changes nothing.
    files = sorted(
        (path for path in found if not is_written_by_builds(path, out)),
        key=lambda path: (path.name, str(path)),
    )
    if not files:
        return [], left_out, ""
    progress("loading the language model", 0, len(files))
    from extract.plan import Extractor

    extractor = Extractor(model)
    plans: dict[str, Stated] = {}
    for number, path in enumerate(files):
        progress(path.name, number, len(files))
        try:
            stated = _read_one(path, extractor, base)
            key = stated[0].key
            if key in plans:
                first = plans[key][0].document.name
                raise InputError(
                    str(path),
                    f"would be the second plan called {key!r}, after {first}",
                    "Rename one of the two, or build them into different folders",
                )
        except InputError as error:
            left_out.append(LeftOut(str(path), str(error)))
        else:
            plans[key] = stated
    return [plans[key] for key in sorted(plans)], left_out, extractor.model


def _read_one(path: Path, extractor: Extractor, base: str) -> Stated:
    """What one file says; anything that stops it is an InputError naming the file."""
    from extract.readers import read
    from graph.rdf import plan_quads

    try:
        plan = extractor.extract(read(path))
        return plan, list(plan_quads(plan, base))
    except InputError:
        raise
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror or error})", "Check that it is there"
        ) from error
    except Exception as error:
        # One odd file must not cost the user all the others; what it is said to be is
        # what it is: a fault of ours.
        raise InputError(
            str(path),
            f"brought out a fault in partnergraph ({type(error).__name__}: {error})",
            "Please report it together with the file",
        ) from error


def _nothing(left_out: Iterable[LeftOut]) -> InputError:
    reasons = [item.reason for item in left_out]
    if not reasons:
        return InputError("build", "found no plan to read", "Give files or folders that hold plans")
    return InputError("build", "nothing could be built: " + " ".join(reasons))


def _write_graph(quads: Iterable[Quad], folder: Path, base: str) -> None:
    from graph.rdf import ontology_quads, registry_quads, write_nquads, write_trig

    whole = [*ontology_quads(), *registry_quads(base), *quads]
    write_nquads(whole, folder / GRAPH_FILE)
    write_trig(whole, folder / TRIG)


def _write_picture(plans: Sequence[PlanRecords], folder: Path) -> None:
    from viz.leads import who_leads_what
    from viz.network import draw

    page = draw(who_leads_what(plans))
    (folder / PICTURE).write_text(page, encoding="utf-8", newline="\n")
