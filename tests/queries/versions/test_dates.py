from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.versions.dates import date_change
from queries.versions.progress import says_done
from tests.queries.versions.made import act, changes, part, version

MEET = "Meet each month to agree who visits the families of young people at risk"


@pytest.mark.parametrize(
    ("before", "after", "what", "days", "words"),
    [
        ("2019-03", "2019-09", "slipped", 183, "6 months later"),
        ("2019-03-31", "2019-04", "slipped", 30, "1 month later"),
        ("2019-03-31", "2020-03", "slipped", 366, "12 months later"),
        ("2019-03-05", "2019-03-12", "slipped", 7, "7 days later"),
        ("2019-09", "2019-03", "brought forward", -183, "6 months earlier"),
        ("2019", "2020", "slipped", 366, "12 months later"),
        ("2019", "2019-03", "made more exact", None, ""),
        ("2019-03-31", "2019-03", "made less exact", None, ""),
        ("Ongoing", "2019-03", "given", None, ""),
        ("", "2019-03", "given", None, ""),
        ("2019-03", "Ongoing", "dropped", None, ""),
        ("2019-03", "", "dropped", None, ""),
        ("TBC", "Ongoing", "reworded", None, ""),
    ],
)
def test_how_a_date_changed(
    before: str, after: str, what: str, days: int | None, words: str
) -> None:
    found = date_change(before, after, last=True)
    assert found is not None
    assert (found.what, found.days, found.words) == (what, days, words)


@pytest.mark.parametrize("value", ["2019-03", "Ongoing", "", "30/02/2019"])
def test_the_same_date_did_not_change(value: str) -> None:
    assert date_change(value, value, last=True) is None


DAYS = st.integers(730_000, 740_000).map(date.fromordinal)


@given(DAYS, DAYS, st.booleans())
def test_there_and_back_is_as_long(one: date, other: date, last: bool) -> None:
    there = date_change(str(one), str(other), last=last)
    back = date_change(str(other), str(one), last=last)
    if there is None or back is None:
        assert there is back is None
    else:
        assert (there.days or 0) == -(back.days or 0)
        assert there.words.split()[:2] == back.words.split()[:2]


@pytest.mark.parametrize(
    ("progress", "kind"),
    [
        ("Half of the homes visited", "deadline extended before it was met"),
        ("Not yet complete", "deadline extended before it was met"),
        ("Completed in May", "end date slipped"),
        ("", "end date slipped"),
    ],
)
def test_a_later_deadline_is_told_with_what_the_plan_says_of_progress(
    progress: str, kind: str
) -> None:
    old = version(act(MEET, part(end="2019-03", progress=progress)))
    new = version(act(MEET, part("new.txt", end="2019-06", progress=progress)), file="new.txt")
    (change,) = changes(old, new)
    assert change.kind == kind
    assert change.days_later == 91
    assert change.detail.startswith("3 months later; ")
    assert str(change.place_before) == "old.txt, row 1, end"
    assert change.place_after is not None
    assert change.place_after.quote == "2019-06"


def test_the_same_printed_date_read_otherwise_is_no_change() -> None:
    cell = part(timescale="Spring 2019", end="2019-05")
    again = part("new.txt", timescale="Spring 2019", end="2019-06")
    for each in (cell, again):
        del each.places["end"]  # type: ignore[attr-defined]
    assert changes(version(act(MEET, cell)), version(act(MEET, again), file="new.txt")) == []


def test_progress_and_rag_are_told_with_both_words() -> None:
    old = version(act(MEET, part(rag="Amber", progress="Begun")))
    new = version(act(MEET, part("new.txt", rag="Green", progress="Complete")), file="new.txt")
    rag, progress = changes(old, new)
    assert (rag.kind, rag.before, rag.after) == ("RAG status changed", "Amber", "Green")
    assert (progress.kind, progress.after) == ("progress changed", "Complete")


@pytest.mark.parametrize("words", ["Incomplete", "To be completed", "On track", "", "nearly done"])
def test_what_is_not_done_is_not_taken_for_done(words: str) -> None:
    assert not says_done(words)
