"""When something starts and ends: the printed words of a plan read as a `Period`.

A date is typed as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as exactly as it is printed.
Words that say something else than a date ("Ongoing", "TBC", "Autumn 2017"), or more
than one ("Annual. Started July 2019-2022"), are kept as the note. A date is given as
printed even where it must be a mistake ("2019 - 2012"); one that no calendar holds
(31/02/2023) is kept as words only.

Readings that are a choice of ours: a financial year or quarter gives its first month as
start and its last as end; a lone date in a timescale is the date by which the work is to
be done, unless words such as "from" or "started" say otherwise; dates in brackets
("revised from Dec 2023") are remarks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extract.date_expressions import DateExpression
from extract.date_items import Item, items_of
from graph.records import Period, plain

__all__ = ["edtf", "looks_like_date", "read_date", "read_end", "read_timescale"]

_STRENGTH = {"open": 0.9, "unknown": 0.8, "frequency": 0.9, "vague": 0.85, "done": 0.6}
_DATE_STRENGTH = {"partial": 0.7, "impossible": 0.9, "year": 0.95}
_UNCOVERED_COST = 1.25
_HELPERS = ("start", "end", "part", "span", "between", "join", "review", "approximate")
# Words beside a date that add nothing to it, so that no note is needed.
_SILENT = ("start", "end", "part", "span", "between", "join", "filler")
# A date that nothing leads in, among many other words, is not the date of the work.
_LEAST_LIKENESS = 0.25


def read_date(text: str) -> Period:
    """The period of a cell that holds a start date alone: `start` or `start_note`, or both.

    >>> read_date("Dec-18")
    Period(start='2018-12', end=None, start_note=None, end_note=None)
    >>> read_date("Already being done").start_note
    'Already being done'
    """
    typed, note = _single(plain(text), is_end=False)
    return Period(start=typed, start_note=note)


def read_end(text: str) -> Period:
    """The period of a cell that holds an end date alone: `end` or `end_note`, or both.

    >>> read_end("end of Q3 2023/24").end
    '2023-12'
    """
    typed, note = _single(plain(text), is_end=True)
    return Period(end=typed, end_note=note)


def read_timescale(text: str) -> Period:
    """The period of a cell that holds a whole timescale.

    >>> read_timescale("Started September 2017- Ongoing")
    Period(start='2017-09', end=None, start_note=None, end_note='Ongoing')
    """
    printed = plain(text)
    items = items_of(printed)
    slots = _slots(items)
    dates = [slot for slot in slots if slot.item.date is not None]
    if not dates or _in_passing(dates, printed):
        return _without_date(printed, items)
    pair = _pair(slots, dates)
    if pair is None:
        return Period(start_note=printed)
    start, end = pair
    words = _adds_words(items)
    start_typed, start_note = _typed(start, printed, is_end=False)
    end_typed, end_note = _typed(end, printed, is_end=True)
    if words and start is not None and start.item.date is not None:
        start_note = start_note or printed
    elif words and end is not None:
        end_note = end_note or printed
    return Period(start_typed, end_typed, start_note, end_note)


@lru_cache(maxsize=8192)
def looks_like_date(text: str) -> float:
    """How surely a whole cell holds a date or timescale, from 0 to 1.

    High for "Dec-18", "Ongoing" and "Start 2019 – 2020", low for a sentence that
    mentions a year, 0 where there is no word of time at all.

    >>> looks_like_date("01/09/2018"), looks_like_date("Stephen Douglass")
    (1.0, 0.0)
    """
    strength, covered, uncovered = 0.0, 0, 0
    for item in items_of(plain(text)):
        if item.date is not None:
            strength = max(strength, _DATE_STRENGTH.get(item.date.kind, 1.0))
            covered += item.words
        elif known := max((_STRENGTH.get(c, 0.0) for c in item.categories), default=0.0):
            strength = max(strength, known)
            covered += item.words
        elif any(category in _HELPERS for category in item.categories):
            covered += item.words
        elif "filler" not in item.categories:
            uncovered += item.words
    if not strength:
        return 0.0
    return round(strength * max(0.0, 1 - _UNCOVERED_COST * uncovered / (covered + uncovered)), 4)


def edtf(text: str) -> str | None:
    """A timescale in EDTF level 1 (ISO 8601-2), or None where it holds no date.

    >>> edtf("Autumn 2017"), edtf("2019 – ongoing"), edtf("Started Summer 2017 – 2022")
    ('2017-23', '2019/..', '2017-22/2022')
    """
    items = items_of(plain(text))
    slots = _slots(items)
    dates = [slot for slot in slots if slot.item.date is not None]
    pair = _pair(slots, dates) if dates else None
    if pair is None:
        return None
    start, end = (_notation(slot, is_end) for slot, is_end in zip(pair, (False, True), strict=True))
    if start and end:
        return start if start == end else f"{start}/{end}"
    if start and pair[1] is not None and "open" in pair[1].item.categories:
        return f"{start}/.."
    if start and len(dates) == 1 and dates[0].item.date and dates[0].item.date.kind == "season":
        return start
    return f"{start}/" if start else f"/{end}" if end else None


@dataclass(frozen=True, slots=True)
class _Slot:
    """A date, or words in the place of one, with what stands before it.

    `lead` is "start" or "end" where words say which it is, `linked` true where a dash or
    "to" joins it to the slot before, `open_ended` where a dash follows and nothing else.
    """

    item: Item
    lead: str = ""
    linked: bool = False
    open_ended: bool = False
    spans: bool = False
    repeated: bool = False


def _slots(items: tuple[Item, ...]) -> list[_Slot]:
    outer = _outside_brackets(items)
    slots: list[_Slot] = []
    lead, linked, spans, repeated = "", False, False, False
    for item in outer:
        categories = item.categories
        if item.date is not None or "open" in categories or "unknown" in categories:
            slots.append(_Slot(item, lead, linked and bool(slots), False, spans, repeated))
            lead, linked, spans, repeated = "", False, False, False
            continue
        leads = [word for word in ("start", "end") if word in categories]
        if leads and not (lead and "part" in categories):
            lead = leads[0]
        if "between" in categories:
            linked = True
        elif "join" in categories or (not categories and item.words):
            linked = spans = False
        spans = spans or "span" in categories
        repeated = repeated or "frequency" in categories
        if item.text == "to" and not slots:
            lead = "end"
    if slots and linked:
        last = slots[-1]
        slots[-1] = _Slot(last.item, last.lead, last.linked, True, last.spans, last.repeated)
    return slots


def _in_passing(dates: list[_Slot], printed: str) -> bool:
    """Whether a text only happens to name a date ("2019 Strategic Assessment")."""
    return not any(slot.lead for slot in dates) and looks_like_date(printed) < _LEAST_LIKENESS


def _outside_brackets(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without a remark in brackets that holds a further date.

    "Dec 18 (ongoing)" and "Year 1 (2024/25)" say what they mean only with their brackets.
    """
    outer = tuple(item for item in items if not item.bracketed)
    says_when = any(
        item.date or {"open", "unknown", "frequency"} & set(item.categories) for item in outer
    )
    remark = any(item.bracketed and item.date for item in items)
    return outer if says_when and remark else items


