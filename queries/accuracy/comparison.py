"""One plan of a graph against its gold: figures, and every difference with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from rapidfuzz import fuzz

from ontology.vocab import Pg
from queries.accuracy.differences import Differences
from queries.accuracy.figures import DENIED, RELATION, Figure, PlanScore, Sort, added
from queries.accuracy.found import (
    RELATIONS,
    FoundAction,
    FoundPart,
    FoundPlan,
    FoundThing,
    Statement,
)
from queries.accuracy.gold import BOROUGH, BOROUGH_PREFIX, GoldAction, GoldPart, GoldPlan, Why
from queries.accuracy.matching import match_actions, match_things
from queries.accuracy.spelling import folded

__all__ = ["compare"]

_MAIN_KINDS = ("person", "organisation", "panel", "service")
_THEMES_ALIKE = 90
_UNKNOWN = "?"
"""What stands before the IRI of a thing that gold has not."""
_NOT_TO_SAY = frozenset({Why.DENIED, Why.ENDED})
_FIELDS = (
    ("leads", Pg.LEAD, "leads"),
    ("lead organisations", Pg.LEAD_ORGANISATION, "lead_organisations"),
    ("supporting", Pg.SUPPORTED_BY, "supporting"),
)
"""The figure, the property and the name of the field, in gold and graph alike."""


def compare(gold: GoldPlan, found: FoundPlan | None) -> PlanScore:
    """The score of one plan; where the graph has none (None), all of its gold is missed."""
    is_there = found is not None
    plan = found or FoundPlan(gold.source or gold.stem, {}, (), frozenset(), (), {}, {})
    return _Comparison(gold, plan).score(is_there)


class _Comparison:
    """Goes through one plan and keeps count."""

    def __init__(self, gold: GoldPlan, found: FoundPlan) -> None:
        self._gold = gold
        self._found = found
        self._things = {thing.id: thing for thing in gold.things}
        self._generic = frozenset(thing.id for thing in gold.things if thing.generic)
        self._ours = match_things(found.things.values(), gold.things)
        self._actions = match_actions(found.actions, gold.actions)
        self._figures: list[Figure] = []
        self._differences = Differences(gold, found)

    def score(self, is_there: bool) -> PlanScore:
        """All figures, each measure once, and the differences in the order of figures."""
        self._compare_things()
        self._compare_actions()
        self._compare_relations()
        self._count_denied()
        figures = added([self._figures])
        order = [figure.measure for figure in figures]
        return PlanScore(self._gold.stem, figures, self._differences.sorted(order), is_there)

    # --- things ----------------------------------------------------------------

    def _compare_things(self) -> None:
        right: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        rightly: set[str] = set()
        for thing in self._found.things.values():
            label = self._ours.get(thing.id)
            if thing.generic or label in self._generic:
                continue
            if label is not None and self._same_kind(thing, label):
                rightly.add(label)
                if (kind := self._things[label].kinds[0]) != BOROUGH:
                    right[kind] += 1
            elif (kind := min(thing.kinds)) != BOROUGH:
                wrong[kind] += 1
                self._differences.extra_thing(thing, kind, label)
        for label, annotated in self._things.items():
            kind = annotated.kinds[0]
            if kind != BOROUGH and not annotated.generic and label not in rightly:
                missed[kind] += 1
                self._differences.missed_thing(annotated)
        for kind in (right + wrong + missed).keys() | set(_MAIN_KINDS):
            self._count(kind, right[kind], wrong[kind], missed[kind])
            if kind in _MAIN_KINDS:
                self._count("entities", right[kind], wrong[kind], missed[kind])

    def _same_kind(self, thing: FoundThing, label: str) -> bool:
        return not thing.kinds.isdisjoint(self._things[label].kinds)

    # --- actions ---------------------------------------------------------------

    def _compare_actions(self) -> None:
        matched = self._actions
        self._count(
            "actions",
            len(matched),
            len(self._found.actions) - len(matched),
            len(self._gold.actions) - len(matched),
        )
        annotated = {action.id: action for action in self._gold.actions}
        for action in self._found.actions:
            if action.id in matched:
                self._compare_fields(action, annotated[matched[action.id]])
            else:
                self._differences.extra_action(action)
        for label in annotated.keys() - set(matched.values()):
            self._differences.missed_action(annotated[label])

    def _compare_fields(self, ours: FoundAction, gold: GoldAction) -> None:
        self._compare_value("number", ours, gold, ours.number, gold.number)
        if gold.theme:
            alike = fuzz.partial_ratio(folded(gold.theme), folded(ours.theme)) >= _THEMES_ALIKE
            self._compare_value("theme", ours, gold, ours.theme, gold.theme, alike)
        accepted = frozenset(label for part in gold.parts for label in part.accepted)
        for measure, predicate, field in _FIELDS:
            stated = [(part.id, iri) for part in ours.parts for iri in _values(part, field)]
            wanted = {label for part in gold.parts for label in _values(part, field)}
            self._compare_sets(measure, ours, gold, predicate, stated, wanted, accepted)
        named = [(ours.id, iri) for iri in ours.mentions]
        wanted = {*gold.mentions, *gold.uses}
        self._compare_sets("mentions", ours, gold, Pg.MENTIONS, named, wanted, frozenset())
        for which in ("start", "end"):
            self._compare_dates(which, ours, gold)

    def _compare_value(
        self,
        measure: str,
        ours: FoundAction,
        gold: GoldAction,
        found: str,
        wanted: str,
        alike: bool | None = None,
    ) -> None:
        right = found == wanted if alike is None else alike
        self._figures.append(Figure(measure, Sort.VALUES, int(right), int(not right)))
        if not right:
            self._differences.other_value(measure, gold, [found], [wanted], ours)

    def _compare_sets(
        self,
        measure: str,
        ours: FoundAction,
        gold: GoldAction,
        predicate: str,
        stated: Sequence[tuple[str, str]],
        annotated: Iterable[str],
        accepted: Set[str],
    ) -> None:
        """Counts the things that a field of an action names, those in no generic way."""
        wanted = set(annotated) - self._generic
        got = {
            self._ours.get(iri, _UNKNOWN + iri): (subject, iri)
            for subject, iri in sorted(stated, reverse=True)
            if iri not in self._found.things or not self._found.things[iri].generic
        }
        for label in (set(got) & self._generic) | ((set(got) & accepted) - wanted):
            del got[label]
        right = got.keys() & wanted
        self._count(measure, len(right), len(got) - len(right), len(wanted) - len(right))
        for label in sorted(got.keys() - wanted):
            self._differences.extra_in(measure, gold, predicate, *got[label])
        for label in sorted(wanted - got.keys()):
            self._differences.missed_in(measure, gold, label)

    def _compare_dates(self, which: str, ours: FoundAction, gold: GoldAction) -> None:
        """Counts the parts whose date is one of those that are right for it."""
        got = [part.start if which == "start" else part.end for part in ours.parts]
        wanted = [part.starts if which == "start" else part.ends for part in gold.parts]
        left = list(got)
        for forms in wanted:
            hit = next((date for date in left if date in forms), None)
            if hit is not None:
                left.remove(hit)
        right = len(got) - len(left)
        wrong = max(len(got), len(wanted)) - right
        self._figures.append(Figure("dates", Sort.VALUES, right, wrong))
        if wrong:
            first = [forms[0] for forms in wanted]
            self._differences.other_value("dates", gold, got, first, ours, which)

    # --- relations -------------------------------------------------------------

    def _compare_relations(self) -> None:
        compared = frozenset(RELATIONS.values())
        annotated = {
            Statement(each.predicate, each.subject, each.object): each
            for each in self._gold.relations
            if each.predicate in compared
        }
        doubtful = {
            Statement(each.predicate, each.subject, each.object)
            for each in self._gold.relations
            if each.doubtful
        }
        wanted = set(annotated)
        for action in self._gold.actions:
            wanted |= {Statement("depends_on", action.id, other) for other in action.depends_on}
        known = self._known()
        ours = sorted(self._found.relations, key=_reading_order)
        got = {_renamed(statement, known): statement for statement in ours}
        skipped = self._generic - {thing.id for thing in self._gold.things if _is_area(thing.kinds)}

        def counts(statement: Statement) -> bool:
            ends = {statement.subject, statement.object}
            return statement not in doubtful and ends.isdisjoint(skipped)

        wanted = {statement for statement in wanted if counts(statement)}
        stated = {statement for statement in got if counts(statement)}
        for statement in sorted(wanted | stated, key=_reading_order):
            there, right = statement in stated, statement in wanted
            numbers = (int(there and right), int(there and not right), int(not there))
            self._count("relations", *numbers)
            self._count(RELATION + statement.predicate, *numbers)
            if not right:
                self._differences.extra_relation(statement.predicate, got[statement])
            elif not there:
                self._differences.missed_relation(statement, annotated.get(statement))

    def _known(self) -> Mapping[str, str]:
        """The gold's id for each thing, action and area of the graph that it has."""
        known = {**self._ours, **self._actions}
        ends = [end for each in self._gold.relations for end in (each.subject, each.object)]
        ends += [end for each in self._gold.not_so for end in (each.subject, each.object)]
        areas = {
            folded(end.removeprefix(BOROUGH_PREFIX)): end
            for end in ends
            if end.startswith(BOROUGH_PREFIX)
        }
        for thing in self._found.things.values():
            if BOROUGH in thing.kinds and thing.id not in known:
                names = map(folded, sorted(thing.spellings))
                name = next((name for name in names if name in areas), None)
                if name is not None:
                    known[thing.id] = areas[name]
        return known

    def _count_denied(self) -> None:
        """Counts claims with no status that the plan denies, or says to have ended."""
        if not self._gold.not_so:
            return
        denied = {
            Statement(each.predicate, each.subject, each.object): each
            for each in self._gold.not_so
            if each.why in _NOT_TO_SAY
        }
        known = self._known()
        wrong = 0
        for statement, words in self._found.asserted:
            entry = denied.get(_renamed(statement, known))
            if entry is not None:
                wrong += 1
                self._differences.denied(statement, entry, words)
        self._figures.append(Figure(DENIED, Sort.FAULTS, wrong=wrong))

    def _count(self, measure: str, right: int, wrong: int, missed: int) -> None:
        self._figures.append(Figure(measure, Sort.SETS, right, wrong, missed))


def _values(part: FoundPart | GoldPart, field: str) -> tuple[str, ...]:
    values: tuple[str, ...] = getattr(part, field)
    return values


def _renamed(statement: Statement, known: Mapping[str, str]) -> Statement:
    return Statement(
        statement.predicate,
        known.get(statement.subject, _UNKNOWN + statement.subject),
        known.get(statement.object, _UNKNOWN + statement.object),
    )


def _is_area(kinds: Sequence[str]) -> bool:
    return kinds[0] == BOROUGH


def _reading_order(statement: Statement) -> tuple[str, str, str]:
    return (statement.predicate, statement.subject, statement.object)
