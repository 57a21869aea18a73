"""The single dates in a text: what British officers write, found and typed.

Each expression ("Dec-18", "28th September 2018", "2018/19", "Q2 2023/24", "Autumn 2017")
is recognised on tokens by looking ahead a few of them, so the time taken grows with the
length of the text only. Days come before months. A financial year runs from April to
March; a quarter beside a single year is a quarter of the financial year that begins in
that year, the usual reading in British local government. Two-digit years up to 69 are of
this century.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.date_words import Token, month_number, word_lists

__all__ = ["DateExpression", "expression_at"]

_FIRST_YEAR, _LAST_YEAR = 1990, 2069
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_QUARTERS = frozenset({"q", "qtr", "quarter"})
_FINANCIAL = "fy"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One date as printed between two offsets.

    `kind` is "date", "month", "year", "period" (a financial year, a quarter), "years"
    (2019-22), "season", "partial" (no year printed) or "impossible" (31/02/2023).
    `first` and `last` are its first and last day, month or year, typed; None for
    seasons, partial and impossible dates. `month`, `day` and `quarter` are those of a
    partial date; `edtf` is the notation of ISO 8601-2 for a season.
    """

    start: int
    end: int
    kind: str
    first: str | None = None
    last: str | None = None
    month: int = 0
    day: int = 0
    quarter: int = 0
    edtf: str | None = None

    def with_year(self, year: int) -> DateExpression:
        """A partial date completed by the year printed at the other end of a range."""
        if self.quarter:
            return replace(_quarter(self.quarter, year), start=self.start, end=self.end)
        return replace(_dated(year, self.month, self.day), start=self.start, end=self.end)


