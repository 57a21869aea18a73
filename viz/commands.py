"""What each command does, from its arguments to its exit status.

Imports stand inside the functions: a question is answered without loading what only a
build needs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import InputError
from viz.build_command import build
from viz.source import Source, here, opened, recovered
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
    "forget",
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


def forget(name: str, out: Path, yes: bool) -> int:
    """Take a person's name out of OUT, once what would go has been listed and agreed to."""
    from viz.forget import forget as forget_name
    from viz.forget import going
    from viz.forget_lines import done_lines, going_lines
    from viz.progress import progress

    recovered(out)
    found = going(name, out)
    for line in going_lines(found):
        sys.stdout.write(line + "\n")
    if not yes:
        if not sys.stdin.isatty():
            raise InputError("forget", "has removed nothing", "Say --yes to remove what is listed")
        if not click.confirm("Remove this name? It cannot be undone", err=True):
            complain("nothing was removed")
            return 0
    with progress() as tell:
        forget_name(name, out, tell)
    for line in done_lines(found, out):
        sys.stdout.write(line + "\n")
    return 0


def explore(target: Path | None, show: bool, source: Source) -> int:
    """Write the explorer of a graph, to OUT (or here, for that of a shared store) unless told
    otherwise; open it where asked to."""
    from viz.explorer.make import write_explorer

    out = None if source.store else source.out
    path = write_explorer(here(source), out, target)
    sys.stderr.write(f"written to {printable(path)}\n")
    if show and click.launch(str(path.absolute())):
        complain(f"no browser could be opened: open {printable(path)} yourself")
    return 0


def ask(name: str | None, filters: Filters, form: str, timeout: int, source: Source) -> int:
    """Print the answer to a bundled question or, without a name, the questions.

    Where there are no rows, what that means is said on standard error.
    """
    if name is None:
        return _list_questions(form)
    from queries.catalogue import find
    from queries.run import answer, why_empty
    from viz.time_limit import within

    store = opened(source, timeout)
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


def sparql(query: Path, form: str, timeout: int, source: Source) -> int:
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
    store = opened(source, timeout)
    with within(timeout, name):
        table = store.query(text, name)
    write_table(table, form)
    return 0


def show(name: str, source: Source) -> int:
    """Print all that is known of one thing."""
    from queries.show import show as show_thing
    from viz.card import card

    for line in card(show_thing(here(source), name)):
        sys.stdout.write(line + "\n")
    return 0


def without(
    names: Sequence[str], area: str | None, include_not_current: bool, form: str, source: Source
) -> int:
    """Print what is lost if these people, bodies, panels or services go."""
    from queries.resilience.without import without as lost_without
    from viz.lost import lost_lines

    store = here(source)
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
    source: Source,
) -> int:
    """Write the graph in the form of another tool; what was written is said on standard error."""
    from viz.export.forms import export as export_graph

    done = export_graph(
        here(source), form, target, area=area, include_not_current=include_not_current, force=force
    )
    said = f"written to {printable(done.path)}: {done.what}"
    sys.stderr.write(f"{said}; {done.to_know}\n" if done.to_know else f"{said}\n")
    return 0


def check(form: str, source: Source) -> int:
    """Print what is wrong with the plans and the graph; 1 if anything is."""
    from viz.findings import findings
    from viz.processes import cores
    from viz.progress import progress

    with progress() as tell:
        table = findings(here(source), cores(), tell)
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

    recovered(out)
    run(Settings(out.resolve(), **told))
    return 0


def version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and leave, where that is what was asked for."""
    if wanted:
        from viz.report import own_version

        click.echo(f"partnergraph {own_version()}")
        ctx.exit()


def load(source: Source) -> Session:
    """The graph in a folder or a shared store, for Python users."""
    from viz.session import Session

    return Session(source.out, None if source.store is None else here(source))


def _list_questions(form: str) -> int:
    from viz.question_list import question_lines, question_table

    if form != Format.TABLE:
        write_table(question_table(), form)
        return 0
    for line in question_lines():
        sys.stdout.write(line + "\n")
    return 0
