"""What the page is told of two versions of a plan, beside what `compare` says."""

from __future__ import annotations

from dataclasses import replace

from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.rdf import plan_quads
from graph.records import Period, PlanRecords
from graph.store import Store
from queries.versions.change import COLUMNS, GROUPS
from queries.versions.compare import compare
from queries.versions.reading import versions_in
from tests.graph.made_plan import MadePlan
from viz.explorer.data import page_data
from viz.explorer.records import Changes

WORK = ("Sweep the park each week for hidden knives", "Visit the families of those at risk")


def plan(key: str, start: str, lead: str, area: str = "Hillford") -> PlanRecords:
    made = MadePlan(area, key).has("person", lead).does(*WORK)
    for action in WORK:
        made.says(lead, "leads", action)
    return replace(made.records(), title=f"{area} safety plan {start}", period=Period(start))


def graph(*plans: PlanRecords) -> Store:
    quads = [quad for each in plans for quad in plan_quads(each)]
    return Store([*quads, *derived_quads(conclude(plans), plans)])


def changes(store: Store) -> Changes:
    return page_data(store, {}).changes


def test_a_graph_without_versions_tells_nothing() -> None:
    store = graph(plan("a", "2018", "Ann Lee"), plan("b", "2020", "Raj Patel", area="Marsham"))
    assert changes(store) == Changes((), (), ())


def test_the_rows_are_those_of_compare() -> None:
    store = graph(plan("a", "2018", "Ann Lee"), plan("b", "2020", "Raj Patel"))
    found = changes(store)
    (revision,) = found.revisions
    old, new = versions_in(store)
    assert revision.rows.rows == compare((old,), (new,)).table.rows
    assert [column.name for column in found.columns] == [column.name for column in COLUMNS]
    assert revision.common == len(WORK)
    assert {row[1] for row in revision.rows.rows} >= {"lead changed", "period changed"}


def test_the_plans_are_the_older_and_the_newer() -> None:
    store = graph(plan("z", "2018", "Ann Lee"), plan("a", "2020", "Raj Patel"))
    data = page_data(store, {})
    (revision,) = data.changes.revisions
    assert (data.plans[revision.old].file, data.plans[revision.new].file) == ("z.txt", "a.txt")


def test_a_row_speaks_of_what_both_plans_name() -> None:
    data = page_data(graph(plan("a", "2018", "Ann Lee"), plan("b", "2020", "Raj Patel")), {})
    (revision,) = data.changes.revisions
    at = next(n for n, row in enumerate(revision.rows.rows) if row[1] == "lead changed")
    named = {data.nodes[node].label for node in revision.rows.nodes[at]}
    assert named >= {"Ann Lee", "Raj Patel"}
    assert named & set(WORK)


def test_each_version_is_compared_with_the_one_before() -> None:
    plans = (plan("a", "2018", "A Lee"), plan("b", "2019", "B Lee"), plan("c", "2020", "C Lee"))
    data = page_data(graph(*plans), {})
    files = [
        (data.plans[each.old].file, data.plans[each.new].file) for each in data.changes.revisions
    ]
    assert files == [("a.txt", "b.txt"), ("b.txt", "c.txt")]


def test_every_kind_of_change_stands_under_a_heading() -> None:
    store = graph(plan("a", "2018", "Ann Lee"), plan("b", "2020", "Raj Patel"))
    found = changes(store)
    listed = {kind for heading in found.headings for kind in heading.kinds}
    assert listed == {kind for kinds in GROUPS.values() for kind in kinds}
    assert {row[1] for each in found.revisions for row in each.rows.rows} <= listed
