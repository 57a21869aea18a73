"""The IRIs that one plan's records have, and what a record's reference stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode

from graph import identity
from graph.records import Period, PlanRecords
from graph.terms import date_literal, node, printed, text, verbatim, whole
from ontology.registry import load_places

__all__ = ["AREA_PREFIX", "PlanTerms"]

AREA_PREFIX = "area:"

# A commitment may have the same key as its action; what a claim says decides.
_ABOUT_COMMITMENTS = frozenset({"pg:lead", "pg:leadOrganisation", "pg:supportedBy", "pg:document"})


class PlanTerms:
    """Looks up the node of everything that the records of one plan refer to."""

    def __init__(self, records: PlanRecords, base: str) -> None:
        key = records.key
        self.key = key
        self.base = base
        self.plan = NamedNode(identity.plan_iri(key, base))
        self._graph = str(self.plan)
        self.actions = {
            action.key: NamedNode(identity.action_iri(key, action.key, base))
            for action in records.actions
        }
        self.commitments = {
            commitment.key: NamedNode(identity.commitment_iri(key, commitment.key, base))
            for action in records.actions
            for commitment in action.commitments
        }
        self._entities = {
            entity.id: NamedNode(identity.iri(entity.id, base)) for entity in records.entities
        }
        self._document = records.document
        area = records.area
        self._own_areas = {area.code, area.within_code} if area is not None else set()

    def line(self, subject: NamedNode, predicate: str, obj: NamedNode | Literal) -> str:
        """A statement of this plan as a line of canonical N-Quads, without its end; the
        predicate is a compact IRI."""
        # An object for each statement, to be written later, takes twice the time.
        return f"{subject} {printed(predicate)} {obj} {self._graph} ."

    def words(self, start: int, end: int) -> str:
        """The document's own words at those offsets."""
        return self._document.text[start:end]

    def place(self, subject: NamedNode, start: int, end: int, locator: str) -> Iterator[str]:
        """Where something stands: offsets, the words there, and the place for a reader."""
        yield self.line(subject, "pg:quote", verbatim(self.words(start, end)))
        yield self.line(subject, "pg:charStart", whole(start))
        yield self.line(subject, "pg:charEnd", whole(end))
        yield self.line(subject, "pg:locator", text(locator))

    def is_entity(self, reference: str) -> bool:
        """Whether that is the id of an entity of the plan."""
        return reference in self._entities

    def entity(self, entity_id: str) -> NamedNode:
        """The node of an entity. Raises ValueError if the plan has none of that id."""
        return self._found(self._entities.get(entity_id), entity_id)

    def action(self, key: str) -> NamedNode:
        """The node of an action. Raises ValueError if the plan has none of that key."""
        return self._found(self.actions.get(key), key)

    def any(self, reference: str, predicate: str = "") -> NamedNode:
        """The node of an entity's id, an action's or commitment's key, ``area:CODE``, or
        the plan's own key.

        `predicate` is the relation in which it stands, if it stands in one. Raises
        ValueError if there is no such thing among the plan's records.
        """
        if reference.startswith(AREA_PREFIX):
            code = reference.removeprefix(AREA_PREFIX)
            return NamedNode(identity.area_iri(code, self.base))
        keyed = [self.actions.get(reference), self.commitments.get(reference)]
        if predicate in _ABOUT_COMMITMENTS:
            keyed.reverse()
        found = next((n for n in (self._entities.get(reference), *keyed) if n is not None), None)
        if found is None and reference == self.key:
            found = self.plan
        return self._found(found, reference)

    def area(self, place: NamedNode, name: str, code: str | None) -> Iterator[str]:
        """The statements that describe an area."""
        yield self.line(place, "rdf:type", node("schema:AdministrativeArea"))
        yield self.line(place, "skos:prefLabel", text(name))
        if code:
            yield self.line(place, "skos:notation", verbatim(code))

    def period(self, subject: NamedNode, period: Period) -> Iterator[str]:
        """When something starts and ends: typed where a date is given, else as printed."""
        for which, given, note in (
            ("start", period.start, period.start_note),
            ("end", period.end, period.end_note),
        ):
            typed = date_literal(given) if given else None
            if typed is not None:
                yield self.line(subject, f"pg:{which}", typed)
            words = note or (given if typed is None else None)
            if words:
                yield self.line(subject, f"pg:{which}Note", text(words))

    def referred_area(self, reference: str) -> Iterator[str]:
        """The statements that describe an area which a claim names by its code alone.

        The name is the registry's; an area that it does not know is shown by its code.
        The plan's own area is described with the plan.
        """
        code = reference.removeprefix(AREA_PREFIX)
        if code in self._own_areas:
            return
        yield from self.area(self.any(reference), _place_names().get(code, code), code)

    def _found(self, found: NamedNode | None, reference: str) -> NamedNode:
        if found is None:
            raise ValueError(
                f"{self._document.name}: a record refers to {reference!r}, which is no entity, "
                "action or commitment of this plan"
            )
        return found


@cache
def _place_names() -> dict[str, str]:
    return {place.code: place.name for place in load_places()}
