from __future__ import annotations

from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of
from tests.queries.picking import picked


def hillford() -> MadePlan:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel", "Joy Cole", "Sam Bell")
    made.has("body", "Council").has("body", "All partners", generic=True)
    made.does("A", "B", "C", theme="SAFETY").does("D", "E", "F", theme="BUSES").does("G")
    made.says("Ann Lee", "leads", "A", "B", "C", "D").says("Raj Patel", "leads", "D")
    made.says("Joy Cole", "leads", "E", confidence=0.7).says("Sam Bell", "leads", "F")
    made.says("All partners", "is lead organisation of", "A", "B", "C")
    return made.says("Council", "is lead organisation of", "A")


def test_the_share_of_the_busiest() -> None:
    found = ask(store_of(hillford()), "concentration")
    assert picked(
        found,
        "theme",
        "leading as",
        "actions",
        "with one named",
        "named",
        "busiest",
        "actions of busiest",
        "share of busiest",
        "actions of three",
        "share of three",
    ) == [
        (None, "lead", 7, 6, 4, "Ann Lee", 4, 67, 5, 83),
        (None, "lead organisation", 7, 1, 1, "Council", 1, 100, 1, 100),
        ("SAFETY", "lead", 4, 3, 1, "Ann Lee", 3, 100, 3, 100),
        ("BUSES", "lead", 3, 3, 4, "Ann Lee; Joy Cole; Raj Patel; and 1 more", 1, 33, 2, 67),
    ]
    assert found.column("busiest three")[0] == (
        "Ann Lee (4); Joy Cole (1); Raj Patel (1); and 1 more with as many as the last"
    )
    assert found.column("quote")[0] == "Ann Lee leads A"
    assert found.column("doubt") == ("uncertain", None, None, "uncertain")


def test_a_person_leads_in_a_post() -> None:
    made = MadePlan().has("person", "Ann Lee").has("post", "Bus Lead").does("A", "B")
    made.says("Bus Lead", "leads", "A").says("Ann Lee", "leads", "B")
    made.says("Ann Lee", "holds", "Bus Lead")
    found = ask(store_of(made), "concentration")
    assert found.column("busiest three") == ("Ann Lee, Bus Lead (2)",)


def test_one_theme_alone() -> None:
    found = ask(store_of(hillford()), "concentration", theme="buses")
    assert found.column("theme") == ("BUSES",)
