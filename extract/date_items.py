"""A text of dates cut into items: dates, known phrases and other words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from extract.date_expressions import DateExpression, expression_at
from extract.date_words import Token, tokens_of, word_lists

__all__ = ["Item", "items_of"]

_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Item:
    """A date, a phrase of patterns/dates.toml, or another word or mark.

    `categories` names the lists that a phrase stands in, `words` counts its words and
    numbers, `bracketed` is true inside round or square brackets.
    """

    text: str
    start: int
    end: int
    words: int
    date: DateExpression | None = None
    categories: tuple[str, ...] = ()
    bracketed: bool = False


@lru_cache(maxsize=8192)
def items_of(text: str) -> tuple[Item, ...]:
    """The items of a text in reading order; the years of half-printed dates are filled in.

    In "April – September 2024" the first month takes the year of the second, or the
    year before where it would come after it ("October – March 2025").
    """
    tokens = tokens_of(text)
    items: list[Item] = []
    depth, at = 0, 0
    while at < len(tokens):
        token = tokens[at]
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        item, after = _item_at(text, tokens, at, items)
        items.append(replace(item, bracketed=True) if depth else item)
        at = after
    return tuple(_with_years(items))


def _item_at(text: str, tokens: list[Token], at: int, before: list[Item]) -> tuple[Item, int]:
    lists = word_lists()
    found = expression_at(tokens, at)
    if found is None:
        found = _short_end(tokens, at, before)
    duration = _duration(tokens, at) if found is None else None
    taken = found[1] if found else duration[1] if duration else at
    for phrase in lists.beginnings.get(tokens[at].text, ()):
        after = at + len(phrase)
        if after > taken and tuple(token.text for token in tokens[at:after]) == phrase:
            return _phrase(text, tokens, at, after, lists.phrases[phrase]), after
    if found is not None:
        date, after = found
        words = sum(token.text.isalnum() for token in tokens[at:after])
        return Item(text[date.start : date.end], date.start, date.end, words, date), after
    if duration is not None:
        categories, after = duration
        return _phrase(text, tokens, at, after, categories), after
    return _phrase(text, tokens, at, at + 1, ()), at + 1


def _phrase(
    text: str, tokens: list[Token], at: int, after: int, categories: tuple[str, ...]
) -> Item:
    start, end = tokens[at].start, tokens[after - 1].end
    words = sum(token.text.isalnum() for token in tokens[at:after])
    return Item(text[start:end], start, end, words, None, categories)


def _short_end(
    tokens: list[Token], at: int, before: list[Item]
) -> tuple[DateExpression, int] | None:
    """The "22" of "October 2019-22", a year in two digits at the end of a range."""
    token = tokens[at]
    if len(before) < 2 or "between" not in before[-1].categories or before[-1].text == "to":
        return None
    first = before[-2].date
    if first is None or first.kind not in ("month", "date") or first.first is None:
        return None
    year = int(token.text) + _CENTURY if token.text.isdigit() and len(token.text) == 2 else 0
    if year <= int(first.first[:4]) or at + 1 < len(tokens):
        return None
    return DateExpression(token.start, token.end, "year", str(year), str(year)), at + 1


def _duration(tokens: list[Token], at: int) -> tuple[tuple[str, ...], int] | None:
    """A length of time: "within 6 months", "6-12 months", "Year 1", "Years 1-3"."""
    lists = word_lists()
    place = at
    deadline = tokens[place].text in lists.deadlines
    place += deadline
    if place < len(tokens) and tokens[place].text in lists.units:
        if place + 1 < len(tokens) and _small(tokens[place + 1].text):
            return _categories(deadline), _past_numbers(tokens, place + 1)
        return None
    if place < len(tokens) and _small(tokens[place].text):
        after = _past_numbers(tokens, place)
        begin = after
        while after < len(tokens) and tokens[after].text in lists.units:
            after += 1
        if after > begin:
            return _categories(deadline), after
    return None


def _categories(deadline: bool) -> tuple[str, ...]:
    return ("vague", "deadline") if deadline else ("vague",)


def _small(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _past_numbers(tokens: list[Token], at: int) -> int:
    """The place after "1", "1-3" or "6 to 12"."""
    after = at + 1
    if after + 1 >= len(tokens) or tokens[after].text not in ("-", "to", "/", "&"):
        return after
    further = _small(tokens[after + 1].text) and expression_at(tokens, after + 1) is None
    return after + 2 if further else after


def _with_years(items: list[Item]) -> list[Item]:
    """Partial dates completed from the date at the other end of their range."""
    filled = list(items)
    for at, item in enumerate(items):
        if item.date is None or item.date.kind != "partial" or item.bracketed:
            continue
        after = _neighbour(items, at, 1)
        before = _neighbour(filled, at, -1)
        if after is not None and after.first:
            filled[at] = replace(item, date=_filled(item.date, after.first, comes_first=True))
        elif before is not None and before.last:
            filled[at] = replace(item, date=_filled(item.date, before.last, comes_first=False))
    return filled


def _neighbour(items: list[Item], at: int, step: int) -> DateExpression | None:
    """The date beyond the dash or "to" beside an item."""
    place, linked = at + step, False
    while 0 <= place < len(items):
        item = items[place]
        if item.date is not None:
            return item.date if linked and item.date.kind != "partial" else None
        if not item.categories and item.words:
            return None
        linked = linked or "between" in item.categories
        place += step
    return None


def _filled(date: DateExpression, other: str, comes_first: bool) -> DateExpression:
    """A partial date in the year of another, or in the year next to it if that fits the order."""
    year = int(other[:4])
    if date.quarter:
        in_first_quarter = len(other) >= 7 and int(other[5:7]) <= 3
        return date.with_year(year - in_first_quarter)
    month = int(other[5:7]) if len(other) >= 7 else 0
    if month and comes_first and date.month > month:
        year -= 1
    if month and not comes_first and date.month < month:
        year += 1
    return date.with_year(year)
