"""Workbooks that partnergraph wrote are told from plans."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from viz.build import TABLES, build
from viz.workbook_bytes import is_own_workbook, workbook_bytes

PLAN = (("Ref", "Action", "Lead", "By when"), (1, "Light the paths", "Ann Lee", "May 2018"))


def test_a_workbook_of_ours_is_known_wherever_it_lies(tmp_path: Path) -> None:
    own, copy, plan = (tmp_path / name for name in ("own.xlsx", "copy.XLSX", "plan.xlsx"))
    own.write_bytes(workbook_bytes(Workbook()))
    load_workbook(own).save(copy)  # as a spreadsheet program saves it again
    Workbook().save(plan)
    assert is_own_workbook(own)
    assert is_own_workbook(copy)
    assert not is_own_workbook(plan)
    assert not is_own_workbook(tmp_path / "gone.xlsx")
    (tmp_path / "damaged.xlsx").write_bytes(b"PK\x03\x04")
    assert not is_own_workbook(tmp_path / "damaged.xlsx")


def test_a_build_reads_workbooks_of_plans_but_not_its_own(tmp_path: Path) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out"
    plans.mkdir()
    book = Workbook()
    for row in PLAN:
        book.worksheets[0].append(row)
    book.create_sheet("Lists").sheet_state = "hidden"
    book.save(plans / "hillford.xlsx")
    first = build([plans], out)
    assert [plan.file for plan in first.plans] == ["hillford.xlsx"]
    assert "sheet “Lists” is hidden and was not read" in first.plans[0].warnings
    for name in (TABLES, "review.xlsx"):
        (plans / f"copy of {name}").write_bytes((out / name).read_bytes())
    again = build([plans], out)
    assert again.plans == first.plans
    assert not again.left_out


@pytest.mark.skipif(sys.platform != "linux", reason="limits how large a file may become")
@pytest.mark.parametrize("room", [1, 500])
def test_a_full_disk_for_temporary_files_is_an_error_of_the_system(room: int) -> None:
    code = (
        "import resource, tempfile\n"
        "from openpyxl import Workbook\n"
        "from viz.workbook_bytes import workbook_bytes\n"
        "tempfile.gettempdir()\n"
        "book = Workbook()\n"
        "for number in range(9):\n"
        "    book.active.append([f'row {number}'] * 9)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "try:\n"
        "    workbook_bytes(book)\n"
        "except OSError as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "OSError [Errno 27] File too large" in done.stdout, done.stderr
