from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.rdf import plan_quads
from graph.store import Store
from queries.catalogue import questions
from tests.graph.made_plan import MadePlan, store_of
from viz.explorer.nodes import Nodes, nodes_of
from viz.explorer.spoken import Spoken
from viz.export.facts import facts

SWEEP = "Sweep the park for hidden knives each week, and the paths beside the river too"


def hillford() -> MadePlan:
    plan = MadePlan("Hillford").has("person", "Ann Lee").has("post", "Gangs Lead")
    plan.has("panel", "Watch Panel").has("body", "Youth Trust")
    return plan.does(SWEEP, "Talk in schools").says("Ann Lee", "leads", SWEEP)


def nodes(*plans: MadePlan) -> Nodes:
    store: Store = store_of(*plans)
    return nodes_of(store, facts(store, include_not_current=True))


def spoken(row: Mapping[str, str | int | None], *plans: MadePlan) -> list[str]:
    known = nodes(*(plans or (hillford(),)))
    return [known.nodes[at].label for at in Spoken(known).of(row)]


def test_names_are_found_in_their_order_each_once() -> None:
    row = {"action": SWEEP, "lead": "Ann Lee; Gangs Lead", "name": "Ann Lee"}
    assert spoken({"place": "hillford.txt, line 1", **row}) == [SWEEP, "Ann Lee", "Gangs Lead"]


def test_a_name_stands_before_what_is_told_of_it() -> None:
    assert spoken({"name": "Ann Lee (Gangs Lead)"}) == ["Ann Lee", "Gangs Lead"]
    assert spoken({"busiest three": "Ann Lee (17); Youth Trust (4)"}) == ["Ann Lee", "Youth Trust"]
    assert spoken({"funded by": "Youth Trust (£5,000, until 2019-03)"}) == ["Youth Trust"]


def test_a_line_of_reporting_names_all_that_stand_in_it() -> None:
    assert spoken({"line": "Watch Panel → Youth Trust"}) == ["Watch Panel", "Youth Trust"]


def test_an_action_is_known_by_its_beginning_where_it_is_cut() -> None:
    cut = {"examples": "“Sweep the park for hidden …”; Watch Panel"}
    assert spoken({**cut, "place": "hillford.txt, line 1"}) == [SWEEP, "Watch Panel"]
    assert spoken({"examples": "“…”", "place": "hillford.txt, line 1"}) == []


def test_the_plans_own_words_and_ours_name_nothing() -> None:
    for column in ("quote", "sentence", "other quote", "reasons", "stated", "theme", "also in"):
        assert spoken({column: "Watch Panel"}) == []


def test_of_one_name_in_two_plans_that_of_the_row_is_meant() -> None:
    marsham = MadePlan("Marsham").has("person", "Ann Lee")
    known = nodes(hillford(), marsham)
    find = Spoken(known).of
    (by_place,) = find({"lead": "Ann Lee", "place": "marsham.txt, line 2"})
    (by_area,) = find({"lead": "Ann Lee", "area": "Marsham"})
    assert known.plans[known.nodes[by_place].plans[0]].file == "marsham.txt"
    assert by_place == by_area
    assert find({"lead": "Ann Lee"}) == ()


def test_what_no_plan_of_the_row_names_is_meant_where_there_is_but_one() -> None:
    marsham = MadePlan("Marsham").has("person", "Raj Patel")
    row = {"service": "Watch Panel", "area": "Marsham", "place": "marsham.txt"}
    assert spoken(row, hillford(), marsham) == ["Watch Panel"]


def test_of_two_versions_of_a_plan_that_of_the_row_is_meant() -> None:
    older, newer = hillford(), MadePlan("Hillford", "newer").has("person", "Ann Lee")
    known = nodes(older, newer)
    (found,) = Spoken(known).of({"area": "Hillford", "lead": "Ann Lee", "place": "newer.txt, 1"})
    assert [known.plans[plan].file for plan in known.nodes[found].plans] == ["newer.txt"]


def test_a_row_that_counts_a_themes_actions_speaks_of_them() -> None:
    row: dict[str, str | int | None] = {"theme": "SAFETY", "actions": 2, "area": "Hillford"}
    row["place"] = "hillford.txt, line 1"
    assert spoken(row) == [SWEEP, "Talk in schools"]
    assert spoken({**row, "theme": None}) == []


def test_every_question_names_something_in_some_column() -> None:
    known = nodes(hillford())
    for question in questions():
        names = [column.name for column in question.columns]
        row = dict.fromkeys(names, "Watch Panel") | {"place": "hillford.txt", "theme": "SAFETY"}
        assert Spoken(known).of(row) or question.name == "missing-standard-actions", question.name


def test_an_action_that_is_called_like_a_body_is_told_from_it() -> None:
    plan = MadePlan("Hillford").has("body", "Youth Trust").does("Youth Trust")
    known = nodes(plan)
    find = Spoken(known).of
    (action,) = find({"action": "Youth Trust", "place": "hillford.txt, line 1"})
    (body,) = find({"lead organisation": "Youth Trust", "place": "hillford.txt, line 1"})
    assert (known.nodes[action].kind, known.nodes[body].kind) == ("action", "organisation")


def test_an_action_is_known_behind_its_number() -> None:
    plan = MadePlan("Hillford").does("Talk in schools").records()
    numbered = replace(plan, actions=tuple(replace(each, number="3") for each in plan.actions))
    store = Store(plan_quads(numbered))
    known = nodes_of(store, facts(store, include_not_current=True))
    find = Spoken(known).of
    assert len(find({"hanging": "3. Talk in …", "place": "hillford.txt"})) == 1
    assert find({"hanging": "4. Talk in schools", "place": "hillford.txt"}) == ()
