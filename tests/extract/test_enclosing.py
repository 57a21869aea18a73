"""What encloses what is found as by a look at everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.enclosing import Enclosing, Inside
from graph.records import Action

STRETCHES = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda at: (at[0], sum(at)))


@given(st.lists(STRETCHES, max_size=12), STRETCHES)
def test_actions_around_a_stretch(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    actions = tuple(
        Action(f"a/{number}", "Meet", start, end, "row 1", str(number))
        for number, (start, end) in enumerate(places)
    )
    start, end = asked
    wanted = tuple(
        action.key
        for action in sorted(actions, key=lambda action: action.start)
        if action.start <= start and end <= action.end
    )
    assert Enclosing(actions).keys(start, end) == wanted


@given(st.lists(STRETCHES, max_size=12, unique=True), STRETCHES)
def test_fields_in_a_stretch(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    fields = {place: [("lead", f"a/{number}")] for number, place in enumerate(places)}
    start, end = asked
    wanted = [
        (place, named) for place, named in fields.items() if start <= place[0] and place[1] <= end
    ]
    assert list(Inside(fields).of(start, end)) == wanted
