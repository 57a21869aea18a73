"""How many cells a workbook may have."""

from __future__ import annotations

from graph.errors import InputError

__all__ = ["MOST_CELLS", "MOST_MERGED", "too_many_cells"]

MOST_CELLS, MOST_MERGED = 300_000, 200_000
"""The cells that are looked at, and the fields of merged cells, above which it is refused."""


def too_many_cells(name: str) -> InputError:
    """What is said of a workbook that has more."""
    return InputError(
        name,
        "has more cells than a plan can have",
        "Copy the sheets of the plan into a new workbook and save that",
    )
