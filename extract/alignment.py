"""Which column each cell of a row belongs to, even where cells have slipped sideways.

One method for all plans: the filled cells of a row are assigned to columns from left
to right so that the sum of how well each cell suits its column (`cellkinds.fit`) is
greatest, less a cost for every place where the row slips (a Viterbi alignment; compare
Durbin et al., Biological Sequence Analysis, 1998, chapter 2). A row is taken as
printed unless another assignment is clearly better.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.cellkinds import fit
from extract.columns import Header
from graph.records import Cell, Row

__all__ = ["AlignedRow", "align"]

_SLIP = 1.3
_SLIP_OF_ROW = 1.2
_OUTSIDE = -1.0
_CLEARLY_BETTER = 1.5
_MISFIT = -1.0


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A row with each filled cell under the role of its column.

    `cells` holds (role, cell) from left to right, role None for a column of unknown
    heading; `shifted` is true where cells were moved from the printed column.
    """

    row: Row
    cells: tuple[tuple[str | None, Cell], ...]
    shifted: bool

    def get(self, role: str) -> tuple[Cell, ...]:
        """The filled cells of a role, from left to right."""
        return tuple(cell for found, cell in self.cells if found == role)

    def first(self, role: str) -> Cell | None:
        """The first filled cell of a role."""
        return next(iter(self.get(role)), None)


def align(row: Row, header: Header) -> AlignedRow:
    """The row's filled cells under their roles."""
    filled = [(at, cell) for at, cell in enumerate(row.cells) if cell.text.strip()]
    labelled = [at for at, role in enumerate(header.roles) if role is not None]
    roles = header.roles[: max(labelled, default=-1) + 1]
    printed = [roles[at] if at < len(roles) else None for at, _ in filled]
    scores = [
        fit(cell.text, role) if at < len(roles) else _OUTSIDE
        for (at, cell), role in zip(filled, printed, strict=True)
    ]
    as_printed = AlignedRow(
        row, tuple((role, cell) for role, (_, cell) in zip(printed, filled, strict=True)), False
    )
    if not filled or min(scores) > _MISFIT or len(filled) > len(roles):
        return as_printed
    columns, best = _assign(filled, roles)
    if best < sum(scores) + _CLEARLY_BETTER:
        return as_printed
    moved = tuple((roles[column], cell) for column, (_, cell) in zip(columns, filled, strict=True))
    return AlignedRow(row, moved, True)


def _assign(
    filled: list[tuple[int, Cell]], roles: tuple[str | None, ...]
) -> tuple[list[int], float]:
    """The best column for each filled cell, strictly increasing, and its total score."""
    width = len(roles)
    impossible = float("-inf")
    total = [[impossible] * width for _ in filled]
    came_from = [[-1] * width for _ in filled]
    for index, (at, cell) in enumerate(filled):
        for column in range(index, width):
            score = fit(cell.text, roles[column])
            if index == 0:
                total[0][column] = score - (_SLIP_OF_ROW if column != at else 0.0)
                continue
            shift = column - at
            previous_at = filled[index - 1][0]
            for before in range(index - 1, column):
                step = total[index - 1][before] + score
                step -= 0.0 if before - previous_at == shift else _SLIP
                if step > total[index][column]:
                    total[index][column] = step
                    came_from[index][column] = before
    last = max(range(width), key=lambda column: (total[-1][column], -column))
    columns = [last]
    for index in range(len(filled) - 1, 0, -1):
        columns.append(came_from[index][columns[-1]])
    return columns[::-1], total[-1][last]
