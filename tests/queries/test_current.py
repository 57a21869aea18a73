"""What has ended or is only planned: left out of answers, unless it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.network import actors_and_actions, governance, who_works_with_whom
from graph.rdf import plan_quads
from graph.records import Area, Claim, Entity, Kind, Mention, Method, Period, PlanRecords
from graph.store import Store
from queries.catalogue import questions
from queries.run import ask
from queries.show import show
from tests.graph.sample_plan import HILLFORD_TEXT, hillford, marsham
from tests.queries.on_rdflib import rows as on_rdflib
from tests.queries.picking import picked

ID = "https://w3id.org/partnergraph/id/"
RAJ = "hillford/person/raj-patel"
ANN = "hillford/person/ann-lee"
POLICE = "organisation/metropolitan-police-service"
COUNCIL = "hillford/organisation/council"
PANEL = "hillford/panel/watch-panel"
BUS = "service/night-bus-watch"


def marked(plan: PlanRecords, things: dict[str, str], predicate: str = "") -> PlanRecords:
    """The plan with a status for each claim (of that predicate) about these things."""

    def of(claim: Claim) -> str | None:
        if predicate and claim.predicate != predicate:
            return claim.status
        return things.get(claim.object) or things.get(claim.subject) or claim.status

    claims = tuple(replace(claim, status=of(claim)) for claim in plan.claims)
    return replace(plan, claims=claims)


def store_of(*plans: PlanRecords) -> Store:
    return Store(quad for plan in plans for quad in plan_quads(plan))


@pytest.fixture(scope="module")
def changed() -> Store:
    """Raj Patel is to lead, the police lead no more; the bus has ended in Marsham."""
    plan = marked(hillford(), {RAJ: "planned", POLICE: "ended"})
    other = marsham()
    bus = replace(other.entities[0], status="ended")
    return store_of(plan, replace(other, entities=(bus, *other.entities[1:])))


def test_who_leads_now(changed: Store) -> None:
    found = ask(changed, "who-leads-what", theme="GOVERNANCE")
    assert picked(found, "outcome", "lead", "lead organisation", "status") == [
        ("Minutes shared", "Ann Lee", "Hillford Council", None),
        ("Yearly review", "Ann Lee", None, None),
        ("Fewer clashes", None, "Hillford Council", None),
    ]


def test_who_leads_or_led_or_will_lead(changed: Store) -> None:
    found = ask(changed, "who-leads-what", theme="GOVERNANCE", include_not_current=True)
    assert picked(found, "outcome", "lead", "lead organisation", "status")[1:3] == [
        ("Yearly review", "Ann Lee", "Metropolitan Police Service (ended)", None),
        ("Yearly review", "Raj Patel", "Metropolitan Police Service (ended)", "planned"),
    ]


def test_a_body_alone_has_its_status_too() -> None:
    store = store_of(marked(hillford(), {COUNCIL: "planned"}))
    assert "Fewer clashes" not in ask(store, "who-leads-what").column("outcome")
    found = ask(store, "who-leads-what", include_not_current=True)
    row = picked(found, "outcome", "lead organisation", "status").index(
        ("Fewer clashes", "Hillford Council (planned)", "planned")
    )
    assert found.column("quote")[row] == "Hillford Council"


def test_one_claim_that_holds_is_enough() -> None:
    plan = hillford()
    lead = next(claim for claim in plan.claims if claim.object == RAJ)
    again = replace(lead, status="ended", rule="formerly")
    store = store_of(replace(plan, claims=(*plan.claims, again)))
    for included in (False, True):
        found = ask(store, "who-leads-what", include_not_current=included)
        assert ("Raj Patel", None) in picked(found, "lead", "status")
    assert governance(store).number_of_edges() == governance(store_of(plan)).number_of_edges()


def test_workload_is_of_today(changed: Store) -> None:
    found = ask(changed, "workload")
    assert set(found.column("name")) == {"Hillford Council", "Ann Lee", "Schools Team"}
    found = ask(changed, "workload", include_not_current=True)
    assert {"Raj Patel", "Metropolitan Police Service"} <= set(found.column("name"))


def test_a_body_that_has_ended_has_no_workload() -> None:
    plan = hillford()
    entities = tuple(
        replace(entity, status="ended") if entity.id == COUNCIL else entity
        for entity in plan.entities
    )
    store = store_of(replace(plan, entities=entities))
    assert "Hillford Council" not in ask(store, "workload").column("name")
    assert "Hillford Council" in ask(store, "workload", include_not_current=True).column("name")


def test_a_service_that_has_ended_is_shared_no_more(changed: Store) -> None:
    assert ask(changed, "shared-services").rows == ()
    found = ask(changed, "shared-services", include_not_current=True)
    assert picked(found, "area", "also in", "status") == [
        ("Hillford", "Marsham", None),
        ("Marsham", "Hillford", "ended"),
    ]


def test_a_lead_that_has_ended_leaves_a_gap() -> None:
    store = store_of(marked(hillford(), {RAJ: "ended", ANN: "planned"}, "pg:lead"))
    found = ask(store, "no-lead", theme="GOVERNANCE")
    assert picked(found, "outcome", "finding", "stated") == [
        ("Minutes shared", "ended or planned", "Ann Lee (planned)"),
        ("Yearly review", "ended or planned", "Ann Lee (planned); Raj Patel (ended)"),
        ("Fewer clashes", "left open", "TBC"),
    ]
    found = ask(store, "no-lead", theme="GOVERNANCE", include_not_current=True)
    assert found.column("outcome") == ("Fewer clashes",)


def test_a_lead_organisation_that_has_ended_leaves_a_gap(changed: Store) -> None:
    found = ask(changed, "no-lead-organisation", area="Hillford")
    assert picked(found, "outcome", "finding", "stated", "lead") == [
        ("Yearly review", "ended or planned", "Metropolitan Police Service (ended)", "Ann Lee")
    ]
    found = ask(changed, "no-lead-organisation", area="Hillford", include_not_current=True)
    assert found.rows == ()


@pytest.mark.parametrize("name", [q.name for q in questions() if q.function is None])
@pytest.mark.parametrize("asked", [{}, {"not_current": "planned"}, {"not_current": "ended"}])
def test_two_engines_agree_on_what_is_current(
    changed: Store, name: str, asked: dict[str, str]
) -> None:
    # A third area, so that something is shared: rdflib makes a row of a group of nothing.
    third = replace(
        marsham(),
        key="dunford",
        document=replace(marsham().document, name="dunford.txt"),
        area=Area("E99000003", "Dunford"),
    )
    changed = Store([*changed.quads(), *plan_quads(third)])
    text = next(question.text for question in questions() if question.name == name)
    found = changed.query(text, name, {key: [value] for key, value in asked.items()})
    assert on_rdflib(changed, text, asked) == list(found.rows)


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_question_about_relations_can_bring_them_in(changed: Store, name: str) -> None:
    question = next(question for question in questions() if question.name == name)
    if "not_current" in question.parameters:
        assert ask(changed, name, include_not_current=True).columns
    else:
        with pytest.raises(InputError, match="Leave --include-not-current out"):
            ask(changed, name, include_not_current=True)


def test_networks_are_of_today(changed: Store) -> None:
    network = actors_and_actions(changed)
    assert ID + RAJ not in network
    assert ID + POLICE not in network
    assert ID + RAJ not in who_works_with_whom(changed)
    whole = actors_and_actions(changed, include_not_current=True)
    action = ID + "hillford/action/governance/1"
    (edge,) = whole.get_edge_data(ID + RAJ, action).values()
    assert edge["status"] == "planned"
    together = who_works_with_whom(changed, include_not_current=True)
    assert together.edges[ID + ANN, ID + RAJ]["status"] == "planned"
    assert together.edges[ID + ANN, ID + COUNCIL]["status"] == ""


@pytest.mark.parametrize("whole", [False, True])
def test_governance_is_of_today(whole: bool) -> None:
    chaired = governance(store_of(marked(hillford(), {ANN: "ended"}, "pg:chairs")), whole)
    assert chaired.has_edge(ID + ANN, ID + PANEL) is whole
    plan = hillford()
    entities = tuple(
        replace(entity, status="planned") if entity.id == PANEL else entity
        for entity in plan.entities
    )
    planned = governance(store_of(replace(plan, entities=entities)), whole)
    assert (ID + PANEL in planned) is whole


def test_show_gives_status_and_dates_of_a_claim() -> None:
    plan = hillford()
    claims = tuple(
        replace(claim, period=Period(start="2017", end="2018-03", end_note="spring 2018"))
        if claim.predicate == "pg:funds"
        else claim
        for claim in plan.claims
    )
    (thing,) = show(store_of(replace(plan, claims=claims)), "Old Fund").things
    (relation,) = thing.relations
    assert (relation.status, relation.start, relation.end) == ("ended", "2017", "2018-03")


def test_show_marks_what_is_not_current_in_actions(changed: Store) -> None:
    (raj,) = show(changed, "Raj Patel").things
    assert raj.actions[0].parts == ("lead (planned)",)
    assert raj.actions[0].leads == ("Ann Lee", "Raj Patel (planned)")
    assert raj.actions[0].lead_organisations == (
        "Hillford Council",
        "Metropolitan Police Service (ended)",
    )
    (bus,) = show(changed, "Night Bus Watch").things
    assert bus.statuses == ("ended",)


def test_a_mention_keeps_no_status() -> None:
    plan = hillford()
    start = HILLFORD_TEXT.index("Raj Patel")
    place = (start, start + len("Raj Patel"))
    own = Entity("hillford/service/raj", Kind.SERVICE, "Raj's Room", status="planned")
    mention = Mention(
        own.id, own.kind, *place, *place, "row 2", Method.PATTERN, 0.9, "governance/1"
    )
    changed = replace(plan, entities=(*plan.entities, own), mentions=(*plan.mentions, mention))
    (thing,) = show(store_of(changed), "Raj's Room").things
    assert thing.actions[0].parts == ("mentions",)
    assert thing.statuses == ("planned",)
