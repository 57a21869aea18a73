"""The answer to a question: columns and rows."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Row", "Table", "Value"]

Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

    `name` is the question's name or the file's. Every row has as many values as there
    are columns; None is a value that is not stated. `kinds` has the shape of `rows` and
    says what each value was in the graph ("iri", "literal", "blank", "" where there is
    none); it is empty where a table's values are words for people only.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    kinds: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            raise ValueError(f"{self.name}: a row is not {width} values long")
        if self.kinds and len(self.kinds) != len(self.rows):
            raise ValueError(f"{self.name}: kinds are not given for every row")

    def column(self, name: str) -> tuple[Value, ...]:
        """The values of one column, from top to bottom. Raises KeyError if unknown."""
        if name not in self.columns:
            raise KeyError(name)
        index = self.columns.index(name)
        return tuple(row[index] for row in self.rows)
