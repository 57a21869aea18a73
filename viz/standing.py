"""On which judgements the graph in a folder rests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from viz.review import CSV, KEPT, Given, gather, noted_in
from viz.review_csv import read_states

__all__ = ["standing"]


def standing(out: Path) -> Given:
    """The judgements that the graph in OUT rests on (`applied`) and those that its reviews
    hold besides, as `gather` would find them. Raises InputError as that does."""
    found = gather(None, out)
    path, noted = out / CSV, noted_in(out)
    # Of the two forms at most one was changed; what a build said of a line stays in both.
    states = read_states(path.read_bytes(), str(path)) if path.is_file() else {}
    rested = {j for j, state in states.items() if state and not state.startswith(KEPT)}
    file, digest = noted.get("file"), noted.get("sha256")
    return replace(
        found,
        applied=tuple(j for j in found.kept if j in rested),
        kept=tuple(j for j in found.kept if j not in rested),
        file=file if isinstance(file, str) else None,
        sha256=digest if isinstance(digest, str) else None,
    )
