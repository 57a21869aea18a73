"""A cell that tells places leads to the first of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.table import Table
from viz.workbook.sources import Sources

FILES = ("a.txt", "a.txt, old.txt", "b; c.txt", "plan, 2018; b.txt")


def keys(place: str, files: tuple[str, ...] = FILES) -> list[tuple[str, str, str]]:
    sources = Sources(files, {})
    sources.gather([Table("answer", ("place", "quote"), ((place, "led by"),))])
    return list(sources._rows)


def test_a_place_is_its_file_and_where_it_stands_there() -> None:
    assert keys("a.txt, line 3") == [("a.txt", "line 3", "led by")]
    assert keys("a.txt") == [("a.txt", "", "led by")]


def test_of_two_files_whose_names_begin_alike_the_longer_is_meant() -> None:
    assert keys("a.txt, old.txt, line 3") == [("a.txt, old.txt", "line 3", "led by")]
    assert keys("a.txt, old.txt") == [("a.txt, old.txt", "", "led by")]


def test_of_several_places_the_first_is_meant() -> None:
    told = "a.txt, table 2; row 3; b; c.txt, line 9; a.txt, line 12"
    assert keys(told) == [("a.txt", "table 2; row 3", "led by")]
    assert keys("b; c.txt, line 9; plan, 2018; b.txt, 1") == [("b; c.txt", "line 9", "led by")]


def test_what_begins_with_no_file_is_no_place() -> None:
    for words in ("", "A.txt, line 3", "a.txt line 3", "line 3, a.txt", "; a.txt, 1"):
        assert keys(words) == []


@given(
    place=st.lists(st.sampled_from((*FILES, ", ", "; ", ",", "line 1", " "))).map("".join),
    files=st.sets(st.sampled_from((*FILES, "line 1", ",", "; ", " "))).map(sorted).map(tuple),
)
def test_the_longest_file_and_the_nearest_next_one_decide(
    place: str, files: tuple[str, ...]
) -> None:
    beginning = [file for file in files if place == file or place.startswith(f"{file}, ")]
    if not beginning:
        assert keys(place, files) == []
        return
    file = max(beginning, key=len)
    rest = place.removeprefix(file).removeprefix(", ")
    first = min((rest.partition(f"; {other}")[0] for other in files), key=len)
    assert keys(place, files) == [(file, first, "led by")]
