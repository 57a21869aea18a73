"""Pages as text, from templates that escape whatever is put into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined

from graph.table import Table
from ontology.vocab import PREFIXES

__all__ = ["MOST_SHOWN", "Grid", "Links", "grid", "local_links", "page", "style"]

MOST_SHOWN = 1000
"""How many rows a page shows; a browser is slow with more."""

Links = Callable[[str], str | None]
"""The address here of a node of the graph, None where it has none."""

_PART_WORDS = {
    "mentions": "names",
    "in action": "named in action",
    "of": "names",
    "commitment": "part",
    "locator": "place",
    "file name": "file",
    "pref label": "name",
    "alt label": "also printed as",
    "hidden label": "misspelt as",
    "start note": "start, as printed",
    "end note": "end, as printed",
    "theme label": "theme, as printed",
}

_REFERRING_WORDS = {
    "area": "plans for it",
    "area served": "what serves it",
    "commitment": "the action it is part of",
    "contained in place": "areas within it",
    "in plan": "its actions",
    "mentions": "actions that name it",
    "overlaps with": "what does the same work",
    "partnership": "plans of it",
    "same standard action": "actions of other plans that do the same",
    "standard action": "actions that state it",
    "theme": "actions under it",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell of a table shows, and where it leads."""

    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be shown, and a sentence that says how much of it is."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    counted: str


def page(template: str, **values: object) -> str:
    """The page made from a template of this package."""
    return _templates().get_template(template).render(**values)


def style() -> bytes:
    """The style sheet of all pages."""
    return _source("style.css").encode()


def local_links(base: str) -> Links:
    """Links from the nodes of a graph, whose IRIs begin with the base, to their pages."""

    def address(iri: str) -> str | None:
        if iri.startswith(base):
            # As IRIs are made by `graph.identity.iri`, but for the marks of a foreign one.
            return "/id/" + quote(iri[len(base) :], safe="/-._~%")
        if iri.startswith(PREFIXES["pg"]):
            return "/ontology#" + quote(iri[len(PREFIXES["pg"]) :])
        return None

    return address


def grid(table: Table, links: Links) -> Grid:
    """The first rows of a table for a page."""
    shown = table.rows[:MOST_SHOWN]
    kinds = table.kinds[:MOST_SHOWN] or tuple(("literal",) * len(row) for row in shown)
    rows = tuple(
        tuple(
            Cell(
                "" if value is None else str(value),
                links(str(value)) if kind == "iri" else None,
            )
            for value, kind in zip(row, kinds_of_row, strict=True)
        )
        for row, kinds_of_row in zip(shown, kinds, strict=True)
    )
    total = len(table.rows)
    counted = f"{total:,} row{'' if total == 1 else 's'}"
    if total > MOST_SHOWN:
        counted += f", of which the first {MOST_SHOWN:,} are shown"
    return Grid(table.columns, rows, counted + ".")


@cache
def _templates() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["part_words"] = lambda words: _PART_WORDS.get(words, words)
    environment.filters["referring_words"] = _referring_words
    return environment


def _referring_words(words: str) -> str:
    return _REFERRING_WORDS.get(words, f"“{_PART_WORDS.get(words, words)}” of")


def _source(name: str) -> str:
    return (files("viz.server") / "templates" / name).read_text(encoding="utf-8")