def expression_at(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """The date that begins at a token, and the place of the token after it."""
    if not _may_begin(tokens[at].text):
        return None
    for recognise in (_numeric, _day_first, _month_first, _in_quarter, _financial_year, _season):
        found = recognise(tokens, at)
        if found is not None:
            expression, after = found
            after = _past_time_of_day(tokens, after) if expression.kind == "date" else after
            placed = replace(expression, start=tokens[at].start, end=tokens[after - 1].end)
            return placed, after
    word = _text(tokens, at)
    if (year := _year(word)) and not _is_amount(tokens, at):
        typed = str(year)
        return DateExpression(tokens[at].start, tokens[at].end, "year", typed, typed), at + 1
    return None


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Whether a date can begin with a word: hardly any does, so that this is asked first."""
    lists = word_lists()
    known = word in _QUARTERS or word == _FINANCIAL or word in lists.quarters
    return word.isdigit() or known or word in lists.seasons or month_number(word) > 0


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _number(word: str, longest: int = 2) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= longest else None


def _year(word: str) -> int:
    """A year of four digits within the lifetime of plans, else 0."""
    number = _number(word, 4) if len(word) == 4 else None
    return number if number and _FIRST_YEAR <= number <= _LAST_YEAR else 0


def _short_year(word: str) -> int:
    """A year of two or four digits, else 0."""
    if len(word) == 2 and (number := _number(word)) is not None:
        return 2000 + number if number < 70 else 1900 + number
    return _year(word)


def _is_amount(tokens: list[Token], at: int) -> bool:
    """Whether a number is money or part of a longer number, never a year."""
    here = tokens[at]
    before, after = _text(tokens, at - 1), _text(tokens, at + 1)
    if before in ("£", "$", "€"):
        return True
    if before in (",", ".") and _text(tokens, at - 2).isdigit():
        return tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == here.start
    touches = after in ("%", ".") and tokens[at + 1].start == here.end
    return touches and (after != "." or _text(tokens, at + 2).isdigit())


def _dated(year: int, month: int, day: int = 0) -> DateExpression:
    if not 1 <= month <= 12 or not 0 <= day <= calendar.monthrange(year, month)[1]:
        return DateExpression(0, 0, "impossible")
    typed = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return DateExpression(0, 0, "date" if day else "month", typed, typed)


def _quarter(quarter: int, year: int) -> DateExpression:
    month, year = (1, year + 1) if quarter == 4 else (quarter * 3 + 1, year)
    return DateExpression(0, 0, "period", f"{year}-{month:02}", f"{year}-{month + 2:02}")


def _numeric(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """31/03/2025, 31.3.25, 2024-03-31, 2024-03, 04/2023."""
    first, mark, second = (_text(tokens, at + i) for i in range(3))
    if mark not in ("/", "-", ".") or not first.isdigit() or not second.isdigit():
        return None
    if _text(tokens, at - 1) == "£" or not _close(tokens, at, at + 2):
        return None
    one, two = _number(first, 4), _number(second)
    again, third = _text(tokens, at + 3), _text(tokens, at + 4)
    if one is None:
        return None
    if again == mark and third.isdigit() and two is not None and _close(tokens, at, at + 4):
        if (year := _year(first)) and (day := _number(third)) is not None:
            return _dated(year, two, day or 99), at + 5
        if len(first) <= 2 and (year := _short_year(third)):
            return _dated(year, two, one or 99), at + 5
        return None
    if (year := _year(first)) and two is not None and len(second) == 2 and mark == "-":
        is_month = 1 <= two <= 12 and two != (year + 1) % 100
        return (_dated(year, two), at + 3) if is_month else None
    if len(first) <= 2 and (year := _year(second)) and 1 <= one <= 12:
        return _dated(year, one), at + 3
    return None


def _close(tokens: list[Token], first: int, last: int) -> bool:
    """Whether tokens stand together, or with the same white space around each mark."""
    gaps = {tokens[i + 1].start - tokens[i].end for i in range(first, last)}
    return gaps <= {0} or (len(gaps) == 1 and tokens[first + 1].text in "/.")


def _day_first(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """28th September 2018, 28 of Sept 18, 1 April (partial)."""
    day = _number(_text(tokens, at))
    if day is None:
        return None
    after = at + 1
    after += _text(tokens, after) in _ORDINALS
    after += _text(tokens, after) == "of"
    after += _text(tokens, after) in ("-", "/")
    month = month_number(_text(tokens, after))
    if not month:
        return None
    after += 1
    return _with_year_after(tokens, after, month, day or 99)


def _month_first(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """March 2020, Dec-18, July2019, Mar '24, March 31st 2025, April (partial)."""
    month = month_number(_text(tokens, at))
    if not month:
        return None
    after = at + 1
    day, then = _number(_text(tokens, after)), after + 1
    if day is not None:
        ordinal = _text(tokens, then) in _ORDINALS
        then += ordinal
        then += _text(tokens, then) == ","
        if _year(_text(tokens, then)) and 1 <= day <= 31 and not _is_amount(tokens, then):
            return _dated(_year(_text(tokens, then)), month, day), then + 1
        if ordinal:
            return DateExpression(0, 0, "partial", month=month, day=day), then
    return _with_year_after(tokens, after, month, 0)


def _with_year_after(
    tokens: list[Token], after: int, month: int, day: int
) -> tuple[DateExpression, int]:
    """A month completed by the year that follows it, if one does."""
    place = after
    place += _text(tokens, place) in (".", ",")
    place += _text(tokens, place) in ("-", "/")
    place += _text(tokens, place) == "of"
    quoted = _text(tokens, place) == "'"
    place += quoted
    word = _text(tokens, place)
    if quoted and len(word) != 2:
        return DateExpression(0, 0, "partial", month=month, day=day), after
    year = 0 if place < len(tokens) and _is_amount(tokens, place) else _short_year(word)
    if len(word) == 2 and _goes_on(tokens, place + 1):
        year = 0
    if year:
        return _dated(year, month, day), place + 1
    after += _text(tokens, after) == "." and place > after
    return DateExpression(0, 0, "partial", month=month, day=day), after


def _financial_year(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """2018/19, 2019-20, 2017/2018, FY 23/24; and stretches of years: 2019-22, 2018/20."""
    place = at
    named = _text(tokens, place) == _FINANCIAL
    place += named
    first, mark, second = (_text(tokens, place + i) for i in range(3))
    if mark not in ("/", "-") or not first.isdigit() or not second.isdigit():
        return None
    begin = _year(first) or (_short_year(first) if len(first) == 2 else 0)
    end = _short_year(second)
    if not begin or not end or (len(second) == 2 and end <= begin):
        return None
    if len(second) == 2 and _goes_on(tokens, place + 3):
        return None
    if (len(second) == 2 or mark == "/" or named) and end == begin + 1:
        if len(first) == 2 and not named and int(first) <= 12:
            return None
        month = 9 if _is_academic(tokens, at, place + 3) else 4
        first_day, last_day = f"{begin}-{month:02}", f"{end}-{month - 1:02}"
        return DateExpression(0, 0, "period", first_day, last_day), place + 3
    if len(first) == 4 and (len(second) == 2 or mark == "/") and end > begin:
        return DateExpression(0, 0, "years", str(begin), str(end)), place + 3
    return None


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a two-digit number is the day of a further date, not a year."""
    follows = _text(tokens, at)
    if follows in _ORDINALS or month_number(follows):
        return True
    return follows in ("/", ".") and _text(tokens, at + 1).isdigit()


def _is_academic(tokens: list[Token], before: int, after: int) -> bool:
    near = {_text(tokens, before - 1), _text(tokens, before - 2), _text(tokens, after)}
    return bool(near & {"academic", "school"})


def _in_quarter(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """Q2 2023/24, 2023/24 Q2, Quarter 3 of 2024, first quarter 2025, Q1 (partial)."""
    year_first = _financial_year(tokens, at)
    after = year_first[1] if year_first else at
    word, then = _text(tokens, after), _text(tokens, after + 1)
    quarter = 0
    if word in _QUARTERS:
        quarter, after = _number(then) or 0, after + 2
    elif word in word_lists().quarters and then in ("quarter", "qtr"):
        quarter, after = word_lists().quarters[word], after + 2
    elif word.isdigit() and then in _ORDINALS and _text(tokens, after + 2) == "quarter":
        quarter, after = _number(word) or 0, after + 3
    if not 1 <= quarter <= 4:
        return None
    if year_first and year_first[0].first:
        return _quarter(quarter, int(year_first[0].first[:4])), after
    place = after
    while _text(tokens, place) in ("of", "(", ",", "-", "/", "the", "fy") and place < after + 3:
        place += 1
    within = _financial_year(tokens, place)
    if within and within[0].kind == "period" and within[0].first:
        return _quarter(quarter, int(within[0].first[:4])), within[1]
    if year := _year(_text(tokens, place)):
        return _quarter(quarter, year), place + 1
    return DateExpression(0, 0, "partial", quarter=quarter), after


def _season(tokens: list[Token], at: int) -> tuple[DateExpression, int] | None:
    """Autumn 2017, Spring/Summer 2018, Summer term 2024, Winter 2023/24."""
    code = word_lists().seasons.get(_text(tokens, at))
    if code is None:
        return None
    after, second = at + 1, 0
    if _text(tokens, after) in ("/", "-", "&"):
        second = word_lists().seasons.get(_text(tokens, after + 1), 0)
        after += 2 if second else 0
    after += _text(tokens, after) == "term"
    after += _text(tokens, after) in ("of", ",", "-")
    within = _financial_year(tokens, after)
    if within and within[0].first:
        begin, after = int(within[0].first[:4]), within[1]
    elif begin := _year(_text(tokens, after)):
        after += 1
    else:
        return None
    after += _text(tokens, after) == "term"
    edtf = f"{begin}-{code}" + (f"/{begin}-{second}" if second else "")
    return DateExpression(0, 0, "season", edtf=edtf), after


def _past_time_of_day(tokens: list[Token], at: int) -> int:
    """The place after a time such as 00:00:00 that a spreadsheet adds to a date."""
    place = at + (_text(tokens, at) in ("t", ","))
    if _text(tokens, place).isdigit() and _text(tokens, place + 1) == ":":
        place += 3
        if _text(tokens, place) == ":":
            place += 2
        return min(place, len(tokens))
    return at
