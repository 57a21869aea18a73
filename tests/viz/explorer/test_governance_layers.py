"""The picture of who reports to whom."""

from __future__ import annotations

from itertools import combinations

from graph.store import Store
from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of
from viz.explorer.data import page_data
from viz.explorer.records import Board, Chart, PageData


def told(store: Store) -> PageData:
    return page_data(store, {}, answered=())


def chart(made: MadePlan) -> tuple[PageData, Chart]:
    data = told(store_of(made))
    (governance,) = data.governance
    return data, governance.current


def called(data: PageData, boards: tuple[Board, ...]) -> dict[str, Board]:
    return {data.nodes[board.node].label: board for board in boards}


def hillford() -> MadePlan:
    made = MadePlan().has("panel", "Board", "Watch Panel", "Youth Panel", "Sub-group", "Forum")
    made.says("Watch Panel", "reports to", "Board").says("Youth Panel", "reports to", "Board")
    made.says("Sub-group", "reports to", "Watch Panel")
    return made.says("Sub-group", "reports to", "Board")


def test_the_top_board_stands_at_the_top() -> None:
    data, found = chart(hillford())
    boards = called(data, found.boards)
    assert boards["Board"].y == 0
    assert boards["Watch Panel"].y == boards["Youth Panel"].y > boards["Board"].y
    assert boards["Sub-group"].y > boards["Watch Panel"].y
    assert list(called(data, found.apart)) == ["Forum"]
    assert found.apart[0].y > boards["Sub-group"].y + boards["Sub-group"].height


def test_lines_lead_from_the_foot_of_one_to_the_head_of_the_other() -> None:
    data, found = chart(hillford())
    boards = {board.node: board for board in found.boards}
    for line in found.lines:
        source, target = boards[line.source], boards[line.target]
        assert line.points[0].y == source.y
        assert line.points[-1].y == target.y + target.height
        assert [point.y for point in line.points] == sorted(
            (point.y for point in line.points), reverse=True
        )
    (long,) = [line for line in found.lines if len(line.points) > 2]
    assert data.nodes[long.source].label == "Sub-group"


def test_no_two_boards_overlap_and_all_are_within_the_picture(sample_store: Store) -> None:
    made = hillford().has("panel", *(f"Forum {n} for a very long name indeed" for n in range(9)))
    for data in (told(store_of(made)), told(sample_store)):
        for governance in data.governance:
            found = governance.current
            every = (*found.boards, *found.apart)
            assert all(board.x + board.width <= found.width for board in every)
            assert all(board.y + board.height <= found.height for board in every)
            assert not [
                (one, other)
                for one, other in combinations(every, 2)
                if abs(one.x - other.x) < one.width
                and one.y < other.y + other.height
                and other.y < one.y + one.height
            ]


def test_where_nothing_is_stated_there_is_no_line() -> None:
    _, found = chart(MadePlan().has("panel", "Board", "Forum"))
    assert (found.boards, found.lines, len(found.apart)) == ((), (), 2)


def test_a_circle_is_told_and_a_body_that_reports_to_itself_has_no_line() -> None:
    made = MadePlan().has("panel", "Board", "Forum", "Group")
    made.says("Board", "reports to", "Forum").says("Forum", "reports to", "Board")
    made.says("Group", "reports to", "Group")
    data, found = chart(made)
    assert sorted(line.circle for line in found.lines) == [False, True]
    assert set(called(data, found.boards)) == {"Board", "Forum", "Group"}


def test_planned_lines_are_in_the_other_picture() -> None:
    made = MadePlan().has("panel", "Board", "Forum")
    made.says("Forum", "reports to", "Board", status="planned")
    (governance,) = told(store_of(made)).governance
    assert governance.current.lines == ()
    assert governance.all is not None
    assert len(governance.all.lines) == 1


def test_the_picture_has_what_the_question_lists(sample_store: Store) -> None:
    store = store_of(hillford(), MadePlan("Marsham").has("panel", "Forum").has("body", "Council"))
    for graph in (store, sample_store):
        data = told(graph)
        table = ask(graph, "governance")
        drawn, joined = [], []
        for governance in data.governance:
            area, found = data.areas[governance.area].name, governance.current
            boards = (*found.boards, *found.apart)
            drawn += [(area, data.nodes[board.node].label) for board in boards]
            joined += [
                (data.nodes[line.source].label, data.nodes[line.target].label)
                for line in found.lines
            ]
        names = [*zip(table.column("area"), table.column("name"), strict=True)]
        above = zip(table.column("name"), table.column("reports to"), strict=True)
        assert sorted(drawn) == sorted(map(tuple, names))
        assert sorted(joined) == sorted(
            (name, higher) for name, each in above if each for higher in str(each).split("; ")
        )


def test_an_area_without_boards_has_an_empty_picture() -> None:
    _, found = chart(MadePlan().has("person", "Ann Lee"))
    assert found == Chart(0, 0, (), (), ())
