"""The terms of the graph as constants, and the short form of an IRI.

Every constant stands in `partnergraph.ttl`, and every term of that file's own namespace
stands here; a test keeps the two in step. The members are plain strings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

__all__ = [
    "PREFIXES",
    "Dcterms",
    "Foaf",
    "Org",
    "Pg",
    "PgClass",
    "PgGraph",
    "Schema",
    "Skos",
    "compact",
    "expand",
]

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pg": "https://w3id.org/partnergraph/ontology#",
        "org": "http://www.w3.org/ns/org#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "schema": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
_PG = PREFIXES["pg"]
# Narrower than what Turtle allows, so that every short form is valid in Turtle and SPARQL.
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def expand(compact: str) -> str:
    """The full IRI of a short form. Raises ValueError where its prefix is not known.

    >>> expand("pg:lead")
    'https://w3id.org/partnergraph/ontology#lead'
    """
    prefix, colon, local = compact.partition(":")
    if not colon or prefix not in PREFIXES:
        raise ValueError(f"{compact!r} does not begin with one of: {', '.join(PREFIXES)}")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """The short form of an IRI, or the IRI itself where it has none.

    >>> compact("http://www.w3.org/ns/org#holds")
    'org:holds'
    >>> compact("https://example.org/plan")
    'https://example.org/plan'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


class PgClass(StrEnum):
    """The classes of this ontology."""

    ACTION = _PG + "Action"
    CLAIM = _PG + "Claim"
    COMMITMENT = _PG + "Commitment"
    FIELD_READING = _PG + "FieldReading"
    FUND = _PG + "Fund"
    GRAPH = _PG + "Graph"
    JUDGEMENT = _PG + "Judgement"
    MATCH = _PG + "Match"
    MENTION = _PG + "Mention"
    MERGE = _PG + "Merge"
    OVERLAP = _PG + "Overlap"
    PANEL = _PG + "Panel"
    PARTNERSHIP = _PG + "Partnership"
    PLAN = _PG + "Plan"
    SERVICE = _PG + "Service"
    SOURCE_FAULT = _PG + "SourceFault"
    STANDARD_ACTION = _PG + "StandardAction"


class Pg(StrEnum):
    """The properties of this ontology."""

    ABOUT = _PG + "about"
    AMOUNT = _PG + "amount"
    AREA = _PG + "area"
    ASKED_AREA = _PG + "askedArea"
    ASKED_THEME = _PG + "askedTheme"
    ASKED_THING = _PG + "askedThing"
    BETWEEN = _PG + "between"
    CHAIRED_BY = _PG + "chairedBy"
    CHAIRS = _PG + "chairs"
    CHAR_END = _PG + "charEnd"
    CHAR_START = _PG + "charStart"
    COMMENT = _PG + "comment"
    COMMITMENT = _PG + "commitment"
    COMMITMENT_OF = _PG + "commitmentOf"
    CONFIDENCE = _PG + "confidence"
    DECIDED_BY = _PG + "decidedBy"
    DECISION = _PG + "decision"
    DEPENDS_ON = _PG + "dependsOn"
    DOCUMENT = _PG + "document"
    END = _PG + "end"
    END_NOTE = _PG + "endNote"
    EVIDENCE = _PG + "evidence"
    FAULT_KIND = _PG + "faultKind"
    FIELD = _PG + "field"
    FILE_NAME = _PG + "fileName"
    FOLLOWS_FROM = _PG + "followsFrom"
    FUNDS = _PG + "funds"
    GENERIC = _PG + "generic"
    HAS_ACTION = _PG + "hasAction"
    IN_ACTION = _PG + "inAction"
    IN_PLAN = _PG + "inPlan"
    JUDGEMENT_KIND = _PG + "judgementKind"
    LEAD = _PG + "lead"
    LEAD_NOTE = _PG + "leadNote"
    LEAD_ORGANISATION = _PG + "leadOrganisation"
    LEAD_ORGANISATION_NOTE = _PG + "leadOrganisationNote"
    LOCALLY_ADDED = _PG + "locallyAdded"
    LOCATOR = _PG + "locator"
    MENTIONED_IN = _PG + "mentionedIn"
    MENTIONS = _PG + "mentions"
    MERGE = _PG + "merge"
    MERGE_REASON = _PG + "mergeReason"
    METHOD = _PG + "method"
    MINIMUM_STANDARD = _PG + "minimumStandard"
    NUMBER = _PG + "number"
    OF = _PG + "of"
    OUTCOME = _PG + "outcome"
    OVERLAP_KIND = _PG + "overlapKind"
    OVERLAPS_WITH = _PG + "overlapsWith"
    PARTNERSHIP = _PG + "partnership"
    PERIOD_END = _PG + "periodEnd"
    PERIOD_START = _PG + "periodStart"
    PROGRESS = _PG + "progress"
    PROVIDES = _PG + "provides"
    QUOTE = _PG + "quote"
    RAG_STATUS = _PG + "ragStatus"
    RANK = _PG + "rank"
    READING = _PG + "reading"
    REASON = _PG + "reason"
    ALSO_A = _PG + "alsoA"
    REGISTRY_ID = _PG + "registryId"
    RESOURCES = _PG + "resources"
    RULE = _PG + "rule"
    SAME_STANDARD_ACTION = _PG + "sameStandardAction"
    SCOPE = _PG + "scope"
    SCORE = _PG + "score"
    SECTOR = _PG + "sector"
    CALLED_AFTER = _PG + "calledAfter"
    SENTENCE = _PG + "sentence"
    SHA256 = _PG + "sha256"
    SHARED_TERM = _PG + "sharedTerm"
    SPELLING = _PG + "spelling"
    STANDARD_ACTION = _PG + "standardAction"
    STANDARD_KIND = _PG + "standardKind"
    START = _PG + "start"
    START_NOTE = _PG + "startNote"
    STATUS = _PG + "status"
    SUPPORTED_BY = _PG + "supportedBy"
    SUPPORTED_BY_NOTE = _PG + "supportedByNote"
    THEME = _PG + "theme"
    THEME_LABEL = _PG + "themeLabel"
    USED_BY = _PG + "usedBy"
    USES = _PG + "uses"


