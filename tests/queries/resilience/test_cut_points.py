from __future__ import annotations

from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of
from tests.queries.picking import picked


def hillford() -> MadePlan:
    """Two halves that the Youth Trust joins, and a council with a team of its own."""
    made = MadePlan().has("person", "Ann Lee", "Raj Patel").has("body", "Council", "Youth Trust")
    made.has("team", "Parks Team").has("panel", "Watch Panel").has("service", "Night Bus")
    made.does("Meet", "Patrol", "Run the bus", "Talk in schools", "Tidy parks")
    made.says("Ann Lee", "leads", "Meet", "Patrol").says(
        "Council", "is lead organisation of", "Meet", "Patrol"
    )
    made.says("Youth Trust", "supports", "Meet", "Talk in schools")
    made.says("Youth Trust", "is lead organisation of", "Run the bus")
    made.says("Raj Patel", "leads", "Run the bus").says("Run the bus", "uses", "Night Bus")
    made.says("Parks Team", "is part of", "Council")
    return made.says("Parks Team", "is lead organisation of", "Tidy parks")


def test_what_falls_away() -> None:
    found = ask(store_of(hillford()), "cut-points")
    assert picked(found, "name", "parts", "actions", "named alone", "panels and services") == [
        ("Youth Trust", 2, 2, 1, 1),
        ("Parks Team", 1, 1, 1, 0),
    ]
    assert found.column("why")[0] == (
        "Nothing else ties 2 actions and 1 service to the rest of the work in Hillford; for 1 of"
        " the actions nobody and nothing else is named."
    )
    assert found.column("examples")[0] == "“Run the bus”; “Talk in schools”; Night Bus"
    assert found.column("quote")[0] == "Youth Trust supports Talk in schools"
    assert found.column("doubt") == (None, None)


def test_a_body_is_no_cut_point_for_having_teams() -> None:
    assert "Council" not in ask(store_of(hillford()), "cut-points").column("name")


def test_a_panel_joins_its_members() -> None:
    made = hillford().has("body", "Hospital").does("Share figures")
    made.says("Hospital", "leads", "Share figures").says("Hospital", "sits on", "Watch Panel")
    made.says("Meet", "uses", "Watch Panel")
    assert "Watch Panel" in ask(store_of(made), "cut-points").column("name")


def test_doubt_where_a_part_hangs_by_uncertain_statements_alone() -> None:
    made = hillford().does("Count").says("Raj Patel", "leads", "Count", confidence=0.5)
    found = dict(picked(ask(store_of(made), "cut-points"), "name", "doubt"))
    assert found["Raj Patel"] == "uncertain"
    assert found["Youth Trust"] is None
    made.says("Raj Patel", "supports", "Count")
    found = dict(picked(ask(store_of(made), "cut-points"), "name", "doubt"))
    assert found["Raj Patel"] is None


def test_what_stands_apart_from_the_rest_falls_apart_whole() -> None:
    made = hillford().has("panel", "Arts Forum").does("Paint", "Sing", "Dance")
    for action in ("Paint", "Sing", "Dance"):
        made.says(action, "uses", "Arts Forum")
    found = ask(store_of(made), "cut-points", kind="panel")
    assert picked(found, "name", "parts", "actions") == [("Arts Forum", 3, 3)]
    assert "to each other or to the other work" in str(found.column("why")[0])


def test_one_action_has_no_each_other() -> None:
    made = hillford().has("service", "Arts Desk").has("body", "Arts Trust").does("Paint")
    made.says("Paint", "uses", "Arts Desk").says("Arts Trust", "provides", "Arts Desk")
    (why,) = ask(store_of(made), "cut-points", kind="service").column("why")
    assert str(why).startswith("Nothing else ties 1 action to the rest of the work in Hillford")


def test_a_kind_and_a_theme_narrow_it() -> None:
    store = store_of(hillford())
    assert ask(store, "cut-points", kind="team").column("name") == ("Parks Team",)
    assert ask(store, "cut-points", kind="person").rows == ()
    assert ask(store, "cut-points", theme="safe").rows == ask(store, "cut-points").rows


def test_a_body_that_several_areas_share() -> None:
    def plan(area: str) -> MadePlan:
        made = MadePlan(area).has("body", "Police", shared=True).has("body", "Council")
        made.does("Meet", "Patrol").says("Council", "leads", "Meet", "Patrol")
        return made.says("Police", "supports", "Meet", "Patrol")

    found = ask(store_of(plan("Hillford"), plan("Marsham")), "cut-points")
    assert picked(found, "area", "name", "actions", "why") == [
        (
            "several areas",
            "Police",
            2,
            "Nothing else ties 2 actions to the rest of the work of all these plans: Marsham (2).",
        )
    ]


def test_a_ring_has_none() -> None:
    made = MadePlan().has("body", "Council", "Police").does("Meet", "Patrol")
    for body in ("Council", "Police"):
        made.says(body, "supports", "Meet", "Patrol")
    assert ask(store_of(made), "cut-points").rows == ()


def test_a_chair_is_no_cut_point_for_chairing() -> None:
    made = (
        hillford().has("panel", "Far Board", "Near Board").says("Ann Lee", "chairs", "Near Board")
    )
    made.says("Near Board", "reports to", "Far Board")
    found = ask(store_of(made), "cut-points").column("name")
    assert "Ann Lee" not in found
    assert "Youth Trust" in found
