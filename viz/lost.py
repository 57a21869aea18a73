"""What is lost if somebody or something goes, as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.table import Row
from queries.resilience.without import Without
from viz.terminal import printable

__all__ = ["lost_lines"]

_HEADINGS = {
    "goes too": "Goes with what was named",
    "no lead left": "Actions left without a named lead",
    "outcome without a lead": "Actions with an outcome left without a lead",
    "another lead stays": "Actions that lose a lead and keep another",
    "no lead organisation left": "Actions left without a lead organisation",
    "another lead organisation stays": "Actions that lose a lead organisation and keep another",
    "no supporter left": "Actions left without a named supporter",
    "another supporter stays": "Actions that lose a supporter and keep another",
    "no provider left": "Services left without a stated provider",
    "another provider stays": "Services that lose a provider and keep another",
    "no chair left": "Panels left without a stated chair",
    "another chair stays": "Panels that lose a chair and keep another",
    "no funder left": "Left without a stated funder",
    "another funder stays": "Lose a funder and keep another",
    "no other way to report": "Panels left with nobody to report to",
    "relies on it": "Actions that use it or depend on it",
    "relies on it through others": "Actions that rely on it through others",
    "names it": "Actions whose words name it",
    "theme without a service": "Themes left without a named service",
    "area without a service": "Left without any named service",
    "out of contact": "Falls out of contact with the rest of the work",
    "nothing found": "Named, but no work is stated to hang on it",
    "nearest to take over": "Nearest to take over",
}
_LONGEST = 240


def lost_lines(answer: Without) -> Iterator[str]:
    """The lines: what the names were taken for, then area by area what is lost."""
    yield f"Without {' and '.join(printable(name) for name in answer.named)}"
    for name, things in answer.named.items():
        for thing in things:
            yield f"  {printable(name)}: {printable(thing)}"
    for area, rows in groupby(answer.table.rows, key=lambda row: row[0]):
        yield ""
        yield printable(area)
        yield from _area([*rows])


def _area(rows: list[Row]) -> Iterator[str]:
    by_finding = [(str(key), [*each]) for key, each in groupby(rows, key=lambda row: row[1])]
    for finding, each in by_finding:
        if finding not in ("nearest to take over", "goes too"):
            yield f"  {_HEADINGS[finding]}: {len(each)}"
    for finding, each in by_finding:
        yield ""
        yield f"  {_HEADINGS[finding]}"
        for _, about in groupby(each, key=lambda row: row[2:4]):
            yield from _told(finding, [*about])


def _told(finding: str, rows: list[Row]) -> Iterator[str]:
    """What a line is about, once, and what is said of it."""
    what, theme = rows[0][2:4]
    heading = f"{_cut(theme)}: " if theme else ""
    whom = "in the place of " if finding == "nearest to take over" else ""
    yield f"    {whom}{heading}{_cut(what)}"
    for row in rows:
        yield from _line(row)


def _line(row: Row) -> Iterator[str]:
    _, _, _, _, detail, near, quote, place, doubt = row
    yield f"      {printable(detail)}" + (f" ({doubt})" if doubt else "")
    if near:
        yield f"      nearest to take over: {printable(near)}"
    said = f'"{_cut(quote)}" ' if quote else ""
    yield f"      {said}({printable(place)})"


def _cut(value: object) -> str:
    words = printable(value)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
