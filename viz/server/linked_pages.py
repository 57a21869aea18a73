"""Linked data: a page, or the statements, of each thing, of the ontology and the endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote

import pyoxigraph as ox

from graph.identity import iri as made_iri
from graph.store import Store
from ontology.vocab import PREFIXES, PgGraph, compact, expand
from queries.describe import describe
from queries.linked import linked_data
from queries.names import Names
from queries.show import show_one
from queries.shown import Place, Thing
from viz.server.description import description_quads
from viz.server.media import DESCRIPTIONS, Form
from viz.server.pages import local_links, page
from viz.server.results import quads_bytes
from viz.server.tasks import Reply

__all__ = ["LinkedPages"]

_HTML = "text/html; charset=utf-8"
_MOST_REFERENCES = 200
_GROUPS = {
    "Classes": {expand("owl:Class"), expand("rdfs:Class")},
    "Properties": {
        expand("rdf:Property"),
        expand("owl:ObjectProperty"),
        expand("owl:DatatypeProperty"),
    },
}


class LinkedPages:
    """Pages and statements from one graph, whose things have IRIs that begin with `base`."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base
        self._links = local_links(base)

    def thing(self, path: str, media: str) -> Reply:
        """The thing whose IRI is the base and a path, still percent-encoded; 404 if there
        is none."""
        try:
            iri = made_iri(unquote(path, errors="strict"), self._base)
            ox.NamedNode(iri)
        except ValueError:
            return _unknown()
        form = DESCRIPTIONS[media]
        if form is not Form.HTML:
            quads = linked_data(self._store, iri)
            return _statements(quads, media, form) if quads else _unknown()
        if iri in self._names.labels:
            thing = show_one(self._store, iri, self._names)
            if thing.places or thing.relations or thing.actions:
                return Reply(200, _HTML, self._thing_page(thing).encode())
        described = describe(self._store, iri)
        if described is None:
            return _unknown()
        text = page(
            "node.html",
            title=described.label,
            described=described,
            links=self._links,
            path=self._links(iri),
            most=_MOST_REFERENCES,
        )
        return Reply(200, _HTML, text.encode())

    def ontology(self, media: str) -> Reply:
        """The terms of the graph."""
        quads = list(self._store.quads(PgGraph.ONTOLOGY))
        form = DESCRIPTIONS[media]
        if form is not Form.HTML:
            return _statements(quads, media, form)
        text = page("ontology.html", title="Words of the graph", groups=_terms(quads))
        return Reply(200, _HTML, text.encode())

    def description(self, media: str, endpoint: str) -> Reply:
        """What the endpoint can do and holds, in the words of SPARQL 1.1."""
        quads = description_quads(self._store, endpoint)
        return _statements(quads, media, DESCRIPTIONS[media])

    @cached_property
    def _names(self) -> Names:
        return Names(self._store)

    def _thing_page(self, thing: Thing) -> str:
        return page(
            "thing.html",
            title=thing.label,
            thing=thing,
            others=[spelling for spelling in thing.spellings if spelling != thing.label],
            elsewhere=_elsewhere(thing),
            links=self._links,
            path=self._links(thing.iri),
        )


def _elsewhere(thing: Thing) -> list[Place]:
    """The places that no action or relation has quoted already."""
    quoted = [place for action in thing.actions for place in action.places]
    quoted += (relation.place for relation in thing.relations)
    seen = {(place.file, place.start, place.end) for place in quoted}
    return [place for place in thing.places if (place.file, place.start, place.end) not in seen]


def _unknown() -> Reply:
    reason = "Nothing in this graph has that address. It may have had it in an earlier build."
    return Reply(404, "text/plain; charset=utf-8", reason.encode())


def _statements(quads: Iterable[ox.Quad], media: str, form: Form) -> Reply:
    # Sorted, so that the same graph gives the same bytes; graphs are left out.
    merged = sorted({ox.Quad(q.subject, q.predicate, q.object) for q in quads}, key=str)
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Reply(200, media + charset, quads_bytes(merged, form))


def _terms(quads: Iterable[ox.Quad]) -> list[tuple[str, list[dict[str, str]]]]:
    """The classes and the properties, each with its label, comment and short form."""
    said: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            value = quad.object.value if not isinstance(quad.object, ox.Triple) else ""
            said.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(
                value
            )
    groups = []
    for heading, classes in _GROUPS.items():
        terms = []
        for iri, stated in said.items():
            if classes & set(stated.get(expand("rdf:type"), ())):
                own = iri.startswith(PREFIXES["pg"])
                terms.append(
                    {
                        "label": min(stated.get(expand("rdfs:label"), [compact(iri)])),
                        "comment": " ".join(sorted(stated.get(expand("rdfs:comment"), []))),
                        "compact": compact(iri),
                        "anchor": iri[len(PREFIXES["pg"]) :] if own else "",
                    }
                )
        groups.append((heading, sorted(terms, key=lambda term: (term["label"], term["compact"]))))
    return groups
