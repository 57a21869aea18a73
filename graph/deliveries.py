"""Reads each area's delivery from the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from graph.delivery import Delivery, Fact, PlannedAction, Thing
from graph.lookups import lookup
from graph.newest import newest
from graph.records import plain
from graph.statuses import NOT_CURRENT
from graph.store import Store
from graph.table import Row, Value
from graph.wording import ROLES, ROLES_OF_ACTIONS, class_words, local_name

__all__ = ["deliveries"]

_OF_ACTIONS = frozenset(ROLES_OF_ACTIONS.values())
_SERVICE = "service"


@dataclass(frozen=True, slots=True)
class _Found:
    """The deliveries of all areas: what counts now, and all that is stated."""

    current: tuple[Delivery, ...]
    whole: tuple[Delivery, ...]


# Several questions rest on the same deliveries, and a store never changes.
_KEPT: WeakKeyDictionary[Store, _Found] = WeakKeyDictionary()


def deliveries(
    store: Store,
    areas: Collection[str] = (),
    theme: str | None = None,
    include_not_current: bool = False,
) -> tuple[Delivery, ...]:
    """The delivery of each area, by name; `areas` (IRIs) and `theme` keep only these.

    What the plans say has ended or is only planned, and plans of which the graph holds a later
    version, are left out, unless they are to be included.
    """
    if not include_not_current:
        store = newest(store)
    kept = _KEPT.get(store)
    if kept is None:
        kept = _KEPT[store] = _all_deliveries(store)
    return tuple(
        delivery if theme is None else delivery.under(theme)
        for delivery in (kept.whole if include_not_current else kept.current)
        if not areas or delivery.area_iri in areas
    )


def _all_deliveries(store: Store) -> _Found:
    plans: dict[str, list[str]] = defaultdict(list)
    names: dict[str, tuple[str, str]] = {}
    files: dict[str, str] = {}
    for plan, file, area, name in store.query(lookup("delivery_plans"), "plans").rows:
        key = str(area or plan)
        files[str(plan)] = str(file)
        if plan not in plans[key]:
            plans[key].append(str(plan))
        names.setdefault(key, (str(name or file), "" if area is None else key))
    facts = _by_plan(store.query(lookup("delivery"), "delivery").rows)
    actions = _by_plan(store.query(lookup("delivery_actions"), "actions").rows)
    things = _by_plan(store.query(lookup("delivery_things"), "things").rows)

    def delivery_of(key: str, own: Iterable[str], all_of_time: bool) -> Delivery:
        delivery = Delivery(*names[key])
        for plan in own:
            delivery = _joined(
                delivery, files[plan], actions[plan], things[plan], facts[plan], all_of_time
            )
        return delivery

    current = {key: delivery_of(key, own, False) for key, own in plans.items()}
    # In most areas all is current: what is made of the one need not be made again.
    gone = {str(row[0]) for rows in (things, facts) for row in _not_current(rows)}
    whole = {
        key: current[key] if gone.isdisjoint(own) else delivery_of(key, own, True)
        for key, own in plans.items()
    }
    return _Found(_in_order(current.values()), _in_order(whole.values()))


def _in_order(found: Iterable[Delivery]) -> tuple[Delivery, ...]:
    return tuple(sorted(found, key=lambda each: (each.area, each.area_iri)))


def _not_current(rows: Mapping[str, Iterable[Row]]) -> Iterable[Row]:
    return (row for own in rows.values() for row in own if row[-1] in NOT_CURRENT)


def _joined(
    delivery: Delivery,
    file: str,
    actions: Iterable[Row],
    things: Iterable[Row],
    facts: Iterable[Row],
    all_of_time: bool,
) -> Delivery:
    """The delivery with one more plan's rows."""
    found = dict(delivery.actions)
    of_part: dict[str, str] = {}
    for _, iri, part, text, theme, number, locator, start in actions:
        action = str(iri)
        parts = found[action].parts if action in found else ()
        if part is not None:
            of_part[str(part)] = action
            parts = tuple(dict.fromkeys((*parts, str(part))))
        found[action] = PlannedAction(
            action,
            plain(str(text)),
            _text(theme),
            _text(number),
            file,
            str(locator),
            _whole(start),
            parts,
        )
    known = dict(delivery.things)
    gone: set[str] = set()
    for _, iri, label, class_iri, also, generic, status in things:
        thing = str(iri)
        if status in NOT_CURRENT and not all_of_time:
            gone.add(thing)
            continue
        kind = class_words(str(class_iri))
        service = kind == _SERVICE or class_words(str(also)) == _SERVICE
        once = known.get(thing)
        known[thing] = Thing(
            thing,
            once.label if once else str(label),
            once.kind if once else kind,
            service or (once is not None and once.service),
            generic == "true" or (once is not None and once.generic),
        )
    stated = [
        _fact(row, file, of_part) for row in facts if all_of_time or row[-1] not in NOT_CURRENT
    ]
    kept = (
        fact
        for fact in stated
        if all(end not in gone and (end in known or end in found) for end in _ends(fact))
    )
    return replace(
        delivery,
        files=(*delivery.files, file),
        actions=found,
        things=known,
        facts=(*delivery.facts, *kept),
    )


def _fact(row: Row, file: str, of_part: Mapping[str, str]) -> Fact:
    _, subject, relation, object_, quote, locator, start, confidence, status = row
    role = ROLES[local_name(str(relation))]
    left, right, part = str(subject), str(object_), ""
    if role in _OF_ACTIONS:
        left, right, part = right, of_part.get(left, left), left
    return Fact(
        left,
        role,
        right,
        part,
        plain(str(quote)),
        file,
        str(locator),
        _whole(start),
        float(confidence or 0),
        _text(status),
    )


def _ends(fact: Fact) -> tuple[str, str]:
    return fact.subject, fact.object


def _by_plan(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row[0])].append(row)
    return found


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _whole(value: Value) -> int:
    return int(value) if value is not None else 0
