from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.store import Store
from graph.table import Row
from queries.resilience.loss import FINDINGS
from queries.resilience.without import COLUMNS, without
from tests.graph.made_plan import MadePlan, store_of

ACTIONS = ["Meet", "Patrol", "Run the bus", "Talk"]


def hillford() -> MadePlan:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel", "Joy Cole").has("post", "Bus Lead")
    made.has("body", "Council", "Hospital").has("team", "Parks Team", "Tree Team")
    made.has("charity", "Bright Futures", shared=True).has("service", "Night Bus")
    made.has("panel", "Watch Panel", "Board").has("body", "All partners", generic=True)
    made.does("Meet", "Talk", theme="SAFETY").does("Patrol", outcomes=2)
    made.does("Run the bus", theme="BUSES")
    made.says("Ann Lee", "leads", "Meet", "Patrol").says("Raj Patel", "leads", "Patrol", outcome=2)
    made.says("Ann Lee", "holds", "Bus Lead").says("Bus Lead", "leads", "Run the bus")
    made.says("Council", "is lead organisation of", "Meet", "Patrol")
    made.says("Hospital", "supports", "Meet").says("All partners", "supports", "Run the bus")
    made.says("Joy Cole", "supports", "Meet", confidence=0.6)
    made.says("Parks Team", "is part of", "Council").says("Tree Team", "is part of", "Parks Team")
    made.says("Run the bus", "uses", "Night Bus").says("Bright Futures", "provides", "Night Bus")
    made.says("Talk", "depends on", "Run the bus").says("Bright Futures", "supports", "Talk")
    made.says("Ann Lee", "chairs", "Watch Panel")
    return made.says("Watch Panel", "reports to", "Board")


def lines(*names: str, made: MadePlan | None = None, finding: str = "") -> list[Row]:
    """The finding, what it is about, the detail and who takes over, of each line."""
    found = without(store_of(made or hillford()), names).table
    assert found.columns == COLUMNS
    return [(row[1], row[2], row[4], row[5]) for row in found.rows if finding in ("", row[1])]


def test_a_person_goes_with_the_posts_that_nobody_else_holds() -> None:
    assert lines("Ann Lee") == [
        ("goes too", "Bus Lead", "a post that nobody but Ann Lee holds", None),
        (
            "no lead left",
            "Meet",
            "led by Ann Lee alone; Council stays as lead organisation; supported by Hospital and"
            " Joy Cole",
            "Council (is its lead organisation); Hospital (supports it already); Joy Cole"
            " (supports it already)",
        ),
        (
            "no lead left",
            "Run the bus",
            "led by Bus Lead alone; no lead organisation and no supporter is named but “All"
            " partners supports Run the bus”",
            None,
        ),
        (
            "outcome without a lead",
            "Patrol",
            "led by Ann Lee alone; Raj Patel leads another outcome",
            "Raj Patel (leads it already); Council (is its lead organisation)",
        ),
        ("no chair left", "Watch Panel", "Ann Lee is the only chair that the plan states", None),
        (
            "relies on it through others",
            "Talk",
            "depends on “Run the bus”, which is left without a lead",
            None,
        ),
        (
            "out of contact",
            "Talk",
            "nothing else ties 2 actions and 1 service to the rest of the work: “Talk”; “Run the"
            " bus”; Night Bus (with 1 person or body)",
            None,
        ),
        (
            "nearest to take over",
            "Ann Lee",
            "1. Raj Patel: leads 1 of the same 3 actions",
            None,
        ),
        (
            "nearest to take over",
            "Ann Lee",
            "2. Joy Cole: supports 1 of the same 3 actions",
            None,
        ),
    ]


def test_a_post_with_another_holder_stays() -> None:
    made = hillford().says("Raj Patel", "holds", "Bus Lead")
    assert lines("Ann Lee", made=made, finding="goes too") == []
    assert len(lines("Ann Lee", made=made, finding="no lead left")) == 1
    assert len(lines("Ann Lee", "Raj Patel", made=made, finding="goes too")) == 1


def test_every_line_has_words_a_place_and_its_doubt() -> None:
    rows = without(store_of(hillford()), ["Ann Lee"]).table.rows
    assert rows[1][6:8] == ("Ann Lee leads Meet", "hillford.txt, line 18")
    assert [row[8] for row in rows if row[2] == "Ann Lee"] == [None, "uncertain"]
    assert rows[1][3] == "SAFETY"
    order = [FINDINGS.index(str(row[1])) for row in rows]
    assert order == sorted(order)


