"""The options of the command `serve`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import click

from viz.server.settings import Settings
from viz.time_limit import MOST_SECONDS

__all__ = ["Told", "serving_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_USUAL = Settings(Path())


class Told(TypedDict):
    """What the options say: the fields of `Settings` but for the folder."""

    host: str
    port: int
    seconds: int
    most_rows: int
    memory: int
    workers: int
    most_waiting: int
    names: tuple[str, ...]
    verbose: bool


_OPTIONS = (
    click.option(
        "--host",
        metavar="ADDRESS",
        default=_USUAL.host,
        show_default=True,
        help="The address to listen at; with any other, other machines can ask too.",
    ),
    click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=_USUAL.port,
        show_default=True,
        help="The port to listen at; 0 takes any that is free.",
    ),
    click.option(
        "--timeout",
        "seconds",
        metavar="SECONDS",
        type=click.IntRange(1, MOST_SECONDS),
        default=_USUAL.seconds,
        show_default=True,
        help="Stop an answer that takes longer.",
    ),
    click.option(
        "--most-rows",
        metavar="ROWS",
        type=click.IntRange(1),
        default=_USUAL.most_rows,
        show_default=True,
        help="Refuse an answer that has more.",
    ),
    click.option(
        "--memory",
        metavar="MB",
        type=click.IntRange(16),
        default=_USUAL.memory,
        show_default=True,
        help="Stop an answer that needs more beside the graph, where the system can do that.",
    ),
    click.option(
        "--workers",
        metavar="NUMBER",
        type=click.IntRange(1, 64),
        default=_USUAL.workers,
        show_default=True,
        help="How many processes answer at once; each holds the graph.",
    ),
    click.option(
        "--most-waiting",
        metavar="NUMBER",
        type=click.IntRange(1),
        default=_USUAL.most_waiting,
        show_default=True,
        help="How many requests may wait for one of them; more are told to come again.",
    ),
    click.option(
        "--allow-name",
        "names",
        metavar="NAME",
        multiple=True,
        help="Another name that the server is reached by, as behind a proxy; may be repeated.",
    ),
    click.option("--verbose", is_flag=True, help="Log the queries too, and all of a fault."),
)


def serving_options(command: _Command) -> _Command:
    """The command with these options, which it takes as `Told` names them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