class PgGraph(StrEnum):
    """The named graphs that are no plan's."""

    ASKED = _PG + "asked"
    DERIVED = _PG + "derived"
    ONTOLOGY = _PG + "ontology"
    REGISTRY = _PG + "registry"


class Org(StrEnum):
    """Terms of the W3C organisation ontology that the graph uses."""

    FORMAL_ORGANIZATION = PREFIXES["org"] + "FormalOrganization"
    ORGANIZATION = PREFIXES["org"] + "Organization"
    ORGANIZATIONAL_COLLABORATION = PREFIXES["org"] + "OrganizationalCollaboration"
    ORGANIZATIONAL_UNIT = PREFIXES["org"] + "OrganizationalUnit"
    POST = PREFIXES["org"] + "Post"
    HEAD_OF = PREFIXES["org"] + "headOf"
    HOLDS = PREFIXES["org"] + "holds"
    MEMBER_OF = PREFIXES["org"] + "memberOf"
    POST_IN = PREFIXES["org"] + "postIn"
    REPORTS_TO = PREFIXES["org"] + "reportsTo"
    UNIT_OF = PREFIXES["org"] + "unitOf"


class Foaf(StrEnum):
    """Terms of FOAF that the graph uses."""

    AGENT = PREFIXES["foaf"] + "Agent"
    DOCUMENT = PREFIXES["foaf"] + "Document"
    PERSON = PREFIXES["foaf"] + "Person"


class Skos(StrEnum):
    """Terms of SKOS that the graph uses."""

    CONCEPT = PREFIXES["skos"] + "Concept"
    ALT_LABEL = PREFIXES["skos"] + "altLabel"
    HIDDEN_LABEL = PREFIXES["skos"] + "hiddenLabel"
    NOTATION = PREFIXES["skos"] + "notation"
    PREF_LABEL = PREFIXES["skos"] + "prefLabel"


class Dcterms(StrEnum):
    """Terms of Dublin Core that the graph uses."""

    DESCRIPTION = PREFIXES["dcterms"] + "description"
    SOURCE = PREFIXES["dcterms"] + "source"
    TITLE = PREFIXES["dcterms"] + "title"


class Schema(StrEnum):
    """Terms of schema.org that the graph uses."""

    ADMINISTRATIVE_AREA = PREFIXES["schema"] + "AdministrativeArea"
    SERVICE = PREFIXES["schema"] + "Service"
    AREA_SERVED = PREFIXES["schema"] + "areaServed"
    CONTAINED_IN_PLACE = PREFIXES["schema"] + "containedInPlace"
    FUNDER = PREFIXES["schema"] + "funder"
    PROVIDER = PREFIXES["schema"] + "provider"
