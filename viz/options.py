"""The options that several commands share, and what they come to."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from graph.errors import InputError
from viz.source import OUT, Source
from viz.terminal import Format
from viz.time_limit import MOST_SECONDS

__all__ = [
    "format_option",
    "graph_option",
    "reading_options",
    "source_options",
    "timeout_option",
    "writing_options",
]

_Command = TypeVar("_Command", bound=Callable[..., Any])

graph_option = click.option(
    "--graph",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    default=OUT,
    show_default=True,
    help="The folder that a build has written.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TABLE.value,
    show_default=True,
    help="How to print the answer.",
)
timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.IntRange(1, MOST_SECONDS),
    default=60,
    show_default=True,
    help="Give up, with exit status 2, when there is no answer after so long.",
)
_names = click.option(
    "--names",
    type=click.Choice(["all", "posts"]),
    default="all",
    show_default=True,
    help="With posts, write no personal names: who leads what is told by post.",
)
_dask = click.option(
    "--dask",
    metavar="ADDRESS",
    help="Read the files on the Dask cluster whose scheduler is there (docs/dask.md).",
)
_read_store = click.option(
    "--store",
    metavar="URL",
    help="Read from this shared store in place of a folder (docs/shared-store.md).",
)
_write_store = click.option(
    "--store",
    metavar="URL",
    help="Write the graph to this shared store too, once OUT is written (docs/shared-store.md).",
)
_remove_others = click.option(
    "--remove-others",
    is_flag=True,
    help="With --store: remove from it the plans that this build does not have.",
)


def source_options(command: _Command) -> Callable[..., Any]:
    """The options --graph and --store, given to the command as one `source`."""

    @_read_store
    @graph_option
    @functools.wraps(command)
    def reading(*arguments: Any, out: Path, store: str | None, **named: Any) -> Any:
        if store is not None and _was_given("out"):
            raise InputError("--store", "it stands in place of --graph", "Give one of the two")
        return command(*arguments, source=Source(out, store), **named)

    return reading


def writing_options(command: _Command) -> _Command:
    """The options --store and --remove-others of a build."""
    return _write_store(_remove_others(command))


def reading_options(command: _Command) -> _Command:
    """The options --names and --dask of a build."""
    return _names(_dask(command))


def _was_given(option: str) -> bool:
    source = click.get_current_context().get_parameter_source(option)
    return source is not None and source is not ParameterSource.DEFAULT
