"""What a person has decided: one record for each line of a review.

A judgement says what it is about by content alone: the plan's file name, the names of
things, the words of the plan. So it still fits when the plan is read again, or a newer
version of the plan is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import InputError
from graph.records import plain

__all__ = [
    "NOT_A_NAME",
    "Decision",
    "Judgement",
    "What",
    "check_agreement",
    "clean",
    "shown",
]

NOT_A_NAME = "not a name"
"""Given as the right kind of what names nothing."""
_LONGEST_SHOWN = 300
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class What(StrEnum):
    """What is judged: first the doubts that a build finds, then what people add."""

    NAME = "name"
    KIND = "kind"
    CLAIM = "claim"
    CELL = "cell"
    ALIAS = "alias"
    SPLIT = "split"
    MERGE = "merge"
    RENAME = "rename"
    CHANGE_KIND = "change kind"
    NOT_A_NAME = "not a name"
    NEW_THING = "new thing"
    ADD_CLAIM = "add claim"
    REMOVE_CLAIM = "remove claim"
    CORRECT_FIELD = "correct field"

    @property
    def added(self) -> bool:
        """Whether it is a line of a person's own, not an answer to a doubt."""
        return self not in _ASKED


_ASKED = frozenset({What.NAME, What.KIND, What.CLAIM, What.CELL})


class Decision(StrEnum):
    """A person's answer; OPEN where there is none yet."""

    OPEN = ""
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a review.

    `plan` is the file name of a plan, or empty for a line that holds for all plans.
    `thing`, with its `kind`, is what it is about: a name, or an action by its text or
    number. The other fields depend on `what`:

    ============= ======================= ======================== =========================
    what          relation                other                    quote
    ============= ======================= ======================== =========================
    name          –                       a spelling of the thing  –
    kind          –                       the right kind, if no    –
    claim         in words                the object               the words that state it
    cell          the column, in words    whom it names (";")      the words of the cell
    alias, split  –                       the spelling             –
    merge         –                       the thing to take in     –
    rename        –                       the right name           –
    change kind   –                       the right kind           –
    not a name    –                       only this spelling       –
    new thing     –                       –                        –
    add claim     in words                the object               the words that state it
    remove claim  in words                the object               only these words
    correct field the column, in words    the right value          –
    ============= ======================= ======================== =========================

    `origin` says where it was written, for messages ("review.xlsx, sheet Claims, row 4");
    two judgements that differ in nothing else are equal.
    """

    what: What
    plan: str = ""
    thing: str = ""
    kind: str = ""
    relation: str = ""
    other: str = ""
    other_kind: str = ""
    quote: str = ""
    decision: Decision = Decision.OPEN
    decided_by: str = ""
    note: str = ""
    origin: str = field(default="", compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What is asked, apart from the answer; lines with one key are about one thing."""
        about = (self.plan, self.thing, self.kind)
        match self.what:
            case What.NAME | What.ALIAS | What.SPLIT:
                return ("name", *about, self.other)
            case What.KIND | What.CHANGE_KIND:
                return ("kind", *about)
            case What.CLAIM | What.ADD_CLAIM | What.REMOVE_CLAIM:
                return ("claim", *about, self.relation, self.other, self.other_kind, self.quote)
            case What.CELL:
                return ("cell", self.plan, self.relation, self.quote)
            case What.CORRECT_FIELD:
                return ("field", *about, self.relation, self.other, self.quote)
            case What.RENAME | What.NEW_THING:
                return (self.what.value, *about)
            case What.MERGE | What.NOT_A_NAME:
                return (self.what.value, *about, self.other, self.other_kind)

    @property
    def settles(self) -> bool | None:
        """What it says once put as a yes or no to its key; None if it says nothing yet.

        A person's own line counts as said unless it is marked unsure or no.
        """
        if self.what.added:
            if self.decision not in (Decision.OPEN, Decision.YES):
                return None
            return self.what not in (What.SPLIT, What.REMOVE_CLAIM)
        return {Decision.YES: True, Decision.NO: False}.get(self.decision)

    @property
    def is_blank(self) -> bool:
        """Whether no person has written anything in the line."""
        answered = self.what in (What.KIND, What.CELL) and self.other
        return not (self.what.added or self.decision or self.decided_by or self.note or answered)


def check_agreement(judgements: Iterable[Judgement]) -> None:
    """Raises InputError, naming both lines, where two say opposite things of one matter."""
    said: dict[tuple[str, ...], tuple[object, Judgement]] = {}
    for judgement in judgements:
        if judgement.settles is None:
            continue
        answer = (judgement.settles, judgement.other, judgement.other_kind)
        before, first = said.setdefault(judgement.key, (answer, judgement))
        if before != answer:
            raise InputError(
                judgement.origin or judgement.what.value,
                f"says something else than {first.origin or first.what.value} of the same matter",
                "Keep one of the two lines",
            )


def clean(text: str, *, lines: bool = False) -> str:
    r"""The text without what a workbook cannot hold, its white space folded.

    With `lines`, line breaks stay, each as one line feed.

    >>> clean(" Ann\tLee\x07 "), clean("one \r\ntwo", lines=True)
    ('Ann Lee', 'one\ntwo')
    """
    kept = _UNPRINTABLE.sub(" ", text)
    if not lines:
        return plain(kept)
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


def shown(text: str) -> str:
    """The words of a plan as a review shows and knows them: clean, and not too long."""
    cleaned = clean(text)
    if len(cleaned) <= _LONGEST_SHOWN:
        return cleaned
    return cleaned[: _LONGEST_SHOWN - 1].rstrip() + "…"
