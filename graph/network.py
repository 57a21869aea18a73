"""The graph seen as networks, for NetworkX.

Three projections, the same node names in all of them (IRIs). Nodes and edges are added
in sorted order, so that a layout or a file made of them is the same each time.

Nodes have ``label`` (str), ``kind`` ("person", "post", "organisation", "team", "panel",
"partnership", "service", "action", …), ``area`` and ``plan`` (names of areas and files,
several parted by "; ", "" where there is none).

Edges have ``role`` (str, several parted by "; "), ``weight`` (int, how many commitments
or statements stand behind the edge), ``quotes`` (tuple of str, sorted: the words that
state it, white space folded) and ``status`` (str, "" where it holds at present).

What the plans say has ended or is only planned, and plans of which the graph holds a later
version, are left out, unless a projection is asked to include them; an edge that rests on
nothing but what has ended or is planned then has the status "ended" or "planned".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from graph.lookups import lookup
from graph.newest import newest
from graph.records import plain
from graph.statuses import NOT_CURRENT
from graph.store import Store
from graph.table import Row
from graph.wording import ROLES, class_words, local_name

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["actors_and_actions", "governance", "who_works_with_whom"]

_CURRENT = ""


@dataclass(slots=True)
class _Edge:
    roles: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)
    quotes: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)


def actors_and_actions(store: Store, include_not_current: bool = False) -> nx.MultiDiGraph[str]:
    """Who leads, answers for and supports which action.

    An edge goes from a person, post or body to an action, one for each role, which is
    also its key: "lead", "lead organisation" or "support". ``weight`` counts
    commitments. Classes of bodies ("All partners") are left out.
    """
    return _directed(store, "responsible", include_not_current)


def who_works_with_whom(store: Store, include_not_current: bool = False) -> nx.Graph[str]:
    """Who has a part in the same actions as whom.

    An edge joins two people, posts or bodies of one action. ``weight`` counts the
    actions that they share, ``role`` gives the pair's roles ("lead & support"), and
    ``quotes`` the words that name either of them.
    """
    import networkx as nx

    parts: dict[str, dict[str, _Edge]] = defaultdict(dict)
    for who, relation, action, _, quote, status in _rows(store, "responsible", include_not_current):
        part = parts[str(action)].setdefault(str(who), _Edge())
        _add(part, _role(relation), action, quote, status)
    edges: dict[tuple[str, str], _Edge] = defaultdict(_Edge)
    for action, people in parts.items():
        for left, right in combinations(sorted(people), 2):
            edge, one, other = edges[left, right], people[left], people[right]
            for role in one.roles:
                edge.roles.update(" & ".join(sorted((role, beside))) for beside in other.roles)
            edge.behind.add(action)
            edge.quotes |= one.quotes | other.quotes
            edge.statuses.add(_status(one.statuses) or _status(other.statuses))
    network: nx.Graph[str] = nx.Graph()
    _add_nodes(network, store, {who for people in parts.values() for who in people})
    for (left, right), edge in sorted(edges.items(), key=lambda item: item[0]):
        network.add_edge(left, right, **_attributes(edge))
    return network


def governance(store: Store, include_not_current: bool = False) -> nx.MultiDiGraph[str]:
    """Who sits on, chairs and reports to what, and which team is part of which body.

    An edge follows the statement from its subject to its object; its key is the role:
    "member of", "reports to", "part of", "holds", "post in", "heads" or "chairs".
    ``weight`` counts the places that state it.
    """
    return _directed(store, "governance", include_not_current)


def _directed(store: Store, query: str, include_not_current: bool) -> nx.MultiDiGraph[str]:
    """The network of a query's rows: subject, relation, object, what states it, its words."""
    import networkx as nx

    edges: dict[tuple[str, str, str], _Edge] = defaultdict(_Edge)
    for subject, relation, target, behind, quote, status in _rows(
        store, query, include_not_current
    ):
        role = _role(relation)
        _add(edges[str(subject), str(target), role], role, behind, quote, status)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_nodes(network, store, {end for left, right, _ in edges for end in (left, right)})
    for (subject, target, role), edge in sorted(edges.items(), key=lambda item: item[0]):
        network.add_edge(subject, target, key=role, **_attributes(edge))
    return network


def _rows(store: Store, query: str, include_not_current: bool) -> tuple[Row, ...]:
    if include_not_current:
        return store.query(lookup(query), query, {"not_current": NOT_CURRENT}).rows
    return newest(store).query(lookup(query), query).rows


def _add(edge: _Edge, role: str, behind: object, quote: object, status: object) -> None:
    edge.roles.add(role)
    edge.behind.add(str(behind))
    edge.quotes.add(plain(str(quote)))
    edge.statuses.add(_CURRENT if status is None else str(status))


def _status(statuses: set[str]) -> str:
    """What one status of several stands for: the present, if any of them does."""
    return _CURRENT if _CURRENT in statuses else _joined(statuses)


def _attributes(edge: _Edge) -> dict[str, str | int | tuple[str, ...]]:
    return {
        "role": _joined(edge.roles),
        "weight": len(edge.behind),
        "quotes": tuple(sorted(edge.quotes)),
        "status": _status(edge.statuses),
    }


def _add_nodes(network: nx.Graph[str], store: Store, wanted: set[str]) -> None:
    described: dict[str, list[Row]] = defaultdict(list)
    for row in store.query(lookup("nodes"), "nodes").rows:
        described[str(row[0])].append(row)
    for node in sorted(wanted):
        rows = described[node]
        network.add_node(
            node,
            label=min((str(row[1]) for row in rows), default=node),
            kind=_joined(class_words(str(row[2])) for row in rows),
            area=_joined(str(row[3]) for row in rows if row[3] is not None),
            plan=_joined(str(row[4]) for row in rows),
        )


def _role(relation: object) -> str:
    return ROLES[local_name(str(relation))]


def _joined(values: Iterable[str]) -> str:
    return "; ".join(sorted(set(values)))
