"""The page is told in TypeScript of the fields that Python writes."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

from viz.explorer import records

TYPES = Path(__file__).resolve().parents[3] / "viz" / "page" / "src" / "data" / "types.ts"
RECORDS = {
    name: getattr(records, name)
    for name in records.__all__
    if dataclasses.is_dataclass(getattr(records, name))
}


def interfaces() -> dict[str, list[str]]:
    """The fields of each interface, in order."""
    text = re.sub(r"/\*.*?\*/", "", TYPES.read_text("utf-8"), flags=re.S)
    found = re.findall(r"^export interface (\w+) \{\n(.*?)^\}", text, re.S | re.M)
    return {name: re.findall(r"^  readonly (\w+):", body, re.M) for name, body in found}


def test_both_tell_of_the_same_fields() -> None:
    told = {
        name: [each.name for each in dataclasses.fields(kind)] for name, kind in RECORDS.items()
    }
    assert told == interfaces()


def test_a_record_is_written_with_its_fields() -> None:
    part = records.Column("end", "when it ends \u2028 </script>", True)
    rows = records.Rows(((part.description, 1, None),), ((0,),))
    written = records.to_json((part, rows))
    assert json.loads(written) == [
        {"name": "end", "description": part.description, "dates": True},
        {"rows": [[part.description, 1, None]], "nodes": [[0]]},
    ]
