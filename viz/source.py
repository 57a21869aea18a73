"""Where a command reads its graph from: a folder that a build has written, or a shared store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["OUT", "Source", "here", "opened", "recovered"]

OUT = Path("partnergraph-out")
"""Where a graph is written to and read from unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a graph is read from: the folder `out`, or else the shared `store`, an address
    or a file of addresses."""

    out: Path = OUT
    store: str | None = None


def opened(source: Source, seconds: float | None = None) -> Store:
    """The store to ask; a shared one is waited for no longer than so many seconds.

    Raises InputError where there is none.
    """
    if source.store is not None:
        from graph.shared.http import SECONDS
        from graph.shared.store import open_shared

        return open_shared(source.store, seconds or SECONDS)
    from graph.store import open_store

    recovered(source.out)
    return open_store(source.out)


def here(source: Source) -> Store:
    """The store on this machine, for what asks many queries of it. Raises as `opened` does."""
    return opened(source).here()


def recovered(out: Path) -> None:
    """Undo a build that was cut off at the worst moment; only ever needed where OUT is gone."""
    if not out.exists():
        from viz.output import recover

        recover(out)
