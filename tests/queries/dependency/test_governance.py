from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.deliveries import deliveries
from graph.network import governance as network_of_governance
from graph.rdf import plan_quads
from graph.store import Store
from graph.table import Table, Value
from queries.dependency.governance import Reporting
from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of
from tests.graph.sample_plan import hillford

Pairs = list[tuple[str, str]]


def reporting(*pairs: str, **has: object) -> MadePlan:
    made = MadePlan().has("panel", *sorted({name for pair in pairs for name in pair}))
    for below, above in pairs:
        made.says(below, "reports to", above)
    return made


def rows(found: Table) -> dict[Value, dict[str, Value]]:
    """The rows by the name of the panel."""
    return {row[1]: dict(zip(found.columns, row, strict=True)) for row in found.rows}


def test_a_line_from_the_panel_to_the_top() -> None:
    made = reporting("AB", "BC").has("partnership", "Safer Hillford").has("person", "Ann Lee")
    made.says("Ann Lee", "chairs", "B")
    found = ask(store_of(made), "governance")
    assert found.column("name") == ("A", "B", "C", "Safer Hillford")
    by_name = rows(found)
    a, b, c, alone = (by_name[name] for name in ("A", "B", "C", "Safer Hillford"))
    assert a["position"] == "foot of the line"
    assert a["reports to"] == "B"
    assert a["line"] == "A → B → C"
    assert a["top boards"] == "C"
    assert a["boards above"] == 2
    assert a["note"] == "No panel is stated to report to it."
    assert (a["quote"], a["place"]) == ("A reports to B", "hillford.txt, line 4")
    assert (b["position"], b["reported to by"], b["chair"]) == ("in between", "A", "Ann Lee")
    assert (c["position"], c["line"], c["panels below"]) == ("top board", None, 2)
    assert "not stated" in str(c["note"])
    assert alone["kind"] == "partnership"
    assert alone["position"] == "no reporting stated"
    assert (alone["quote"], alone["place"]) == ("Safer Hillford", "hillford.txt, line 6")


def test_the_line_of_the_sample_plan(store: Store) -> None:
    found = rows(ask(store, "governance"))["Watch Panel"]
    assert found["line"] == "Watch Panel → Hillford Safer Together Board"
    assert found["doubt"] == "uncertain"  # its chair is


def test_several_lines_and_their_tops() -> None:
    found = rows(ask(store_of(reporting("AB", "AC", "BD", "CE")), "governance"))["A"]
    assert found["line"] == "A → B → D; A → C → E"
    assert found["top boards"] == "D; E"


def test_circles_are_named_and_end() -> None:
    found = rows(ask(store_of(reporting("AB", "BC", "CB", "DD")), "governance"))
    assert found["B"]["position"] == found["C"]["position"] == "in a circle"
    assert found["B"]["line"] == "B → C → B (a circle)"
    assert found["B"]["note"] == "It and C report to each other in a circle."
    assert found["A"]["line"] == "A → B → C → B (a circle)"
    assert found["A"]["note"] == "The line ends in a circle, at no top board."
    assert found["A"]["top boards"] is None
    assert found["D"]["note"] == "It is stated to report to itself."
    assert found["D"]["boards above"] == 0


def test_many_lines_are_cut_short() -> None:
    pairs = [f"{left}{right}" for left, right in zip("ABDEGHJKMN", "BCEFHIKLNO", strict=True)]
    wide = [f"A{each}" for each in "CDEFGHI"]
    found = rows(ask(store_of(reporting(*pairs, *wide)), "governance"))["A"]
    assert str(found["line"]).endswith("; and others")
    assert str(found["line"]).count(";") == 5


def test_uncertain_links_above_make_the_line_uncertain() -> None:
    made = reporting("AB").has("panel", "C").says("B", "reports to", "C", confidence=0.7)
    found = rows(ask(store_of(made), "governance"))
    assert found["A"]["doubt"] == found["B"]["doubt"] == "uncertain"


def test_what_has_ended_is_left_out_unless_asked_for() -> None:
    made = reporting("AB").has("panel", "C").says("B", "reports to", "C", status="ended")
    assert rows(ask(store_of(made), "governance"))["A"]["line"] == "A → B"
    found = rows(ask(store_of(made), "governance", include_not_current=True))
    assert found["A"]["line"] == "A → B → C"
    assert found["B"]["reports to"] == "C (ended)"


def test_each_area_has_its_own_line() -> None:
    other = (
        MadePlan("Marsham")
        .has("panel", "A")
        .has("body", "Council")
        .says("A", "reports to", "Council")
    )
    found = ask(store_of(reporting("AB"), other), "governance", area="Marsham")
    assert found.column("line") == ("A → Council", None)
    assert found.column("kind") == ("panel", "organisation")


def test_reporting_is_that_of_the_governance_network() -> None:
    store = Store(plan_quads(hillford()))
    (delivery,) = deliveries(store)
    pairs = {(fact.subject, fact.object) for fact in Reporting(delivery).facts}
    edges = network_of_governance(store).edges(keys=True)
    assert pairs == {(left, right) for left, right, role in edges if role == "reports to"}


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.sampled_from("ABCDE")] * 2), min_size=1, max_size=9))
def test_everything_ends_whatever_reports_to_what(pairs: Pairs) -> None:
    (delivery,) = deliveries(store_of(reporting(*("".join(pair) for pair in pairs))))
    found = Reporting(delivery)
    for body in found.bodies:
        above = set(found.above(body))
        for line in found.lines(body):
            assert set(line[1:]) <= above
            assert len(line) <= len(found.bodies) + 1
        for higher in above:
            assert body in found.below(higher)
            assert set(found.above(higher)) <= above
        assert (found.position(body) == "in a circle") == (body in above)
        assert all(not found.upward.get(top) for top in found.tops(body))
