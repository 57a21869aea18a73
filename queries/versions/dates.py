"""How a date changed, in words and days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from graph.days import span
from queries.versions.version import same_words

__all__ = ["DateChange", "date_change"]

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DateChange:
    """What became of a date: "slipped", "brought forward", "given", "dropped", "made more
    exact", "made less exact" or "reworded"; by how many days, where both are dates, and that
    in words ("6 months later")."""

    what: str
    days: int | None = None
    words: str = ""


def date_change(before: str, after: str, *, last: bool) -> DateChange | None:
    """How a date changed; None where it did not.

    A date is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, anything else printed words; "" is
    nothing stated. An end (`last`) is compared by the last day that it can mean, a start by
    the first. Where one lies within the other, only how exact it is has changed.

    >>> date_change("2019-03", "2019-09", last=True).words
    '6 months later'
    >>> date_change("2019", "2019-03", last=True).what
    'made more exact'
    """
    old, new = span(before), span(after)
    if old is None and new is None:
        return None if same_words(before, after) else DateChange("reworded")
    if old is None:
        return DateChange("given")
    if new is None:
        return DateChange("dropped")
    if old == new:
        return None
    if old.first <= new.first and new.last <= old.last:
        return DateChange("made more exact")
    if new.first <= old.first and old.last <= new.last:
        return DateChange("made less exact")
    left, right = (old.last, new.last) if last else (old.first, new.first)
    days = (right - left).days
    if days == 0:
        # They begin or end together, so one lies within the other: seen above.
        return None
    direction = "later" if days > 0 else "earlier"
    what = "slipped" if days > 0 else "brought forward"
    return DateChange(what, days, f"{_length(left, right)} {direction}")


def _length(one: date, other: date) -> str:
    """The time between two days: in months where they are whole, else in days."""
    months = abs((other.year - one.year) * _MONTHS + other.month - one.month)
    if months and (one.day == other.day or (_ends_month(one) and _ends_month(other))):
        return _counted(months, "month")
    return _counted(abs((other - one).days), "day")


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
