"""What only an area's plans say of who delivers what: the page works out from it what is lost
if somebody or something goes, as `queries.resilience.without` does from the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.deliveries import deliveries
from graph.delivery import Delivery as Stated
from graph.delivery import Thing
from graph.records import plain
from graph.store import Store
from queries.catalogue import lookup
from viz.explorer.nodes import Nodes
from viz.explorer.records import Called, Cast, Delivery, Mention, Named

__all__ = ["deliveries_of"]

_PANELS = ("panel", "partnership")


def deliveries_of(
    store: Store, nodes: Nodes, mentions: Sequence[Mention], places: Sequence[Mention]
) -> tuple[Delivery, ...]:
    """The delivery of each area, in the order of `graph.deliveries`.

    `places` are those that name something or state something of it, `mentions` those of them
    that name it.
    """
    services = _services(store, nodes)
    named = _named(store, nodes, mentions)
    stated = _stated_first(nodes, mentions, places)
    found = []
    whole = deliveries(store, include_not_current=True)
    for current, every in zip(deliveries(store), whole, strict=True):
        area = nodes.plans[nodes.of_file[every.files[0]]].area
        actions = tuple(nodes.of[iri] for iri in every.actions)
        now = _cast(current, nodes)
        ever = now if every is current else _cast(every, nodes)
        found.append(
            Delivery(
                area=area,
                actions=actions,
                current=now,
                all=None if now == ever else ever,
                services=tuple((action, each) for action in actions for each in services[action]),
                named=tuple(each for action in actions for each in named[action]),
                stated=tuple(stated[area]),
            )
        )
    return tuple(found)


def _cast(delivery: Stated, nodes: Nodes) -> Cast:
    things = delivery.things.values()
    by_name = sorted(things, key=lambda thing: (thing.label.casefold(), thing.iri))
    return Cast(
        tuple(nodes.of[thing.iri] for thing in by_name),
        tuple(called for thing in by_name if (called := _called(thing, nodes)) is not None),
    )


def _called(thing: Thing, nodes: Nodes) -> Called | None:
    at = nodes.of[thing.iri]
    node = nodes.nodes[at]
    known = (node.label, node.kind, node.service, node.generic)
    own = (thing.label, thing.kind, thing.service, thing.generic)
    return None if own == known else Called(at, *own)


def _services(store: Store, nodes: Nodes) -> Mapping[int, Sequence[int]]:
    """The services, and bodies known as services, that stand in each action."""
    found: dict[int, list[int]] = defaultdict(list)
    for action, service in store.query(lookup("services_named"), "services").rows:
        found[nodes.of[str(action)]].append(nodes.of[str(service)])
    return found


def _named(
    store: Store, nodes: Nodes, mentions: Sequence[Mention]
) -> Mapping[int, Sequence[Named]]:
    """Where each action first names each panel, service or body known as one."""
    standing = {
        (each.plan, each.node, each.start, each.end): at for at, each in enumerate(mentions)
    }
    found: dict[int, list[Named]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    rows = store.query(lookup("page-named"), "named").rows
    for plan, thing, row, of, quote, sentence, place, start, end in rows:
        pair = nodes.of.get(str(thing), -1), nodes.of[str(row)]
        if pair in seen or pair[0] < 0:
            continue
        seen.add(pair)
        node = nodes.nodes[pair[0]]
        if not node.service and node.kind not in _PANELS:
            continue
        own = nodes.of_plan[str(plan)], nodes.of.get(str(of), -1)
        mention = standing.get((*own, int(start or 0), int(end or 0)), -1)
        words = ("", "") if mention >= 0 else (plain(str(sentence or quote)), str(place))
        found[pair[1]].append(Named(*pair, mention, *words))
    return found


def _stated_first(
    nodes: Nodes, mentions: Sequence[Mention], places: Sequence[Mention]
) -> Mapping[int, Sequence[Mention]]:
    """For each area, where its plans first speak of a thing, if they do not name it there."""
    named = set(_first(nodes, mentions).values())
    found: dict[int, list[Mention]] = defaultdict(list)
    for (area, _), place in _first(nodes, places).items():
        if place not in named:
            found[area].append(place)
    return found


def _first(nodes: Nodes, places: Sequence[Mention]) -> Mapping[tuple[int, int], Mention]:
    """The first place of each area and thing."""
    found: dict[tuple[int, int], Mention] = {}
    for place in places:
        key = nodes.plans[place.plan].area, place.node
        before = found.get(key)
        if before is None or _order(place, nodes) < _order(before, nodes):
            found[key] = place
    return found


def _order(place: Mention, nodes: Nodes) -> tuple[str, int, int]:
    return nodes.plans[place.plan].file, place.start, place.end
