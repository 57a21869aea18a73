from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Cell, Document, Footnote, Heading, ListItem, Paragraph, Row, Table
from graph.records_json import records_from_json, records_to_json
from tests.graph.sample_plan import hillford, marsham

BLOCKS = (
    Heading("GOVERNANCE", 0, 10, 1, "line 1"),
    Paragraph("Meet", 11, 15, "line 2"),
    ListItem("Meet", 11, 15, "-", 0, "line 2"),
    Footnote("See page 2", 16, 26, "1", "line 3"),
    Table((Row((Cell("a", 0, 1, True), Cell("", 1, 1)), 0, 1, "row 1", True),), 0, 1, "line 1"),
)


@pytest.mark.parametrize("plan", [hillford(), marsham()], ids=["hillford", "marsham"])
def test_records_come_back_as_they_were(plan: object) -> None:
    from graph.records import PlanRecords

    assert isinstance(plan, PlanRecords)
    again = records_from_json(records_to_json(plan))
    assert again == plan
    assert type(again.entities[0].kind) is type(plan.entities[0].kind)
    assert records_to_json(again) == records_to_json(plan)


def test_every_kind_of_block_comes_back() -> None:
    document = Document("a.txt", "text", "GOVERNANCE", "ab" * 32, BLOCKS)
    plan = replace(marsham(), document=document)
    assert records_from_json(records_to_json(plan)).document.blocks == BLOCKS


@given(st.text())
def test_any_text_comes_back_on_one_line(text: str) -> None:
    plan = replace(marsham(), title=text)
    written = records_to_json(plan)
    assert "\n" not in written
    assert "\r" not in written
    assert records_from_json(written).title == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"_": "Document"}',
        '{"_": "PlanRecords"}',
        '{"_": "Popen", "args": "ls"}',
        '{"kind": 1}',
        '{"_": "Heading", "text": "a", "start": 0, "end": 1, "level": 1, "locator": ""}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        records_from_json(text)


def test_a_kind_that_is_none_is_refused() -> None:
    written = records_to_json(marsham()).replace('"kind":"service"', '"kind":"spell"')
    with pytest.raises(ValueError, match="spell"):
        records_from_json(written)
