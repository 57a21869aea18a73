"""A plan's next version, made by editing its text, and the changes that were made.

The editor works on the text alone, at the places that a reading of it gives; the same seed
makes the same edits. What a comparison should find is told as (kind, key) pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from graph.likeness import words_of
from graph.records import Action, FieldValue, Kind, PlanRecords
from queries.versions.change import Change

__all__ = ["Edited", "edited", "key_of"]

Expected = tuple[str, str]

NEW_PEOPLE = ("Priya Raman", "Tobias Whitlock", "Farah Qadir", "Owen Tregarth", "Mirela Dobre")
NEW_ACTIONS = (
    "Open a drop-in room above the library where parents may ask about youth violence",
    "Train bar staff and taxi drivers to notice when somebody is carrying a blade",
    "Print a small card that tells witnesses whom they may ring at night",
    "Repair the lights in stairwells and underpasses that residents fear most",
)
OPENINGS = ("From this year on, ", "As agreed at the last review, ", "With fewer staff, ")
ENDINGS = (
    ", and report back to residents twice a year",
    " as far as the budget allows",
    ", starting with the two wards most in need",
)
_SWAPS = (
    (" young people ", " teenagers "),
    (" every ", " each "),
    (" with ", " together with "),
    (" so that ", " in order that "),
    (" who ", " that "),
    (" look ", " have a look "),
    (" the ", " our "),
)
_KINDS = {
    Kind.PERSON: "person",
    Kind.ORGANISATION: "body",
    Kind.PANEL: "panel",
    Kind.SERVICE: "service",
    Kind.ROLE: "post",
    Kind.FUND: "fund",
}
_WORDS = {
    "pg:chairs": "chairs",
    "pg:funds": "funds",
    "pg:provides": "provides",
    "org:memberOf": "is a member of",
    "org:holds": "holds",
    "org:unitOf": "is part of",
    "org:reportsTo": "reports to",
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SHORT = re.compile(rf"({'|'.join(_MONTHS)})-(\d\d)")
_SLASHED = re.compile(r"(\d\d)/(\d\d)/(20\d\d)")


@dataclass
class Edited:
    """The edited text, and what was changed in it."""

    text: str
    expected: list[Expected] = field(default_factory=list)


def key_of(change: Change) -> Expected:
    """A found change, told as an expected one is."""
    if change.kind == "action dropped":
        return change.kind, change.before
    if change.kind in ("action added", "action reworded", "action moved", "action renumbered"):
        return change.kind, change.action
    if change.kind == "relation gone":
        return change.kind, change.what
    if change.action:
        return change.kind, f"{change.action} | {change.after}"
    return change.kind, f"{change.before} | {change.after}"


def edited(plan: PlanRecords, seed: int) -> Edited:
    """The next version: rows reworded, dropped, added and moved, deadlines put off and
    brought forward, leads replaced, a name spelt otherwise."""
    editor = _Editor(plan, Random(f"{plan.key} {seed}"))
    for edit in (
        editor.respell,
        *[editor.replace_lead] * 2,
        *[editor.change_date] * 3,
        *[editor.reword] * 4,
        *[editor.move] * 2,
        *[editor.drop] * 2,
        *[editor.add] * 2,
    ):
        edit()
    return editor.result()


@dataclass
class _Row:
    """A line that holds one action and nothing of another, and what it says of itself."""

    action: Action
    line: int
    text: str
    number: str
    touched: bool = False


class _Editor:
    def __init__(self, plan: PlanRecords, chance: Random) -> None:
        self._plan = plan
        self._chance = chance
        self._text = plan.document.text
        self._lines: list[str] = self._text.split("\n")
        self._rows = [*self._whole_rows()]
        self._inserted: dict[int, list[str]] = {}
        self._removed: set[int] = set()
        self._expected: list[Expected] = []
        self._respelt = ""
        self._reworded: list[Action] = []
        self._people = [*NEW_PEOPLE]
        self._leads: list[tuple[str, str]] = []
        self._numbers = {action.theme: 90 for action in plan.actions}
        chance.shuffle(self._people)
        self._actions = [*NEW_ACTIONS]
        chance.shuffle(self._actions)

    def result(self) -> Edited:
        lines = []
        for at, line in enumerate(self._lines):
            if at not in self._removed:
                lines.append(line)
            lines += self._inserted.get(at, [])
        text = "\n".join(lines)
        for _, new in self._leads:
            self._expected.append(("person newly named", f" | {new}"))
        return Edited(text, sorted([*self._expected, *self._lost(text)]))

    def _lost(self, text: str) -> Iterator[Expected]:
        """What went with the words that were taken out: names that stand nowhere any more,
        and the relations of those."""
        before = f" {' '.join(words_of(self._text))} "
        printed = f" {' '.join(words_of(text))} "
        gone: set[str] = set()
        for entity in self._plan.entities:
            kind = "panel" if "pg:Partnership" in entity.types else _KINDS.get(entity.kind)
            spellings = (entity.label, *entity.aliases, *entity.misspellings)
            stood, stands = (
                any(f" {' '.join(words_of(each))} " in words for each in spellings)
                for words in (before, printed)
            )
            lost = stood and not stands and entity.label != self._respelt
            if kind and lost and not entity.generic:
                gone.add(entity.id)
                words = f"{entity.label} ({entity.status})" if entity.status else entity.label
                yield f"{kind} no longer named", f"{words} | "
        known = {entity.id for entity in self._plan.entities}
        for claim in self._plan.claims:
            words = " ".join(words_of(self._text[claim.start : claim.end]))
            told = (
                claim.object in known
                and claim.predicate in _WORDS
                and not (self._respelt and self._is_of_respelt(words))
            )
            # Other words for the action may say of it what the old ones said.
            stated = f" {words} " in printed or any(
                action.start <= claim.start < action.end for action in self._reworded
            )
            if told and (not stated or {claim.subject, claim.object} & gone):
                yield "relation gone", _WORDS[claim.predicate]

    def _is_of_respelt(self, words: str) -> bool:
        return " ".join(words_of(self._respelt)) in words

    def reword(self) -> None:
        row = self._any(lambda row: len(row.text.split()) >= 5)
        if row is None:
            return
        new = row.text
        for old, instead in _SWAPS:
            new = new.replace(old, instead, 1)
        way = self._chance.randrange(4)
        if way == 0:
            new = self._chance.choice(OPENINGS) + new[0].lower() + new[1:]
        elif way == 1:
            new = new.rstrip(".") + self._chance.choice(ENDINGS)
        elif way == 2 and re.search(r"[,;:] ", new[20:]):
            new = new[: 20 + re.search(r"[,;:] ", new[20:]).start()]  # type: ignore[union-attr]
        else:
            new = new.rstrip(".") + self._chance.choice(ENDINGS)
        self._put(row, row.text, new)
        row.text = new
        self._reworded.append(row.action)
        self._expect("action reworded", new)

    def drop(self) -> None:
        row = self._any()
        if row is not None:
            self._removed.add(row.line)
            self._expect("action dropped", row.text)

    def add(self) -> None:
        row = self._any()
        if row is None or not self._actions:
            return
        row.touched = False
        new = self._actions.pop()
        line = self._lines[row.line].replace(row.text, new)
        self._inserted.setdefault(row.line, []).append(self._renumbered(line, row, row))
        self._expect("action added", new)

    def move(self) -> None:
        row = self._any(lambda row: self._target(row) is not None)
        target = row and self._target(row)
        if row is None or target is None:
            return
        line = self._renumbered(self._lines[row.line], row, target)
        self._removed.add(row.line)
        self._inserted.setdefault(target.line, []).append(line)
        self._expect("action moved", row.text)
        if row.number:
            self._expect("action renumbered", row.text)

    def change_date(self) -> None:
        row = self._any(lambda row: _later(self._cell(row, "end"), 1) is not None)
        if row is None:
            return
        months = self._chance.choice((3, 6, 12, -2))
        cell = self._cell(row, "end")
        new = _later(cell, months)
        assert new is not None
        before, after = self._lines[row.line].rsplit(cell, 1)
        self._lines[row.line] = before + new[0] + after
        part = row.action.commitments[0]
        told = " ".join(each.text for each in (*part.values("progress"), *part.values("rag")))
        open_still = told and not re.search("closed|complete|deliver|done", told, re.IGNORECASE)
        late = "deadline extended before it was met" if open_still else "end date slipped"
        kind = late if months > 0 else "end date brought forward"
        self._expect(kind, f"{row.text} | {new[1]}")

    def replace_lead(self) -> None:
        row = self._any(lambda row: self._lead(row) != "")
        if row is None or not self._people:
            return
        old, new = self._lead(row), self._people.pop()
        self._put(row, f"\t{old}\t", f"\t{new}\t")
        self._leads.append((old, new))
        self._expect("lead changed", f"{row.text} | {new}")

    def respell(self) -> None:
        """Spell one person's surname otherwise, wherever it stands."""
        named = [
            entity.label
            for entity in self._plan.entities
            if entity.kind is Kind.PERSON
            and not entity.aliases
            and not entity.misspellings
            and len(entity.label.split()) == 2
            and len(entity.label.split()[1]) > 5
            and self._text.count(entity.label) > 0
            and self._text.count(entity.label.split()[1]) == self._text.count(entity.label)
        ]
        if not named:
            return
        old = self._chance.choice(sorted(named))
        at = len(old) - 2
        new = old[:at] + old[at + 1 :]
        for number, line in enumerate(self._lines):
            self._lines[number] = line.replace(old, new)
        self._respelt = old
        self._expect("person named otherwise", f"{old} | {new}")

    def _expect(self, kind: str, key: str) -> None:
        self._expected.append((kind, key))

    def _whole_rows(self) -> Iterator[_Row]:
        text = self._text
        for action in self._plan.actions:
            first, last = (text.count("\n", 0, at) for at in (action.start, action.end))
            line = self._lines[first]
            theme = (action.theme or "")[:12]
            others = [each for each in self._plan.actions if each is not action]
            alone = not any(each.start < action.end and action.start < each.end for each in others)
            if (
                first == last
                and alone
                and len(action.commitments) == 1
                and line.count(action.text) == text.count(action.text) == 1
                and not (theme and theme in line)
            ):
                yield _Row(action, first, action.text, (action.number or "").lstrip("*"))

    def _any(self, fits: Callable[[_Row], bool] = lambda _row: True) -> _Row | None:
        left = [row for row in self._rows if not row.touched and fits(row)]
        if not left:
            return None
        row = self._chance.choice(left)
        row.touched = True
        return row

    def _target(self, row: _Row) -> _Row | None:
        """A row under another theme, in a table of the same width."""
        width = self._lines[row.line].count("\t")
        for other in self._rows:
            # An empty cell would be read as merged with one above it.
            if (
                _filled(row) == _filled(other) is not None
                and other.action.theme != row.action.theme
                and not other.touched
                and self._lines[other.line].count("\t") == width
            ):
                return other
        return None

    def _renumbered(self, line: str, row: _Row, target: _Row) -> str:
        if not row.number:
            return line
        self._numbers[target.action.theme] += 1
        new = re.sub(r"\d+(?=\D*$)", str(self._numbers[target.action.theme]), row.number)
        return line.replace(row.number, new, 1)

    def _cell(self, row: _Row, role: str) -> str:
        values: tuple[FieldValue, ...] = row.action.commitments[0].values(role)
        own = [value for value in values if value.rule == "cell"]
        if len(own) != 1 or own[0].start < row.action.start or own[0].end > row.action.end:
            return ""
        return self._text[own[0].start : own[0].end].strip()

    def _lead(self, row: _Row) -> str:
        """The lead, where the cell is one person's name and nothing else."""
        cell = self._cell(row, "lead")
        people = {each.label for each in self._plan.entities if each.kind is Kind.PERSON}
        line = self._lines[row.line]
        return cell if cell in people and line.count(f"\t{cell}\t") == 1 else ""

    def _put(self, row: _Row, old: str, new: str) -> None:
        assert self._lines[row.line].count(old) == 1
        self._lines[row.line] = self._lines[row.line].replace(old, new)


def _filled(row: _Row) -> frozenset[str] | None:
    """Which cells of the row hold something; None where it shares one with other rows."""
    fields = row.action.commitments[0].fields
    if any(value.rule != "cell" for _, value in fields):
        return None
    return frozenset(role for role, _ in fields)


def _later(cell: str, months: int) -> tuple[str, str] | None:
    """The date of a cell so many months later, as printed and as typed."""
    short, slashed = _SHORT.fullmatch(cell), _SLASHED.fullmatch(cell)
    if short:
        year, month = _moved(2000 + int(short[2]), _MONTHS.index(short[1]) + 1, months)
        return f"{_MONTHS[month - 1]}-{year % 100:02}", f"{year}-{month:02}"
    if slashed and int(slashed[1]) <= 28:
        year, month = _moved(int(slashed[3]), int(slashed[2]), months)
        return f"{slashed[1]}/{month:02}/{year}", f"{year}-{month:02}-{slashed[1]}"
    return None


def _moved(year: int, month: int, months: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 + months
    return whole // 12, whole % 12 + 1
