"""The literals that a regular expression needs are right themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.literals import literals_of


def test_it_tells_what_must_stand_in_a_text() -> None:
    assert literals_of("ab(?:c|d)") == [frozenset({"abc", "abd"})]
    assert literals_of(r"a\d+(?:run|ran) by") == [
        frozenset({"a"}),
        frozenset({"run by", "ran by"}),
    ]
    assert literals_of(r"(?:\w+ by|for) \w+") == [frozenset({" by", "for"}), frozenset({" "})]
    assert literals_of("a*|b?") == []


@pytest.mark.parametrize(
    "expression",
    [
        r"(?i:Run|Ran)s? by\b",
        r"(?:a|b\d)+c?(?:of|for) [A-Z]\w{1,3}",
        r"(?<!x)(?P<n>A.?b)(?=[,;]|$)",
    ],
)
@given(data=st.data())
def test_all_that_it_fits_holds_one_of_each_set(expression: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(expression, alphabet=st.characters(codec="ascii"))).lower()
    assert all(any(one in text for one in literals) for literals in literals_of(expression))
