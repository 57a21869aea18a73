"""The queries that the projections and the checks are made of, kept as files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["lookup"]


@cache
def lookup(name: str) -> str:
    """The text of the query in `graph/lookup/NAME.rq`."""
    return (files("graph") / "lookup" / f"{name}.rq").read_text(encoding="utf-8")
