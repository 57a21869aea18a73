"""Which build a folder holds."""

from __future__ import annotations

from pathlib import Path

from graph.store import GRAPH_FILE, MANIFEST_FILE

__all__ = ["version_of"]


def version_of(out: Path) -> str | None:
    """A text that is another after each build; None where the folder holds no graph."""
    try:
        found = [(out / name).stat() for name in (MANIFEST_FILE, GRAPH_FILE)]
    except OSError:
        return None
    return " ".join(f"{each.st_ino}-{each.st_mtime_ns}-{each.st_size}" for each in found)
