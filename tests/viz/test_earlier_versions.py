"""People are told which plans were left out because a later version counts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.store import FORMAT, GRAPH_FILE, MANIFEST_FILE, Store
from queries.asked import Filters
from tests.graph.made_versions import three_versions
from viz import commands
from viz.source import Source
from viz.workbook.book import graph_bytes


@pytest.fixture(scope="module")
def versions() -> Store:
    return three_versions()


def test_people_are_told_which_plan_was_left_out(
    versions: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / GRAPH_FILE).write_bytes(versions.dumped())
    (tmp_path / MANIFEST_FILE).write_text(f'{{"format": {FORMAT}}}', encoding="utf-8")
    told = "first.txt was left out, as second.txt is a later version (--include-not-current)"
    commands.ask("workload", Filters(), "csv", 60, Source(tmp_path))
    assert told in capsys.readouterr().err
    commands.without(["Raj Patel"], None, False, "csv", Source(tmp_path))
    assert told in capsys.readouterr().err
    commands.ask("workload", Filters(include_not_current=True), "csv", 60, Source(tmp_path))
    commands.without(["Raj Patel"], None, True, "csv", Source(tmp_path))
    assert "left out" not in capsys.readouterr().err


def test_the_workbook_tells_it_too(versions: Store) -> None:
    def told(data: bytes) -> set[object]:
        sheet = load_workbook(BytesIO(data)).worksheets[0]
        return {cell.value for row in sheet.iter_rows() for cell in row if cell.value}

    line = "first.txt: second.txt is a later version of it, and that alone counts"
    assert line in told(graph_bytes(versions))
    assert line not in told(graph_bytes(versions, include_not_current=True))
    assert line not in told(graph_bytes(versions, area="Marsham"))