def test_a_body_goes_with_its_teams_and_theirs() -> None:
    assert [row[1:3] for row in lines("Council", finding="goes too")] == [
        ("Parks Team", "part of Council"),
        ("Tree Team", "part of Parks Team"),
    ]
    assert [row[1:3] for row in lines("Council", finding="no lead organisation left")] == [
        ("Meet", "led by Council; the named lead is Ann Lee"),
        ("Patrol", "led by Council; the named lead is Ann Lee and Raj Patel"),
    ]


def test_a_provider_goes_and_what_relies_on_its_service() -> None:
    assert lines("Bright Futures")[:4] == [
        ("no supporter left", "Talk", "supported by Bright Futures alone", None),
        (
            "no provider left",
            "Night Bus",
            "Bright Futures is the only provider that the plan states; 1 action relying on that:"
            " “Run the bus”",
            None,
        ),
        (
            "relies on it through others",
            "Run the bus",
            "uses Night Bus, whose only stated provider goes",
            None,
        ),
        (
            "relies on it through others",
            "Talk",
            "depends on “Run the bus”, which relies on it in turn",
            None,
        ),
    ]


def test_a_service_goes_and_the_themes_that_have_no_other() -> None:
    found = lines("Night Bus")
    assert [row[:3] for row in found[:3]] == [
        ("relies on it", "Run the bus", "uses Night Bus"),
        (
            "relies on it through others",
            "Talk",
            "depends on “Run the bus”, which relies on what goes",
        ),
        (
            "theme without a service",
            "BUSES",
            "Night Bus is all that its actions name of services and of bodies known as one",
        ),
    ]
    both = lines("Night Bus", "Bright Futures")
    assert ("area without a service", "Hillford") in [row[:2] for row in both]


def test_a_panel_goes_and_who_reported_to_it() -> None:
    (line,) = lines("Board", finding="no other way to report")
    assert line[1:3] == ("Watch Panel", "reports to Board alone")
    assert lines("Watch Panel", "Board", finding="no other way to report") == []


def test_what_falls_out_of_contact() -> None:
    made = hillford().does("Count").says("Hospital", "is lead organisation of", "Count")
    assert lines("Hospital", made=made, finding="out of contact") == [
        ("out of contact", "Count", "nobody and nothing else is named for it", None)
    ]
    (line,) = lines("Bus Lead", finding="out of contact")
    assert line[2] == (
        "nothing else ties 2 actions and 1 service to the rest of the work: “Talk”; “Run the"
        " bus”; Night Bus (with 1 person or body)"
    )


def test_going_together_loses_more_than_going_alone() -> None:
    made = hillford()
    assert lines("Raj Patel", made=made, finding="no lead left") == []
    alone = {row[1] for row in lines("Ann Lee", made=made, finding="no lead left")}
    both = {row[1] for row in lines("Ann Lee", "Raj Patel", made=made, finding="no lead left")}
    assert both == alone | {"Patrol"}


def test_what_others_keep() -> None:
    made = hillford().says("Raj Patel", "leads", "Meet")
    made.says("Hospital", "provides", "Night Bus").says("Raj Patel", "chairs", "Watch Panel")
    assert [row[:3] for row in lines("Ann Lee", made=made) if "stays" in str(row[0])] == [
        ("another lead stays", "Meet", "Raj Patel leads it with Ann Lee"),
        ("another chair stays", "Watch Panel", "Raj Patel stays beside Ann Lee"),
    ]
    assert lines("Hospital", made=made, finding="another supporter stays")[0][2] == (
        "supported by Hospital; Joy Cole stays"
    )
    assert [row[:2] for row in lines("Bright Futures", made=made) if "provider" in str(row[0])] == [
        ("another provider stays", "Night Bus")
    ]


def test_those_who_lead_for_the_same_body_are_near() -> None:
    made = hillford().has("person", "Sam Bell").does("Plant")
    made.says("Sam Bell", "leads", "Plant").says("Council", "is lead organisation of", "Plant")
    found = lines("Ann Lee", made=made, finding="nearest to take over")
    assert "1. Raj Patel: leads 1 of the same 3 actions" in str(found[0])
    assert any("Sam Bell: leads 1 other action of Council" in str(row) for row in found)


