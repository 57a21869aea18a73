from __future__ import annotations

from queries.versions.compare import compare
from queries.versions.pairing import pair_plans
from queries.versions.version import Version
from tests.queries.versions.made import act, version

MEET = "Meet each month to agree who visits the families of young people at risk"
SAFETY, KNIVES = "Hillford safety plan 2018", "Hillford plan against knives 2018"


def plan(key: str, area: str, title: str, file: str = "old.txt") -> Version:
    return version(
        act(MEET),
        key=key,
        area=f"area/{area}" if area else "",
        area_name=area,
        title=title,
        file=file,
    )


def keys(old: list[Version], new: list[Version]) -> list[tuple[str, str]]:
    return [(one.key, other.key) for one, other, _ in pair_plans(old, new).pairs]


def test_plans_are_paired_by_key_then_title_within_their_area() -> None:
    old = [plan("a", "Hillford", SAFETY), plan("b", "Hillford", KNIVES), plan("c", "Marsham", "M")]
    new = [
        plan("b", "Hillford", "Quite another title"),
        plan("safety-2020", "Hillford", "Hillford Safety Plan 2020 (draft)"),
        plan("c", "Marsham", "M"),
    ]
    assert keys(old, new) == [("a", "safety-2020"), ("b", "b"), ("c", "c")]


def test_two_areas_are_never_a_pair_even_with_one_key() -> None:
    old = [plan("plan", "Hillford", SAFETY), plan("m", "Marsham", "M")]
    new = [plan("plan", "Dunham", SAFETY), plan("m", "Marsham", "M")]
    found = pair_plans(old, new)
    assert [one.key for one, _, _ in found.pairs] == ["m"]
    assert [each.area_name for each in found.gone] == ["Hillford"]
    assert [each.area_name for each in found.new] == ["Dunham"]


def test_the_only_plan_of_an_area_is_paired_and_all_of_it_is_uncertain() -> None:
    old = [plan("a", "Hillford", "Safety for all"), plan("m", "Marsham", "M")]
    new = [plan("z", "Hillford", "Our promise"), plan("m", "Marsham", "M")]
    assert keys(old, new) == [("a", "z"), ("m", "m")]
    changes = compare(old, new).pairs[0].changes
    assert [change.kind for change in changes] == ["title changed"]
    assert all(change.doubtful for change in changes)


def test_plans_without_an_area_are_paired_by_key_or_title() -> None:
    old = [plan("a", "", "One"), plan("b", "", "Two")]
    new = [plan("a", "", "Three"), plan("c", "", "Four")]
    assert keys(old, new) == [("a", "a")]


def test_one_plan_on_each_side_is_a_pair_whatever_it_is_called() -> None:
    assert keys([plan("a", "Hillford", "One")], [plan("b", "Marsham", "Two")]) == [("a", "b")]


def test_plans_without_another_version_are_rows_of_the_table() -> None:
    old = [plan("a", "Hillford", SAFETY), plan("m", "Marsham", "M")]
    new = [plan("a", "Hillford", SAFETY), plan("d", "Dunham", "D")]
    table = compare(old, new).table
    assert [row[:2] for row in table.rows] == [("Dunham", "plan new"), ("Marsham", "plan gone")]
    assert table.column("detail")[0] == (
        "1 action; no plan of the older build is for the same area under the same key "
        "or a title like it"
    )


def test_nothing_in_common_is_known() -> None:
    other = version(act("Paint the fence of the depot"), file="new.txt")
    (pair,) = compare([version(act(MEET))], [other]).pairs
    assert pair.nothing_in_common
