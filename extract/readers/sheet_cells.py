"""What a cell of a workbook shows: its value as its number format prints it.

Dates keep the look of their format where that names the month ("Sep-18"); others are
printed day first, as everywhere in British plans, since a format such as month/day is
shown by each computer in its own country's order.
"""

from __future__ import annotations

import datetime
import re

__all__ = ["shown"]

_QUOTED = re.compile(r'"([^"]*)"')
_ASIDE = re.compile(r"\[[^\]]*\]|\\.|_.|\*.")
_DATE_PARTS = re.compile(r"y+|m+|d+|[^ymd]+", re.IGNORECASE)
_TIME = re.compile(r"\s*(?:\[?h+\]?|[ap]m?/[ap]m?)[hms:.0\s/ap]*", re.IGNORECASE)
_CURRENCY = re.compile(r"[£$€]")
_PLACE = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_DIGITS = re.compile(r"[0#?]")
_DECIMALS = re.compile(r"\.([0#?]+)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST_DIGITS = 15


def shown(value: object, number_format: str) -> str:
    """A value as its cell shows it, "" for nothing and for the error of a formula.

    >>> import datetime
    >>> shown(datetime.datetime(2018, 9, 1), "mmm-yy"), shown(0.25, "0%"), shown(3.0, "General")
    ('Sep-18', '25%', '3')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        clock = "" if value.time() == datetime.time() else f" {value:%H:%M}"
        return _date(value.date(), number_format) + clock
    if isinstance(value, datetime.date):
        return _date(value, number_format)
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value).replace("_x000D_", "")


def _date(day: datetime.date, number_format: str) -> str:
    pattern = _plain(number_format)
    months = max((len(part) for part in re.findall("[mM]+", pattern)), default=0)
    if months < 3:
        if re.fullmatch("[yY]+", pattern):
            return str(day.year)
        if re.match("[yY]", pattern) and not re.search("[dD]{3}", pattern):
            return day.isoformat()
        if months and not re.search("[dD]", pattern):
            return f"{_MONTHS[day.month - 1][:3]} {day.year}"
        return f"{day:%d/%m/%Y}"
    parts = (_part(part, day) for part in _DATE_PARTS.findall(pattern))
    return "".join(parts).strip(" ,")


def _part(part: str, day: datetime.date) -> str:
    """A part of a date as the letters of a format ask for it."""
    letter, length = part[0].lower(), len(part)
    if letter == "y":
        return str(day.year) if length > 2 else f"{day.year % 100:02}"
    if letter == "m":
        name = _MONTHS[day.month - 1]
        names = {3: name[:3], 5: name[:1]}
        return f"{day.month:0{length}}" if length < 3 else names.get(length, name)
    if letter == "d":
        name = _DAYS[day.weekday()]
        return str(day.day).zfill(length) if length < 3 else name[:3] if length == 3 else name
    return part


def _plain(number_format: str) -> str:
    """The first section of a format, without colours, places, gaps and the time of day."""
    section = _ASIDE.sub(_kept, _PLACE.sub(r"\1", number_format.split(";")[0]))
    return _TIME.sub("", _QUOTED.sub(r"\1", section)).replace("@", "").strip()


def _kept(match: re.Match[str]) -> str:
    """An escaped character stands for itself; the rest is left out."""
    return match.group()[1] if match.group().startswith("\\") else ""


def _number(value: float, number_format: str) -> str:
    bare = _plain(number_format)
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    decimals = _DECIMALS.search(bare)
    places = min(len(decimals[1]), _MOST_DIGITS) if decimals else 0
    if "%" in bare:
        return f"{value * 100:.{places}f}%"
    if number_format == "General" or not _DIGITS.search(bare):
        return _general(value)
    printed = f"{value:,.{places}f}" if "," in bare else f"{value:.{places}f}"
    if re.fullmatch("0+", bare):
        printed = printed.zfill(len(bare))
    currency = _CURRENCY.search(bare)
    return f"{currency.group()}{printed}" if currency else printed


def _general(value: float) -> str:
    if isinstance(value, int):
        return str(value)[: _MOST_DIGITS * 20]
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
