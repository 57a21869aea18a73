"""Who leads an action, with the bodies that a lead belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.records import Action, Kind, PlanRecords
from graph.statuses import NOT_CURRENT

__all__ = ["Leads"]

_LEADS = ("pg:lead", "pg:leadOrganisation")
_BELONGS = ("org:memberOf", "org:unitOf", "org:holds", "org:postIn")


class Leads:
    """The leads and lead organisations of a plan's actions, as it states them at present.

    Classes of bodies ("All partners") lead nothing in particular and are left out.
    """

    def __init__(self, plan: PlanRecords) -> None:
        generic = {entity.id for entity in plan.entities if entity.generic}
        panels = {entity.id for entity in plan.entities if entity.kind is Kind.PANEL}
        self._labels = {entity.id: entity.label for entity in plan.entities}
        self._leads: dict[str, list[str]] = defaultdict(list)
        self._above: dict[str, set[str]] = defaultdict(set)
        for claim in plan.claims:
            if claim.status in NOT_CURRENT or claim.object in generic:
                continue
            if claim.predicate in _LEADS and claim.object not in self._leads[claim.subject]:
                self._leads[claim.subject].append(claim.object)
            elif claim.predicate in _BELONGS and claim.object not in panels:
                self._above[claim.subject].add(claim.object)

    def of(self, action: Action) -> tuple[str, ...]:
        """The ids of who leads the action, persons and bodies, in the order of the text."""
        found = (lead for part in action.commitments for lead in self._leads[part.key])
        return tuple(dict.fromkeys(found))

    def circle(self, action: Action) -> frozenset[str]:
        """The ids of who leads the action and of all bodies and posts above them.

        A panel on which they sit is not above them.
        """
        return frozenset(each for lead in self.of(action) for each in self._upwards(lead))

    def words(self, action: Action) -> str:
        """The names of who leads the action, as a list in words."""
        return ", ".join(self._labels[lead] for lead in self.of(action))

    def _upwards(self, thing: str) -> Iterator[str]:
        seen, waiting = {thing}, [thing]
        while waiting:
            yield (at := waiting.pop())
            above = self._above.get(at, set()) - seen
            seen |= above
            waiting.extend(above)
