from __future__ import annotations

from collections.abc import Mapping

import pytest

from queries.catalogue import find
from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of
from tests.queries.on_rdflib import rows as on_rdflib
from tests.queries.picking import picked


def hillford() -> MadePlan:
    made = MadePlan().has("body", "Trust", "Hospital").has("charity", "Bright Futures")
    made.has("body", "All partners", generic=True)
    made.has("service", "Night Bus", "Day Bus", "Two Wheels", "Old Bus", "Quiet Line")
    made.does("Ride", "Drive", "Talk", "Cycle")
    made.says("Ride", "uses", "Night Bus").says("Drive", "depends on", "Night Bus")
    made.says("Trust", "provides", "Night Bus", "Quiet Line")
    made.says("All partners", "provides", "Night Bus")
    made.says("Drive", "uses", "Day Bus", confidence=0.6).says("Ride", "uses", "Old Bus")
    made.says("Trust", "provides", "Old Bus", status="ended")
    made.says("Trust", "provides", "Two Wheels").says("Hospital", "provides", "Two Wheels")
    made.says("Cycle", "uses", "Two Wheels")
    return made.says("Bright Futures", "supports", "Talk")


def test_one_provider_is_told_from_none_stated() -> None:
    found = ask(store_of(hillford()), "sole-providers")
    assert picked(found, "service", "finding", "provider", "actions", "hanging") == [
        ("Night Bus", "one provider", "Trust", 2, "Ride; Drive"),
        ("Quiet Line", "one provider", "Trust", 0, None),
        ("Old Bus", "provider ended or planned", None, 1, "Ride"),
        ("Day Bus", "provider not stated", None, 1, "Drive"),
        ("Bright Futures", "the body itself", None, 1, "Talk"),
    ]
    assert set(found.column("providers in plan")) == {2}
    assert found.column("quote")[:2] == ("Trust provides Night Bus", "Trust provides Quiet Line")
    assert found.column("quote")[3] == "Day Bus"
    assert found.column("doubt") == (None, None, None, "uncertain", None)


def test_what_has_ended_comes_in_when_asked_for() -> None:
    found = ask(store_of(hillford()), "sole-providers", include_not_current=True)
    assert ("Old Bus", "one provider", "Trust") in picked(found, "service", "finding", "provider")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"not_current": "ended"},
        {"area": "https://w3id.org/partnergraph/id/area/X-marsham"},
    ],
)
def test_two_engines_agree(asked: Mapping[str, str]) -> None:
    other = MadePlan("Marsham").has("service", "Night Bus").does("Ride")
    other.says("Ride", "uses", "Night Bus", confidence=0.7)
    store = store_of(hillford(), other)
    text = find("sole-providers").text
    found = store.query(text, "x", {key: [value] for key, value in asked.items()})
    assert on_rdflib(store, text, asked) == list(found.rows)
    assert found.rows
