"""The coverage sheet: which standard action stands in which area's plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz.workbook.answer_sheet import CONTENTS, to
from viz.workbook.writer import Look

if TYPE_CHECKING:
    from graph.table import Table
    from viz.workbook.writer import Book

__all__ = ["COVERAGE", "QUESTIONS", "Coverage", "Standard", "coverage", "write_coverage"]

COVERAGE = "Coverage"
QUESTIONS = ("same-standard-action", "missing-standard-actions")
"""The questions whose rows say what stands where."""

_NEEDED = frozenset({"standard action", "area", "state"})
_PRESENT, _MISSING = "present", "missing"
_OTHER_PLAN = frozenset({"any of them", "most of them"})
"""In the place of a standard action: the plan states hardly any, and is of another kind."""
_NOT_ASKED_OF_ALL = "often added"
_NOTHING = "not found"
_HEADER = 4
_LEGEND = (
    (Look.GOOD, "present: an action of the plan states it; with who leads it and when it ends"),
    (Look.BAD, "missing: it is asked of all, and no action was recognised that states it"),
    (Look.UNSURE, "in parts, or uncertain: a person should look"),
    (
        Look.TEXT,
        "not found: no action states it; plans often add it, or this plan is of another kind",
    ),
)
_WIDTHS = (24.0, 40.0, 18.0)
_AREA_WIDTH = 34.0


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard action: its name, its theme, and its kind, such as "minimum standard"."""

    name: str
    theme: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix: `areas` across, `actions` down; `cells` gives the look and the words for
    the name of an action and an area."""

    areas: tuple[str, ...]
    actions: tuple[Standard, ...]
    cells: dict[tuple[str, str], tuple[Look, str]]


_Told = dict[str, str]
"""A row of a question, by column; what is not stated is ""."""


def coverage(tables: Iterable[Table], listed: Sequence[Standard]) -> Coverage | None:
    """The matrix of the rows of the tables that have the columns for it, None if none has.

    A row says of a standard action and an area that its state is "present", "missing" or
    something between; by whom it is led, when it ends and whether that is in doubt may be
    told too. Only standard actions of the list are shown, theme by theme, in its order.
    """
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for table in tables:
        if set(table.columns) >= _NEEDED:
            for row in table.rows:
                texts = ("" if value is None else str(value) for value in row)
                said = dict(zip(table.columns, texts, strict=True))
                told[said["standard action"], said["area"]].append(said)
    named = {action for action, _ in told}
    other_plans = any(action in _OTHER_PLAN for action, _ in told)
    actions = tuple(
        standard
        for standard in listed
        if standard.name in named or (other_plans and standard.kind != _NOT_ASKED_OF_ALL)
    )
    if not actions:
        return None
    order = {theme: at for at, theme in enumerate(dict.fromkeys(each.theme for each in actions))}
    actions = tuple(sorted(actions, key=lambda standard: order[standard.theme]))
    areas = tuple(sorted({area for _, area in told}))
    cells: dict[tuple[str, str], tuple[Look, str]] = {}
    for standard in actions:
        for area in areas:
            key = (standard.name, area)
            if key in told:
                cells[key] = _shown(told[key])
            else:
                cells[key] = (Look.TEXT, _NOTHING)
    return Coverage(areas, actions, cells)


def write_coverage(book: Book, matrix: Coverage) -> None:
    """Write the matrix as a sheet: the state in words, and by colour."""
    widths = [*_WIDTHS, *(_AREA_WIDTH for _ in matrix.areas)]
    page = book.page(COVERAGE, widths, _HEADER, landscape=True)
    title = "Standard actions by area: what each plan states of the common list"
    page.row([page.cell(CONTENTS, Look.LINK, to(CONTENTS)), page.cell(title, Look.TITLE)])
    page.row([None, *(page.cell(words, look) for look, words in _LEGEND)])
    looks = [[matrix.cells[action.name, area][0] for action in matrix.actions]
             for area in matrix.areas]  # fmt: skip
    counts = (f"{of.count(Look.GOOD)} present, {of.count(Look.BAD)} missing" for of in looks)
    page.row([None, None, None, *(page.cell(count, Look.NOTE) for count in counts)])
    headings = ("theme", "standard action", "kind", *matrix.areas)
    page.row(page.cell(name, Look.HEADING) for name in headings)
    for action in matrix.actions:
        cells = [page.cell(words) for words in (action.theme, action.name, action.kind)]
        for area in matrix.areas:
            look, words = matrix.cells[action.name, area]
            cells.append(page.cell(words, look))
        page.row(cells)
    page.filter(_HEADER, len(headings))


def _shown(rows: Sequence[_Told]) -> tuple[Look, str]:
    """What several rows say of one action in one area; one that is certain is enough."""
    present = [row for row in rows if row["state"].startswith(_PRESENT)]
    certain = [row for row in present if not row.get("doubt")]
    if certain:
        return Look.GOOD, f"{_PRESENT}: {_who(certain)}"
    if present:
        return Look.UNSURE, f"{_PRESENT}, uncertain: {_who(present)}"
    between = [row for row in rows if row["state"] != _MISSING]
    if between:
        words = (": ".join(part for part in (row["state"], row.get("parts")) if part)
                 for row in between)  # fmt: skip
        return Look.UNSURE, "; ".join(dict.fromkeys(words))
    return Look.BAD, _MISSING


def _who(rows: Iterable[_Told]) -> str:
    told: dict[str, None] = {}
    for row in rows:
        lead = row.get("lead") or row.get("lead organisation") or "lead not stated"
        ends = row.get("ends")
        # Not "ends": what is printed may be "Ongoing".
        told[f"{lead}, {f'end: {ends}' if ends else 'end not stated'}"] = None
    return "; ".join(told)
