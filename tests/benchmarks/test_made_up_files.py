"""Made-up plans as files: the same bytes each time, in all layouts, and read as they were told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.boroughs import made_up_plans
from benchmarks.made_up_files import LAYOUTS, file_of, write_plans
from extract.plan import Extractor
from extract.readers import read


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("made")
    write_plans(made, len(LAYOUTS), 1, 8)
    return made


def test_the_files_are_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    again = write_plans(tmp_path, len(LAYOUTS), 1, 8)
    assert [path.name for path in sorted(folder.iterdir())] == sorted(path.name for path in again)
    assert all((folder / path.name).read_bytes() == path.read_bytes() for path in again)


def test_each_layout_tells_the_actions_and_who_leads_them(folder: Path) -> None:
    for number, plan in enumerate(made_up_plans(len(LAYOUTS), 8)):
        name, data = file_of(plan, number)
        text = data.decode("utf-8-sig")
        assert (folder / name).read_bytes() == data
        first = plan.actions[0].commitments[0]
        told = [value.text for role, value in first.fields if role == "lead_organisation"]
        assert all(words in text for words in told)
        assert plan.actions[0].text.split()[-1] in text


def test_a_table_is_read_as_the_actions_that_it_was_made_of(folder: Path) -> None:
    plans = list(made_up_plans(len(LAYOUTS), 8))
    extractor = Extractor()
    found = [
        len(extractor.extract(read(folder / file_of(plan, number)[0])).actions)
        for number, plan in enumerate(plans[:4])
    ]
    assert found == [8] * 4
