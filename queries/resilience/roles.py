"""Who does what in an area's plans, looked up from either side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from graph.delivery import Delivery, Fact

__all__ = ["Facts", "Roles"]

Facts = Mapping[str, Mapping[str, tuple[Fact, ...]]]
"""For each thing or action, those on the other side, each with the facts that say so."""

_RELYING = ("uses", "depends on")
_CHAIRING = ("chairs", "heads")


class Roles:
    """The roles of one area's delivery; classes of bodies ("All partners") are left out.

    Each mapping is by the action, service, panel or body that is acted on, and gives who
    acts on it, in the order of the plan.
    """

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery

    @cached_property
    def leads(self) -> Facts:
        """The people and posts that lead each action."""
        return self._by_object("lead")

    @cached_property
    def lead_bodies(self) -> Facts:
        """The bodies that lead each action."""
        return self._by_object("lead organisation")

    @cached_property
    def supporters(self) -> Facts:
        """Who supports each action."""
        return self._by_object("support")

    @cached_property
    def supported_by_classes(self) -> Facts:
        """The classes of bodies ("All partners") that support each action."""
        return _grouped(
            (fact.object, fact.subject, fact)
            for fact in self.delivery.of_roles("support")
            if not self.delivery.named(fact.subject)
        )

    @cached_property
    def relying(self) -> Facts:
        """The actions that use or depend on each action, service or panel."""
        return self._by_object(*_RELYING)

    @cached_property
    def relied_on(self) -> Facts:
        """What each action uses or depends on."""
        return self._by_subject(*_RELYING)

    @cached_property
    def providers(self) -> Facts:
        """Who provides each service."""
        return self._by_object("provides")

    @cached_property
    def funders(self) -> Facts:
        """Who funds each service, body, panel or action."""
        return self._by_object("funds")

    @cached_property
    def chairs(self) -> Facts:
        """Who chairs or heads each panel or body."""
        return self._by_object(*_CHAIRING)

    @cached_property
    def holders(self) -> Facts:
        """Who holds each post."""
        return self._by_object("holds")

    @cached_property
    def posts(self) -> Facts:
        """The posts that each person holds."""
        return self._by_subject("holds")

    @cached_property
    def units(self) -> Facts:
        """What is part of each body."""
        return self._by_object("part of")

    @cached_property
    def bodies(self) -> Facts:
        """The bodies that each person, post or team belongs to."""
        return self._by_subject("member of", "part of", "post in")

    @cached_property
    def members(self) -> Facts:
        """Who belongs to each body or sits on each panel."""
        return self._by_object("member of", "post in")

    def one_who_leads(self, lead: str) -> str:
        """Who that lead is: for a post that one person holds that person, else itself."""
        holders = self.holders.get(lead, {})
        return next(iter(holders)) if len(holders) == 1 else lead

    def _by_object(self, *roles: str) -> Facts:
        return _grouped((fact.object, fact.subject, fact) for fact in self._named(*roles))

    def _by_subject(self, *roles: str) -> Facts:
        return _grouped((fact.subject, fact.object, fact) for fact in self._named(*roles))

    def _named(self, *roles: str) -> Iterable[Fact]:
        named = self.delivery.named
        return (f for f in self.delivery.of_roles(*roles) if named(f.subject) and named(f.object))


def _grouped(triples: Iterable[tuple[str, str, Fact]]) -> Facts:
    found: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for one, other, fact in triples:
        found[one][other].append(fact)
    return {
        one: {other: tuple(facts) for other, facts in others.items()}
        for one, others in found.items()
    }
