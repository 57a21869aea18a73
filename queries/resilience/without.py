"""What is lost if people, bodies, panels or services go, area by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

import pyoxigraph as ox

from graph.deliveries import deliveries
from graph.delivery import Delivery
from graph.records import plain
from graph.store import Store
from graph.table import Table
from queries.catalogue import lookup
from queries.names import Names
from queries.resilience.loss import FINDINGS, Loss, lost
from queries.resilience.lost_links import (
    lost_contact,
    lost_reliance,
    lost_reporting,
    lost_services,
)
from queries.resilience.lost_roles import lost_roles
from queries.resilience.removal import Removal, removal, resolved
from queries.resilience.roles import Roles
from queries.resilience.successors import for_thing
from queries.run import areas_named

__all__ = ["COLUMNS", "Without", "without"]

COLUMNS = (
    "area",
    "finding",
    "what",
    "theme",
    "detail",
    "nearest to take over",
    "quote",
    "place",
    "doubt",
)

_PANELS = ("panel", "partnership")


@dataclass(frozen=True, slots=True)
class Without:
    """The answer: what each name was taken for, by label and kind, and the lines as a table."""

    named: Mapping[str, tuple[str, ...]]
    table: Table


def without(
    store: Store,
    wanted: Sequence[str],
    area: str | None = None,
    include_not_current: bool = False,
) -> Without:
    """What is lost if all of these go, in the area or in every area whose plans name them.

    A name may be any spelling that a plan prints, or an IRI. With a person go the posts that
    nobody else holds, with a body the teams that are stated as part of it. Raises InputError
    for a name that nothing has or that has no part in the work, with the names most like it,
    for one that may stand for several things, and for an unknown area.
    """
    areas = () if area is None else areas_named(store, area)
    found = deliveries(store, areas, include_not_current=include_not_current)
    names = Names(store)
    things = resolved(names, wanted, found)
    going = [iri for each in things.values() for iri in each]
    naming = _services_named(store)
    rows = []
    for delivery in found:
        roles = Roles(delivery)
        goes = removal(delivery, going, roles)
        if goes.named:
            told = sorted(_losses(store, goes, roles, naming), key=_order)
            rows += [(delivery.area, *astuple(loss)) for loss in told]
    return Without(
        {
            name: tuple(_described(iri, names, found) for iri in iris)
            for name, iris in things.items()
        },
        Table("without", COLUMNS, tuple(rows)),
    )


def _losses(
    store: Store, goes: Removal, roles: Roles, naming: Mapping[str, Sequence[str]]
) -> Iterator[Loss]:
    found = [
        *lost_roles(goes, roles),
        *lost_reporting(goes, roles),
        *lost_reliance(goes, roles),
        *lost_services(goes, roles, naming),
        *lost_contact(goes, roles),
    ]
    yield from found
    told = {loss.what for loss in found}
    for iri in goes.named:
        yield from _only_named(store, iri, roles, told)
    if not any(loss.finding != "goes too" for loss in found):
        yield from _nothing(store, goes, roles)
    for iri in goes.named:
        for number, each in enumerate(for_thing(iri, goes.gone, roles), start=1):
            near = roles.delivery.label(each.iri)
            detail = f"{number}. {near}: {'; '.join(each.reasons)}"
            yield lost("nearest to take over", iri, detail, each.facts, roles)


def _only_named(store: Store, iri: str, roles: Roles, told: set[str]) -> Iterator[Loss]:
    """The actions whose words name a service or panel that goes, though they give it no part."""
    thing = roles.delivery.things[iri]
    if not thing.service and thing.kind not in _PANELS:
        return
    asked = {"thing": (ox.NamedNode(iri),)}
    seen: set[str] = set()
    for row in store.query(lookup("actions"), "actions", asked).rows:
        action = roles.delivery.actions.get(str(row[0]))
        if action is None or action.iri in seen or action.text in told:
            continue
        seen.add(action.iri)
        yield Loss(
            "names it",
            action.text,
            action.theme or None,
            f"names {thing.label}, without saying that it uses it or depends on it",
            None,
            plain(str(row[9] or row[8])),
            f"{row[1]}, {row[10]}",
            None,
        )


def _nothing(store: Store, goes: Removal, roles: Roles) -> Iterator[Loss]:
    """For what the area's plans name, though nothing hangs on it."""
    for iri in goes.named:
        asked = {"thing": (ox.NamedNode(iri),)}
        for row in store.query(lookup("places"), "places", asked).rows:
            if str(row[0]) in roles.delivery.files:
                yield Loss(
                    "nothing found",
                    roles.delivery.label(iri),
                    None,
                    "the plan names it, but states no work that hangs on it",
                    None,
                    plain(str(row[3] or row[2])),
                    f"{row[0]}, {row[1]}",
                    None,
                )
                break


def _services_named(store: Store) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for action, service in store.query(lookup("services_named"), "services").rows:
        found[str(action)].append(str(service))
    return found


def _described(iri: str, names: Names, found: Sequence[Delivery]) -> str:
    kinds = {each.things[iri].kind for each in found if iri in each.things}
    areas = [each.area for each in found if iri in each.things]
    return f"{names.labels[iri]} ({', '.join(sorted(kinds))}; {', '.join(areas)})"


def _order(loss: Loss) -> int:
    return FINDINGS.index(loss.finding)
