"""A working copy of one plan's records, in which things are looked up by name and moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from graph.identity import slug
from graph.plan_terms import AREA_PREFIX
from graph.records import Action, Claim, Commitment, Entity, Kind, Mention, PlanRecords
from graph.review.doubts import claim_question
from graph.review.judgements import shown
from graph.review.labels import Labels, action_names, spelling_key, spellings
from graph.review.relations import ACTION, AREA, PLAN
from graph.terms import CLASSES
from ontology.registry import load_places

__all__ = ["RULE", "Draft", "Unfit"]

RULE = "judgement"
"""The rule of what a person has stated."""


class Unfit(Exception):  # noqa: N818 - it is no error of anyone's
    """A judgement that the records do not fit; its text says why, as the rest of a sentence."""


class Ambiguous(Unfit):
    """A name that fits several things."""


class Draft:
    """The records of a plan while judgements are applied to them.

    `entities` by id, `mentions` and `claims` may be changed; `finished` gives the records.
    Names are looked up among the things as they are now, and among those that were read:
    a judgement made before a thing was renamed or merged still finds it.
    """

    def __init__(self, records: PlanRecords) -> None:
        self.read = records
        self.entities = {entity.id: entity for entity in records.entities}
        self.mentions = list(records.mentions)
        self.claims = list(records.claims)
        self.labels = Labels(records)
        self._moved: dict[str, str] = {}
        self._words: dict[tuple[int, int], str] = {}
        self._questions: dict[tuple[str, ...], list[Claim]] | None = None
        self._dropped_faults: set[tuple[str, int, int]] = set()

    @property
    def text(self) -> str:
        """The text of the plan."""
        return self.read.document.text

    def words(self, place: Mention | Claim) -> str:
        """The words at a place, as a review shows them."""
        span = (place.start, place.end)
        if span not in self._words:
            self._words[span] = shown(self.text[place.start : place.end])
        return self._words[span]

    # --- looking up ---------------------------------------------------------------

    def thing(self, name: str, kind: str = "") -> Entity:
        """The thing of that name, and of that kind if one is given. Raises Unfit if there
        is none, or several that the name fits equally well."""
        key = spelling_key(name)
        was = {entity.id: entity for entity in self.read.entities}
        pools: tuple[tuple[Iterable[Entity], Callable[[Entity], bool]], ...] = (
            (self.entities.values(), lambda e: shown(e.label) == name),
            (self.entities.values(), lambda e: spelling_key(e.label) == key),
            (was.values(), lambda e: spelling_key(e.label) == key),
            (self.entities.values(), lambda e: key in map(spelling_key, spellings(e))),
            (was.values(), lambda e: key in map(spelling_key, spellings(e))),
        )
        for pool, fits in pools:
            ids = [e.id for e in pool if (not kind or e.kind.value == kind) and fits(e)]
            found = sorted({now for each in ids if (now := self._now(each)) in self.entities})
            if len(found) == 1:
                return self.entities[found[0]]
            if found:
                raise Ambiguous(f"{name!r} is the name of several things; give its kind")
        raise Unfit(f"the plan names no {kind or 'thing'} {name!r}")

    def references(self, name: str, kind: str = "") -> tuple[str, ...]:
        """What a claim may refer to by that name: the id of a thing, the keys of an action
        and its commitments, an area or the plan. Raises Unfit if there is nothing so called."""
        if kind == PLAN:
            return (self.read.key,)
        if kind == AREA:
            return self._one_area(name)
        if kind == ACTION:
            return self._action_keys(name)
        if kind:
            return (self.thing(name, kind).id,)
        for found in (self._one_thing, self._action_keys, self._one_area):
            try:
                return found(name)
            except Ambiguous:
                raise
            except Unfit:
                continue
        raise Unfit(f"there is no thing, action or area {name!r}")

    def _one_thing(self, name: str) -> tuple[str, ...]:
        return (self.thing(name).id,)

    def _action_keys(self, name: str) -> tuple[str, ...]:
        return tuple(key for action in self.actions(name) for key in _keys(action))

    def _one_area(self, name: str) -> tuple[str, ...]:
        return (self._area(name),)

    def actions(self, name: str) -> tuple[Action, ...]:
        """The actions of that text, or the one of that number. Raises Unfit if there is none,
        or if several have the number."""
        key = spelling_key(name)
        same = [a for a in self.read.actions if spelling_key(shown(a.text)) == key]
        if same:
            return tuple(same)
        numbered = [a for a in self.read.actions if name.lstrip("*") in action_names(a)]
        if len(numbered) > 1:
            raise Ambiguous(f"several actions have the number {name!r}; give the action's text")
        if not numbered:
            raise Unfit(f"the plan has no action {name!r}")
        return tuple(numbered)

    def commitments(self, name: str) -> tuple[tuple[Action, Commitment], ...]:
        """The commitments of the actions of that text or number."""
        return tuple((a, part) for a in self.actions(name) for part in a.commitments)

    def kind_of(self, reference: str) -> str:
        """The kind of what a claim refers to, in the words of a review."""
        entity = self.entities.get(reference)
        return entity.kind.value if entity else self.labels.of(reference)[1]

    def asked_of(self, key: tuple[str, ...]) -> set[tuple[str, str, str, int, int]]:
        """The claims that a question was about when it was read, as they are now: subject,
        predicate, object and offsets of each."""
        if self._questions is None:
            self._questions = defaultdict(list)
            for claim in self.read.claims:
                question = claim_question(claim, self.read, self.labels)
                self._questions[question.key].append(claim)
        return {
            (self._now(c.subject), c.predicate, self._now(c.object), c.start, c.end)
            for c in self._questions.get(key, ())
        }

    def _now(self, entity_id: str) -> str:
        seen = {entity_id}
        while entity_id in self._moved and self._moved[entity_id] not in seen:
            entity_id = self._moved[entity_id]
            seen.add(entity_id)
        return entity_id

    def _area(self, name: str) -> str:
        area = self.read.area
        if area is not None and name in (area.name, area.code):
            return AREA_PREFIX + area.code
        codes = [place.code for place in load_places() if name in (place.name, place.code)]
        if len(codes) != 1:
            raise Unfit(f"there is no area {name!r}")
        return AREA_PREFIX + codes[0]

    # --- changing -----------------------------------------------------------------

    def make(self, label: str, kind: Kind, like: Entity | None = None) -> Entity:
        """A thing of the plan's own with that label, new unless there is one already;
        `like` is a thing of the same kind that it is parted from."""
        taken = f"{self._home()}/{kind.value}/{slug(label)}"
        free, number = taken, 2
        while like is not None and free == like.id:
            free, number = f"{taken}-{number}", number + 1
        types = like.types[:1] if like is not None and like.types else (CLASSES[kind],)
        return self.entities.setdefault(free, Entity(free, kind, label, types=types))

    def _home(self) -> str:
        """What the ids of the plan's own things begin with."""
        firsts = [parts[0] for e in self.read.entities if len(parts := e.id.split("/")) > 2]
        common = Counter(firsts).most_common()
        best = [first for first, count in common if count == common[0][1]]
        return min(best, default=self.read.key)

    def now(self, reference: str) -> str | None:
        """What a thing, action or commitment is now; None if it is no more."""
        found = self._now(reference)
        read = {e.id for e in self.read.entities}
        return found if found in self.entities or reference not in read else None

    def put(self, entity: Entity) -> None:
        """Replace the thing of that id."""
        self.entities[entity.id] = entity

    def become(self, old: str, new: str) -> None:
        """Everything that is said of the thing `old` is from now on said of `new`."""
        kind = self.entities[new].kind
        self.mentions = [
            replace(m, entity=new, kind=kind) if m.entity == old else m for m in self.mentions
        ]
        renamed = (
            replace(
                c,
                subject=new if c.subject == old else c.subject,
                object=new if c.object == old else c.object,
            )
            for c in self.claims
        )
        self.claims = [c for c in renamed if c.subject != c.object]
        del self.entities[old]
        self._moved[old] = new

    def remove(self, entity_id: str) -> None:
        """Take a thing out, with all that is said of it."""
        del self.entities[entity_id]
        self.mentions = [m for m in self.mentions if m.entity != entity_id]
        self.claims = [c for c in self.claims if entity_id not in (c.subject, c.object)]

    def drop_faults(self, about: str, spans: Iterable[tuple[int, int]]) -> None:
        """Forget the faults of a thing at those places: they were of another's spelling."""
        self._dropped_faults |= {(about, *span) for span in spans}

    def state(self, claim: Claim) -> None:
        """Add a claim; where it stands already, it becomes the surer."""
        same = ("subject", "predicate", "object")
        for at, known in enumerate(self.claims):
            if all(getattr(known, name) == getattr(claim, name) for name in same):
                self.claims[at] = replace(known, confidence=1.0)
                return
        self.claims.append(claim)

    def finished(self) -> PlanRecords:
        """The records as they are now; those that were read where nothing was changed."""
        read = self.read
        partnership = read.partnership and self._now(read.partnership)
        faults = []
        for fault in read.faults:
            about = self._now(fault.about)
            gone = fault.about not in self.entities and about not in self.entities
            if gone and fault.about in {e.id for e in read.entities}:
                continue
            if (fault.about, fault.start, fault.end) not in self._dropped_faults:
                faults.append(fault if about == fault.about else replace(fault, about=about))
        return replace(
            read,
            entities=tuple(sorted(self.entities.values(), key=lambda e: e.id)),
            mentions=tuple(
                sorted(
                    dict.fromkeys(self.mentions),
                    key=lambda m: (m.start, m.end, m.entity, m.action or ""),
                )
            ),
            claims=tuple(
                sorted(
                    dict.fromkeys(self.claims),
                    key=lambda c: (c.start, c.end, c.subject, c.predicate, c.object),
                )
            ),
            faults=tuple(faults),
            partnership=partnership if partnership in self.entities else None,
        )


def _keys(action: Action) -> tuple[str, ...]:
    return (action.key, *(part.key for part in action.commitments))
