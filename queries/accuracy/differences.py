"""The differences between a plan's graph and its gold, in words, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.records import plain
from queries.accuracy.figures import DENIED, RELATION, Difference, Finding
from queries.accuracy.found import RELATIONS, FoundAction, FoundPlan, FoundThing, Statement, Words
from queries.accuracy.gold import (
    BOROUGH_PREFIX,
    GoldAction,
    GoldPlan,
    GoldRelation,
    GoldThing,
    NotSo,
)

__all__ = ["Differences"]

_PROPERTIES: Mapping[str, str] = {name: iri for iri, name in RELATIONS.items()}
_NOTHING = "nothing"
_LONGEST_ACTION = 80


class Differences:
    """Gathers the differences of one plan and words them by name."""

    def __init__(self, gold: GoldPlan, found: FoundPlan) -> None:
        self._gold = gold
        self._found = found
        self._things = {thing.id: thing for thing in gold.things}
        self._actions = {action.id: action for action in gold.actions}
        self._rows = {action.id: action for action in found.actions}
        self._all: list[Difference] = []

    def sorted(self, measures: Sequence[str]) -> tuple[Difference, ...]:
        """All of them, in the order of the measures, then of their words."""
        order = {measure: place for place, measure in enumerate(measures)}
        return tuple(
            sorted(
                self._all,
                key=lambda each: (
                    order.get(each.measure, len(order)),
                    each.finding.value,
                    each.about,
                    each.what,
                    each.place,
                    each.words,
                ),
            )
        )

    def extra_thing(self, thing: FoundThing, kind: str, label: str | None) -> None:
        """A thing that gold has not, or has as one of another kind (`label` is its id)."""
        what = thing.label
        if label is not None:
            what += f" (annotated as {' or '.join(self._things[label].kinds)})"
        self._add(Finding.EXTRA, kind, what, words=self._found.naming(thing.id))

    def missed_thing(self, thing: GoldThing) -> None:
        """A thing that the graph has not, or has as one of another kind."""
        others = [name for name in thing.aliases if name != thing.name]
        what = thing.name + (f" (also printed as {', '.join(others)})" if others else "")
        self._add(Finding.MISSED, thing.kinds[0], what, words=self._stating(thing))

    def extra_action(self, action: FoundAction) -> None:
        """An action that gold has not."""
        words = Words(sentence=action.text, place=self._found.file)
        self._add(Finding.EXTRA, "actions", _short(action.text), words=words)

    def missed_action(self, action: GoldAction) -> None:
        """An action that the graph has not."""
        words = Words(sentence=action.text, place=self._at(action))
        self._add(Finding.MISSED, "actions", _short(action.text), action, words)

    def other_value(
        self,
        measure: str,
        gold: GoldAction,
        found: Sequence[str],
        wanted: Sequence[str],
        ours: FoundAction,
        which: str = "",
    ) -> None:
        """A field with another value than is annotated, its commitments in a row."""
        field = which or measure
        what = f"{field} is {_listed(found)}, should be {_listed(wanted)}"
        words = Words(sentence=ours.text, place=self._at(gold))
        self._add(Finding.DIFFERENT, measure, what, gold, words)

    def extra_in(
        self, measure: str, gold: GoldAction, predicate: str, subject: str, target: str
    ) -> None:
        """Something that a field of an action names, and gold does not."""
        words = self._found.words(subject, predicate, target)
        if words == Words():
            words = self._found.naming(target, subject)
        self._add(Finding.EXTRA, measure, self._name(target), gold, words)

    def missed_in(self, measure: str, gold: GoldAction, label: str) -> None:
        """Something that gold has in a field of an action."""
        words = Words(sentence=gold.text, place=self._at(gold))
        self._add(Finding.MISSED, measure, self._name(label), gold, words)

    def extra_relation(self, predicate: str, stated: Statement) -> None:
        """A relation that gold has not."""
        words = self._found.words(stated.subject, _PROPERTIES[predicate], stated.object)
        self._add(Finding.EXTRA, RELATION + predicate, self._sentence(stated), words=words)

    def missed_relation(self, wanted: Statement, entry: GoldRelation | None) -> None:
        """A relation that the graph has not; `entry` is where gold quotes the plan for it."""
        action = self._actions.get(wanted.subject)
        quote = entry.quote if entry is not None else action.text if action is not None else ""
        words = Words(sentence=quote, place=self._found.file)
        self._add(Finding.MISSED, RELATION + wanted.predicate, self._sentence(wanted), words=words)

    def denied(self, stated: Statement, entry: NotSo, words: Words) -> None:
        """A claim with no status of what the plan says is not so."""
        what = f'{self._sentence(stated)} ({entry.why.value}: "{entry.quote}")'
        self._add(Finding.DENIED, DENIED, what, words=words)

    def _add(
        self,
        finding: Finding,
        measure: str,
        what: str,
        action: GoldAction | None = None,
        words: Words | None = None,
    ) -> None:
        words = words or Words()
        self._all.append(
            Difference(
                plan=self._gold.stem,
                finding=finding,
                measure=measure,
                what=plain(what),
                about=_action_name(action) if action is not None else "",
                words=plain(words.sentence or words.quote),
                place=words.place,
            )
        )

    def _sentence(self, statement: Statement) -> str:
        verb = statement.predicate.replace("_", " ")
        return f"{self._name(statement.subject)} {verb} {self._name(statement.object)}"

    def _name(self, label: str) -> str:
        """The name of whatever an id of gold or an IRI of the graph stands for."""
        if label in self._things:
            return self._things[label].name
        if label in self._actions:
            return f"action {_action_name(self._actions[label])}"
        if label in self._found.things:
            return self._found.things[label].label
        if label in self._rows:
            return f'action "{_short(self._rows[label].text)}"'
        return label.removeprefix(BOROUGH_PREFIX)

    def _stating(self, thing: GoldThing) -> Words:
        """Words of the plan that gold gives with a thing: an action's, else a relation's, else
        the first of its spellings as printed."""
        for action in self._gold.actions:
            fields = (
                (part.leads, part.lead_organisations, part.supporting) for part in action.parts
            )
            named = (action.mentions, action.uses, *(each for field in fields for each in field))
            if any(thing.id in ids for ids in named):
                return Words(sentence=action.text, place=self._at(action))
        for relation in self._gold.relations:
            if thing.id in (relation.subject, relation.object):
                return Words(sentence=relation.quote, place=self._found.file)
        return Words(quote=next(iter(thing.aliases), ""), place=self._found.file)

    def _at(self, action: GoldAction) -> str:
        return f"{self._found.file}, {action.place}" if action.place else self._found.file


def _action_name(action: GoldAction) -> str:
    number = f"{action.number} " if action.number else ""
    return f'{number}"{_short(action.text)}"'


def _short(text: str) -> str:
    words = plain(text)
    return words if len(words) <= _LONGEST_ACTION else words[: _LONGEST_ACTION - 1].rstrip() + "…"


def _listed(values: Sequence[str]) -> str:
    return ", ".join(value or _NOTHING for value in values) or _NOTHING
