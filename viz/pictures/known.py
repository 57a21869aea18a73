"""What the pictures are drawn from: the plans, and what they state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.deliveries import deliveries
from graph.delivery import Delivery
from graph.lookups import lookup
from graph.store import Store
from queries.run import areas_named
from viz.export.facts import Facts, facts

__all__ = ["Known", "PlanFile", "known"]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan by its file, with the area that it is for: its name, and what tells it from
    another of the same name. Where a plan states no area, both are the file."""

    file: str
    area: str
    area_key: str


@dataclass(frozen=True, slots=True)
class Known:
    """The plans in the order of their areas, the facts that they state, and what each area's
    plans say of who delivers what."""

    plans: tuple[PlanFile, ...]
    facts: Facts
    deliveries: tuple[Delivery, ...]

    @property
    def areas(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each area's name with the files of its plans, in order; areas of one name are told
        apart by their files."""
        found: dict[str, list[PlanFile]] = {}
        for plan in self.plans:
            found.setdefault(plan.area_key, []).append(plan)
        names = Counter(plans[0].area.casefold() for plans in found.values())
        return tuple(
            (_name(plans, names), frozenset(plan.file for plan in plans))
            for plans in found.values()
        )

    def of(self, files: frozenset[str]) -> Facts:
        """The facts that the plans in these files state."""
        return Facts(
            tuple(thing for thing in self.facts.things if files & set(thing.files)),
            tuple(action for action in self.facts.actions if action.file in files),
            tuple(relation for relation in self.facts.relations if relation.file in files),
        )


def known(store: Store, area: str | None = None, include_not_current: bool = False) -> Known:
    """What all plans state, or those for an area.

    What they say has ended or is only planned is left out unless asked for. Raises
    InputError for an area that is not known.
    """
    areas = () if area is None else areas_named(store, area)
    plans = {
        PlanFile(str(file), str(name or file), str(iri or file))
        for _, file, iri, name in store.query(lookup("delivery_plans"), "plans").rows
        if not areas or iri in areas
    }
    return Known(
        tuple(sorted(plans, key=_order)),
        facts(store, area, include_not_current),
        deliveries(store, areas, include_not_current=include_not_current),
    )


def _order(plan: PlanFile) -> tuple[str, str, str]:
    return plan.area.casefold(), plan.area_key, plan.file


def _name(plans: Sequence[PlanFile], names: Mapping[str, int]) -> str:
    name = plans[0].area
    if names[name.casefold()] == 1:
        return name
    return f"{name} ({', '.join(plan.file for plan in plans)})"
