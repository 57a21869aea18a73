"""The graph as one network, for Gephi and others, as GraphML and GEXF."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from viz.export.facts import Facts, Relation

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["gexf_bytes", "graphml_bytes", "network"]

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')
_PARTED = "; "
_QUOTES_PARTED = " | "


def network(facts: Facts) -> nx.MultiDiGraph[str]:
    """Who and what as nodes, relations as edges, both with values that any format can hold.

    Nodes are named by IRI and have ``label``, ``kind``, ``area``, ``plan``, ``text`` (an
    action's), ``theme``, ``number``, ``starts``, ``ends`` and ``status``. An edge's key is
    its role; it has ``role``, ``weight`` (how many commitments or claims stand behind it),
    ``status``, ``doubt``, ``quotes`` and ``places``. What is not stated is "". Classes of
    bodies ("All partners") are left out: they would join everyone to everyone.
    """
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in facts.things:
        if not thing.generic:
            made.add_node(
                thing.iri,
                label=_clean(thing.label),
                kind=thing.kind,
                area=_clean(_PARTED.join(thing.areas)),
                plan=_clean(_PARTED.join(thing.files)),
                text="",
                theme="",
                number="",
                starts="",
                ends="",
                status=thing.status,
            )
    for action in facts.actions:
        made.add_node(
            action.iri,
            label=_clean(action.label),
            kind="action",
            area=_clean(action.area),
            plan=_clean(action.file),
            text=_clean(action.text),
            theme=_clean(action.theme),
            number=_clean(action.number),
            starts=_clean(_PARTED.join(action.starts)),
            ends=_clean(_PARTED.join(action.ends)),
            status="",
        )
    edges: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for relation in facts.relations:
        if relation.source in made and relation.target in made:
            edges[relation.source, relation.target, relation.role].append(relation)
    for (source, target, role), stated in sorted(edges.items(), key=lambda item: item[0]):
        made.add_edge(source, target, key=role, **_edge(role, stated))
    return made


def graphml_bytes(made: nx.MultiDiGraph[str]) -> bytes:
    """A network that `network` has made, as GraphML; an edge's label is its role."""
    import networkx as nx

    file = io.BytesIO()
    nx.write_graphml_xml(_numbered(made), file, encoding="utf-8", prettyprint=True)
    return file.getvalue()


def gexf_bytes(made: nx.MultiDiGraph[str]) -> bytes:
    """A network that `network` has made, as GEXF 1.2; an edge's label is its role."""
    import networkx as nx

    lines = nx.generate_gexf(_numbered(made), encoding="utf-8", prettyprint=True)
    text = "".join(f"{line}\n" for line in lines)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _CLOCK.sub("", text)).encode("utf-8")


def _numbered(made: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network with edges named by number: in a file no two edges may have one name."""
    import networkx as nx

    numbered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    numbered.add_nodes_from(made.nodes(data=True))
    for number, (source, target, role, values) in enumerate(made.edges(keys=True, data=True)):
        key = str(number)
        numbered.add_edge(source, target, key=key, label=role, **values)
    return numbered


def _edge(role: str, stated: list[Relation]) -> dict[str, str | int]:
    statuses = {relation.status for relation in stated}
    return {
        "role": role,
        "weight": len({relation.behind for relation in stated}),
        "status": "" if "" in statuses else _PARTED.join(sorted(statuses)),
        # One place that states it for certain is enough.
        "doubt": min(relation.doubt for relation in stated),
        "quotes": _clean(_QUOTES_PARTED.join(_distinct(r.quote for r in stated))),
        "places": _clean(_QUOTES_PARTED.join(_distinct(f"{r.file}, {r.place}" for r in stated))),
    }


def _distinct(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _clean(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return _NOT_IN_XML.sub(" ", text)
