"""What each command does, from its arguments to its exit status.

Imports stand inside the functions: a question is answered without loading what only a
build needs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import InputError
from viz.terminal import Format, complain, printable, write_table

if TYPE_CHECKING:
    from graph.store import Store
    from queries.asked import Filters
    from viz.server.options import Told
    from viz.session import Session

__all__ = [
    "ask",
    "build",
    "check",
    "compare",
    "explore",
    "export",
    "load",
    "score",
    "serve",
    "show",
    "sparql",
    "version",
    "without",
]

_FOUND = 1
_STANDARD_INPUT = Path("-")


def build(
    paths: Sequence[Path],
    out: Path,
    model: str | None,
    base: str | None,
    review: Path | None,
    jobs: int | None,
) -> int:
    """Build OUT from files and folders, and print its headline.

    Where `jobs` is None, there are as many processes as there are processor cores.
    """
    import atexit
    import gc

    from viz.build import PICTURE, TABLES, TRIG
    from viz.build import build as build_graph
    from viz.explorer.make import EXPLORER
    from viz.explorer.page import bundled
    from viz.output import journal_of
    from viz.processes import cores
    from viz.progress import progress
    from viz.report import headline
    from viz.review import WORKBOOK

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
                progress=tell,
            )
    except BaseException:
        with suppress(OSError):
            journal_of(out).stat()
            complain("what was read so far is kept: the same command goes on from there")
        raise
    for warning in report.warnings:
        complain(warning)
    page = EXPLORER if bundled() else PICTURE
    sys.stdout.write(headline(report, (page, TABLES, TRIG, WORKBOOK)))
    return 0


def explore(target: Path | None, show: bool, out: Path) -> int:
    """Write the explorer of a graph, to OUT unless told otherwise; open it where asked to."""
    from viz.explorer.make import write_explorer

    path = write_explorer(_open(out), out, target)
    sys.stderr.write(f"written to {printable(path)}\n")
    if show and click.launch(str(path.absolute())):
        complain(f"no browser could be opened: open {printable(path)} yourself")
    return 0


def ask(name: str | None, filters: Filters, form: str, timeout: int, out: Path) -> int:
    """Print the answer to a bundled question or, without a name, the questions.

    Where there are no rows, what that means is said on standard error.
    """
    if name is None:
        return _list_questions(form)
    from queries.catalogue import find
    from queries.run import answer, why_empty
    from viz.time_limit import within

    store = _open(out)
    with within(timeout, name):
        table = answer(store, name, filters)
        empty = "" if table.rows else why_empty(store, name, filters)
    if table.rows or form != Format.TABLE:
        write_table(table, form, question=find(name))
    if empty:
        complain(f"{name}: {empty}")
    if not filters.include_not_current:
        _tell_of_earlier(store)
    return 0


def _tell_of_earlier(store: Store) -> None:
    from graph.newest import earlier_versions

    for file, later in earlier_versions(store):
        complain(f"{file} was left out, as {later} is a later version (--include-not-current)")


def sparql(query: Path, form: str, timeout: int, out: Path) -> int:
    """Print the answer to a query read from a file or, for ``-``, from standard input."""
    from viz.time_limit import within

    name = "standard input" if query == _STANDARD_INPUT else str(query)
    try:
        if query == _STANDARD_INPUT:
            text = sys.stdin.buffer.read().decode("utf-8-sig")
        else:
            text = query.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, "is not text in UTF-8", "Save the query as UTF-8") from error
    store = _open(out)
    with within(timeout, name):
        table = store.query(text, name)
    write_table(table, form)
    return 0


def show(name: str, out: Path) -> int:
    """Print all that is known of one thing."""
    from queries.show import show as show_thing
    from viz.card import card

    for line in card(show_thing(_open(out), name)):
        sys.stdout.write(line + "\n")
    return 0


def without(
    names: Sequence[str], area: str | None, include_not_current: bool, form: str, out: Path
) -> int:
    """Print what is lost if these people, bodies, panels or services go."""
    from queries.resilience.without import without as lost_without
    from viz.lost import lost_lines

    store = _open(out)
    answer = lost_without(store, names, area, include_not_current)
    if form != Format.TABLE:
        write_table(answer.table, form)
    else:
        for line in lost_lines(answer):
            sys.stdout.write(line + "\n")
    if not include_not_current:
        _tell_of_earlier(store)
    return 0


def compare(old: str, new: str, out: Path | None, default: Path, form: str) -> int:
    """Print what changed from OLD to NEW.

    Where nothing did, or the two have nothing in common, that is said on standard error.
    """
    from queries.versions.change import ABOUT
    from viz.changes import change_lines, to_know
    from viz.compare import compared

    comparison = compared(old, new, out, default)
    if form == Format.TABLE:
        for line in change_lines(comparison):
            sys.stdout.write(line + "\n")
    else:
        write_table(comparison.table, form, question=ABOUT)
    for message in to_know(comparison):
        complain(message)
    return 0


def export(
    form: str,
    target: Path | None,
    area: str | None,
    include_not_current: bool,
    force: bool,
    out: Path,
) -> int:
    """Write the graph in the form of another tool; what was written is said on standard error."""
    from viz.export.forms import export as export_graph

    done = export_graph(
        _open(out), form, target, area=area, include_not_current=include_not_current, force=force
    )
    said = f"written to {printable(done.path)}: {done.what}"
    sys.stderr.write(f"{said}; {done.to_know}\n" if done.to_know else f"{said}\n")
    return 0


def check(form: str, out: Path) -> int:
    """Print what is wrong with the plans and the graph; 1 if anything is."""
    from viz.findings import findings

    table = findings(_open(out))
    write_table(table, form)
    return _FOUND if table.rows else 0


def score(graph: Path, gold: Path, verbose: bool, least: Sequence[str], form: str) -> int:
    """Print how right a graph is; 1 if a figure is lower than it was asked to be.

    With `verbose` each difference is printed: before the figures in the form for reading,
    in their stead in the other forms, which hold one table.
    """
    from queries.accuracy.gold_files import read_gold
    from queries.accuracy.score import open_graph
    from queries.accuracy.score import score as score_graph
    from viz.scores import absent, below, differences_table, figures_table, listing

    scores = score_graph(open_graph(graph), read_gold(gold))
    short = tuple(below(scores, least))
    for message in (*absent(scores), *short):
        complain(message)
    if verbose and form == Format.TABLE:
        for line in listing(scores):
            sys.stdout.write(line + "\n")
        sys.stdout.write("\n")
    table = differences_table if verbose and form != Format.TABLE else figures_table
    write_table(table(scores), form)
    return _FOUND if short else 0


def serve(out: Path, told: Told) -> int:
    """Serve a graph to browsers and programs until told to stop."""
    from viz.server.run import run
    from viz.server.settings import Settings

    _recover(out)
    run(Settings(out.resolve(), **told))
    return 0


def version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and leave, where that is what was asked for."""
    if wanted:
        from viz.report import own_version

        click.echo(f"partnergraph {own_version()}")
        ctx.exit()


def load(out: Path) -> Session:
    """The graph in a folder, for Python users."""
    from viz.session import Session

    _recover(out)
    return Session(out)


def _list_questions(form: str) -> int:
    from viz.question_list import question_lines, question_table

    if form != Format.TABLE:
        write_table(question_table(), form)
        return 0
    for line in question_lines():
        sys.stdout.write(line + "\n")
    return 0


def _open(out: Path) -> Store:
    from graph.store import open_store

    _recover(out)
    return open_store(out)


def _recover(out: Path) -> None:
    """Undo a build that was cut off at the worst moment; only ever needed where OUT is gone."""
    if not out.exists():
        from viz.output import recover

        recover(out)
