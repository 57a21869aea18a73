"""What a row of an action table does: state an action, add to one, go on, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from extract.action_builder import ActionBuilder
from extract.alignment import AlignedRow
from extract.columns import ACTION_FIELDS, LEADS
from extract.headings import is_priority
from extract.numbering import Number
from graph.records import Cell, plain

__all__ = ["RowKind", "row_kind"]

_NOTE = re.compile(
    r"\s*(?:\*+\s*\S|NB\b|N\.B\.|notes?\s*:|key\s*:|(?:grand |sub-?)?totals?\b|source\s*:|†|"
    r"[¹²³⁴-⁹])",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s*(?:grand |sub-?)?totals?\b", re.IGNORECASE)
_LONGEST_THEME = 30


class RowKind(Enum):
    """What a row does."""

    ACTION = auto()
    FURTHER = auto()
    CONTINUATION = auto()
    THEME = auto()
    NOTE = auto()
    LOST_BEGINNING = auto()


def row_kind(
    row: AlignedRow,
    number: Number | None,
    ahead: Number | None,
    previous: ActionBuilder | None,
    *,
    numbered: bool,
) -> RowKind:
    """The kind of a row, given its number, the next number below and the action above.

    `numbered` tells that the table numbers its actions.
    """
    filled = [(role, cell) for role, cell in row.cells if plain(cell.text)]
    printed = [(role, cell) for role, cell in filled if not cell.spanned]
    action = row.first("action")
    places = {(cell.start, cell.end) for _, cell in filled}
    if filled and _TOTAL.match(filled[0][1].text) and _is_total(filled, action):
        return RowKind.NOTE
    bare = action is not None and not any(role in ACTION_FIELDS for role, _ in filled)
    if bare and _heads_numbers(number, row.first("number"), ahead):
        return RowKind.THEME
    if number is None and len(places) == 1:
        return _single(row, filled, previous, ahead, numbered=numbered)
    if number is not None:
        has_own_words = action is not None or any(role == "outcome" for role, _ in filled)
        return RowKind.ACTION if has_own_words else RowKind.FURTHER
    if action is None or action.spanned:
        if previous is None:
            return RowKind.NOTE
        return _without_action(row, printed, previous)
    if plain(action.text)[:1].islower():
        if previous is not None and _complete(row) and not previous.breaks_off:
            return RowKind.LOST_BEGINNING
        return _lost_or_continued(previous, ahead)
    others = [role for role, _ in printed if role in ACTION_FIELDS]
    if previous is not None and previous.breaks_off and not _complete(row):
        return RowKind.CONTINUATION
    if (
        numbered
        and previous is not None
        and row.row.after_break
        and previous.unfinished
        and (not others or (row.first("theme") is None and _halves(row, previous)))
    ):
        return RowKind.CONTINUATION
    return RowKind.ACTION


def _is_total(filled: Sequence[tuple[str | None, Cell]], action: Cell | None) -> bool:
    """Whether a row that begins with "total" only counts: no words stand where the action's
    are."""
    if action is None or action is filled[0][1]:
        return action is None or _TOTAL.fullmatch(plain(action.text).rstrip(" :")) is not None
    return re.search(r"[^\W\d_]{3}", action.text) is None


def _heads_numbers(number: Number | None, mark: Cell | None, ahead: Number | None) -> bool:
    """Whether a row's number or letter is that of a theme: "2" or "B" where "2.1" or "B1"
    comes next below."""
    if ahead is None:
        return False
    if number is not None:
        return ahead.printed.startswith(number.printed + ".")
    letter = plain(mark.text).rstrip(".:)") if mark is not None else ""
    return re.fullmatch(rf"{re.escape(letter)}[ .]?\d.*", ahead.printed) is not None and (
        len(letter) == 1 and letter.isupper()
    )


def _single(
    row: AlignedRow,
    filled: Sequence[tuple[str | None, Cell]],
    previous: ActionBuilder | None,
    ahead: Number | None,
    *,
    numbered: bool,
) -> RowKind:
    """A row in which one text stands alone, perhaps across all columns."""
    role, cell = filled[0]
    text = plain(cell.text)
    if text[:1].islower():
        if role == "action":
            return _lost_or_continued(previous, ahead)
        return RowKind.CONTINUATION if previous is not None else RowKind.NOTE
    if _NOTE.match(text):
        return RowKind.NOTE
    across = len(filled) > 1
    first = plain(row.row.cells[0].text) == text if row.row.cells else False
    titled = (
        len(text.split()) <= _LONGEST_THEME
        and (not text.endswith(".") or text.isupper())
        and (
            role in ("theme", "ref", "number", None)
            or first
            or (role == "action" and (text.isupper() or is_priority(text)))
        )
    )
    if titled and (across or role in ("theme", "ref", "number", None)):
        return RowKind.THEME
    broken = previous is not None and previous.breaks_off and role == "action"
    if titled and not broken and (text.isupper() or is_priority(text) or numbered):
        return RowKind.THEME
    if role == "action":
        if previous is not None and previous.breaks_off:
            return RowKind.CONTINUATION
        if previous is not None and row.row.after_break and previous.unfinished and numbered:
            return RowKind.CONTINUATION
        return RowKind.ACTION if len(text.split()) <= 60 else RowKind.NOTE
    if role == "outcome" and previous is not None:
        return RowKind.FURTHER
    if role in ACTION_FIELDS and previous is not None:
        return RowKind.CONTINUATION
    return RowKind.NOTE


def _without_action(
    row: AlignedRow, printed: Sequence[tuple[str | None, Cell]], previous: ActionBuilder
) -> RowKind:
    """A row without words of an action of its own: a further commitment, or the rest of cells."""
    roles = {role for role, _ in printed if role in ACTION_FIELDS}
    if not roles:
        return RowKind.NOTE
    if not row.row.after_break:
        return RowKind.FURTHER
    own = row.first("outcome") or row.first("lead") or row.first("lead_organisation")
    starts_small = own is not None and plain(own.text)[:1].islower()
    return RowKind.CONTINUATION if starts_small or _halves(row, previous) else RowKind.FURTHER


def _complete(row: AlignedRow) -> bool:
    """Whether a row names who leads and from when to when: an action of its own."""
    roles = {role for role, cell in row.cells if plain(cell.text)}
    return bool(roles & LEADS) and {"start", "end"} <= roles


def _halves(row: AlignedRow, previous: ActionBuilder) -> bool:
    """Whether the cells of a row complete open ones of the action above it."""
    if not previous.commitments:
        return True
    return any(
        plain(value.text).endswith((",", "–", "-", "—", "&", "/", " and", " of", " the", " to"))
        for role, cell in row.cells
        if role in ACTION_FIELDS and plain(cell.text)
        for value in previous.commitments[-1].values(str(role))[-1:]
    )


def _lost_or_continued(previous: ActionBuilder | None, ahead: Number | None) -> RowKind:
    """Words that begin in mid-sentence: the rest of the action above, unless numbers are
    missing between that action and the next, whose beginning must then have been lost."""
    if previous is None:
        return RowKind.LOST_BEGINNING
    if previous.breaks_off:
        return RowKind.CONTINUATION
    before = previous.number.order if previous.number else None
    after = ahead.order if ahead else None
    if before is not None and after is not None and after > before + 1:
        return RowKind.LOST_BEGINNING
    return RowKind.CONTINUATION