def test_each_area_that_names_it_is_told() -> None:
    other = MadePlan("Marsham").has("charity", "Bright Futures", shared=True).does("Sing")
    other.says("Bright Futures", "is lead organisation of", "Sing")
    third = MadePlan("Dunford").has("charity", "Bright Futures", shared=True)
    store = store_of(hillford(), other, third)
    found = without(store, ["bright futures"])
    assert list(dict.fromkeys(found.table.column("area"))) == ["Dunford", "Hillford", "Marsham"]
    assert found.named == {
        "bright futures": ("Bright Futures (organisation; Dunford, Hillford, Marsham)",)
    }
    assert found.table.rows[0][1:5] == (
        "nothing found",
        "Bright Futures",
        None,
        "the plan names it, but states no work that hangs on it",
    )
    narrowed = without(store, ["Bright Futures"], area="Marsham").table
    assert set(narrowed.column("area")) == {"Marsham"}


def test_ended_parts_are_no_loss_unless_asked_for() -> None:
    made = hillford().does("Count").says("Raj Patel", "leads", "Count", status="ended")
    assert lines("Raj Patel", made=made, finding="no lead left") == []
    found = without(store_of(made), ["Raj Patel"], include_not_current=True).table
    assert "no lead left" in found.column("finding")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ann Leigh", "Did you mean Ann Lee"),
        ("All partners", "names nobody in particular"),
        ("Team", "Give one of Parks Team; Tree Team"),
        ("Hillford", "no part in the work"),
        ("%", "Give a name"),
    ],
)
def test_names_that_will_not_do(name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        without(store_of(hillford()), ["Ann Lee", name])


def test_a_name_of_another_area_or_an_unknown_area() -> None:
    store = store_of(hillford(), MadePlan("Marsham").has("person", "Kit Moss"))
    with pytest.raises(InputError, match="no part in the work"):
        without(store, ["Ann Lee"], area="Marsham")
    with pytest.raises(InputError, match="Hillford, Marsham"):
        without(store, ["Ann Lee"], area="Marshum")
    with pytest.raises(InputError, match="nothing in the graph"):
        without(Store(), ["Ann Lee"])


def test_a_name_that_two_things_have_takes_both_and_says_so() -> None:
    store = store_of(hillford(), MadePlan("Marsham").has("team", "Parks Team"))
    found = without(store, ["Parks Team"])
    assert found.named["Parks Team"] == (
        "Parks Team (team; Hillford)",
        "Parks Team (team; Marsham)",
    )


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from(ACTIONS)), max_size=9),
    st.sets(st.sampled_from("ABCD"), min_size=1),
)
def test_an_action_is_left_without_a_lead_when_all_its_leads_go(
    leads: Sequence[tuple[str, str]], going: set[str]
) -> None:
    made = MadePlan().has("person", *"ABCD").does(*ACTIONS)
    for who, action in leads:
        made.says(who, "leads", action)
    found = lines(*sorted(going), made=made)
    left = {row[1] for row in found if row[0] == "no lead left"}
    kept = {row[1] for row in found if row[0] == "another lead stays"}
    by_action = {action: {who for who, led in leads if led == action} for action in ACTIONS}
    assert left == {a for a, who in by_action.items() if who and who <= going}
    assert kept == {a for a, who in by_action.items() if who & going and not who <= going}


def test_bodies_alone_take_over_as_lead_organisation() -> None:
    (meet, patrol) = lines("Council", finding="no lead organisation left")
    assert meet[3] == "Hospital (supports it already)"
    assert patrol[3] is None


def test_an_action_that_only_names_a_panel_is_told_apart() -> None:
    made = hillford().does("Tell the Watch Panel")
    made.mentions("Watch Panel", "Tell the Watch Panel")
    assert lines("Watch Panel", made=made, finding="names it") == [
        (
            "names it",
            "Tell the Watch Panel",
            "names Watch Panel, without saying that it uses it or depends on it",
            None,
        )
    ]


def test_the_holder_of_a_post_is_the_nearest_to_it() -> None:
    made = hillford().says("Raj Patel", "leads", "Run the bus")
    found = lines("Bus Lead", made=made, finding="nearest to take over")
    assert [row[2] for row in found] == [
        "1. Ann Lee: holds the post of Bus Lead",
        "2. Raj Patel: leads the same action",
    ]


def test_a_person_and_their_post_are_told_once() -> None:
    made = hillford().says("Raj Patel", "leads", "Meet").says("Bus Lead", "leads", "Meet")
    found = lines("Raj Patel", made=made, finding="nearest to take over")
    assert next(row[2] for row in found) == "1. Ann Lee: leads 2 of the same 2 actions"
