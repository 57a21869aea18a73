"""What a loss is: one line of the answer to what goes with somebody or something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.delivery import Fact
from queries.phrases import doubt, earliest, in_brief, listed
from queries.resilience.roles import Roles
from queries.resilience.successors import Successor

__all__ = ["FINDINGS", "Loss", "called", "labels", "lost"]

FINDINGS = (
    "goes too",
    "no lead left",
    "outcome without a lead",
    "another lead stays",
    "no lead organisation left",
    "another lead organisation stays",
    "no supporter left",
    "another supporter stays",
    "no provider left",
    "another provider stays",
    "no chair left",
    "another chair stays",
    "no funder left",
    "another funder stays",
    "no other way to report",
    "relies on it",
    "relies on it through others",
    "names it",
    "theme without a service",
    "area without a service",
    "out of contact",
    "nothing found",
    "nearest to take over",
)
"""What a line can be about, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One line: what is lost, what is left of it, and who could take it over.

    `what` is the action, service, panel or body that the line is about, `theme` an action's.
    """

    finding: str
    what: str
    theme: str | None
    detail: str
    takes_over: str | None
    quote: str | None
    place: str
    doubt: str | None


def lost(
    finding: str,
    what: str,
    detail: str,
    facts: Iterable[Fact],
    roles: Roles,
    successors: Iterable[Successor] = (),
    through: Iterable[Fact] = (),
) -> Loss:
    """The line about an action or thing, quoting the first of the facts that it rests on.

    It is as doubtful as these and as those `through` which it hangs on what goes.
    """
    behind = tuple(facts)
    first = earliest(behind)
    actions, things = roles.delivery.actions, roles.delivery.things
    near = [f"{things[each.iri].label} ({'; '.join(each.reasons)})" for each in successors]
    return Loss(
        finding,
        roles.delivery.label(what),
        (actions[what].theme or None) if what in actions else None,
        detail,
        "; ".join(near) or None,
        first.quote,
        first.place,
        doubt((*behind, *through)),
    )


def called(iri: str, roles: Roles) -> str:
    """A thing by name, an action by the beginning of its text."""
    label = roles.delivery.label(iri)
    return f"“{in_brief(label)}”" if iri in roles.delivery.actions else label


def labels(iris: Iterable[str], roles: Roles) -> str:
    """The names as a list in prose, each once."""
    return listed(list(dict.fromkeys(called(iri, roles) for iri in iris)))
