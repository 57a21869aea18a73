"""Which stretches of a text are taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.spans import Spans

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPAN, max_size=12), SPAN)
def test_a_stretch_is_free_if_none_overlaps_it(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked
    overlapped = any(begin < end and start < finish for begin, finish in spans)
    assert Spans(spans).free(start, end) is not overlapped


def test_an_empty_text_is_free() -> None:
    assert Spans([]).free(0, 1)
