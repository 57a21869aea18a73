"""Actions while their rows are still being read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.alignment import AlignedRow
from extract.columns import ACTION_FIELDS
from extract.numbering import Number
from extract.periods import period_of
from graph.records import Action, Commitment, FieldValue, plain

__all__ = ["ActionBuilder", "CommitmentBuilder", "shared", "theme_label"]

_SHARED_CONFIDENCE = 0.7

_OPEN_ENDS = [
    [word]
    for word in [
        "and",
        "of",
        "the",
        "to",
        "for",
        "with",
        "in",
        "on",
        "at",
        "by",
        "from",
        "or",
        "a",
        "an",
        "including",
    ]
]
_ADDED_NOTE = re.compile(r"\*\s*(?:NB\b|[^*]{0,40}\blocal(?:ly)?\b).*$", re.IGNORECASE)


def theme_label(text: str) -> str:
    """A theme as printed, without the note that explains an asterisk.

    >>> theme_label("GOVERNANCE  *locally added actions")
    'GOVERNANCE'
    """
    return _ADDED_NOTE.sub("", plain(text)).strip(" *")


def shared(value: FieldValue, rule: str) -> FieldValue:
    """A value as another row shares it, with the rule by which it does."""
    return replace(value, rule=rule, confidence=min(value.confidence, _SHARED_CONFIDENCE))


@dataclass(slots=True)
class CommitmentBuilder:
    """The fields of one commitment, in reading order."""

    fields: list[tuple[str, FieldValue]] = field(default_factory=list)

    def values(self, role: str) -> list[FieldValue]:
        """The values of one role."""
        return [value for name, value in self.fields if name == role]

    def has_any(self, roles: Iterable[str]) -> bool:
        """Whether any of the roles has a value."""
        wanted = set(roles)
        return any(name in wanted for name, _ in self.fields)

    def shared(self, rule: str) -> CommitmentBuilder:
        """A copy for another row, saying by which rule it shares the values."""
        return CommitmentBuilder([(name, shared(value, rule)) for name, value in self.fields])


@dataclass(slots=True)
class ActionBuilder:
    """One action, growing row by row."""

    pieces: list[str]
    start: int
    end: int
    locator: str
    number: Number | None
    rule: str
    theme: FieldValue | None = None
    commitments: list[CommitmentBuilder] = field(default_factory=list)

    @classmethod
    def start_from(cls, row: AlignedRow, number: Number | None, kind: object) -> ActionBuilder:
        """A builder from an action's first row; its words leave out a leading number."""
        cells = row.get("action")
        if not cells:
            cells = row.get("outcome")[:1]
        pieces = [cell.text for cell in cells]
        if pieces and number is not None and number.end:
            pieces[0] = pieces[0][number.end :]
        rule = str(getattr(kind, "name", "row")).lower().replace("_", " ")
        return cls(
            pieces,
            row.row.start,
            row.row.end,
            row.row.locator,
            number,
            "realigned row" if row.shifted and rule == "action" else rule,
        )

    @property
    def has_text(self) -> bool:
        """Whether any words of the action are known."""
        return bool(plain(" ".join(self.pieces)))

    @property
    def unfinished(self) -> bool:
        """Whether the action's words so far lack an end."""
        return not plain(" ".join(self.pieces)).endswith((".", "!", "?", ")", ";", "”", '"'))

    @property
    def breaks_off(self) -> bool:
        """Whether the action's words so far stop where no sentence can ("… Violence and")."""
        words = plain(" ".join(self.pieces)).lower()
        return words.endswith((",", "-", "–", "&")) or words.split()[-1:] in _OPEN_ENDS

    def extend(self, row: AlignedRow) -> None:
        """Joins the rest of a broken row: its words, and what completes each field."""
        words = row.get("action") or [
            cell
            for role, cell in row.cells
            if role in ("number", "ref") and re.search(r"[a-z]{3}", cell.text)
        ]
        for cell in words:
            self.pieces.append(cell.text)
        if not self.commitments:
            self.commitments.append(CommitmentBuilder())
        for role, cell in row.cells:
            if role in ACTION_FIELDS and plain(cell.text) and not cell.spanned:
                place = cell.locator or row.row.locator
                value = FieldValue(cell.text, cell.start, cell.end, place, "row goes on", 0.9)
                self.commitments[-1].fields.append((role, value))
        self.end = row.row.end

    def finish(self, index: int) -> Action:
        """The finished action; `index` makes its key unique in the plan."""
        key = f"action/{index + 1:03d}"
        theme = theme_label(self.theme.text) if self.theme else None
        commitments = tuple(
            Commitment(f"{key}/{at + 1}", tuple(item.fields), period_of(item.fields))
            for at, item in enumerate(self.commitments)
        )
        return Action(
            key=key,
            text=plain(" ".join(self.pieces)),
            start=self.start,
            end=self.end,
            locator=self.locator,
            number=self.number.printed if self.number else None,
            locally_added=bool(self.number and self.number.local),
            theme=theme or None,
            commitments=commitments or (Commitment(f"{key}/1", ()),),
            confidence={"lost beginning": 0.7, "realigned row": 0.9}.get(self.rule, 1.0),
            rule=self.rule,
        )
