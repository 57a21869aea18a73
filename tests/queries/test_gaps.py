"""What the questions about gaps answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rdf import plan_quads
from graph.records import (
    Action,
    Area,
    Commitment,
    Document,
    Entity,
    FieldValue,
    Kind,
    Period,
    PlanRecords,
)
from graph.store import Store
from graph.table import Row, Table
from queries.asked import Filters
from queries.run import ask, why_empty
from tests.graph.sample_plan import hillford, marsham
from tests.graph.words import Words
from tests.queries.gap_plans import dunford, store_of


def picked(table: Table, *columns: str) -> list[Row]:
    return list(zip(*(table.column(name) for name in columns), strict=True))


@pytest.fixture(scope="module")
def three() -> Store:
    return store_of(hillford(), marsham(), dunford())


UNDATED = Period()


def with_field(role: str, printed: str, period: Period = UNDATED) -> Store:
    """A plan of one action with one printed field."""
    text = f"Do it\t{printed}\n"
    words = Words(text)
    fields: tuple[tuple[str, FieldValue], ...] = ((role, words.value(printed, "\t")),)
    action = Action(
        "do", "Do it", 0, len(text), "row 1", commitments=(Commitment("do", fields, period),)
    )
    document = Document("one.txt", "text", text, "ab" * 32, ())
    plan = PlanRecords(document, "one", "One", (action,))
    return store_of(plan)


def test_commitments_without_an_end_date(three: Store) -> None:
    found = ask(three, "no-end-date")
    assert picked(found, "area", "action", "finding", "stated", "lead", "actions", "quote") == [
        (
            "Dunford",
            "Write to each witness",
            "other words",
            "As money allows",
            "Gangs Lead",
            1,
            "As money allows",
        ),
        ("Dunford", "Sweep the parks", "left open", "t.b.c.", None, 1, "t.b.c."),
        (
            "Hillford",
            "Meet every month with Night Bus Watch",
            "ongoing",
            "Ongoing",
            "Ann Lee",
            1,
            "Ongoing",
        ),
        ("Hillford", "Talk about knives in schools", "recurring", "Annually", None, 1, "Annually"),
        (
            "Marsham",
            None,
            "plan gives no end dates",
            "words in place of a date for 0 of 2 actions",
            None,
            2,
            None,
        ),
    ]
    assert found.column("place")[0] == "dunford.txt, row 3"
    assert ask(three, "no-end-date", theme="schools").column("finding") == (
        "recurring",
        "plan gives no end dates",
    )


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        (None, "nothing stated"),
        ("On-going", "ongoing"),
        ("continuous", "ongoing"),
        ("?", "left open"),
        ("To be agreed", "left open"),
        ("Every quarter", "recurring"),
        ("each term", "recurring"),
        ("when staff allow", "other words"),
    ],
)
def test_words_in_place_of_an_end(words: str | None, finding: str) -> None:
    plan = dunford()
    write = plan.actions[2]
    undated = replace(write.commitments[0], period=Period(end_note=words))
    changed = replace(write, commitments=(undated,))
    actions = tuple(changed if action is write else action for action in plan.actions[:4])
    claims = tuple(claim for claim in plan.claims if claim.subject != "sweep")
    store = store_of(replace(plan, actions=actions, claims=claims))
    assert picked(ask(store, "no-end-date"), "finding", "stated") == [(finding, words)]


def test_overdue_on_a_day(three: Store) -> None:
    found = ask(three, "overdue", on="2021-05-01")
    assert picked(found, "area", "action", "end", "months", "standing", "lead") == [
        ("Dunford", "Map every offer", "2021-03", 2, "open", "Pat Moss"),
        ("Dunford", "Train staff at Lamp Desk", "2021-04-15", 1, "open", "Gangs Lead; Kim Rowe"),
        ("Hillford", "Keep an events calendar", "2019-06-30", 23, "open", None),
        (
            "Hillford",
            "Meet every month with Night Bus Watch",
            "2020-03",
            14,
            "open",
            "Ann Lee; Raj Patel",
        ),
    ]
    assert set(ask(three, "overdue", on="2022-01-01", area="Dunford").column("end")) == {
        "2021",
        "2021-03",
        "2021-04-15",
    }


@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2021-03-31", 0),
        ("2021-04-01", 1),
        ("2021-04-15", 1),
        ("2021-04-16", 2),
        ("2021-12-31", 2),
        ("2022-01-01", 3),
    ],
)
def test_a_month_or_year_is_over_when_its_last_day_is(on: str, late: int) -> None:
    assert len(ask(store_of(dunford()), "overdue", on=on).rows) == late


@given(st.dates(), st.dates(), st.sampled_from([4, 7, 10]))
def test_what_is_late_on_a_day_is_late_ever_after(one: object, other: object, length: int) -> None:
    early, late = sorted((str(one), str(other)))
    store = with_field("end", "x", Period(end=early[:length]))
    was = len(ask(store, "overdue", on=early).rows)
    assert was == 0  # it ends on that day at the earliest
    assert len(ask(store, "overdue", on=late).rows) == int(late[:length] > early[:length])


@pytest.mark.parametrize(
    ("role", "printed", "standing"),
    [
        ("progress", "Completed. Report shared", "said to be done"),
        ("progress", "Done", "said to be done"),
        ("progress", "Now complete", "said to be done"),
        ("rag", "Complete", "said to be done"),
        ("progress", "Patrols ended in August as planned.", "said to be done"),
        ("progress", "Patrols will end as planned", "open"),
        ("progress", "Not completed", "open"),
        ("progress", "Partly done", "open"),
        ("progress", "Incomplete", "open"),
        ("progress", "The first half is done", "open"),
        ("rag", "Green", "open"),
    ],
)
def test_what_is_said_to_be_done(role: str, printed: str, standing: str) -> None:
    store = with_field(role, printed, Period(end="2020"))
    assert ask(store, "overdue", on="2021-01-01").column("standing") == (standing,)


def test_what_is_said_to_be_done_comes_last(three: Store) -> None:
    done = with_field("progress", "Done", Period(end="2001"))
    store = Store([*three.quads(), *done.quads()])
    found = ask(store, "overdue", on="2021-05-01")
    assert found.column("standing") == ("open",) * 4 + ("said to be done",)


def test_leads_that_nobody_can_ring(three: Store) -> None:
    found = ask(three, "weak-leads")
    assert picked(found, "area", "lead", "kind", "finding", "actions", "action", "doubt") == [
        ("Dunford", "Gangs Lead", "post", "a post only", 2, None, "uncertain"),
        ("Dunford", "Pat Moss", "person", "named only here", 1, "Map every offer", None),
        ("Hillford", "TBC", None, "left open", 1, "Keep an events calendar", None),
    ]
    assert ask(three, "weak-leads", kind="post").column("lead") == ("Gangs Lead",)
    assert ask(three, "weak-leads", theme="places").rows == ()


def test_a_person_named_elsewhere_or_with_a_post_is_no_weak_lead() -> None:
    plan = dunford()
    words = Words(plan.document.text)
    post = words.claim(
        "dunford/person/pat-moss", "org:holds", "dunford/role/gangs-lead", "Pat Moss"
    )
    found = ask(store_of(replace(plan, claims=(*plan.claims, post))), "weak-leads")
    assert found.rows == ()  # nor is a post whose holder is named


def test_a_plan_of_posts_is_one_line() -> None:
    plan = dunford()
    claims = tuple(
        claim
        for claim in plan.claims
        if claim.predicate != "pg:lead" or "gangs-lead" in claim.object
    )
    found = ask(store_of(replace(plan, claims=claims)), "weak-leads")
    assert picked(found, "lead", "finding", "actions") == [
        ("1 posts and teams", "plan names posts and teams only", 3)
    ]


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
