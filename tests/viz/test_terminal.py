"""What a terminal, a spreadsheet and a pipe get."""

from __future__ import annotations

import csv
import errno
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from graph.errors import InputError
from graph.table import Table
from viz.csv_text import defused
from viz.terminal import printable, run, write_table
from viz.workbook.writer import writable
from viz.workbook_bytes import unescaped

TABLE = Table(
    "workload",
    ("person", "actions"),
    (("Zoë Adeyemi", 12), ("=HYPERLINK(1)", None), ("a\x1b[31mb\nc", 3)),
)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def written(form: str, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    write_table(TABLE, form, stream)
    return stream.getvalue()


def test_csv_can_be_read_back_and_runs_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(written("csv"))))
    assert rows[0] == ["person", "actions"]
    assert rows[1] == ["Zoë Adeyemi", "12"]
    assert rows[2] == ["'=HYPERLINK(1)", ""]


def test_json_keeps_numbers_gaps_and_letters() -> None:
    text = written("json")
    assert json.loads(text)[0] == {"person": "Zoë Adeyemi", "actions": 12}
    assert json.loads(text)[1]["actions"] is None
    assert "Zoë" in text


def workbook(table: Table) -> bytes:
    file = io.BytesIO()
    stream = io.TextIOWrapper(file, encoding="utf-8")
    write_table(table, "xlsx", stream)
    stream.detach()
    return file.getvalue()


def test_a_workbook_holds_numbers_and_text_and_runs_no_formula() -> None:
    page = load_workbook(io.BytesIO(workbook(TABLE))).worksheets[0]
    assert page.title == "workload"
    rows = list(page.iter_rows(values_only=True))
    assert rows[:3] == [("person", "actions"), ("Zoë Adeyemi", 12), ("=HYPERLINK(1)", None)]
    assert page["A3"].data_type == "s"
    assert rows[3] == ("a [31mb\nc", 3)
    assert workbook(TABLE) == workbook(TABLE)


@given(st.text(), st.text(max_size=40))
def test_any_text_can_stand_in_a_workbook(cell: str, name: str) -> None:
    page = load_workbook(io.BytesIO(workbook(Table(name, ("x",), ((cell,),))))).worksheets[0]
    found = page["A2"].value or ""
    assert unescaped(str(found)).split() == writable(cell).split()


def test_a_workbook_is_no_thing_for_a_terminal() -> None:
    with pytest.raises(InputError, match="Send it to a file"):
        write_table(TABLE, "xlsx", Screen())


def test_plain_table_is_aligned_one_line_a_row() -> None:
    lines = written("table").splitlines()
    assert len(lines) == 4
    assert lines[0].index("actions") == lines[1].index("12") == lines[3].index("3", 10)
    assert "\x1b" not in written("table")


def test_a_terminal_gets_no_control_characters_from_a_plan() -> None:
    assert "\x1b[31m" not in written("table", Screen())
    assert "Zoë Adeyemi" in written("table", Screen())


def test_a_cell_like_markup_is_shown_as_it_is() -> None:
    stream = Screen()
    write_table(Table("t", ("x",), (("[bold]lead[/bold]",),)), "table", stream)
    assert "[bold]lead[/bold]" in stream.getvalue()


def test_a_table_with_no_rows_still_has_its_header() -> None:
    stream = io.StringIO()
    write_table(Table("t", ("action", "why"), ()), "table", stream)
    assert stream.getvalue() == "action  why\n"


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-cmd", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_what_starts_a_formula_is_defused(text: str) -> None:
    assert defused(text) == "'" + text


@pytest.mark.parametrize("cell", ["Redthread", "a=b", 5, -5, 0.5, ""])
def test_what_starts_none_is_left_alone(cell: object) -> None:
    assert defused(cell) == cell


@given(st.text())
def test_printable_is_one_line_without_control_characters(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert shown == printable(shown)


def failing(error: BaseException) -> int:
    def command() -> int:
        raise error

    return run(command)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (InputError("plan.txt", "is empty", "Give a file with text"), 2, "plan.txt: is empty."),
        (OSError(errno.ENOSPC, "No space left on device", "graph.nq"), 2, "Free some space"),
        (OSError(errno.EROFS, "Read-only file system", "out"), 2, "can be written"),
        (PermissionError(errno.EACCES, "Permission denied", "plan.txt"), 2, "plan.txt"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (MemoryError(), 2, "memory"),
    ],
)
def test_what_stops_a_command_is_said_in_one_line(
    error: BaseException, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(error) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        failing(ZeroDivisionError())


def test_status_of_a_command_is_passed_on() -> None:
    assert run(lambda: 1) == 1
    assert run(lambda: None) == 0


def test_long_cells_are_cut_only_where_a_line_would_be_too_long() -> None:
    words = "Hold a weekly meeting on young people at risk of harm"
    stream = io.StringIO()
    write_table(Table("t", ("action",), ((words,),)), "table", stream)
    assert words in stream.getvalue()
    stream = io.StringIO()
    write_table(Table("t", tuple("abcd"), ((words,) * 4,)), "table", stream)
    assert words not in stream.getvalue()
    assert stream.getvalue().count("…") == 4


def test_a_table_too_wide_for_the_terminal_is_listed_value_by_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = (("Hold a weekly meeting", "Nadia Okafor", None), ("Review it", "Ian Reed", "2019"))
    stream = Screen()
    write_table(Table("t", ("action", "lead", "end"), rows), "table", stream)
    assert stream.getvalue() == (
        "action  Hold a weekly meeting\nlead    Nadia Okafor\n\n"
        "action  Review it\nlead    Ian Reed\nend     2019\n"
    )
