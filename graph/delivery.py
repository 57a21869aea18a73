"""What each area's plans say of who delivers what: one record for each area.

A `Delivery` holds the actions of an area, the people, posts, bodies, panels, services and
funds that have a part in them, and the facts that join them, each with the words that state
it. It is what the questions about chains, weak points and losses are answered from;
`delivery_network` gives it as a NetworkX network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.lookups import lookup
from graph.records import plain
from graph.store import Store
from graph.table import Row, Value
from graph.wording import class_words, local_name

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "JOINING",
    "SURE",
    "Delivery",
    "Fact",
    "PlannedAction",
    "Thing",
    "deliveries",
    "delivery_network",
]

SURE = 0.8
"""A claim with less confidence than this is uncertain."""

_ROLES = {
    "lead": "lead",
    "leadOrganisation": "lead organisation",
    "supportedBy": "support",
    "uses": "uses",
    "dependsOn": "depends on",
    "provides": "provides",
    "funds": "funds",
    "memberOf": "member of",
    "unitOf": "part of",
    "reportsTo": "reports to",
    "holds": "holds",
    "postIn": "post in",
    "headOf": "heads",
    "chairs": "chairs",
}
_OF_ACTIONS = frozenset({"lead", "lead organisation", "support"})

JOINING = frozenset(_ROLES.values()) - {"post in"}
"""The roles that join two things in the delivery network; a post's body is told by its
holder."""

_NOT_CURRENT = ("ended", "planned")
_SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a plan: subject, role, object, and the words that state it.

    For "lead", "lead organisation" and "support" the subject is who does it and the object
    the action; `part` is then the commitment, "" elsewhere. `quote` is as printed, white
    space folded; `status` is "" where the fact holds at present.
    """

    subject: str
    role: str
    object: str
    part: str
    quote: str
    file: str
    locator: str
    start: int
    confidence: float
    status: str = ""

    @property
    def place(self) -> str:
        """The file and the place in it."""
        return f"{self.file}, {self.locator}"

    @property
    def doubtful(self) -> bool:
        """Whether the fact is uncertain."""
        return self.confidence < SURE


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, post, body, panel, service or fund of an area's plans.

    `kind` is in words ("team"); `service` tells whether it is a service or a body known as
    one; `generic` whether it names nobody in particular ("All partners").
    """

    iri: str
    label: str
    kind: str
    service: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action; `parts` are its commitments, `start` where it stands in the file's text."""

    iri: str
    text: str
    theme: str
    number: str
    file: str
    locator: str
    start: int
    parts: tuple[str, ...]

    @property
    def place(self) -> str:
        """The file and the place in it."""
        return f"{self.file}, {self.locator}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the plans of one area say; `area` is its name, or the file of a plan without one.

    `files` are its plans' files; `actions` and `things` are by IRI, in the order of the
    plans; facts are in the order in which they stand. Nothing is both an action and a thing.
    """

    area: str
    area_iri: str
    files: tuple[str, ...] = ()
    actions: Mapping[str, PlannedAction] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()

    def of_roles(self, *roles: str) -> tuple[Fact, ...]:
        """The facts of these roles, in order."""
        return tuple(fact for fact in self.facts if fact.role in roles)

    def named(self, iri: str) -> bool:
        """Whether that is an action, or a thing that is somebody or something in particular."""
        return iri in self.actions or (iri in self.things and not self.things[iri].generic)

    def label(self, iri: str) -> str:
        """The name of a thing or the text of an action."""
        return self.things[iri].label if iri in self.things else self.actions[iri].text

    def joins(self) -> dict[tuple[str, str], list[Fact]]:
        """Each two actions or things that are joined, in order, with the facts that join them.

        Classes of bodies ("All partners") join nothing.
        """
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            left, right = sorted((fact.subject, fact.object))
            if fact.role in JOINING and left != right and self.named(left) and self.named(right):
                found[left, right].append(fact)
        return dict(sorted(found.items(), key=lambda item: item[0]))

    def under(self, theme: str) -> Delivery:
        """The same, with the actions only whose theme holds these words, in any case."""
        kept = {
            iri: action
            for iri, action in self.actions.items()
            if theme.casefold() in action.theme.casefold()
        }
        gone = self.actions.keys() - kept.keys()
        facts = tuple(f for f in self.facts if f.subject not in gone and f.object not in gone)
        return replace(self, actions=kept, facts=facts)


def deliveries(
    store: Store,
    areas: Collection[str] = (),
    theme: str | None = None,
    include_not_current: bool = False,
) -> tuple[Delivery, ...]:
    """The delivery of each area, by name; `areas` (IRIs) and `theme` keep only these.

    What the plans say has ended or is only planned is left out, unless it is to be included.
    """
    asked = {"not_current": _NOT_CURRENT} if include_not_current else None
    plans: dict[str, list[str]] = defaultdict(list)
    names: dict[str, tuple[str, str]] = {}
    files: dict[str, str] = {}
    for plan, file, area, name in store.query(lookup("delivery_plans"), "plans").rows:
        key = str(area or plan)
        files[str(plan)] = str(file)
        if plan not in plans[key]:
            plans[key].append(str(plan))
        names.setdefault(key, (str(name or file), "" if area is None else key))
    facts = _by_plan(store.query(lookup("delivery"), "delivery", asked).rows)
    actions = _by_plan(store.query(lookup("delivery_actions"), "actions").rows)
    things = _by_plan(store.query(lookup("delivery_things"), "things").rows)
    found = []
    for key, own in plans.items():
        area, area_iri = names[key]
        if areas and area_iri not in areas:
            continue
        delivery = Delivery(area, area_iri)
        for plan in own:
            delivery = _joined(
                delivery, files[plan], actions[plan], things[plan], facts[plan], bool(asked)
            )
        found.append(delivery if theme is None else delivery.under(theme))
    return tuple(sorted(found, key=lambda each: (each.area, each.area_iri)))


def delivery_network(delivery: Delivery) -> nx.Graph[str]:
    """The area's actions, people, posts, bodies, panels and services, joined by what is stated.

    Nodes have ``label``, ``kind`` and ``area``; edges ``role`` (several parted by "; "),
    ``weight`` (the number of statements) and ``quotes``. Classes of bodies ("All partners")
    are left out, and so are things that nothing joins to anything; every action is there.
    """
    import networkx as nx

    edges = delivery.joins()
    network: nx.Graph[str] = nx.Graph()
    for node in sorted({end for pair in edges for end in pair} | delivery.actions.keys()):
        kind = delivery.things[node].kind if node in delivery.things else "action"
        network.add_node(node, label=delivery.label(node), kind=kind, area=delivery.area)
    for (left, right), behind in edges.items():
        network.add_edge(
            left,
            right,
            role="; ".join(sorted({fact.role for fact in behind})),
            weight=len(behind),
            quotes=tuple(sorted({fact.quote for fact in behind})),
        )
    return network


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
        if status in _NOT_CURRENT and not all_of_time:
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
    stated = [_fact(row, file, of_part) for row in facts]
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
    role = _ROLES[local_name(str(relation))]
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
