"""Looking at some columns of an answer."""

from __future__ import annotations

from graph.table import Row, Table


def picked(table: Table, *columns: str) -> list[Row]:
    """These columns of a table, row by row."""
    return list(zip(*(table.column(name) for name in columns), strict=True))
