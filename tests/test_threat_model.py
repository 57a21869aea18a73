"""Each threat that the page names has a test, and each test that it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = (REPOSITORY / "docs" / "threat-model.md").read_text("utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| threat")
]


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((REPOSITORY / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_threat_has_a_test_that_is_there(row: list[str]) -> None:
    threat, done, shown = row
    assert threat
    assert done
    named = NAMED.findall(shown)
    assert named, "no test is named"
    assert NAMED.sub("", shown).strip(", ") == "", "more than names of tests"
    for file, test in named:
        assert (REPOSITORY / file).is_file(), file
        assert test in names_in(file), f"{file} has no {test}"


def test_the_page_has_a_table_for_each_way_in() -> None:
    assert len(ROWS) >= 25
    assert PAGE.count("| threat | what we do | shown by |") == PAGE.count("|---|---|---|")
