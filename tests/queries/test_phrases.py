from __future__ import annotations

import pytest

from graph.delivery import Fact
from queries.phrases import counted, doubt, earliest, in_brief, listed, some_of


def fact(start: int, confidence: float = 1.0, file: str = "a.txt") -> Fact:
    return Fact("s", "lead", "o", "", f"words {start}", file, f"line {start}", start, confidence)


def test_the_earliest_is_by_file_and_place() -> None:
    assert earliest([fact(9), fact(4), fact(1, file="b.txt")]) == fact(4)
    with pytest.raises(ValueError, match="empty"):
        earliest([])


def test_one_uncertain_fact_makes_a_doubt() -> None:
    assert doubt([fact(1), fact(2, 0.79)]) == "uncertain"
    assert doubt([fact(1, 0.8)]) is None
    assert doubt([]) is None


def test_words_for_numbers_and_lists() -> None:
    assert listed([]) == ""
    assert listed(["A", "B"]) == "A and B"
    assert some_of(["A"]) == "A"
    assert counted(2, "person", "people") == "2 people"
    assert in_brief("x" * 200).endswith(" …")
    assert in_brief("short") == "short"
