"""What each bundled question answers on the sample plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib
from pyoxigraph import NamedNode

from graph.errors import InputError
from graph.rdf import plan_quads, registry_quads
from graph.records import Area, Claim, Entity, Kind
from graph.store import Store
from ontology.standard_actions import load_standard_actions
from queries.asked import Filters
from queries.catalogue import lookup, questions
from queries.run import ask, known_areas, why_empty
from tests.graph.sample_plan import hillford, marsham
from tests.graph.words import Words
from tests.queries.on_rdflib import rows as on_rdflib
from tests.queries.picking import picked

NAMES = [question.name for question in questions()]
QUERIES = [question.name for question in questions() if question.function is None]
MEET = "Meet every month with Night Bus Watch"


def test_who_leads_what(store: Store) -> None:
    found = ask(store, "who-leads-what")
    assert picked(
        found, "theme", "number", "outcome", "lead", "lead kind", "lead organisation"
    ) == [
        ("GOVERNANCE", "1", "Minutes shared", "Ann Lee", "person", "Hillford Council"),
        ("GOVERNANCE", "1", "Yearly review", "Ann Lee", "person", "Metropolitan Police Service"),
        ("GOVERNANCE", "1", "Yearly review", "Raj Patel", "person", "Metropolitan Police Service"),
        ("GOVERNANCE", "2", "Fewer clashes", None, None, "Hillford Council"),
        ("SCHOOLS", "1", "More talks", None, None, "Schools Team"),
    ]
    assert set(found.column("area")) == {"Hillford"}
    assert found.column("start") == ("2018-12", "2019", "2019", "2019-02-30", None)
    assert found.column("end") == ("Ongoing", "2020-03", "2020-03", "2019-06-30", "Annually")
    assert found.column("action")[0] == MEET


def test_each_lead_comes_with_its_words_and_place(store: Store) -> None:
    found = ask(store, "who-leads-what")
    assert found.column("quote")[0] == "Ann Lee"
    assert found.column("place")[0] == "hillford.txt, place of Ann Lee"
    assert found.column("quote")[3] == "Hillford Council"  # nobody is named
    assert None not in found.column("quote")
    assert None not in found.column("place")


def test_a_lead_from_another_row_is_noted(store: Store) -> None:
    found = ask(store, "who-leads-what")
    assert found.column("note") == (None, "shared with the row above", None, None, None)


def test_a_rule_with_its_column_is_noted_without_it() -> None:
    plan = hillford()
    claims = tuple(replace(claim, rule="column of leads: " + claim.rule) for claim in plan.claims)
    found = ask(Store(plan_quads(replace(plan, claims=claims))), "who-leads-what")
    assert found.column("note") == (None, "shared with the row above", None, None, None)


def test_two_bodies_stated_by_one_cell_are_one_line() -> None:
    plan = hillford()
    words = Words(plan.document.text)
    claims = [
        words.claim("schools/1", "pg:leadOrganisation", body, "Schools Team")
        for body in ("hillford/organisation/schools-team", "hillford/organisation/council")
    ]
    found = ask(Store(plan_quads(replace(plan, claims=tuple(claims)))), "who-leads-what")
    assert found.column("lead organisation") == ("Hillford Council; Schools Team",)


def test_workload(store: Store) -> None:
    found = ask(store, "workload")
    assert picked(
        found, "name", "kind", "actions", "leads", "leads as organisation", "supports", "themes"
    ) == [
        ("Hillford Council", "organisation", 2, 0, 2, 0, 1),
        ("Ann Lee", "person", 1, 1, 0, 0, 1),
        ("Metropolitan Police Service", "organisation", 1, 0, 1, 0, 1),
        ("Raj Patel", "person", 1, 1, 0, 0, 1),
        ("Schools Team", "team", 1, 0, 1, 0, 1),
    ]
    assert found.column("place")[0] == "hillford.txt, place of Hillford Council"


def test_shared_services(store: Store) -> None:
    found = ask(store, "shared-services")
    assert picked(found, "service", "areas", "match", "area", "also in", "actions") == [
        ("Night Bus Watch", 2, "one service", "Hillford", "Marsham", 1),
        ("Night Bus Watch", 2, "one service", "Marsham", "Hillford", 1),
    ]
    assert found.column("sentence")[1] == "Bring Night Bus Watch to the station"


def test_services_of_one_name_need_not_be_one(store: Store) -> None:
    plan = marsham()
    own = "marsham/service/night-bus-watch"
    renamed = replace(
        plan,
        entities=(Entity(own, Kind.SERVICE, "NIGHT BUS Watch"), plan.entities[1]),
        mentions=(replace(plan.mentions[0], entity=own), plan.mentions[1]),
    )
    found = ask(Store([*plan_quads(hillford()), *plan_quads(renamed)]), "shared-services")
    assert picked(found, "service", "match", "area") == [
        ("Night Bus Watch", "same name", "Hillford"),
        ("NIGHT BUS Watch", "same name", "Marsham"),
    ]


def test_two_plans_of_one_area_share_nothing() -> None:
    again = replace(marsham(), area=Area("E99000001", "Hillford"))
    assert ask(Store([*plan_quads(hillford()), *plan_quads(again)]), "shared-services").rows == ()


def test_no_lead(store: Store) -> None:
    found = ask(store, "no-lead")
    assert picked(found, "area", "action", "finding", "stated", "lead organisation", "actions") == [
        ("Hillford", "Keep an events calendar", "left open", "TBC", "Hillford Council", 1),
        ("Hillford", "Talk about knives in schools", "nothing stated", None, "Schools Team", 1),
        ("Marsham", None, "plan names no leads", "lead organisations for 0 of 2 actions", None, 2),
    ]
    assert found.column("place") == (
        "hillford.txt, TBC cell",
        "hillford.txt, More talks cell",
        "marsham.txt",
    )


@pytest.mark.parametrize(
    ("printed", "finding"),
    [
        ("TBC", "left open"),
        ("?", "left open"),
        ("-", "left open"),
        ("t.b.a.", "left open"),
        ("To be agreed", "left open"),
        ("Post vacant", "left open"),
        ("N/A", "left open"),
        ("the usual people", "words that name no person"),
        ("Tobacco team", "words that name no person"),
    ],
)
def test_open_leads_are_told_from_other_words(printed: str, finding: str) -> None:
    plan = hillford()
    text = plan.document.text + printed
    at = (len(plan.document.text), len(text))
    action = plan.actions[1]
    fields = tuple(
        (role, replace(value, text=printed, start=at[0], end=at[1]) if role == "lead" else value)
        for role, value in action.commitments[0].fields
    )
    changed = replace(action, commitments=(replace(action.commitments[0], fields=fields),))
    store = Store(
        plan_quads(
            replace(
                plan,
                document=replace(plan.document, text=text),
                actions=(plan.actions[0], changed, plan.actions[2]),
            )
        )
    )
    found = ask(store, "no-lead")
    assert picked(found, "finding", "stated")[0] == (finding, printed)


def test_no_lead_organisation(store: Store) -> None:
    found = ask(store, "no-lead-organisation")
    assert picked(found, "area", "finding", "stated", "actions") == [
        ("Marsham", "plan names no lead organisations", "leads for 0 of 2 actions", 2)
    ]


def test_a_plan_of_bodies_only_is_one_line() -> None:
    plan = hillford()
    claims = tuple(claim for claim in plan.claims if claim.predicate != "pg:lead")
    found = ask(Store(plan_quads(replace(plan, claims=claims))), "no-lead")
    assert picked(found, "finding", "stated", "actions") == [
        (
            "plan names no leads",
            "lead organisations for 3 of 3 actions; words that name no person for 2",
            3,
        )
    ]


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize(
    "asked",
    [{}, {"theme": "gOvErN"}, {"area": "https://w3id.org/partnergraph/id/area/E99000001"}],
    ids=["all", "theme", "area"],
)
def test_two_engines_give_the_same_rows(
    plans_only: Store, name: str, asked: dict[str, str]
) -> None:
    text = next(question.text for question in questions() if question.name == name)
    found = plans_only.query(text, name, {key: [value] for key, value in asked.items()})
    assert on_rdflib(plans_only, text, asked) == list(found.rows)
    assert found.rows or name != "who-leads-what"


@pytest.mark.parametrize(
    "name",
    [
        "actions", "areas", "exported-actions", "exported-mentions", "exported-relations",
        "exported-things", "leads", "places", "plan-areas", "plans", "relations", "sentences",
        "spellings", "themes", "thing",
    ],
)  # fmt: skip
def test_two_engines_look_up_the_same(plans_only: Store, name: str) -> None:
    bus = "https://w3id.org/partnergraph/id/service/night-bus-watch"
    found = plans_only.query(lookup(name), name, {"thing": [NamedNode(bus)]})
    assert found.rows
    assert on_rdflib(plans_only, lookup(name), {"thing": rdflib.URIRef(bus)}) == list(found.rows)


def test_two_engines_list_the_standard_actions_in_their_order() -> None:
    registry = Store(registry_quads())
    found = registry.query(lookup("standard-actions"), "standard-actions")
    assert [row[:3] for row in found.rows] == [
        (action.label, action.theme, action.kind) for action in load_standard_actions()
    ]
    assert on_rdflib(registry, lookup("standard-actions"), {}) == list(found.rows)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_graph_has_no_answers(name: str) -> None:
    assert ask(Store(), name).rows == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_place(store: Store, name: str) -> None:
    assert None not in ask(store, name).column("place")


def test_an_area_whose_plan_says_nothing_of_it_is_told(store: Store) -> None:
    why = why_empty(store, "who-leads-what", Filters(area="Marsham"))
    assert why.startswith("it cannot be answered: no plan for Marsham states a lead")
    assert why_empty(store, "who-leads-what", Filters(area="Hillford")).startswith("nothing found")


@pytest.mark.parametrize("area", ["Marsham", " marsham ", "E99000002", "e99000002"])
def test_an_area_by_name_or_code(store: Store, area: str) -> None:
    assert ask(store, "no-lead", area=area).column("area") == ("Marsham",)


def test_a_larger_area_takes_in_its_parts(store: Store) -> None:
    assert len(ask(store, "no-lead", area="Hill and Marsh BCU").rows) == 3


def test_a_theme_by_part_of_its_words(store: Store) -> None:
    assert set(ask(store, "who-leads-what", theme="school").column("theme")) == {"SCHOOLS"}
    found = ask(store, "workload", theme="Governance")
    assert "Schools Team" not in found.column("name")
    assert ask(store, "workload", area="Hillford", theme="SCHOOLS").column("name") == (
        "Schools Team",
    )


def test_an_unknown_area_brings_the_known_ones(store: Store) -> None:
    with pytest.raises(InputError, match="Hill and Marsh BCU, Hillford, Marsham"):
        ask(store, "no-lead", area='"} DROP ALL #')
    assert known_areas(store) == ("Hill and Marsh BCU", "Hillford", "Marsham")
    with pytest.raises(InputError, match="without --area"):
        ask(Store(), "no-lead", area="Hillford")


def test_an_unknown_theme_brings_others(store: Store) -> None:
    with pytest.raises(InputError, match="GOVERNANCE"):
        ask(store, "no-lead", theme="govnance")


def test_a_parameter_that_does_not_apply(store: Store) -> None:
    with pytest.raises(InputError, match="--theme"):
        ask(store, "shared-services", theme="GOVERNANCE")


def test_words_of_a_theme_are_never_taken_for_a_query() -> None:
    plan = hillford()
    hostile = '") } # \\ ?x \u202e😀'
    action = replace(plan.actions[0], theme=hostile)
    store = Store(plan_quads(replace(plan, actions=(action, *plan.actions[1:]))))
    found = ask(store, "who-leads-what", theme=hostile)
    assert set(found.column("theme")) == {hostile}


def test_a_plan_without_area_theme_or_number_is_answered_too() -> None:
    plan = hillford()
    actions = tuple(replace(action, theme=None, number=None) for action in plan.actions)
    claims = tuple(c for c in plan.claims if c.predicate == "pg:lead")
    store = Store(plan_quads(replace(plan, area=None, actions=actions, claims=claims)))
    assert len(ask(store, "who-leads-what").rows) == 3
    assert len(ask(store, "no-lead").rows) == 2
    with pytest.raises(InputError):
        ask(store, "no-lead", area="Hillford")


def test_an_ended_lead_leads_no_more() -> None:
    plan = hillford()
    ended: tuple[Claim, ...] = tuple(
        replace(claim, status="ended") if claim.object.endswith("raj-patel") else claim
        for claim in plan.claims
    )
    store = Store(plan_quads(replace(plan, claims=ended)))
    assert "Raj Patel" not in ask(store, "who-leads-what").column("lead")
    assert "Raj Patel" not in ask(store, "workload").column("name")
