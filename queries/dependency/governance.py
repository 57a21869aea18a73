"""The governance chain: every panel and board, and the line from it to the top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from graph.deliveries import deliveries
from graph.delivery import Delivery, Fact
from graph.records import plain
from graph.store import Store
from graph.table import Row, Table
from queries.asked import Asked
from queries.catalogue import find, lookup
from queries.phrases import doubt, earliest, listed

__all__ = ["Reporting", "answer"]

_PANELS = ("panel", "partnership")
_LINES_SHOWN = 5

TOP = "top board"
BETWEEN = "in between"
FOOT = "foot of the line"
CIRCLE = "in a circle"
NONE_STATED = "no reporting stated"


@dataclass(frozen=True)
class Reporting:
    """Who reports to whom in one area, and what follows from it.

    Where lines run in a circle everything still ends: a line stops at the first body that
    it comes to twice.
    """

    delivery: Delivery

    @cached_property
    def upward(self) -> Mapping[str, tuple[str, ...]]:
        """To whom each body reports, by name."""
        return self._sorted({(fact.subject, fact.object) for fact in self.facts})

    @cached_property
    def downward(self) -> Mapping[str, tuple[str, ...]]:
        """Who reports to each body, by name."""
        return self._sorted({(fact.object, fact.subject) for fact in self.facts})

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What states that one body reports to another, in order."""
        return tuple(
            fact
            for fact in self.delivery.of_roles("reports to")
            if self.delivery.named(fact.subject) and self.delivery.named(fact.object)
        )

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """Every panel and board, and every other body that reports or is reported to."""
        panels = {
            thing.iri
            for thing in self.delivery.things.values()
            if thing.kind in _PANELS and not thing.generic
        }
        return tuple(sorted(panels | self.upward.keys() | self.downward.keys(), key=self.order))

    def above(self, body: str, without: str | None = None) -> tuple[str, ...]:
        """Every body that it reports to, directly and through others; itself where the line
        runs in a circle. `without` is left out, and what is reached through it alone."""
        return self._reached(body, self.upward, without)

    def below(self, body: str) -> tuple[str, ...]:
        """Every body that reports to it, directly and through others."""
        return self._reached(body, self.downward, None)

    def tops(self, body: str) -> tuple[str, ...]:
        """The bodies above it that report to nobody."""
        return tuple(each for each in self.above(body) if not self.upward.get(each))

    def position(self, body: str) -> str:
        """Where it stands, in one of the words of the question's header."""
        if body in self.above(body):
            return CIRCLE
        match bool(self.upward.get(body)), bool(self.downward.get(body)):
            case True, True:
                return BETWEEN
            case True, False:
                return FOOT
            case False, True:
                return TOP
            case _:
                return NONE_STATED

    def lines(self, body: str) -> Iterator[tuple[str, ...]]:
        """Each line from the body upwards; one that runs in a circle ends with the body that
        it came to twice."""
        waiting: list[tuple[str, ...]] = [(body,)]
        while waiting:
            line = waiting.pop()
            higher = self.upward.get(line[-1], ())
            if line[-1] in line[:-1] or not higher:
                yield line
            else:
                waiting.extend((*line, each) for each in reversed(higher))

    def order(self, body: str) -> tuple[str, str]:
        """What bodies are sorted by."""
        return (self.delivery.label(body).casefold(), body)

    def _reached(
        self, body: str, onward: Mapping[str, tuple[str, ...]], without: str | None
    ) -> tuple[str, ...]:
        found: set[str] = set()
        waiting = [body]
        while waiting:
            fresh = [e for e in onward.get(waiting.pop(), ()) if e not in found and e != without]
            found.update(fresh)
            waiting.extend(fresh)
        return tuple(sorted(found, key=self.order))

    def _sorted(self, pairs: set[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one, other in pairs:
            found[one].append(other)
        return {one: tuple(sorted(others, key=self.order)) for one, others in found.items()}


def answer(store: Store, asked: Asked) -> Table:
    """The table of the question: one row for each panel or board of each area."""
    question = find("governance")
    named: dict[tuple[str, str], tuple[str, str]] = {}
    plans = {str(row[0]): str(row[1]) for row in store.query(lookup("files"), "files").rows}
    for plan, panel, quote, locator, _ in store.query(lookup("panels"), "panels").rows:
        file = plans[str(plan)]
        named.setdefault((file, str(panel)), (plain(str(quote)), f"{file}, {locator}"))
    rows: list[Row] = []
    for delivery in deliveries(store, asked.areas, include_not_current=asked.not_current):
        reporting = Reporting(delivery)
        # Those with a line first: what the plan says before what it leaves open.
        joined = reporting.upward.keys() | reporting.downward.keys()
        bodies = sorted(reporting.bodies, key=lambda body: body not in joined)
        rows.extend(_row(body, reporting, named) for body in bodies)
    return Table(question.name, tuple(column.name for column in question.columns), tuple(rows))


def _row(body: str, reporting: Reporting, named: Mapping[tuple[str, str], tuple[str, str]]) -> Row:
    delivery = reporting.delivery
    chairs = [fact for fact in delivery.of_roles("chairs", "heads") if fact.object == body]
    line = {body, *reporting.above(body)}
    own = [fact for fact in reporting.facts if fact.subject == body]
    about = own or [fact for fact in reporting.facts if fact.object == body]
    behind = [fact for fact in reporting.facts if fact.subject in line] or about
    quote, place = _words(body, about or chairs, delivery, named)
    position = reporting.position(body)
    return (
        delivery.area,
        delivery.label(body),
        delivery.things[body].kind,
        position,
        _names(reporting.upward.get(body, ()), own, reporting),
        _lines(body, reporting),
        _names(reporting.tops(body), [], reporting),
        len([each for each in line if each != body]),
        _names(reporting.downward.get(body, ()), [], reporting),
        len([each for each in reporting.below(body) if each != body]),
        "; ".join(dict.fromkeys(delivery.label(fact.subject) for fact in chairs)) or None,
        _note(body, position, reporting),
        quote,
        place,
        doubt((*behind, *chairs)),
    )


def _words(
    body: str,
    facts: list[Fact],
    delivery: Delivery,
    named: Mapping[tuple[str, str], tuple[str, str]],
) -> tuple[str | None, str]:
    """What is quoted for a body, and where it stands."""
    if facts:
        first = earliest(facts)
        return first.quote, first.place
    for file in delivery.files:
        if (file, body) in named:
            return named[file, body]
    return None, delivery.files[0]


def _names(bodies: tuple[str, ...], facts: list[Fact], reporting: Reporting) -> str | None:
    """The bodies by name, with what states them as ended or planned behind."""
    status = {fact.object: fact.status for fact in facts if fact.status}
    label = reporting.delivery.label
    words = (label(b) + (f" ({status[b]})" if b in status else "") for b in bodies)
    return "; ".join(words) or None


def _lines(body: str, reporting: Reporting) -> str | None:
    if not reporting.upward.get(body):
        return None
    found = list(islice(reporting.lines(body), _LINES_SHOWN + 1))
    words = [
        " → ".join(map(reporting.delivery.label, line))
        + (" (a circle)" if line[-1] in line[:-1] else "")
        for line in found[:_LINES_SHOWN]
    ]
    return "; ".join(words) + ("; and others" if len(found) > _LINES_SHOWN else "")


def _note(body: str, position: str, reporting: Reporting) -> str | None:
    label = reporting.delivery.label
    if position == CIRCLE:
        others = [b for b in reporting.above(body) if body in reporting.above(b) and b != body]
        if not others:
            return "It is stated to report to itself."
        return f"It and {listed([label(b) for b in others])} report to each other in a circle."
    if position == NONE_STATED:
        return "The plan says neither to whom it reports nor who reports to it."
    if position == TOP:
        return "To whom it reports is not stated: the line ends here as far as the plan says."
    if not reporting.tops(body):
        return "The line ends in a circle, at no top board."
    return "No panel is stated to report to it." if position == FOOT else None
