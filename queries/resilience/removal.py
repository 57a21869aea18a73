"""Who and what goes when somebody or something named goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.delivery import Delivery, Fact
from graph.errors import InputError
from queries.names import Names
from queries.resilience.roles import Roles

__all__ = ["Removal", "removal", "resolved"]

_ADVICE = "Give the name of a person, post, body, panel, service or fund"
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes in one area: the things named, and `too` what goes with them.

    `too` gives for each post or team the facts that tie it to what goes: nobody else holds
    the post, the team is part of the body.
    """

    delivery: Delivery
    named: tuple[str, ...]
    too: Mapping[str, tuple[Fact, ...]]

    @property
    def gone(self) -> frozenset[str]:
        """All that goes."""
        return frozenset((*self.named, *self.too))


def resolved(
    names: Names, wanted: Sequence[str], deliveries: Sequence[Delivery]
) -> Mapping[str, tuple[str, ...]]:
    """The things of these areas that each name stands for: all that have it as a whole, or
    the one that has all of its words.

    Raises InputError where there is none, or where several have only its words.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in wanted:
        exactly = names.exactly(name)
        matching = exactly or names.partly(name)
        if not matching:
            raise names.unknown(name)
        working = [iri for iri in matching if any(iri in each.things for each in deliveries)]
        if not working:
            problem = "it has no part in the work of the plans so asked about, or none at present"
            raise InputError(name, problem, _ADVICE)
        kept = tuple(iri for iri in working if any(each.named(iri) for each in deliveries))
        if not kept:
            raise InputError(name, "it names nobody in particular", _ADVICE)
        if len(kept) > 1 and not exactly:
            labels = sorted({names.labels[iri] for iri in kept})
            shown = "; ".join(labels[:_SHOWN]) + ("; …" if len(labels) > _SHOWN else "")
            raise InputError(name, "it may stand for several things", f"Give one of {shown}")
        found[name] = kept
    return found


def removal(delivery: Delivery, wanted: Sequence[str], roles: Roles) -> Removal:
    """What goes in an area when these things do: with a person the posts that nobody else
    holds, with a body the teams that are part of it, and theirs."""
    named = tuple(iri for iri in dict.fromkeys(wanted) if delivery.named(iri))
    too: dict[str, tuple[Fact, ...]] = {}
    waiting = list(named)
    gone = set(named)
    while waiting:
        one = waiting.pop(0)
        posts = roles.posts.get(one, {}).items()
        too |= {p: f for p, f in posts if p not in gone and gone.issuperset(roles.holders[p])}
        units = roles.units.get(one, {}).items()
        too |= {unit: facts for unit, facts in units if unit not in gone}
        fresh = [iri for iri in too if iri not in gone]
        gone.update(fresh)
        waiting.extend(fresh)
    return Removal(delivery, named, too)
