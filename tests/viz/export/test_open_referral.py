"""The columns and keys of Open Referral UK, and no more said than the plans say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from graph.rdf import plan_quads
from graph.store import Store
from tests.graph.sample_plan import hillford
from tests.graph.words import Words
from tests.viz.export.test_forms import tables, written
from viz.export.facts import facts
from viz.export.open_referral import open_referral

# What the profile's organization and service objects have, and what they must have.
ORGANIZATION = {
    "id", "name", "description", "email", "website", "logo", "uri", "parent_organization_id",
}  # fmt: skip
SERVICE = {
    "id", "organization_id", "name", "description", "url", "email", "status", "fees",
    "accreditations", "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert",
    "last_modified",
}  # fmt: skip


def test_open_referral_has_the_profiles_columns_and_keys(
    sample_store: Store, tmp_path: Path
) -> None:
    found = tables(written(sample_store, "open-referral", tmp_path))
    assert set(found) == {"organizations", "services"}
    assert set(found["organizations"][0]) == ORGANIZATION
    assert set(found["services"][0]) == SERVICE
    ids = [row["id"] for rows in found.values() for row in rows]
    assert len({UUID(identifier) for identifier in ids}) == len(ids)
    bodies = {row["id"]: row for row in found["organizations"]}
    for row in bodies.values():
        assert row["name"]
        assert row["description"]
        assert row["parent_organization_id"] in {"", *bodies}
    (bus,) = found["services"]
    assert (bus["name"], bus["status"], bus["url"]) == ("Night Bus Watch", "active", "")
    assert bodies[bus["organization_id"]]["name"] == "Provider not stated"
    assert "All Partners" not in {row["name"] for row in bodies.values()}


def test_open_referral_names_the_provider_and_what_has_ended() -> None:
    plan = hillford()
    words = Words(plan.document.text)
    services = "service/night-bus-watch"
    claims = [
        words.claim(body, "pg:provides", services, "Night Bus Watch", confidence=confidence)
        for body, confidence in (
            ("hillford/panel/watch-panel", 0.95),
            ("hillford/organisation/schools-team", 0.6),
        )
    ]
    claims += [
        words.claim("hillford/organisation/schools-team", "org:unitOf",
                    "hillford/organisation/council", "Schools Team")
    ]  # fmt: skip
    entities = tuple(
        replace(e, types=("org:FormalOrganization", "pg:Service"))
        if e.id == "hillford/organisation/council"
        else replace(e, status="ended")
        if e.id == services
        else e
        for e in plan.entities
    )
    store = Store(plan_quads(replace(plan, entities=entities, claims=tuple(claims))))
    organizations, found = open_referral(facts(store, include_not_current=True))
    names = dict(zip(organizations.column("id"), organizations.column("name"), strict=True))
    providers = {row[2]: (names[row[1]], row[6]) for row in found.rows if isinstance(row[1], str)}
    assert providers == {
        "Hillford Council": ("Hillford Council", "active"),
        "Night Bus Watch": ("Watch Panel", "defunct"),
    }
    described = {str(row[2]): str(row[3]) for row in found.rows}
    assert "Also provided by Schools Team. Who provides it" in described["Night Bus Watch"]
    assert "check it" not in described["Hillford Council"]
    parents = {row[1]: row[7] for row in organizations.rows}
    assert names[parents["Schools Team"]] == "Hillford Council"
    assert "Provider not stated" not in names.values()
