"""What the command `build` does, from its arguments to its exit status.

Imports stand inside the function, as those of `viz.commands` do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from graph.errors import InputError
from viz.terminal import complain, printable

__all__ = ["build"]


def build(
    paths: Sequence[Path],
    out: Path,
    model: str | None,
    base: str | None,
    review: Path | None,
    jobs: int | None,
    store: str | None = None,
    remove_others: bool = False,
    names: str = "all",
    dask: str | None = None,
) -> int:
    """Build OUT from files and folders, write it to the shared `store` if one is given, and
    print its headline.

    Where `jobs` is None, there are as many processes as there are processor cores.
    """
    import atexit
    import gc

    from viz.build import PICTURE, TABLES, TRIG
    from viz.build import build as build_graph
    from viz.output import journal_of
    from viz.processes import cores
    from viz.progress import progress
    from viz.report import headline
    from viz.review import WORKBOOK
    from viz.shared import ready, said, write_shared

    if remove_others and store is None:
        raise InputError("--remove-others", "there is no store to remove from", "Give --store too")
    server = None if store is None else ready(store)
    # The interpreter looks for garbage once more as it ends: a tenth of the whole time.
    atexit.register(gc.freeze)
    try:
        with progress() as tell:
            report = build_graph(
                paths,
                out,
                model=model,
                base=base,
                review=review,
                jobs=jobs or cores(),
                names=names,
                dask=dask,
                progress=tell,
            )
    except BaseException:
        with suppress(OSError):
            journal_of(out).stat()
            complain("what was read so far is kept: the same command goes on from there")
        raise
    # Not before the build, which loads these while its workers make ready.
    from viz.explorer.make import EXPLORER
    from viz.explorer.page import bundled

    for warning in report.warnings:
        complain(warning)
    page = EXPLORER if bundled() else PICTURE
    sys.stdout.write(headline(report, (page, TABLES, TRIG, WORKBOOK)))
    if server is not None:
        sys.stdout.flush()
        with progress() as tell:
            published = write_shared(server, out, remove_others, tell)
        line, to_know = said(published, server)
        sys.stderr.write(f"{printable(line)}\n")
        if to_know:
            complain(to_know)
    return 0
