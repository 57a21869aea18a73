"""What things are called in a review, so that a person and a later build know them again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.plan_terms import AREA_PREFIX
from graph.records import Action, Entity, Mention, PlanRecords, plain
from graph.review.judgements import shown
from graph.review.relations import ACTION, AREA, PLAN
from ontology.registry import load_places

__all__ = ["Labels", "action_names", "spelling_key", "spellings"]


def spelling_key(text: str) -> str:
    """What makes two printed spellings the same: letter case, white space, an article and
    the marks around them do not.

    >>> spelling_key("The  Watch Panel,") == spelling_key("watch panel")
    True
    """
    folded = plain(text).strip(" .,;:*?").casefold()
    return folded.removeprefix("the ") or folded


def spellings(entity: Entity) -> Iterator[str]:
    """All spellings of a thing, its label first."""
    yield entity.label
    yield from entity.aliases
    yield from entity.misspellings
    yield from (merge.spelling for merge in entity.merges)


class Labels:
    """Labels and kinds of all that the records of one plan refer to."""

    def __init__(self, records: PlanRecords) -> None:
        self._records = records
        self._known: dict[str, tuple[str, str]] = {}
        for action in records.actions:
            for part in action.commitments:
                self._known[part.key] = (shown(action.text), ACTION)
            self._known[action.key] = (shown(action.text), ACTION)
        for entity in records.entities:
            self._known[entity.id] = (shown(entity.label), entity.kind.value)
        self._known.setdefault(records.key, (shown(records.document.name), PLAN))

    def of(self, reference: str) -> tuple[str, str]:
        """The label and the kind of what a claim refers to; the reference itself and no
        kind where it is unknown. A commitment goes by its action's text."""
        if reference.startswith(AREA_PREFIX):
            return self._area(reference), AREA
        return self._known.get(reference, (reference, ""))

    def words(self, mention: Mention) -> str:
        """The words of a mention, as a review shows them."""
        return shown(self._records.document.text[mention.start : mention.end])

    def _area(self, reference: str) -> str:
        code = reference.removeprefix(AREA_PREFIX)
        area = self._records.area
        if area is not None and area.code == code:
            return area.name
        return _places().get(code, code)


def action_names(action: Action) -> tuple[str, ...]:
    """By what a person may name an action: its text, or its number."""
    number = (action.number or "").strip().lstrip("*")
    return tuple(name for name in (shown(action.text), number) if name)


@cache
def _places() -> dict[str, str]:
    return {place.code: place.name for place in load_places()}
