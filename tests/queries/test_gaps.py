"""What the questions about ends and leads answer."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import (
    Action,
    Commitment,
    Document,
    FieldValue,
    Period,
    PlanRecords,
)
from graph.store import Store
from queries.catalogue import find
from queries.run import ask
from tests.graph.words import Words
from tests.queries.gap_plans import dunford, store_of
from tests.queries.picking import picked

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


def test_what_says_that_work_is_done_is_the_same_in_all_questions() -> None:
    text = (files("queries") / "versions" / "done_words.txt").read_text("utf-8")
    listed = [line for line in text.splitlines() if line and line[0] not in "#!"]
    told = re.search(r"\) \)\*\(([^)]*)\)\(\[", find("overdue").text)
    assert told is not None
    assert told[1].split("|") == sorted(listed)
