"""From the rows of action tables to actions with their commitments.

A plan's table says more than its cells: a blank may repeat what stands above it or
mean that nothing was stated, a row may go on with the one above, a theme may be
printed once for many rows and on the wrong page. Each reading has a rule, named in
the `rule` of the field or action that it decided (see docs/layout.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.action_builder import ActionBuilder, CommitmentBuilder, shared
from extract.alignment import AlignedRow
from extract.cellkinds import is_number
from extract.columns import LEADS
from extract.headings import is_priority, is_theme_heading
from extract.numbering import Number, leading_number, read_number
from extract.row_fields import field_of, fields_of
from extract.row_kinds import RowKind, row_kind
from extract.tables import Segment
from extract.theme_cells import heads_aims, theme_cell
from graph.records import Action, FieldValue

__all__ = ["TableActions", "table_actions"]

_LONGEST_MARK = 3
_SHARED = "shared with the row above"
_GROUP = LEADS | {"supporting", "start", "end", "timescale"}


def table_actions(
    found: Iterable[Segment], inherited: frozenset[str] = frozenset(), *, blanks_told: bool = False
) -> tuple[Action, ...]:
    """The actions of all action tables of one document, in reading order.

    `inherited` are the column roles whose blank cells the document itself says repeat
    the row above (see `blanks`); `blanks_told` is true where it says what blanks mean.
    """
    reader = TableActions(inherited, blanks_told=blanks_told)
    for segment in found:
        if segment.kind == "actions":
            reader.read(segment)
    return reader.actions()


class TableActions:
    """Reads segments one after another and remembers what rows below may refer to."""

    def __init__(
        self, inherited: frozenset[str] = frozenset(), *, blanks_told: bool = False
    ) -> None:
        self._inherited = inherited
        self._blanks_told = blanks_told
        self._built: list[ActionBuilder] = []
        self._theme: FieldValue | None = None
        self._waiting: list[ActionBuilder] = []
        self._restarted = False
        self._numbered = False

    def actions(self) -> tuple[Action, ...]:
        """All actions read so far."""
        return tuple(
            builder.finish(index) for index, builder in enumerate(self._built) if builder.has_text
        )

    def read(self, segment: Segment) -> None:
        """Reads the rows of one segment."""
        assert segment.header is not None
        rows = segment.rows
        self._numbered = segment.header.column("number") is not None or _mostly_numbered(rows)
        if not segment.continued:
            self._restarted = True
            self._waiting = []
            heading = segment.heading
            if segment.header.column("theme") is None or heads_aims(heading, segment.header):
                self._theme = (
                    FieldValue(heading.text, heading.start, heading.end, heading.locator, "heading")
                    if heading is not None and is_theme_heading(heading.text)
                    else None
                )
        with_theme = _columns_merged_with_theme(segment)
        numbers = [self._number_of(row) for row in rows]
        for row, number, ahead in zip(rows, numbers, _next_of(numbers), strict=True):
            self._read_row(row, segment, number, ahead, with_theme)

    def _read_row(
        self,
        row: AlignedRow,
        segment: Segment,
        number: Number | None,
        ahead: Number | None,
        with_theme: frozenset[str],
    ) -> None:
        previous = self._built[-1] if self._built else None
        assert segment.header is not None
        kind = row_kind(row, number, ahead, previous, numbered=self._numbered)
        if kind is RowKind.NOTE:
            return
        if kind is RowKind.THEME:
            cells = [cell for _, cell in row.cells if cell.text.strip()]
            cell = next((cell for cell in cells if len(cell.text) > _LONGEST_MARK), cells[0])
            place = cell.locator or row.row.locator
            self._theme = FieldValue(cell.text, cell.start, cell.end, place, "theme row")
            self._waiting = []
            self._restarted = False
            return
        if kind is RowKind.CONTINUATION and previous is not None:
            previous.extend(row)
            return
        fields = fields_of(row)
        if self._is_under_band(row):
            aim = theme_cell(row)
            if aim is not None and segment.header.column("outcome") is None:
                fields.insert(0, ("outcome", field_of(aim, row)))
        else:
            self._take_theme(row, number)
        if kind is RowKind.FURTHER and previous is not None:
            previous.commitments.append(_further(previous, fields, row))
            previous.end = row.row.end
            return
        builder = ActionBuilder.start_from(row, number, kind)
        builder.theme = self._theme
        if self._theme is None or self._restarted_without_theme(row, number):
            builder.theme = None
            self._waiting.append(builder)
        builder.commitments.append(
            self._own_or_shared(builder, previous, fields, segment, with_theme)
        )
        self._built.append(builder)

    @staticmethod
    def _number_of(row: AlignedRow) -> Number | None:
        cell = row.first("number")
        if cell is not None:
            spanned = cell.spanned and _spanned_action(row)
            return None if spanned or not is_number(cell.text) else read_number(cell.text)
        action = row.first("action")
        return leading_number(action.text) if action is not None and not action.spanned else None

    def _is_under_band(self, row: AlignedRow) -> bool:
        """Whether the theme is a row that calls itself one ("Aim 2: …"): what a column of
        themes adds to it is an aim of the action."""
        cell = theme_cell(row)
        return (
            cell is not None
            and self._theme is not None
            and self._theme.rule in ("theme row", "heading")
            and is_priority(self._theme.text)
            and not is_priority(cell.text)
        )

    def _take_theme(self, row: AlignedRow, number: Number | None) -> None:
        """Keeps the theme that a row prints, and gives it to rows that waited for it."""
        cell = theme_cell(row)
        if cell is None:
            return
        value = FieldValue(cell.text, cell.start, cell.end, cell.locator or row.row.locator)
        if self._waiting and number is not None and _follows(self._waiting[-1].number, number):
            for builder in self._waiting:
                builder.theme = replace(value, rule="theme printed further down", confidence=0.9)
        self._waiting = []
        self._restarted = False
        self._theme = value

    def _restarted_without_theme(self, row: AlignedRow, number: Number | None) -> bool:
        """Whether a repeated header begins a new theme whose name is not printed yet."""
        if theme_cell(row) is not None or not self._restarted:
            return False
        if self._theme is not None and self._theme.rule == "heading":
            return False
        if self._waiting:
            return True
        last = self._built[-1].number if self._built else None
        if number is None or last is None or number.order is None or last.order is None:
            return False
        return number.order <= last.order

    def _own_or_shared(
        self,
        builder: ActionBuilder,
        previous: ActionBuilder | None,
        fields: list[tuple[str, FieldValue]],
        segment: Segment,
        with_theme: frozenset[str],
    ) -> CommitmentBuilder:
        """The row's own fields, or those of the row above where it has none at all.

        A blank is read as "nothing stated" unless the whole row is blank beside its
        action, under a filled one of the same theme, in a table that has leads or
        outcomes and does not itself mark merged cells.
        """
        own = CommitmentBuilder(fields)
        if previous is None or not previous.commitments or builder.rule == "lost beginning":
            return own
        same_theme = previous.theme == builder.theme
        stated = {role for role, _ in fields}
        assert segment.header is not None
        columns = set(segment.header.roles)
        if (
            not stated & {*_GROUP, "outcome", "progress", "comment", "document"}
            and same_theme
            and not self._blanks_told
            and not segment.spans
            and columns & LEADS
            and previous.commitments[-1].has_any(_GROUP)
        ):
            return previous.commitments[-1].shared(_SHARED)
        for role in sorted(self._inherited - stated):
            own.fields += [
                (name, shared(value, "blank repeats the row above, as the plan says"))
                for name, value in previous.commitments[-1].fields
                if name == role and same_theme
            ]
        for role in sorted(with_theme - stated - self._inherited):
            if same_theme and (values := previous.commitments[-1].values(role)):
                own.fields += [(role, shared(value, "merged with the theme")) for value in values]
        return own


def _next_of(numbers: list[Number | None]) -> list[Number | None]:
    """For each row the number that is printed next below it, None where none is."""
    following: list[Number | None] = []
    below: Number | None = None
    for number in reversed(numbers):
        following.append(below)
        below = number or below
    return following[::-1]


def _spanned_action(row: AlignedRow) -> bool:
    action = row.first("action")
    return action is None or action.spanned


def _further(
    previous: ActionBuilder, fields: list[tuple[str, FieldValue]], row: AlignedRow
) -> CommitmentBuilder:
    """A further commitment; where only its outcome is printed it shares the rest."""
    own = CommitmentBuilder(fields)
    if not previous.commitments:
        return own
    above = previous.commitments[-1]
    missing = _GROUP if not own.has_any(_GROUP) else LEADS
    if not own.has_any(missing):
        own.fields += [
            (role, shared(value, _SHARED)) for role, value in above.fields if role in missing
        ]
    return own


def _follows(before: Number | None, number: Number) -> bool:
    if before is None or before.order is None or number.order is None:
        return False
    return number.order == before.order + 1


def _mostly_numbered(rows: tuple[AlignedRow, ...]) -> bool:
    actions = [cell for row in rows if (cell := row.first("action")) is not None]
    numbered = sum(1 for cell in actions if leading_number(cell.text) is not None)
    return bool(actions) and numbered >= max(2, len(actions) // 2)


def _columns_merged_with_theme(segment: Segment) -> frozenset[str]:
    """Roles that are filled only in rows that print their theme, and in most of those.

    Such a column was merged with the theme's cell before it became text.
    """
    themed = [row for row in segment.rows if row.first("theme") is not None]
    others = [row for row in segment.rows if row.first("theme") is None and row.first("action")]
    if len(themed) < 2 or len(others) < 2 or segment.spans:
        return frozenset()
    return frozenset(
        role
        for role in LEADS | {"outcome", "resources"}
        if sum(row.first(role) is not None for row in themed) >= 0.8 * len(themed)
        and not any(row.first(role) is not None for row in others)
    )
