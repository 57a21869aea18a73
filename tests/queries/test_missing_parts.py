"""What the questions about partners, themes, victims and services answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.rdf import plan_quads
from graph.records import (
    Action,
    Area,
    Document,
    Entity,
    Kind,
    PlanRecords,
)
from graph.store import Store
from queries.asked import Filters
from queries.run import ask, why_empty
from tests.graph.sample_plan import hillford, marsham
from tests.graph.words import Words
from tests.queries.gap_plans import dunford, store_of
from tests.queries.picking import picked


def test_statutory_partners(three: Store) -> None:
    found = ask(three, "statutory-partners", area="Dunford")
    assert picked(found, "sector", "part", "leads", "supports", "bodies", "place") == [
        ("police", "not found", 0, 0, None, "dunford.txt"),
        (
            "fire and rescue",
            "named only",
            0,
            0,
            "Dunford Fire Service",
            "dunford.txt, place of Dunford Fire Service",
        ),
        ("probation", "not found", 0, 0, None, "dunford.txt"),
        ("youth justice", "not found", 0, 0, None, "dunford.txt"),
        ("health", "not found", 0, 0, None, "dunford.txt"),
        (
            "local authority",
            "leads",
            1,
            0,
            "Dunford Council",
            "dunford.txt, place of Dunford Council",
        ),
    ]
    assert len(ask(three, "statutory-partners").rows) == 18


def test_a_partner_of_which_only_a_panel_is_named_is_not_left_out() -> None:
    plan = dunford()
    panel = Entity("dunford/panel/street-panel", Kind.PANEL, "Dunford Youth Justice Board")
    kept = [entity for entity in plan.entities if entity.id != panel.id]
    store = store_of(replace(plan, entities=(*kept, panel)))
    found = ask(store, "statutory-partners")
    rows = picked(found, "sector", "part", "leads", "bodies")
    assert rows[3] == ("youth justice", "named only", 0, "Dunford Youth Justice Board")
    assert found.column("quote")[3] == "Sweep the parks", "the plan's first words of the panel"
    assert rows[5][1] == "leads"


def test_a_person_or_a_post_leads_for_its_body() -> None:
    plan = dunford()
    words = Words(plan.document.text)
    post = words.claim(
        "dunford/role/gangs-lead", "org:postIn", "dunford/organisation/fire", "Gangs Lead"
    )
    help_ = words.claim(
        "open", "pg:supportedBy", "dunford/organisation/fire", "Dunford Fire Service"
    )
    found = ask(store_of(replace(plan, claims=(*plan.claims, post, help_))), "statutory-partners")
    assert picked(found, "sector", "part", "leads", "supports")[1] == (
        "fire and rescue",
        "leads",
        3,
        1,
    )
    found = ask(store_of(replace(plan, claims=(*plan.claims, help_))), "statutory-partners")
    assert picked(found, "sector", "part", "leads", "supports")[1] == (
        "fire and rescue",
        "supports",
        0,
        1,
    )


def test_a_planned_part_is_none_yet() -> None:
    plan = dunford()
    claims = tuple(
        replace(claim, status="planned") if claim.predicate == "pg:leadOrganisation" else claim
        for claim in plan.claims
    )
    store = store_of(replace(plan, claims=claims))
    assert "leads" not in ask(store, "statutory-partners").column("part")
    assert "leads" in ask(store, "statutory-partners", include_not_current=True).column("part")


def test_without_sectors_nobody_is_said_to_be_missing() -> None:
    store = Store(plan_quads(dunford()))
    assert ask(store, "statutory-partners").rows == ()
    assert "whose sector can be told" in why_empty(store, "statutory-partners", Filters())


def test_thin_themes(three: Store) -> None:
    found = ask(three, "thin-themes")
    assert picked(
        found, "area", "theme", "finding", "actions", "services", "voluntary", "leads"
    ) == [
        ("Dunford", "PLACES", "few actions; no service; no voluntary partner", 1, 0, 0, 0),
        ("Hillford", "GOVERNANCE", "no voluntary partner", 2, 1, 0, 4),
        ("Hillford", "SCHOOLS", "no service; no voluntary partner", 1, 0, 0, 1),
    ]
    assert found.column("average") == (2.5, 1.5, 1.5)
    unsure = ask(Store(plan_quads(dunford())), "thin-themes")
    assert picked(unsure, "finding", "voluntary") == [("few actions; no service", None)]


def test_victims_pathways(three: Store) -> None:
    found = ask(three, "victim-pathways")
    assert picked(found, "area", "action", "finding", "word", "actions") == [
        ("Dunford", "Write to each witness", "names no service", "witness", 1),
        ("Hillford", None, "no action speaks of victims, survivors or witnesses", None, 3),
        ("Marsham", None, "no action speaks of victims, survivors or witnesses", None, 2),
    ]


@pytest.mark.parametrize(
    ("text", "theme", "finding"),
    [
        ("Help survivors", None, "names no service"),
        ("Cut revictimisation", None, "no action speaks of victims, survivors or witnesses"),
        ("Prevent victimisation", None, "names no service"),
        ("Train staff", "VICTIMS", "names no service"),
        (
            "Train staff",
            "Those at risk (or victims)",
            "no action speaks of victims, survivors or witnesses",
        ),
        ("Fund an eyewitness app", None, "no action speaks of victims, survivors or witnesses"),
    ],
)
def test_words_about_victims(text: str, theme: str | None, finding: str) -> None:
    action = Action("do", text, 0, len(text), "row 1", theme=theme)
    document = Document("one.txt", "text", text, "ab" * 32, ())
    store = store_of(PlanRecords(document, "one", "One", (action,)))
    assert ask(store, "victim-pathways").column("finding") == (finding,)


def test_a_body_in_the_row_is_told_from_a_service() -> None:
    plan = dunford()
    words = Words(plan.document.text)
    mention = words.mention(
        "dunford/organisation/fire", Kind.ORGANISATION, "Dunford Fire Service", action="write"
    )
    found = ask(store_of(replace(plan, mentions=(*plan.mentions, mention))), "victim-pathways")
    assert picked(found, "finding", "bodies") == [
        ("names bodies, but no service", "Dunford Fire Service")
    ]


def test_missing_services(three: Store) -> None:
    found = ask(three, "missing-services")
    assert picked(
        found, "area", "service", "larger area", "neighbours", "relying", "which", "place"
    ) == [
        (
            "Dunford",
            "Night Bus Watch",
            "Hill and Marsh BCU",
            2,
            1,
            "Hillford; Marsham",
            "hillford.txt, place of with Night Bus Watch",
        )
    ]
    assert ask(three, "missing-services", area="Hillford").rows == ()


def test_one_neighbour_or_a_region_apart_is_no_gap() -> None:
    assert ask(store_of(hillford(), dunford()), "missing-services").rows == ()
    apart = replace(dunford(), area=Area("E99000004", "Dunford", "OTHER", "Other Shire"))
    assert ask(store_of(hillford(), marsham(), apart), "missing-services").rows == ()


def test_a_service_that_has_ended_at_the_neighbours_is_not_missed() -> None:
    def ended(plan: PlanRecords) -> PlanRecords:
        entities: Sequence[Entity] = [
            replace(entity, status="ended") if entity.kind is Kind.SERVICE else entity
            for entity in plan.entities
        ]
        return replace(plan, entities=tuple(entities))

    store = store_of(ended(hillford()), ended(marsham()), dunford())
    assert ask(store, "missing-services").rows == ()
    assert len(ask(store, "missing-services", include_not_current=True).rows) == 1


def test_a_doubtful_lead_is_marked_where_leads_are_listed(three: Store) -> None:
    leads = ask(three, "who-leads-what", area="Dunford")
    found = dict.fromkeys(picked(leads, "action", "lead", "doubt"))
    assert {(lead, doubt) for _, lead, doubt in found} >= {
        ("Gangs Lead", "uncertain"),
        ("Gangs Lead", None),
        ("Pat Moss", None),
    }
    load = dict(picked(ask(three, "workload", area="Dunford"), "name", "doubt"))
    assert (load["Gangs Lead"], load["Pat Moss"]) == ("uncertain", None)
