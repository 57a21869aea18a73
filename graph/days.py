"""What days a printed date can mean: a year and a month are no day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Exactness", "Span", "span"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LAST_MONTH = 12


class Exactness(StrEnum):
    """How exact a date is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a date can mean, and how exact it is."""

    first: date
    last: date
    exactness: Exactness


def span(value: object) -> Span | None:
    """What days ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` can mean; None for anything else,
    such as printed words or a day that does not exist.

    >>> span("2019-02").last
    datetime.date(2019, 2, 28)
    >>> span("TBC") is span("2019-02-30") is None
    True
    """
    found = _ISO.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day is not None:
        return Span(first, first, Exactness.DAY)
    last_month = first.month if month else _LAST_MONTH
    last = date(first.year, last_month, monthrange(first.year, last_month)[1])
    return Span(first, last, Exactness.MONTH if month else Exactness.YEAR)