def _pair(slots: list[_Slot], dates: list[_Slot]) -> tuple[_Slot | None, _Slot | None] | None:
    """Which slot is the start and which the end; None where it cannot be told."""
    if len(dates) > 2:
        return None
    if len(dates) == 2:
        first, second = dates
        if second.linked or (first.lead, second.lead) in (("start", "end"), ("", "end")):
            return first, second
        if (first.lead, second.lead) == ("end", "start"):
            return second, first
        return None
    date = dates[0]
    at = slots.index(date)
    before = slots[at - 1] if at else None
    after = slots[at + 1] if at + 1 < len(slots) else None
    if after is not None:
        return date, after
    if before is not None:
        return (date, before) if date.lead == "start" else (before, date)
    return _alone(date)


def _alone(date: _Slot) -> tuple[_Slot | None, _Slot | None]:
    expression = date.item.date
    kind = expression.kind if expression else ""
    if date.lead == "end":
        return None, date
    if date.lead == "start":
        return date, None
    if kind in ("period", "years") or date.spans:
        return date, date
    if kind in ("season", "partial", "impossible") or date.repeated or date.open_ended:
        return date, None
    return None, date


def _typed(slot: _Slot | None, printed: str, is_end: bool) -> tuple[str | None, str | None]:
    """The typed date of a slot, or the words that stand in its place."""
    if slot is None:
        return None, None
    date = slot.item.date
    if date is None:
        return None, slot.item.text
    typed = date.last if is_end else date.first
    return typed, None if typed else printed[date.start : date.end]


def _adds_words(items: tuple[Item, ...]) -> bool:
    """Whether the words around the dates say more than which date is which."""
    read = _outside_brackets(items)
    silent = {*_SILENT, "open", "unknown"}
    return any(
        item.words and (item not in read if item.date else silent.isdisjoint(item.categories))
        for item in items
    )


def _without_date(printed: str, items: tuple[Item, ...]) -> Period:
    if not printed:
        return Period()
    categories = {category for item in items for category in item.categories}
    if any(item.words and not item.categories for item in items):
        return Period(start_note=printed)
    first = next((item for item in items if "open" in item.categories), None)
    if first is not None:
        rest = any(item.words and item is not first for item in items)
        return Period(start_note=printed if rest else None, end_note=first.text)
    if "unknown" in categories:
        return Period(start_note=printed, end_note=printed)
    if "deadline" in categories or categories & {"end"}:
        return Period(end_note=printed)
    return Period(start_note=printed)


def _single(printed: str, is_end: bool) -> tuple[str | None, str | None]:
    """The typed date and the note of a cell that holds one date."""
    if not printed:
        return None, None
    items = items_of(printed)
    slots = _slots(items)
    dates = [slot for slot in slots if slot.item.date is not None]
    date: DateExpression | None = dates[0].item.date if dates else None
    if len(dates) != 1 or date is None or date.kind == "years" or _in_passing(dates, printed):
        return None, printed
    if date.kind == "season":
        return None, printed[date.start : date.end]
    typed = date.last if is_end else date.first
    lead = dates[0].lead
    if typed is None or (is_end and lead == "start" and len(slots) == 1):
        return None, printed
    if len(slots) > 1:
        leads_in = not is_end and (slots[0] is dates[0] or lead == "start")
        closes = is_end and (slots[-1] is dates[0] and lead == "end")
        return (typed, printed) if leads_in or closes else (None, printed)
    return typed, printed if _adds_words(items) or (not is_end and lead == "end") else None


def _notation(slot: _Slot | None, is_end: bool) -> str | None:
    if slot is None or slot.item.date is None:
        return None
    date = slot.item.date
    return (date.last if is_end else date.first) or date.edtf
