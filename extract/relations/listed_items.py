"""The items of a cell, a labelled line or a list, and how each stands to the truth.

"Kent Police; Probation?; Victim Support (until March 2025)" are three items: one that holds,
one that is questioned, and one that has ended. The words are data
(`patterns/standings.csv`), each with an example that tests run.
"""

from __future__ import annotations

import bisect
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import zip_longest

from extract.relations.context import Named, RelationContext
from extract.relations.standing import period_in
from graph.records import Kind, Period

__all__ = [
    "Item",
    "ItemStanding",
    "StandingRule",
    "items_in",
    "outermost",
    "read_standing",
    "standing_rules",
]

_COARSE = re.compile(r"[;\n\r•|]|\s{3,}")
_FINE = re.compile(r"[,;\n\r•|/+]|\s{3,}|\b(?:and|but|with|plus|then)\b|&|\s[-–—]\s")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_QUESTIONED = 0.5
_ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class StandingRule:
    """Words that say that an item does not hold, or not now."""

    standing: str
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How an item stands: `status` is "planned" or "ended" or None, `sureness` 0 where it is
    denied, 0.5 where it is questioned, else 1; `vacant` that a seat is empty."""

    status: str | None = None
    period: Period = _ALWAYS
    sureness: float = 1.0
    vacant: bool = False

    def within(self, outer: ItemStanding) -> ItemStanding:
        """The standing of an item in a list or row that has a standing of its own."""
        return ItemStanding(
            self.status or outer.status,
            self.period if self.period != _ALWAYS else outer.period,
            min(self.sureness, outer.sureness),
            self.vacant or outer.vacant,
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its offsets in the document, what is named in it, how it stands, and where
    in the document its brackets open and close."""

    start: int
    end: int
    named: tuple[Named, ...]
    standing: ItemStanding
    brackets: tuple[tuple[int, int], ...] = ()

    @property
    def main(self) -> tuple[Named, ...]:
        """What the item names, without the short forms and parts that stand in brackets
        behind a body ("NHS (ICB)"); people in brackets count."""
        outside = [n for n in self.named if not self._in_brackets(n)]
        if not outside:
            return self.named
        return tuple(n for n in self.named if n in outside or n.kind is Kind.PERSON)

    def _in_brackets(self, name: Named) -> bool:
        return any(start <= name.start < end for start, end in self.brackets)

    def of(self, *kinds: Kind) -> tuple[Named, ...]:
        """What is named in the item and is of these kinds."""
        return tuple(name for name in self.named if name.entity.kind in kinds)


@cache
def standing_rules() -> tuple[StandingRule, ...]:
    """The rules of `patterns/standings.csv`, in order of precedence."""
    text = resources.files("extract").joinpath("patterns/standings.csv").read_text("utf-8")
    return tuple(
        StandingRule(row["standing"], re.compile(row["pattern"], re.IGNORECASE), row["example"])
        for row in csv.DictReader(text.splitlines())
    )


def read_standing(text: str) -> ItemStanding:
    """How the words of an item stand.

    >>> read_standing("Victim Support (until March 2025)").status
    'ended'
    >>> read_standing("Probation?").sureness
    0.5
    """
    found = {rule.standing for rule in standing_rules() if rule.pattern.search(text)}
    if re.search(r"\bno longer\b", text, re.IGNORECASE):
        found |= {"ended"}
    if "denied" in found:
        return ItemStanding(sureness=0.0)
    status = next((name for name in ("ended", "planned") if name in found), None)
    sureness = _QUESTIONED if "questioned" in found else 1.0
    return ItemStanding(status, period_in(text), sureness, "vacant" in found)


def items_in(context: RelationContext, start: int, end: int) -> tuple[Item, ...]:
    """The items of a stretch of text in reading order, each with what is named in it.

    Names of classes of bodies are left out, as are those with a question mark behind them
    and those inside another name. Where a line break or a semicolon parts the text, commas
    inside its parts join ("Ann Lee, Kent Police; Ian Reed, Probation").
    """
    whole = context.document.text[start:end]
    named = list(outermost(context.named(start, end)))
    masked = _masked(whole, start, named)
    coarse = _cut(masked, _COARSE)
    items: list[Item] = []
    for begin, finish in coarse:
        parts = [(begin, finish)]
        if len(coarse) == 1 or not any(
            name.kind is Kind.PERSON for name in _starting(named, start + begin, start + finish)
        ):
            parts = [(begin + a, begin + b) for a, b in _cut(masked[begin:finish], _FINE)]
        items.extend(_item(whole, start, part, named) for part in parts)
    return tuple(_with_bodies(items))


def outermost(named: Iterable[Named]) -> Iterator[Named]:
    """The names that are certain, none inside another."""
    kept: list[Named] = []
    for name in sorted(named, key=lambda n: (n.start, -n.end)):
        if kept and name.end <= kept[-1].end:
            continue
        kept.append(name)
    for name in kept:
        if not (name.entity.generic or name.candidate.generic or name.candidate.doubtful):
            yield name


def _masked(whole: str, start: int, named: Iterable[Named]) -> str:
    """The text with names and brackets filled in, so that nothing inside them parts it."""
    out = list(whole)
    spans = [(name.start - start, name.end - start) for name in named]
    spans += [match.span() for match in _BRACKETS.finditer(whole)]
    for begin, finish in spans:
        out[begin:finish] = "x" * (finish - begin)
    return "".join(out)


def _cut(masked: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    at = 0
    for match in separator.finditer(masked):
        cuts.append((at, match.start()))
        at = match.end()
    cuts.append((at, len(masked)))
    return [(begin, finish) for begin, finish in cuts if masked[begin:finish].strip()]


def _item(whole: str, start: int, part: tuple[int, int], named: Sequence[Named]) -> Item:
    begin, finish = part
    inside = tuple(_starting(named, start + begin, start + finish))
    names = [name for name in inside if name.kind is not Kind.PERSON]
    brackets = tuple(
        (start + match.start(), start + match.end())
        for match in _BRACKETS.finditer(whole, begin, finish)
        # "Mothers (Against Knives) Kent" is one name.
        if not any(n.start < start + match.start() and start + match.end() < n.end for n in names)
    )
    standing = read_standing(_besides(whole, start, part, inside))
    return Item(start + begin, start + finish, inside, standing, brackets)


def _starting(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """The names, which are in reading order, that begin between two offsets."""
    first = bisect.bisect_left(named, start, key=lambda name: name.start)
    return named[first : bisect.bisect_left(named, end, key=lambda name: name.start)]


def _besides(whole: str, start: int, part: tuple[int, int], named: Iterable[Named]) -> str:
    """The words of an item outside its names, but with those in brackets inside a name."""
    text = list(whole[part[0] : part[1]])
    for name in named:
        begin = name.start - start - part[0]
        finish = min(name.end - start - part[0], len(text))
        bracket = whole.find("(", name.start - start, name.end - start)
        stop = bracket - part[0] if bracket >= 0 else finish
        text[begin:stop] = " " * max(0, stop - begin)
    return "".join(text)


def _with_bodies(items: list[Item]) -> Iterator[Item]:
    """The items, a person's with the standing that is printed behind the body that follows
    ("Ann Lee, Kent Police (until March 2025)")."""
    for item, after in zip_longest(items, items[1:]):
        follows = (
            after is not None
            and item.of(Kind.PERSON)
            and not after.of(Kind.PERSON)
            and after.standing != ItemStanding()
        )
        if follows and after is not None:
            yield Item(item.start, item.end, item.named, item.standing.within(after.standing))
        else:
            yield item
