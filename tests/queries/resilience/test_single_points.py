from __future__ import annotations

from graph.table import Table, Value
from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of

QUESTION = "single-points-of-failure"


def rows(found: Table) -> dict[Value, dict[str, Value]]:
    return {row[2]: dict(zip(found.columns, row, strict=True)) for row in found.rows}


def asked(made: MadePlan, **by: str) -> dict[Value, dict[str, Value]]:
    return rows(ask(store_of(made), QUESTION, **by))  # type: ignore[arg-type]


def hillford() -> MadePlan:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel").has("body", "Council", "Hospital")
    made.has("body", "All partners", generic=True)
    made.does("Meet", "Patrol", "Run the bus", "Talk in schools")
    made.says("Ann Lee", "leads", "Meet", "Patrol", "Run the bus")
    made.says("Raj Patel", "leads", "Talk in schools").says("Ann Lee", "leads", "Talk in schools")
    made.says("Council", "is lead organisation of", "Meet", "Patrol", "Run the bus")
    made.says("Hospital", "supports", "Meet", "Talk in schools")
    return made.says("All partners", "supports", "Patrol")


def test_whose_leaving_strands_actions() -> None:
    found = asked(hillford())
    ann = found["Ann Lee"]
    assert (ann["rank"], ann["findings"], ann["actions"]) == (1, "sole lead", 3)
    assert ann["why"] == (
        "Without Ann Lee 3 actions have no named lead. The plan names no supporter and no second"
        " lead organisation for 2 of them, or only “All partners supports Patrol”."
    )
    assert str(ann["made up of"]).startswith(
        "3 actions with no other named lead: 3; 2 of these with no supporter and no second lead"
        " organisation named: 2"
    )
    assert ann["quote"] == "Ann Lee leads Meet"
    assert "Raj Patel" not in found  # Ann Lee leads beside him
    assert "All partners" not in found


def test_the_score_is_the_sum_of_its_parts() -> None:
    for row in asked(hillford()).values():
        parts = [part.rsplit(": ", 1)[1] for part in str(row["made up of"]).split("; ")]
        assert sum(map(float, parts)) == row["score"]


def test_a_second_lead_organisation_can_carry_an_action_on() -> None:
    made = hillford().says("Hospital", "is lead organisation of", "Run the bus")
    assert "for 1 of them" in str(asked(made)["Ann Lee"]["why"])


def test_a_post_is_its_only_holder() -> None:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel").has("post", "Gangs Lead", "Bus Lead")
    made.does("Meet", "Patrol", "Drive").says("Gangs Lead", "leads", "Meet", "Patrol")
    made.says("Ann Lee", "leads", "Meet").says("Ann Lee", "holds", "Gangs Lead")
    made.says("Bus Lead", "leads", "Drive")
    found = asked(made)
    assert found["Ann Lee (Gangs Lead)"]["actions"] == 2
    assert str(found["Bus Lead"]["why"]).startswith("With nobody in the post of Bus Lead 1 action")
    made.says("Raj Patel", "holds", "Gangs Lead")
    assert "Gangs Lead" in asked(made)


def test_one_action_with_others_beside_is_no_single_point() -> None:
    made = MadePlan().has("person", "Ann Lee").has("body", "Council", "Police").does("Meet")
    made.says("Ann Lee", "leads", "Meet").says("Council", "supports", "Meet")
    assert asked(made) == {}


def test_sole_provider_funder_and_chair() -> None:
    made = MadePlan().has("person", "Ann Lee").has("body", "Trust", "Fundholder")
    made.has("service", "Night Bus").has("panel", "Watch Panel", "Bus Panel")
    made.does("Ride", "Drive").says("Ride", "uses", "Night Bus").says("Drive", "uses", "Night Bus")
    made.says("Trust", "provides", "Night Bus", confidence=0.7)
    made.says("Fundholder", "funds", "Night Bus").says("Ann Lee", "chairs", "Watch Panel")
    made.says("Ann Lee", "chairs", "Bus Panel")
    found = asked(made)
    trust = found["Trust"]
    assert trust["findings"] == "sole provider"
    assert trust["why"] == (
        "Trust is the only stated provider of Night Bus. 2 actions rely on that."
    )
    assert (trust["actions"], trust["doubt"]) == (2, "uncertain")
    assert found["Fundholder"]["findings"] == "sole funder"
    assert "chair of Watch Panel and Bus Panel: 2" in str(found["Ann Lee"]["made up of"])
    made.has("body", "Co-op").says("Co-op", "provides", "Night Bus")
    assert "Trust" not in asked(made)


def test_what_several_actions_rely_on() -> None:
    made = MadePlan().has("service", "Night Bus").does("Ride", "Drive", "Walk")
    for action in ("Ride", "Drive", "Walk"):
        made.says(action, "uses", "Night Bus")
    bus = asked(made)["Night Bus"]
    assert bus["findings"] == "cut point; relied on"
    assert "3 actions use Night Bus or depend on it." in str(bus["why"])


def test_panels_that_report_through_one_board() -> None:
    made = MadePlan().has("panel", "A", "B", "Board", "Top", "Other top")
    made.says("A", "reports to", "Board").says("B", "reports to", "Board")
    made.says("Board", "reports to", "Top")
    found = asked(made)
    assert "A and B report upwards through Board alone." in str(found["Board"]["why"])
    assert "A, B and Board report upwards through Top alone." in str(found["Top"]["why"])
    made.says("B", "reports to", "Other top")
    found = asked(made)
    assert "reporting line" not in str(found["Board"]["findings"])
    assert "A and Board report upwards through Top alone." in str(found["Top"]["why"])


def test_a_body_in_most_actions_is_concentration_and_comes_last() -> None:
    made = MadePlan().has("body", "Police", "Council").has("person", "Ann Lee")
    actions = [f"Patrol {n}" for n in range(8)]
    made.does(*actions).says("Police", "supports", *actions)
    made.says("Ann Lee", "leads", *actions[:2])
    found = ask(store_of(made), QUESTION)
    assert found.column("name") == ("Ann Lee", "Police")
    assert found.column("rank") == (1, None)
    police = rows(found)["Police"]
    assert str(police["findings"]).startswith("concentration")
    assert "a part in 8 of 8 actions (100%)" in str(police["why"])


def test_bodies_for_whose_actions_nobody_else_is_named() -> None:
    made = hillford().does("Count").says("Hospital", "is lead organisation of", "Count")
    found = asked(made)["Hospital"]
    assert found["findings"] == "nobody else named"
    assert found["why"] == "For 1 action the plan names nobody but Hospital."


def test_theme_kind_and_area_narrow_it() -> None:
    made = hillford().does("Cycle", theme="BUSES").says("Ann Lee", "leads", "Cycle")
    assert asked(made, theme="bus")["Ann Lee"]["actions"] == 1
    assert asked(made, kind="panel") == {}
    assert "Ann Lee" in asked(made, kind="person", area="Hillford")


def test_an_ended_lead_strands_nothing() -> None:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel").does("Meet", "Patrol")
    made.says("Ann Lee", "leads", "Meet", "Patrol")
    made.says("Raj Patel", "leads", "Meet", "Patrol", status="ended")
    assert set(asked(made)) == {"Ann Lee"}
    found = ask(store_of(made), QUESTION, include_not_current=True)
    assert found.rows == ()
