"""Organisations and services as Open Referral UK has them (HSDS-UK 3.0), as CSV tables.

Columns are those of the profile's `organization` and `service` objects
(https://github.com/OpenReferralUK/uk-profile). Nothing is made up: what no plan states,
such as web addresses, stays empty for the publisher to fill in.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from graph.table import Row, Table
from viz.export.facts import Facts, Thing

__all__ = ["TO_FILL_IN", "open_referral"]

TO_FILL_IN = (
    "plans print no web addresses, so `url` of services is empty; HSDS-UK requires it: "
    "fill it in before you publish"
)
"""What a publisher must add."""

_ORGANIZATION = (
    "id", "name", "description", "email", "website", "logo", "uri", "parent_organization_id",
)  # fmt: skip
_SERVICE = (
    "id", "organization_id", "name", "description", "url", "email", "status", "fees",
    "accreditations", "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert",
    "last_modified",
)  # fmt: skip
_BODIES = ("organisation", "team")
_PANELS = ("panel", "partnership")
_SERVICES = "service"
_DOUBTED = "uncertain"
_PROVIDES = "provides"
_STATUSES = {"": "active", "ended": "defunct", "planned": "inactive"}
_UNKNOWN = "https://w3id.org/partnergraph/ontology#provider-not-stated"
_UNKNOWN_NAME = "Provider not stated"
_UNKNOWN_IS = "Stands for the provider of each service whose provider no plan states."


def open_referral(facts: Facts) -> tuple[Table, ...]:
    """The tables `organizations` and `services`.

    Identifiers are UUIDs made from the IRIs, the same in every export. A body that also
    counts as a service is both, and provides itself. A service whose provider no plan
    states belongs to an organisation that says so. Where the services
    are to be had is not told: a plan that names one need not say that it is open there.
    """
    providing = {relation.source for relation in facts.relations if relation.role == _PROVIDES}
    bodies = [
        thing
        for thing in facts.things
        if (thing.kind in _BODIES or (thing.kind in _PANELS and thing.iri in providing))
        and not thing.generic
    ]
    services = [
        thing
        for thing in facts.things
        if _SERVICES in (thing.kind, *thing.also) and not thing.generic
    ]
    known = {thing.iri: thing for thing in bodies}
    parents: dict[str, str] = {}
    providers: dict[str, dict[str, str]] = {}
    for relation in facts.relations:
        if relation.role == "part of" and {relation.source, relation.target} <= known.keys():
            parents.setdefault(relation.source, relation.target)
        if relation.role == _PROVIDES and relation.source in known:
            doubts = providers.setdefault(relation.target, {})
            doubts[relation.source] = min(relation.doubt, doubts.get(relation.source, _DOUBTED))
    organizations: list[Row] = [
        (
            _uuid(thing.iri),
            thing.label,
            _description(thing),
            None,
            None,
            None,
            thing.iri,
            _uuid(parents[thing.iri]) if thing.iri in parents else None,
        )
        for thing in bodies
    ]
    rows: list[Row] = []
    for thing in services:
        doubts = providers.get(thing.iri, {})
        own = thing.iri if thing.iri in known else _UNKNOWN
        by = sorted(doubts, key=lambda iri: (doubts[iri], known[iri].label, iri)) or [own]
        others = [known[iri].label for iri in by[1:]]
        beside = f" Also provided by {'; '.join(others)}." if others else ""
        if any(doubts.values()):
            beside += " Who provides it was read with less confidence: check it."
        rows.append(
            (
                _uuid(_service(thing)),
                _uuid(by[0]),
                thing.label,
                _description(thing) + beside,
                *(None,) * 2,
                _STATUSES[thing.status.partition(";")[0]],
                *(None,) * 8,
            )
        )
    if any(row[1] == _uuid(_UNKNOWN) for row in rows):
        unknown = (_uuid(_UNKNOWN), _UNKNOWN_NAME, _UNKNOWN_IS, None, None, None, _UNKNOWN, None)
        organizations.append(unknown)
    return (
        Table("organizations", _ORGANIZATION, tuple(organizations)),
        Table("services", _SERVICE, tuple(rows)),
    )


def _service(thing: Thing) -> str:
    """What identifies the service: a body that is a service too is not the same record."""
    return thing.iri if thing.kind == _SERVICES else f"{thing.iri}#service"


def _description(thing: Thing) -> str:
    where = "; ".join(thing.areas) or "; ".join(thing.files)
    spellings = f" Also printed as {'; '.join(thing.spellings)}." if thing.spellings else ""
    return f"Named in the community safety plans for {where}.{spellings}"


def _uuid(iri: str) -> str:
    return str(uuid5(NAMESPACE_URL, iri))
