"""What the questions about dependence answer, and both engines on richer plans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.store import Store
from queries.catalogue import find
from queries.run import ask
from tests.graph.sample_plan import hillford, marsham
from tests.queries.gap_plans import FUND, TRUST, dunford, store_of
from tests.queries.on_rdflib import rows as on_rdflib
from tests.queries.picking import picked

OPEN = "Open the Lamp Desk for victims"
QUESTIONS = (
    "depends-on",
    "funding",
    "missing-services",
    "no-end-date",
    "overdue",
    "service-dependents",
    "statutory-partners",
    "thin-themes",
    "victim-pathways",
    "weak-leads",
    "who-leads-what",
    "workload",
)


def test_what_an_action_needs_directly_and_through_others(three: Store) -> None:
    found = ask(three, "depends-on", area="Dunford")
    assert picked(found, "action", "how", "thing", "kind", "doubt") == [
        (OPEN, "uses", "Lamp Desk", "service", "uncertain"),
        ("Map every offer", "depends on", OPEN, "action", None),
        ("Map every offer", f"through {OPEN}", "Lamp Desk", "service", "uncertain"),
        ("Sweep the parks", "through Street Panel", "Safer Dunford", "panel", None),
        ("Sweep the parks", "through Street Panel", "Top Board", "panel", None),
        ("Sweep the parks", "uses", "Street Panel", "panel", None),
    ]
    assert picked(found, "provided by", "funded by")[0] == (
        "Lamp Trust",
        "Light Fund (£900, until 2021-03)",
    )


def test_needs_by_kind_theme_and_day(three: Store) -> None:
    assert set(ask(three, "depends-on", kind="service").column("thing")) == {
        "Lamp Desk",
        "Night Bus Watch",
    }
    assert set(ask(three, "depends-on", theme="places").column("action")) == {"Sweep the parks"}
    running = ask(three, "depends-on", area="Dunford", on="2021-04-30").column("action")
    assert set(running) == {OPEN}  # the mapping is over, the sweeping yet to begin


def test_an_action_that_is_paid_for() -> None:
    plan = dunford()
    funds = next(claim for claim in plan.claims if claim.predicate == "pg:funds")
    paid = replace(funds, object="sweep", amount=None)
    store = store_of(replace(plan, claims=(*plan.claims, paid)))
    found = ask(store, "depends-on", theme="places")
    assert ("paid for by", "Light Fund", "fund") in picked(found, "how", "thing", "kind")
    assert ("Sweep the parks", 1) in picked(ask(store, "funding"), "pays for", "actions")


def test_a_provider_of_former_days_provides_no_more() -> None:
    plan = dunford()
    claims = tuple(
        replace(claim, status="ended") if claim.subject in (TRUST, FUND) else claim
        for claim in plan.claims
    )
    store = store_of(replace(plan, claims=claims))
    found = ask(store, "depends-on", kind="service")
    assert picked(found, "provided by", "funded by")[0] == (None, None)
    found = ask(store, "depends-on", kind="service", include_not_current=True)
    assert picked(found, "provided by", "funded by")[0] == (
        "Lamp Trust (ended)",
        "Light Fund (£900, until 2021-03, ended)",
    )
    assert ask(store, "funding").rows == ()
    assert ask(store, "funding", include_not_current=True).column("status") == ("ended",)


def test_what_hangs_on_each_thing(three: Store) -> None:
    found = ask(three, "service-dependents", area="Dunford")
    rows = picked(found, "thing", "kind", "dependents", "how", "dependent")
    assert rows[:3] == [
        ("Gangs Lead", "post", 3, "led by it", OPEN),
        ("Gangs Lead", "post", 3, "led by it", "Train staff at Lamp Desk"),
        ("Gangs Lead", "post", 3, "led by it", "Write to each witness"),
    ]
    assert [row for row in rows if row[0] == "Lamp Trust"] == [
        ("Lamp Trust", "organisation", 3, "provided by it", "Lamp Desk"),
        ("Lamp Trust", "organisation", 3, "through Lamp Desk", OPEN),
        ("Lamp Trust", "organisation", 3, f"through {OPEN}", "Map every offer"),
    ]
    assert [row for row in rows if row[0] == "Top Board"] == [
        ("Top Board", "panel", 3, "reports to it", "Safer Dunford"),
        ("Top Board", "panel", 3, "through Safer Dunford", "Street Panel"),
        ("Top Board", "panel", 3, "through Street Panel", "Sweep the parks"),
    ]


def test_a_row_that_only_names_a_service_is_told_but_not_counted(three: Store) -> None:
    found = ask(three, "service-dependents", area="Dunford", kind="service")
    assert picked(found, "dependents", "how", "dependent") == [
        (2, "named in it", "Train staff at Lamp Desk"),
        (2, f"through {OPEN}", "Map every offer"),
        (2, "used by", OPEN),
    ]


def test_what_a_body_leads_is_left_to_other_questions(three: Store) -> None:
    assert "Dunford Council" not in ask(three, "service-dependents").column("thing")


def test_the_leads_of_dependents(three: Store) -> None:
    found = ask(three, "service-dependents", area="Dunford", kind="fund")
    assert picked(found, "dependent", "lead", "lead organisation") == [
        ("Lamp Desk", None, None),
        (OPEN, "Gangs Lead", "Dunford Council"),
        ("Map every offer", "Pat Moss", None),
    ]


def test_a_ring_of_panels_ends() -> None:
    plan = dunford()
    top = next(claim for claim in plan.claims if claim.object.endswith("top-board"))
    ring = replace(top, subject=top.object, object="dunford/panel/street-panel")
    store = store_of(replace(plan, claims=(*plan.claims, ring)))
    for name in ("depends-on", "service-dependents"):
        rows = ask(store, name).rows
        assert len(rows) == len(set(rows))
    found = ask(store, "service-dependents", kind="panel")
    assert set(found.column("dependents")) == {3}


def test_funding(three: Store) -> None:
    found = ask(three, "funding")
    columns = ("area", "funder", "funder kind", "pays for", "amount", "end", "actions", "areas")
    assert picked(found, *columns) == [
        ("Dunford", "Light Fund", "fund", "Lamp Desk", "£900", "2021-03", 2, "Dunford")
    ]


def test_money_for_what_another_area_has_too() -> None:
    plan = dunford()
    other = replace(
        plan,
        key="upford",
        document=replace(plan.document, name="upford.txt"),
        claims=tuple(claim for claim in plan.claims if claim.predicate == "pg:uses"),
        area=None,
    )
    found = ask(store_of(plan, other), "funding")
    assert picked(found, "actions", "areas") == [(4, "Dunford; upford.txt")]


def test_who_leads_by_kind_and_day(three: Store) -> None:
    assert set(ask(three, "who-leads-what", kind="post").column("lead")) == {"Gangs Lead"}
    bodies = ask(three, "who-leads-what", kind="organisation", area="Hillford")
    assert set(bodies.column("outcome")) == {"Fewer clashes", "More talks"}
    on_day = ask(three, "who-leads-what", on="2019-06-30", area="Hillford")
    assert set(on_day.column("outcome")) == {
        "Minutes shared",
        "Yearly review",
        "Fewer clashes",
        "More talks",
    }
    day_after = ask(three, "who-leads-what", on="2019-07-01", area="Hillford").column("outcome")
    assert "Fewer clashes" not in day_after
    assert "Minutes shared" not in ask(three, "who-leads-what", on="2018-11-30").column("outcome")


def test_workload_by_kind_and_day(three: Store) -> None:
    assert ask(three, "workload", kind="team").column("name") == ("Schools Team",)
    found = ask(three, "workload", on="2020-04-01", area="Hillford")
    assert picked(found, "name", "actions") == [
        ("Ann Lee", 1),
        ("Hillford Council", 1),
        ("Schools Team", 1),
    ]


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"on": "2021-04-20"},
        {"theme": "pEoPle", "on": "2022-02-01"},
        {"kind": "service"},
        {"kind": "post", "not_current": "ended"},
        {"area": "https://w3id.org/partnergraph/id/area/E99000004", "on": "2030-01-01"},
    ],
    ids=["all", "on", "theme", "kind", "ended", "area"],
)
def test_two_engines_give_the_same_rows(three: Store, name: str, asked: dict[str, str]) -> None:
    text = find(name).text
    found = three.query(text, name, {key: [value] for key, value in asked.items()})
    assert on_rdflib(three, text, asked) == list(found.rows)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_row_has_a_place(three: Store, name: str) -> None:
    on = "2030-01-01" if name == "overdue" else None
    found = ask(three, name, on=on)
    assert found.rows
    assert None not in found.column("place")


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_are_in_one_order(name: str) -> None:
    """The order of the statements, which no store keeps, changes nothing."""
    on = "2030-01-01" if name == "overdue" else None
    store = store_of(hillford(), marsham(), dunford())
    turned = Store(reversed(list(store.quads())))
    assert ask(store, name, on=on).rows == ask(turned, name, on=on).rows
