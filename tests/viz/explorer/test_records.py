"""What Python writes into the page and what TypeScript reads there are the same."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from viz.explorer import records

TYPES = Path(records.__file__).parent.parent / "page" / "src" / "data" / "types.ts"
INTERFACE = re.compile(r"export interface (\w+) \{(.*?)\n\}", re.DOTALL)
FIELD = re.compile(r"readonly (\w+):")


def interfaces() -> dict[str, list[str]]:
    return {name: FIELD.findall(body) for name, body in INTERFACE.findall(TYPES.read_text("utf-8"))}


@pytest.mark.skipif(not TYPES.exists(), reason="the TypeScript sources are not in a wheel")
@pytest.mark.parametrize("name", sorted({*records.__all__} - {"FORMAT", "to_json"}))
def test_each_record_has_its_interface_field_for_field(name: str) -> None:
    record = getattr(records, name)
    assert interfaces()[name] == [each.name for each in fields(record)]


@pytest.mark.skipif(not TYPES.exists(), reason="the TypeScript sources are not in a wheel")
def test_the_page_reads_the_form_that_is_written() -> None:
    app = (TYPES.parent.parent / "app.ts").read_text("utf-8")
    assert re.search(r"const FORMAT = (\d+);", app).group(1) == str(records.FORMAT)  # type: ignore[union-attr]


def test_records_become_json_with_all_that_they_hold() -> None:
    part = records.Part(
        "i", "Fewer “clashes”", "", "2019-06-30", "", "", "", "", "", "", ("A plan",)
    )
    node = records.Node("a", "action", "Keep 𝒂 calendar", parts=(part,))
    read = json.loads(records.to_json(node))
    assert read["label"] == "Keep 𝒂 calendar"
    assert read["parts"][0]["documents"] == ["A plan"]
    assert read["theme"] == -1
