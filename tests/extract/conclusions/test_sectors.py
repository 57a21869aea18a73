"""The sectors of the bodies of plans."""

from __future__ import annotations

from dataclasses import replace

from extract.conclusions.sectors import called_after, sectors
from graph.conclusions import Conclusions
from graph.derived import derived_quads
from graph.records import Entity, Kind, PlanRecords
from tests.graph.sample_plan import hillford, marsham
from tests.graph.words import Words


def plan(
    *entities: Entity, part_of: tuple[tuple[str, str], ...] = (), sure: float = 1.0
) -> PlanRecords:
    words = Words(hillford().document.text)
    claims = tuple(
        words.claim(unit, "org:unitOf", whole, "Hillford", confidence=sure)
        for unit, whole in part_of
    )
    return replace(
        hillford(),
        entities=entities,
        claims=claims,
        mentions=(),
        actions=(),
        faults=(),
        partnership=None,
    )


def body(key: str, label: str, **changes: object) -> Entity:
    return replace(Entity(key, Kind.ORGANISATION, label), **changes)  # type: ignore[arg-type]


def told(*plans: PlanRecords) -> dict[str, str]:
    return {item.entity: item.sector for item in sectors(plans)}


COUNCIL = body("h/council", "Hillford Council")


def test_the_bodies_of_the_sample_plans() -> None:
    assert told(hillford(), marsham()) == {
        "hillford/organisation/council": "local authority",
        "organisation/metropolitan-police-service": "police",
    }


def test_the_registry_goes_before_words_and_parents() -> None:
    service = body("h/yos", "Council Youth Team", registry_id="youth-offending-team")
    assert (
        told(plan(COUNCIL, service, part_of=(("h/yos", "h/council"),)))["h/yos"] == "youth justice"
    )


def test_a_part_has_the_sector_of_the_nearest_body_above() -> None:
    unit, team = body("h/unit", "Events Unit"), body("h/team", "Lights Team")
    found = told(plan(COUNCIL, unit, team, part_of=(("h/unit", "h/council"), ("h/team", "h/unit"))))
    assert found["h/team"] == "local authority"


def test_two_parents_of_two_sectors_tell_nothing() -> None:
    unit, police = body("h/unit", "Joint Unit"), body("h/police", "Hillford Police")
    parts = (("h/unit", "h/council"), ("h/unit", "h/police"))
    assert "h/unit" not in told(plan(COUNCIL, police, unit, part_of=parts))


def test_an_unsure_parent_or_a_ring_of_parents_tells_nothing() -> None:
    unit, team = body("h/unit", "Events Unit"), body("h/team", "Lights Team")
    assert "h/unit" not in told(plan(COUNCIL, unit, part_of=(("h/unit", "h/council"),), sure=0.6))
    ring = (("h/unit", "h/team"), ("h/team", "h/unit"))
    assert told(plan(unit, team, part_of=ring)) == {}


def test_what_several_share_is_not_told() -> None:
    hub = body("h/hub", "Police Hub", registry_id="multi-agency-safeguarding-hub")
    assert told(plan(COUNCIL, hub, part_of=(("h/hub", "h/council"),))) == {
        "h/council": "local authority"
    }


def test_a_class_of_bodies_is_told_by_the_registry_only() -> None:
    schools = body("h/schools", "Schools", generic=True, registry_id="schools")
    others = body("h/others", "Other Police Teams", generic=True)
    assert told(plan(schools, others)) == {"h/schools": "education"}


def test_aliases_tell_where_they_agree() -> None:
    fire = body("h/x", "Red Watch", aliases=("Hillford Fire Service",))
    split = body("h/y", "Blue Watch", aliases=("Hillford Fire Service", "Hillford Police"))
    assert told(plan(fire, split)) == {"h/x": "fire and rescue"}


def test_panels_have_no_sector_and_services_that_are_bodies_have() -> None:
    panel = Entity("h/panel", Kind.PANEL, "Police Panel")
    service = Entity(
        "h/s", Kind.SERVICE, "Hillford Foundation", types=("pg:Service", "org:FormalOrganization")
    )
    assert told(plan(panel, service)) == {"h/s": "voluntary"}


def test_plans_that_disagree_tell_nothing() -> None:
    one, other = body("o/x", "Hillford Police"), body("o/x", "Hillford Hospital")
    assert told(plan(one), replace(plan(other), key="marsham")) == {}


def test_sectors_are_statements_of_the_derived_graph() -> None:
    plans = [hillford()]
    quads = [str(q) for q in derived_quads(Conclusions(sectors=sectors(plans)), plans)]
    assert any(
        "metropolitan-police-service" in q and "ontology#sector" in q and '"police"' in q
        for q in quads
    )


def test_what_a_panel_or_a_service_is_called_after() -> None:
    board = Entity("h/panel/yjb", Kind.PANEL, "Hillford Youth Justice Board")
    desk = Entity("h/service/desk", Kind.SERVICE, "Hospital Desk")
    told_after = called_after([plan(COUNCIL, board, desk, body("h/yos", "Hillford YOS"))])
    assert [(each.entity, each.sector) for each in told_after] == [
        ("h/panel/yjb", "youth justice"),
        ("h/service/desk", "health"),
    ]
    lights = Entity("h/panel/lights", Kind.PANEL, "Lights Panel")
    schools = Entity("h/panel/school", Kind.PANEL, "Hillford School", generic=True)
    assert called_after([plan(lights, schools)]) == ()
    assert sectors([plan(board)]) == ()
