"""Pieces of bytes come back one after the other, however much is read at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import joined as module
from graph.joined import joined


@given(
    pieces=st.lists(st.binary(max_size=6)),
    sizes=st.lists(st.integers(1, 9)),
    at_a_time=st.integers(1, 9),
)
def test_all_pieces_are_read_in_their_order(
    pieces: list[bytes], sizes: list[int], at_a_time: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_A_TIME", at_a_time)
        file = joined(iter(pieces))
        read = [file.read(size) for size in sizes]
        assert b"".join((*read, file.read())) == b"".join(pieces)
        assert file.read() == b""


def test_no_more_pieces_are_taken_than_are_read() -> None:
    taken = []

    def pieces() -> object:
        for number in range(5):
            taken.append(number)
            yield bytes(2_000_000)

    assert len(joined(pieces()).read(1_000)) == 1_000  # type: ignore[arg-type]
    assert taken == [0]
