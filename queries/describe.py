"""All that the graph states of one node: an action, a plan, an area, a standard action …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import pyoxigraph as ox

from graph.store import Store
from graph.table import Row, Table, Value
from graph.wording import class_words, local_name, property_words
from ontology.vocab import Dcterms, Pg, PgClass, Skos, expand
from queries.catalogue import lookup
from queries.described import Claimed, Described, Node, Part, Reference, Statement
from queries.shown import Place

__all__ = ["describe"]

_TYPE = expand("rdf:type")
_BEST_LABELS = (
    Skos.PREF_LABEL,
    Dcterms.TITLE,
    expand("rdfs:label"),
    Dcterms.DESCRIPTION,
    Pg.QUOTE,
)
_SHOWN_AS_WORDS = {expand("rdf:subject"), expand("rdf:object"), Pg.OF, Pg.IN_ACTION}
"""By what the words refer to a node that name it or say something of it."""
_ITSELF = {Pg.COMMITMENT, Pg.READING, Pg.CHAR_START, Pg.CHAR_END, Pg.CONFIDENCE, Pg.RULE}
"""What tells of the graph's own making rather than of the plans."""


def describe(store: Store, iri: str) -> Described | None:
    """The node with that IRI; None where the graph does not have it.

    Raises ValueError where it is no IRI.
    """
    node = ox.NamedNode(iri)
    stated = _asked(store, "statements", node)
    referring = _asked(store, "referring", node)
    if not stated.rows and not referring.rows:
        return None
    is_action = any(row[0] == iri and row[2] == PgClass.ACTION for row in stated.rows)
    claimed = _asked(store, "claimed", node) if is_action else Table("claimed", (), ())
    names = _Names(store, _nodes_in(stated, referring, claimed) | {iri})
    classes = {str(row[2]) for row in stated.rows if row[0] == iri and row[1] == _TYPE}
    kinds = tuple(sorted(map(class_words, classes)))
    return Described(
        iri=iri,
        label=names.known.get(iri) or " ".join((*kinds, local_name(iri))),
        kinds=kinds,
        parts=tuple(_parts(iri, stated, claimed, names)),
        references=tuple(
            Reference(Node(names.of(str(node)), str(node)), property_words(str(words)))
            for node, words in referring.rows
            if words not in _SHOWN_AS_WORDS
        ),
    )


def _asked(store: Store, query: str, *nodes: ox.NamedNode) -> Table:
    return store.query(lookup(query), query, {"thing": nodes})


def _nodes_in(*tables: Table) -> set[str]:
    return {
        str(value)
        for table in tables
        for row, kinds in zip(table.rows, table.kinds, strict=True)
        for value, kind in zip(row, kinds, strict=True)
        if kind == "iri"
    }


class _Names:
    """What nodes are called: the best of their labels, else the end of their IRIs."""

    def __init__(self, store: Store, nodes: Iterable[str]) -> None:
        found = ((node, _label(store, ox.NamedNode(node))) for node in nodes)
        self.known = {node: label for node, label in found if label is not None}

    def of(self, node: str) -> str:
        return self.known.get(node) or property_words(node)


def _label(store: Store, node: ox.NamedNode) -> str | None:
    for predicate in _BEST_LABELS:
        stated = (quad.object for quad in store.matching(node, ox.NamedNode(predicate)))
        labels = [term.value for term in stated if isinstance(term, ox.Literal)]
        if labels:
            return min(labels)
    return None


def _parts(iri: str, stated: Table, claimed: Table, names: _Names) -> Iterable[Part]:
    """The node itself, then the nodes that are parts of it by their IRIs."""
    label = names.known.get(iri)
    others = {str(row[0]) for row in stated.rows} - {iri}
    for part in (iri, *sorted(others)):
        claims = [row for row in claimed.rows if row[0] == part]
        said = {(row[1], row[2]) for row in claims}
        yield Part(
            iri=part,
            claims=tuple(_claim(row, names) for row in claims),
            statements=tuple(
                each
                for each in _statements(part, stated, said, names)
                if each.property not in _BEST_LABELS or each.value.words != label
            ),
        )


def _statements(
    part: str, stated: Table, said: Collection[tuple[Value, ...]], names: _Names
) -> Iterable[Statement]:
    files: dict[tuple[str, Node], list[str]] = defaultdict(list)
    for row, kinds in zip(stated.rows, stated.kinds, strict=True):
        of, predicate, value, file = row[0], str(row[1]), row[2], row[3]
        if of != part or predicate in {_TYPE, *_ITSELF} or (predicate, value) in said:
            continue
        is_node = kinds[2] == "iri"
        node = Node(names.of(str(value)), str(value)) if is_node else Node(str(value))
        found = files[predicate, node]
        if file is not None and str(file) not in found:
            found.append(str(file))
    for (predicate, node), plans in files.items():
        yield Statement(property_words(predicate), predicate, node, tuple(plans))


def _claim(row: Row, names: _Names) -> Claimed:
    _, predicate, value, status, amount, _, confidence, file, locator, quote, *more = row
    sentence, start, end = more
    return Claimed(
        words=property_words(str(predicate)),
        value=Node(names.of(str(value)), str(value)),
        place=Place(
            file=str(file),
            locator=str(locator),
            quote=str(quote),
            start=int(start or 0),
            end=int(end or 0),
            sentence=None if sentence is None else str(sentence),
        ),
        confidence=float(confidence or 0),
        status=None if status is None else str(status),
        amount=None if amount is None else str(amount),
    )
