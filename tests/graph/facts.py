"""Statements, looked up in the words of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Quad

from ontology.vocab import expand

RDF_TYPE = "rdf:type"


class Facts:
    """Statements by subject and compact predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads = set(quads)

    def of(self, subject: str, predicate: str) -> set[str]:
        wanted = expand(predicate)
        return {
            q.object.value
            for q in self.quads
            if q.subject.value == subject and q.predicate.value == wanted
        }

    def typed(self, subject: str, predicate: str) -> set[tuple[str, str]]:
        wanted = expand(predicate)
        return {
            (q.object.value, q.object.datatype.value.rsplit("#", 1)[-1])
            for q in self.quads
            if q.subject.value == subject
            and q.predicate.value == wanted
            and isinstance(q.object, Literal)
        }

    def instances(self, compact: str) -> set[str]:
        return {
            q.subject.value
            for q in self.quads
            if q.predicate.value == expand(RDF_TYPE) and q.object.value == expand(compact)
        }

    def claims(self, predicate: str) -> Iterator[str]:
        for claim in sorted(self.instances("pg:Claim")):
            if self.of(claim, "rdf:predicate") == {expand(predicate)}:
                yield claim
