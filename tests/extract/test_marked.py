"""The fixtures' markup: what it says is what the tests compare with."""

from __future__ import annotations

import pytest

from graph.records import Kind
from tests.extract.marked import Span, mark, parse, table


@pytest.mark.parametrize(
    "source",
    [
        "nothing marked",
        "<person>Ann Lee</person> of the <panel>Safer Ashvale Board</panel>",
        "<organisation generic>Schools</organisation>/<organisation doubtful>MPS</organisation>?",
        "<panel><organisation>YOT</organisation> Board</panel> meets",
        "<organisation>NPS</organisation><organisation>CRC</organisation>",
    ],
)
def test_marking_what_was_parsed_gives_the_source(source: str) -> None:
    parsed = parse(source)
    assert "<" not in parsed.text
    assert mark(parsed.text, parsed.spans) == source


def test_spans_are_offsets_of_the_bare_text() -> None:
    parsed = parse("by <organisation generic>all partners</organisation> in <sup>1</sup>")
    assert parsed.text == "by all partners in <sup>1</sup>"
    assert parsed.spans == (Span(3, 15, Kind.ORGANISATION, ("generic",)),)


@pytest.mark.parametrize("source", ["<person>Ann Lee", "<person>Ann Lee</panel>"])
def test_markup_that_is_not_closed_is_refused(source: str) -> None:
    with pytest.raises(AssertionError, match="person"):
        parse(source)


def test_tables_are_tab_separated_lines() -> None:
    assert table("No | Action", "1 | Meet |") == "No\tAction\n1\tMeet\t"
