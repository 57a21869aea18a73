"""The picture of governance: boards above those that report to them, with who sits on each."""

from __future__ import annotations

from graph.store import Store
from tests.graph.made_plan import MadePlan
from tests.viz.pictures.made import boxes_of, hillford, joined, known_of, overlapping
from viz.pictures.governance import governance
from viz.pictures.known import known
from viz.pictures.picture import Look


def test_boards_stand_above_those_that_report_to_them() -> None:
    picture = governance(known_of())
    heights = [boxes_of(picture, name)[0].y for name in ("Safer Hillford", "Watch Panel",
               "Youth Panel", "No reporting stated", "Forum")]  # fmt: skip
    assert heights == sorted(set(heights))
    lines = joined(picture)
    line = lines["Watch Panel", "Safer Hillford"]
    assert line.arrow
    assert line.said[0].role == "reports to"
    assert lines["Youth Panel", "Watch Panel"].said[0].note == "uncertain"
    assert overlapping(picture) == []


def test_chair_and_members_stand_beside_each_panel() -> None:
    picture = governance(known_of())
    (watch,) = boxes_of(picture, "Watch Panel")
    (chair,) = boxes_of(picture, "Ann Lee")
    members = boxes_of(picture, "Raj Patel")
    assert len(members) == 2, "once on each panel"
    assert len({box.item.thing for box in members}) == 1
    assert chair.y < members[0].y, "the chair comes first"
    assert chair.x == members[0].x > watch.x
    assert joined(picture)["Ann Lee", "Watch Panel"].said[0].role == "chairs"
    assert joined(picture)["Raj Patel", "Forum"].said[0].role == "member of"
    assert "1 area, 4 panels and boards, 2 reporting lines" in picture.summary


def test_who_says_nothing_of_panels_has_no_block() -> None:
    picture = governance(known_of())
    assert [block.name for block in picture.blocks] == ["Hillford"]
    assert governance(known(Store())).boxes == ()


def test_a_circle_is_drawn() -> None:
    plan = MadePlan().has("panel", "A", "B")
    plan.says("A", "reports to", "B", "A").says("B", "reports to", "A")
    picture = governance(known_of(plan))
    assert set(joined(picture)) == {("A", "B"), ("B", "A")}
    assert overlapping(picture) == []


def test_a_member_that_has_left_is_drawn_only_when_asked_for() -> None:
    plan = hillford().has("person", "Old Hand")
    plan.says("Old Hand", "sits on", "Forum", status="ended")
    assert not boxes_of(governance(known_of(plan)), "Old Hand")
    whole = governance(known_of(plan, include_not_current=True))
    assert joined(whole)["Old Hand", "Forum"].said[0].note == "ended"
    assert [box.item.look for box in boxes_of(whole, "Old Hand")] == [Look.PERSON]
