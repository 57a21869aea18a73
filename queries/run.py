"""Asking a bundled question of a built graph."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from graph.errors import InputError, as_given
from graph.newest import newest
from graph.store import Store
from graph.table import Table
from queries.asked import NOT_CURRENT, Asked, Filters
from queries.catalogue import Question, find, lookup, nearest

__all__ = [
    "KINDS",
    "NEEDS_A_DAY",
    "NOT_CURRENT",
    "answer",
    "areas_named",
    "ask",
    "known_areas",
    "why_empty",
]

KINDS = {
    "person": ("person",),
    "post": ("post",),
    "organisation": ("organisation", "team"),
    "team": ("team",),
    "panel": ("panel", "partnership"),
    "service": ("service",),
    "fund": ("fund",),
    "action": ("action",),
}
"""What may be asked for with `kind`, and the words in the answers that each stands for."""

NEEDS_A_DAY = ("overdue",)
"""The questions that are asked for today unless a day is given."""

_OPTIONS = {"not_current": "--include-not-current"}
_SHOWN = 12


def ask(
    store: Store,
    name: str,
    area: str | None = None,
    theme: str | None = None,
    include_not_current: bool = False,
    kind: str | None = None,
    on: str | None = None,
) -> Table:
    """The answer to the bundled question of that name, asked by `Filters` of these values.

    Raises InputError as `answer` does.
    """
    return answer(store, name, Filters(area, theme, kind, on, include_not_current))


def answer(store: Store, name: str, filters: Filters) -> Table:
    """The answer to the bundled question of that name.

    Raises InputError, saying what would do, for a question, area, theme, kind or day that
    is not known, or a parameter that the question does not take.
    """
    question = find(name)
    given = {
        "area": filters.area,
        "theme": filters.theme,
        "kind": filters.kind,
        "on": filters.on,
        "not_current": filters.include_not_current or None,
    }
    for parameter, value in given.items():
        if value is not None and parameter not in question.parameters:
            option = _OPTIONS.get(parameter, f"--{parameter}")
            words = "a day" if parameter == "on" else parameter.replace("_", " ")
            raise InputError(question.name, f"it cannot be asked by {words}", f"Leave {option} out")
    counted = store if filters.include_not_current else newest(store)
    table = _table(counted, question, _asked(counted, question, filters))
    # The header is what people are told; a question that gives anything else is broken.
    if table.columns != tuple(column.name for column in question.columns):
        raise ValueError(f"{question.name}: its columns are not those of its header")
    return table


def why_empty(store: Store, name: str, filters: Filters) -> str:
    """What it means that the question, so asked, has no rows, as a sentence.

    Says what no plan in the graph states, or none of that area, where the question rests
    on it.
    """
    question = find(name)
    store = store if filters.include_not_current else newest(store)
    asked = {"area": () if filters.area is None else areas_named(store, filters.area)}
    # Outside the plan's graph, where what was asked is known too.
    of_area = "GRAPH asked:question { asked:question asked:area ?asked } " if filters.area else ""
    within = "?plan pg:area ?asked_area . " if filters.area else ""
    only = "FILTER(STR(?asked_area) = ?asked)" if filters.area else ""
    for need in question.needs:
        stated = f"GRAPH ?plan {{ ?plan a pg:Plan . {within}{need.pattern} }}"
        asking = f"ASK {{ {of_area}{stated} {only} }}"
        if store.query(asking, question.name, asked).rows[0][0] == "false":
            whose = (
                f"no plan for {as_given(filters.area)}" if filters.area else "no plan in this graph"
            )
            return f"it cannot be answered: {whose} states {need.words}."
    return f"nothing found. {question.none}".strip()


def known_areas(store: Store) -> tuple[str, ...]:
    """The names of all areas that plans in the graph are for, and of those around them."""
    rows = store.query(lookup("areas"), "areas").rows
    return tuple(sorted({str(row[1]) for row in rows}))


def _asked(store: Store, question: Question, filters: Filters) -> Asked:
    on = filters.on
    if on is None and question.name in NEEDS_A_DAY:
        on = date.today().isoformat()
    return Asked(
        areas=() if filters.area is None else areas_named(store, filters.area),
        theme=None if filters.theme is None else _theme(store, filters.theme),
        kinds=() if filters.kind is None else _kinds(filters.kind),
        on=None if on is None else _day(on),
        not_current=filters.include_not_current,
    )


def _table(store: Store, question: Question, asked: Asked) -> Table:
    if question.function is None:
        return store.query(question.text, question.name, asked.parameters())
    table: Table = import_module(question.function).answer(store.here(), asked)
    return table


def areas_named(store: Store, wanted: str) -> tuple[str, ...]:
    """The IRIs of the plans' areas that a name or code stands for.

    Raises InputError, with the areas that are known, where there is none.
    """
    key = _key(wanted)
    rows = store.query(lookup("areas"), "areas").rows
    found = {
        str(own)
        for own, name, code in rows
        if key == _key(str(name)) or (code is not None and key == _key(str(code)))
    }
    if not found:
        names = sorted({str(row[1]) for row in rows})
        advice = f"Ask about one of {', '.join(names)}" if names else "Ask without --area"
        alike = nearest(wanted, names)
        if alike:
            advice = f"Did you mean {' or '.join(alike)}? {advice}"
        raise InputError(
            as_given(wanted), "no plan in the graph is for an area of that name", advice
        )
    return tuple(sorted(found))


def _theme(store: Store, wanted: str) -> str:
    key = " ".join(wanted.split())
    if not key:
        raise InputError("--theme", "no words of a theme were given", "Leave it out, or give some")
    themes = [str(row[0]) for row in store.query(lookup("themes"), "themes").rows]
    if not any(key.casefold() in theme.casefold() for theme in themes):
        alike = nearest(wanted, themes) or tuple(themes[:_SHOWN])
        advice = (
            f"Ask about one of {'; '.join(map(as_given, alike))}"
            if alike
            else "Ask without --theme"
        )
        raise InputError(as_given(wanted), "no theme in the graph holds these words", advice)
    return key


def _kinds(wanted: str) -> tuple[str, ...]:
    kinds = KINDS.get(_key(wanted))
    if kinds is None:
        raise InputError(
            as_given(wanted), "there is no kind of that name", f"Ask for one of {_listed()}"
        )
    return kinds


def _listed() -> str:
    return ", ".join(KINDS)


def _day(wanted: str) -> str:
    """The day as ``YYYY-MM-DD``; other ISO forms are refused, as queries compare the text."""
    try:
        day = date.fromisoformat(wanted.strip())
    except ValueError:
        day = None
    if day is None or day.isoformat() != wanted.strip():
        raise InputError(
            as_given(wanted), "it is not a day", "Give it as year-month-day, such as 2019-03-31"
        )
    return day.isoformat()


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
