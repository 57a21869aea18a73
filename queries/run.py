"""Asking a bundled question of a built graph."""

from __future__ import annotations

from graph.errors import InputError
from graph.store import Store
from graph.table import Table
from queries.catalogue import find, lookup, nearest

__all__ = ["NOT_CURRENT", "ask", "known_areas"]

NOT_CURRENT = ("ended", "planned")
"""The statuses of what does not hold at present."""
_OPTIONS = {"not_current": "--include-not-current"}
_SHOWN = 12


def ask(
    store: Store,
    name: str,
    area: str | None = None,
    theme: str | None = None,
    include_not_current: bool = False,
) -> Table:
    """The answer to the bundled question of that name.

    `area` keeps what is about one area: its name or code in any case, or those of a
    larger area around it. `theme` keeps what is under a theme that holds these words, in
    any case. What the plan says has ended or is only planned is left out, unless
    `include_not_current` is true. Raises InputError, saying what would do, for a question,
    area or theme that is not known, or a parameter that the question does not take.
    """
    question = find(name)
    asked: dict[str, tuple[str, ...]] = {}
    given = {"area": area, "theme": theme, "not_current": include_not_current or None}
    for parameter, value in given.items():
        if value is not None and parameter not in question.parameters:
            option = _OPTIONS.get(parameter, f"--{parameter}")
            words = parameter.replace("_", " ")
            raise InputError(question.name, f"it cannot be asked by {words}", f"Leave {option} out")
    if area is not None:
        asked["area"] = _areas(store, area)
    if theme is not None:
        asked["theme"] = (_theme(store, theme),)
    if include_not_current:
        asked["not_current"] = NOT_CURRENT
    answer = store.query(question.text, question.name, asked)
    # The header is what people are told; a query that gives anything else is broken.
    if answer.columns != tuple(column.name for column in question.columns):
        raise ValueError(f"{question.name}: its columns are not those of its header")
    return answer


def known_areas(store: Store) -> tuple[str, ...]:
    """The names of all areas that plans in the graph are for, and of those around them."""
    rows = store.query(lookup("areas"), "areas").rows
    return tuple(sorted({str(row[1]) for row in rows}))


def _areas(store: Store, wanted: str) -> tuple[str, ...]:
    """The IRIs of the plans' areas that the words stand for."""
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
        raise InputError(wanted, "no plan in the graph is for an area of that name", advice)
    return tuple(sorted(found))


def _theme(store: Store, wanted: str) -> str:
    key = wanted.strip()
    themes = [str(row[0]) for row in store.query(lookup("themes"), "themes").rows]
    if not any(key.casefold() in theme.casefold() for theme in themes):
        alike = nearest(wanted, themes) or tuple(themes[:_SHOWN])
        advice = f"Ask about one of {'; '.join(alike)}" if alike else "Ask without --theme"
        raise InputError(wanted, "no theme in the graph holds these words", advice)
    return key


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
