"""One plan of a graph, read back from its statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType

import pyoxigraph as ox

from graph.store import Store
from ontology.vocab import PREFIXES, Dcterms, Foaf, Org, Pg, PgClass, Schema, Skos
from queries.accuracy.found import (
    RELATIONS,
    FoundAction,
    FoundPart,
    FoundPlan,
    FoundThing,
    Statement,
    Words,
)
from queries.accuracy.gold import BOROUGH
from queries.catalogue import lookup

__all__ = ["find_plan"]

_RDF = PREFIXES["rdf"]
_TYPE, _SUBJECT, _OBJECT = _RDF + "type", _RDF + "subject", _RDF + "object"
_PREDICATE = _RDF + "predicate"
_PANEL, _ORGANISATION = "panel", "organisation"
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        Foaf.PERSON: "person",
        Org.ORGANIZATION: _ORGANISATION,
        Org.FORMAL_ORGANIZATION: _ORGANISATION,
        Org.ORGANIZATIONAL_UNIT: _ORGANISATION,
        PgClass.PANEL: _PANEL,
        PgClass.PARTNERSHIP: _PANEL,
        PgClass.SERVICE: "service",
        Org.POST: "role",
        Foaf.DOCUMENT: "document",
        PgClass.FUND: "fund",
        Schema.ADMINISTRATIVE_AREA: BOROUGH,
    }
)
_PARTS: Mapping[str, str] = MappingProxyType(
    {
        Pg.LEAD: "leads",
        Pg.LEAD_ORGANISATION: "lead_organisation",
        Pg.SUPPORTED_BY: "supports",
    }
)
"""The parts that somebody has in a commitment: gold has them the other way round."""
_USES = "uses"
_LABELS = (Skos.PREF_LABEL, Skos.ALT_LABEL, Skos.HIDDEN_LABEL)
_TRUE = "true"

_Properties = dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]


def find_plan(store: Store, stem: str, source: str = "") -> FoundPlan | None:
    """The plan whose file name has that stem, in any case; None if the graph has none.

    Where several have, the one whose whole name is `source` is taken first.
    """
    found = sorted(
        (str(file) != source, str(file), str(graph))
        for graph, file in store.query(lookup("files"), "files").rows
        if PurePath(str(file)).stem.lower() == stem.lower()
    )
    if not found:
        return None
    _, file, graph = found[0]
    return _Reader(store.quads(graph), graph).plan(file)


class _Reader:
    """Goes through the statements of one named graph, by subject and property."""

    def __init__(self, quads: Iterable[ox.Quad], graph: str) -> None:
        self._graph = graph
        self._all: _Properties = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            self._all[_name(quad.subject)][quad.predicate.value].append(quad.object)

    def plan(self, file: str) -> FoundPlan:
        """The whole plan, everything in the order of IRIs."""
        claims = {claim: self._claim(claim) for claim in self._of_class(PgClass.CLAIM)}
        evidence: dict[tuple[str, str, str], Words] = {}
        for claim, triple in claims.items():
            if triple is not None:
                evidence.setdefault(triple, self._evidence(claim, file))
        actions = tuple(self._action(action) for action in self._of_class(PgClass.ACTION))
        row_of = {part.id: action.id for action in actions for part in action.parts}
        return FoundPlan(
            file=file,
            things={thing.id: thing for thing in self._things()},
            actions=actions,
            relations=frozenset(self._relations()),
            asserted=tuple(self._asserted(claims, evidence, row_of)),
            evidence=evidence,
            named=self._named(file),
        )

    def _things(self) -> Iterator[FoundThing]:
        for iri in sorted(self._all):
            kinds = {_KINDS[name] for name in self._nodes(iri, _TYPE) if name in _KINDS}
            if _PANEL in kinds:  # a panel is an organisation by its superclass alone
                kinds.discard(_ORGANISATION)
            if kinds and iri != self._graph:
                spellings = [text for label in _LABELS for text in self._texts(iri, label)]
                yield FoundThing(
                    id=iri,
                    kinds=frozenset(kinds),
                    label=spellings[0] if spellings else iri,
                    spellings=frozenset(spellings),
                    generic=_TRUE in self._texts(iri, Pg.GENERIC),
                )

    def _action(self, iri: str) -> FoundAction:
        return FoundAction(
            id=iri,
            text=" ".join(self._texts(iri, Dcterms.DESCRIPTION)),
            theme=" ".join(self._texts(iri, Pg.THEME_LABEL)),
            number=self._first(iri, Pg.NUMBER),
            parts=tuple(self._part(part) for part in self._nodes(iri, Pg.COMMITMENT)),
            mentions=(*self._nodes(iri, Pg.MENTIONS), *self._nodes(iri, Pg.USES)),
        )

    def _part(self, iri: str) -> FoundPart:
        return FoundPart(
            id=iri,
            leads=self._nodes(iri, Pg.LEAD),
            lead_organisations=self._nodes(iri, Pg.LEAD_ORGANISATION),
            supporting=self._nodes(iri, Pg.SUPPORTED_BY),
            start=self._date(iri, Pg.START, Pg.START_NOTE),
            end=self._date(iri, Pg.END, Pg.END_NOTE),
        )

    def _date(self, iri: str, typed: str, note: str) -> str:
        """The date as compared: the typed one, else the printed words."""
        texts = self._texts(iri, typed) or self._texts(iri, note)
        return texts[0].strip().lower() if texts else ""

    def _relations(self) -> Iterator[Statement]:
        for iri, properties in self._all.items():
            for predicate, name in RELATIONS.items():
                if predicate in properties:
                    for target in self._nodes(iri, predicate):
                        yield Statement(name, iri, target)

    def _claim(self, iri: str) -> tuple[str, str, str] | None:
        """Subject, predicate and object of a claim, None where it lacks one."""
        ends = [self._nodes(iri, term)[:1] for term in (_SUBJECT, _PREDICATE, _OBJECT)]
        found = tuple(end for each in ends for end in each)
        return (found[0], found[1], found[2]) if len(found) == len(ends) else None

    def _asserted(
        self,
        claims: Mapping[str, tuple[str, str, str] | None],
        evidence: Mapping[tuple[str, str, str], Words],
        row_of: Mapping[str, str],
    ) -> Iterator[tuple[Statement, Words]]:
        """What claims with no status say, and what is stated without any claim."""
        for claim, triple in claims.items():
            if triple is not None and not self._texts(claim, Pg.STATUS):
                statement = _in_gold(triple, row_of)
                if statement is not None:
                    yield statement, evidence[triple]
        claimed = {triple for triple in claims.values() if triple is not None}
        for iri in sorted(self._all):
            for predicate in (*RELATIONS, *_PARTS, Pg.USES):
                if predicate in self._all[iri]:
                    for target in self._nodes(iri, predicate):
                        triple = (iri, str(predicate), target)
                        statement = _in_gold(triple, row_of)
                        if triple not in claimed and statement is not None:
                            yield statement, Words()

    def _evidence(self, claim: str, file: str) -> Words:
        mentions = self._nodes(claim, Pg.EVIDENCE)
        return self._words(mentions[0], file) if mentions else Words()

    def _words(self, mention: str, file: str) -> Words:
        locator = self._first(mention, Pg.LOCATOR)
        return Words(
            quote=self._first(mention, Pg.QUOTE),
            sentence=self._first(mention, Pg.SENTENCE),
            place=f"{file}, {locator}" if locator else file,
        )

    def _named(self, file: str) -> dict[tuple[str, str], Words]:
        """The words that first name each thing, in the plan ("") and in each action."""
        first: dict[tuple[str, str], tuple[int, str]] = {}
        for mention in self._of_class(PgClass.MENTION):
            start = self._first(mention, Pg.CHAR_START)
            at = (int(start) if start.isdecimal() else 0, mention)
            for thing in self._nodes(mention, Pg.OF):
                for action in ("", *self._nodes(mention, Pg.IN_ACTION)):
                    first[action, thing] = min(first.get((action, thing), at), at)
        return {where: self._words(mention, file) for where, (_, mention) in first.items()}

    def _of_class(self, name: str) -> list[str]:
        return sorted(iri for iri in self._all if name in self._nodes(iri, _TYPE))

    def _nodes(self, iri: str, predicate: str) -> tuple[str, ...]:
        found = self._all[iri].get(predicate, ()) if iri in self._all else ()
        return tuple(sorted(_name(term) for term in found if not isinstance(term, ox.Literal)))

    def _texts(self, iri: str, predicate: str) -> list[str]:
        found = self._all[iri].get(predicate, ()) if iri in self._all else ()
        return sorted(term.value for term in found if isinstance(term, ox.Literal))

    def _first(self, iri: str, predicate: str) -> str:
        return next(iter(self._texts(iri, predicate)), "")


def _in_gold(triple: tuple[str, str, str], row_of: Mapping[str, str]) -> Statement | None:
    """The statement as gold words it, None for a property that gold does not annotate."""
    subject, predicate, target = triple
    if predicate in _PARTS:
        return Statement(_PARTS[predicate], target, row_of.get(subject, subject))
    if predicate == Pg.USES:
        return Statement(_USES, subject, target)
    name = RELATIONS.get(predicate)
    return None if name is None else Statement(name, subject, target)


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
