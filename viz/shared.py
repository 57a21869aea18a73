"""Writing what a build has made to a shared store, and saying what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.store import open_store

if TYPE_CHECKING:
    from graph.shared.publish import Published
    from graph.shared.server import Server
    from viz.reading import Progress

__all__ = ["ready", "said", "write_shared"]

_SHOWN = 5


def ready(given: str) -> Server:
    """The store to write to, which answers and can be written to as far as can be told.

    Raises InputError otherwise: before a build begins, not after it.
    """
    from graph.shared.contents import contents_of
    from graph.shared.server import connect

    server = connect(given)
    if server.addresses.update is None and server.addresses.graphs is None:
        raise InputError(
            server.given,
            "it names no address that takes changes",
            "Write update or graphs into the file of its addresses",
        )
    contents_of(server)
    return server


def write_shared(server: Server, out: Path, remove_others: bool, progress: Progress) -> Published:
    """Write the graph of a folder to a store.

    Raises InputError, which says that the folder itself is written, where that fails.
    """
    from graph.shared.publish import graphs_of, publish

    try:
        return publish(
            server,
            graphs_of(open_store(out)),
            remove_others=remove_others,
            tell=lambda done, of: progress("writing to the shared store", done, of),
        )
    except InputError as error:
        advice = f"{error.advice}. {out} itself is written" if error.advice else ""
        raise InputError(error.name, error.problem, advice, error.place) from error


def said(published: Published, server: Server) -> tuple[str, str]:
    """What was written, as a line, and what the user should know besides."""
    sent = len(published.sent)
    graphs = "graph" if sent == 1 else "graphs"
    line = f"written to {server.given}: {sent} {graphs}, {published.unchanged} unchanged"
    if published.removed:
        line += f", {len(published.removed)} removed"
    if not published.kept:
        return line, ""
    few = _listed(published.kept)
    return line, (
        f"{server.given} keeps plans that this build does not have: {few}. Overlaps and likenesses "
        "are concluded from the plans of this build alone: build all plans together, or remove "
        "those with --remove-others"
    )


def _listed(graphs: Iterable[str]) -> str:
    names = sorted(graph.rsplit("/", 1)[-1] for graph in graphs)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
