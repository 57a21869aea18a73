"""The coverage sheet: which standard action stands in which area's plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viz.workbook.answer_sheet import CONTENTS, to
from viz.workbook.writer import Look

if TYPE_CHECKING:
    from graph.table import Table
    from viz.workbook.writer import Book

__all__ = ["COVERAGE", "QUESTIONS", "Coverage", "coverage", "write_coverage"]

COVERAGE = "Coverage"
QUESTIONS = ("same-standard-action", "missing-standard-actions")
"""The questions whose rows say what stands where."""

_NEEDED = ("standard action", "area", "state")
_PRESENT, _MISSING = "present", "missing"
_NOTHING = "nothing found"
_HEADER = 4
_LEGEND = (
    (Look.GOOD, "present: an action of the plan states it; with who leads it and when it ends"),
    (Look.BAD, "missing: no action of the plan states it, in any wording that was recognised"),
    (Look.UNSURE, "anything else, such as not sure: a person should look"),
)
_WIDTHS = (28.0, 44.0)
_AREA_WIDTH = 34.0


@dataclass(slots=True)
class _Cell:
    states: dict[str, None] = field(default_factory=dict)
    told: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix: `areas` across, `actions` down, each with its theme; `cells` says what is
    known of an action in an area: its look and words."""

    areas: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, str], tuple[Look, str]]


def coverage(tables: Iterable[Table]) -> Coverage | None:
    """The matrix of all rows of the tables that have the columns for it, None if none has.

    Rows are (standard action, theme, area, state, lead, ends), of which theme, lead and ends
    may be absent. "Present" in any row is present.
    """
    cells: dict[tuple[str, str], _Cell] = {}
    actions: dict[str, str] = {}
    areas: set[str] = set()
    for table in tables:
        if not set(_NEEDED) <= set(table.columns):
            continue
        for row in table.rows:
            values = {
                name: "" if value is None else str(value)
                for name, value in zip(table.columns, row, strict=True)
            }
            action, area, state = (values[name] for name in _NEEDED)
            if not action or not area:
                continue
            actions[action] = actions.get(action) or values.get("theme", "")
            areas.add(area)
            cell = cells.setdefault((action, area), _Cell())
            cell.states[state] = None
            told = _told(values.get("lead", ""), values.get("ends", ""))
            if told and state.startswith(_PRESENT):
                cell.told[told] = None
    if not cells:
        return None
    return Coverage(
        areas=tuple(sorted(areas)),
        actions=tuple((theme, action) for action, theme in _by_theme(actions)),
        cells={key: _shown(cell) for key, cell in cells.items()},
    )


def write_coverage(book: Book, matrix: Coverage) -> None:
    """Write the matrix as a sheet: the state in words, and by colour."""
    widths = [*_WIDTHS, *(_AREA_WIDTH for _ in matrix.areas)]
    page = book.page(COVERAGE, widths, _HEADER, landscape=True)
    title = "Standard actions by area: what each plan states of London's common template"
    page.row([page.cell(CONTENTS, Look.LINK, to(CONTENTS)), page.cell(title, Look.TITLE)])
    page.row(page.cell(words, look) for look, words in _LEGEND)
    counts = (
        sum(matrix.cells.get((action, area), (None, ""))[0] is Look.GOOD
            for _, action in matrix.actions)
        for area in matrix.areas
    )  # fmt: skip
    of = len(matrix.actions)
    page.row(
        [None, page.cell("present, of all listed", Look.NOTE)]
        + [page.cell(f"{count} of {of}", Look.NOTE) for count in counts]
    )
    headings = ("theme", "standard action", *matrix.areas)
    page.row(page.cell(name, Look.HEADING) for name in headings)
    for theme, action in matrix.actions:
        cells = [page.cell(theme), page.cell(action)]
        for area in matrix.areas:
            look, words = matrix.cells.get((action, area), (Look.TEXT, _NOTHING))
            cells.append(page.cell(words, look))
        page.row(cells)
    page.filter(_HEADER, len(headings))


def _by_theme(actions: dict[str, str]) -> Sequence[tuple[str, str]]:
    """The actions with their themes: themes and actions in the order in which they came."""
    order = {theme: number for number, theme in enumerate(dict.fromkeys(actions.values()))}
    return sorted(actions.items(), key=lambda item: order[item[1]])


def _told(lead: str, ends: str) -> str:
    until = f"ends {ends}" if ends else "end not stated"
    return f"{lead or 'lead not stated'}, {until}"


def _shown(cell: _Cell) -> tuple[Look, str]:
    present = [state for state in cell.states if state.startswith(_PRESENT)]
    if present:
        return Look.GOOD, ": ".join((present[0], "; ".join(cell.told)))
    unsure = [state for state in cell.states if not state.startswith(_MISSING)]
    if unsure:
        return Look.UNSURE, "; ".join(unsure)
    return Look.BAD, "; ".join(cell.states)
