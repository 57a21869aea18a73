"""The period of a commitment from its date columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.dates import read_date, read_end, read_timescale
from graph.records import FieldValue, Period, plain

__all__ = ["period_of"]

# One quarter or one financial year in a column for both dates: by its end.
_ONE_STRETCH = re.compile(
    r"(?:(?:by|in|during) )?(?:the )?(?:end of )?"
    r"(?:(?:Q|quarter )[1-4][ ,-]{0,3}(?:of )?(?:20\d\d)?(?:[/-](?:20)?\d\d)?"
    r"|(?:(?:F/?Y|financial year) ?)?20(?P<first>\d\d)[/-](?:20)?(?P<second>\d\d))",
    re.IGNORECASE,
)


def period_of(fields: Iterable[tuple[str, FieldValue]]) -> Period:
    """The period that the start, end and timescale fields give together.

    A column of its own for start or end says more than a timescale.
    """
    printed: dict[str, str] = {}
    for role, value in fields:
        if role in ("start", "end", "timescale"):
            printed[role] = plain(printed.get(role, "") + " " + value.text)
    start = read_date(printed["start"]) if "start" in printed else Period()
    end = read_end(printed["end"]) if "end" in printed else Period()
    whole = read_timescale(printed["timescale"]) if "timescale" in printed else Period()
    if "end" in printed and "start" not in printed and end.end is None:
        span = read_timescale(printed["end"])
        if span.start is not None and span.end is not None:
            start, end = Period(start=span.start, start_note=span.start_note), Period(end=span.end)
    if whole.start and whole.end and _is_one_stretch(printed["timescale"]):
        whole = Period(end=whole.end, end_note=whole.end_note)
    if whole.start_note == whole.end_note and not (whole.start or whole.end):
        whole = Period(end_note=whole.end_note)
    if whole.start_note and not any((whole.start, whole.end, whole.end_note)):
        if not re.search(r"\b(?:start|from|since)", printed["timescale"], re.IGNORECASE):
            whole = Period(end_note=whole.start_note)
    own_start = start.start or start.start_note
    own_end = end.end or end.end_note
    return Period(
        start.start if own_start else whole.start,
        end.end if own_end else whole.end,
        start.start_note if own_start else whole.start_note,
        end.end_note if own_end else whole.end_note,
    )


def _is_one_stretch(text: str) -> bool:
    """Whether words name one quarter or financial year ("Q4 2024/25", "2024/25")."""
    match = _ONE_STRETCH.fullmatch(plain(text))
    if match is None:
        return False
    return match["first"] is None or int(match["second"]) == int(match["first"]) + 1
