"""Both forms of a review give back what was written, refuse what is not theirs, run nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from graph.errors import InputError
from graph.records import Kind
from graph.review.doubts import Place
from graph.review.judgements import NOT_A_NAME, Decision, Judgement, What, clean
from graph.review.relations import KIND_WORDS, relations
from viz.review_csv import COLUMNS, csv_bytes, is_review_csv, read_csv
from viz.review_lines import Line
from viz.review_sheets import SHEETS
from viz.review_workbook import read_workbook, review_bytes

Read = Callable[[bytes], tuple[Judgement, ...]]

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "'", "#N/A", "＝1", "_x0041_", "0012"]
_free = st.one_of(
    st.sampled_from(DANGEROUS),
    st.text(max_size=30).map(clean),
    st.text(alphabet="=+-@' \"\n\t;,x0_5F", max_size=8).map(clean),
)
_note = st.one_of(_free, st.text(max_size=30).map(lambda text: clean(text, lines=True)))
_kinds = st.sampled_from(("", *KIND_WORDS))
_RIGHT = ("", *(kind.value for kind in Kind), NOT_A_NAME)


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """Any judgement as reading gives it, limited to what its sheet has a column for."""
    what = draw(st.sampled_from(What))
    sheet = next(sheet for sheet in SHEETS if what in sheet.whats)
    values: dict[str, str] = {}
    for column in sheet.columns:
        match column.field:
            case "plan" | "thing" | "quote" | "decided_by":
                values[column.field] = draw(_free)
            case "note":
                values["note"] = draw(_note)
            case "kind" | "other_kind":
                values[column.field] = draw(_kinds)
            case "relation":
                values["relation"] = draw(st.sampled_from(["", *(r.words for r in relations())]))
            case "other":
                right = what in (What.KIND, What.CHANGE_KIND)
                values["other"] = draw(st.sampled_from(_RIGHT) if right else _free)
    judgement = Judgement(what, decision=draw(st.sampled_from(Decision)), **values)
    if judgement.is_blank or not any(values.values()):
        judgement = replace(judgement, decided_by="J")
    return judgement


def from_workbook(data: bytes) -> tuple[Judgement, ...]:
    return read_workbook(data, "review.xlsx")[0]


def from_csv(data: bytes) -> tuple[Judgement, ...]:
    return read_csv(data, "review.csv")


FORMS = [(review_bytes, from_workbook), (csv_bytes, from_csv)]


@settings(deadline=None, max_examples=60)
@given(st.lists(judgements(), max_size=6))
def test_what_is_written_is_read_from_either_form(written: list[Judgement]) -> None:
    lines = [Line(judgement, "applied") for judgement in written]
    for write, read in FORMS:
        again = read(write(lines))
        assert sorted(again, key=repr_key) == sorted(written, key=repr_key)


def repr_key(judgement: Judgement) -> str:
    return repr(replace(judgement, origin=""))


CLAIM = Judgement(
    What.CLAIM,
    "a.txt",
    "Ann Lee",
    "person",
    "chairs",
    "Bay Board",
    "panel",
    "chaired by Ann Lee",
)
ALIAS = Judgement(What.ALIAS, "", "Bay Board", other="BB", decided_by="Jo")
OPEN = Line(CLAIM, why="chaired by", sure=0.7, places=(Place("It is chaired by Ann Lee.", "p 4"),))


def test_an_open_doubt_is_shown_and_no_judgement() -> None:
    for write, read in FORMS:
        assert read(write([OPEN])) == ()
    page = load_workbook(io.BytesIO(review_bytes([OPEN])))["Claims"]
    row = {head.value: cell.value for head, cell in zip(page[1], page[2], strict=True)}
    assert row["How sure"] == 0.7
    assert (row["In the plan"], row["Place"]) == ("It is chaired by Ann Lee.", "p 4")
    assert row["Decision"] is None


def test_every_sheet_offers_yes_no_unsure() -> None:
    lines = [OPEN, Line(Judgement(What.NAME, "a.txt", "X", other="Y"))]
    book = load_workbook(io.BytesIO(review_bytes(lines)))
    assert book.sheetnames == ["How to", "Merges", "Kinds", "Claims", "Cells", "Add"]
    for title in ("Merges", "Claims", "Add"):
        page = book[title]
        column = next(cell.column_letter for cell in page[1] if cell.value == "Decision")
        offered = [
            rule.formula1
            for rule in page.data_validations.dataValidation
            if f"{column}2" in str(rule.sqref)
        ]
        assert offered == ['"yes,no,unsure"']
    assert all(len(rule.formula1) <= 257 for rule in book["Add"].data_validations.dataValidation)


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_in_a_cell_can_run(text: str) -> None:
    line = Line(replace(CLAIM, thing=text, quote=text, decided_by=text, note=text))
    for part in zipfile.ZipFile(io.BytesIO(review_bytes([line]))).infolist():
        data = zipfile.ZipFile(io.BytesIO(review_bytes([line]))).read(part)
        assert b"<f>" not in data
        assert b'<c r="A2" t="e"' not in data
    for row in csv.reader(io.StringIO(csv_bytes([line]).decode("utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for cell in row)


def test_the_same_lines_give_the_same_bytes_in_any_order() -> None:
    lines = [OPEN, Line(ALIAS), Line(replace(CLAIM, thing="Bo", decision=Decision.NO))]
    for write, _ in FORMS:
        assert write(lines) == write(lines[::-1])
    with zipfile.ZipFile(io.BytesIO(review_bytes(lines))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_what_is_to_decide_stands_above_what_is_decided() -> None:
    lines = [
        Line(replace(CLAIM, decision=Decision.YES), sure=0.1),
        replace(OPEN, judgement=replace(CLAIM, thing="Bo")),
        replace(OPEN, judgement=replace(CLAIM, thing="Cy"), sure=0.5),
    ]
    page = load_workbook(io.BytesIO(review_bytes(lines)))["Claims"]
    assert [page.cell(row, 2).value for row in (2, 3, 4)] == ["Cy", "Bo", "Ann Lee"]


# --- what people do to files ----------------------------------------------------------


def edited(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def set_cell(sheet: str, cell: str, value: object) -> Callable[[Workbook], object]:
    return lambda book: book[sheet].__setitem__(cell, value)


def test_an_answer_typed_into_a_workbook_is_read_with_its_place() -> None:
    data = edited(review_bytes([OPEN]), set_cell("Claims", "H2", " Yes "))
    (judgement,) = from_workbook(data)
    assert judgement == replace(CLAIM, decision=Decision.YES)
    assert judgement.origin == "review.xlsx, sheet Claims, row 2"


def test_lines_typed_into_add_are_read_whatever_type_the_cells_have() -> None:
    def type_in(book: Workbook) -> None:
        page = book["Add"]
        for column, value in enumerate(("alias", None, 2019, "role", None, 7.0), start=1):
            page.cell(5, column).value = value

    (judgement,) = from_workbook(edited(review_bytes([]), type_in))
    assert judgement == Judgement(What.ALIAS, "", "2019", "role", other="7")


def test_columns_may_be_moved_and_notes_have_lines() -> None:
    text = csv_bytes([Line(replace(ALIAS, note="one\ntwo"))]).decode("utf-8-sig")
    rows = [row[::-1] for row in csv.reader(io.StringIO(text))]
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    (judgement,) = read_csv(stream.getvalue().encode(), "review.csv")
    assert judgement == replace(ALIAS, note="one\ntwo")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (set_cell("Claims", "H2", "perhaps"), r"sheet Claims, row 2: .*'perhaps'.*yes, no"),
        (set_cell("Claims", "D1", "Link"), r"sheet Claims, row 1: has no column 'Relation'"),
        (set_cell("Claims", "H1", None), r"sheet Claims, row 1: has no column 'Decision'"),
        (lambda book: book.remove(book["Kinds"]), r"sheet Kinds: the sheet is missing"),
        (set_cell("Add", "C7", "JET"), r"sheet Add, row 7: says '' under 'what'"),
    ],
)
def test_a_spoiled_workbook_is_named_with_sheet_and_row(
    change: Callable[[Workbook], object], said: str
) -> None:
    with pytest.raises(InputError, match=r"^review\.xlsx, " + said):
        from_workbook(edited(review_bytes([OPEN]), change))


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("A9", "nonsense", "one of: "),
        ("D9", "council", "one of: person"),
        ("E9", "commands", "one of: lead, lead organisation"),
        ("I9", "ja", "yes, no or unsure"),
    ],
)
def test_an_unknown_word_is_answered_with_those_known(cell: str, value: str, said: str) -> None:
    def type_in(book: Workbook) -> None:
        book["Add"]["A9"] = "add claim"
        book["Add"]["C9"] = "JET"
        book["Add"][cell] = value

    with pytest.raises(InputError, match=rf"sheet Add, row 9: .*{value}.*{said}"):
        from_workbook(edited(review_bytes([]), type_in))


def test_a_right_kind_must_be_a_kind() -> None:
    doubt = Line(Judgement(What.KIND, "a.txt", "X", "panel"))
    with pytest.raises(InputError, match=r"sheet Kinds, row 2: .*'area'.*not a name"):
        from_workbook(edited(review_bytes([doubt]), set_cell("Kinds", "E2", "area")))


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not a workbook that can be read"):
        from_workbook(data)


def test_a_workbook_damaged_inside_is_refused() -> None:
    stream = io.BytesIO()
    whole = io.BytesIO(review_bytes([OPEN]))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(stream, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            target.writestr(part, data[: len(data) // 2] if "sheet4" in part else data)
    with pytest.raises(InputError, match="damaged workbook"):
        from_workbook(stream.getvalue())


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"xl/part{number}.xml", b" " * 25_000_000)
    with pytest.raises(InputError, match="too many to read"):
        from_workbook(stream.getvalue())


def test_what_a_person_added_of_their_own_is_told() -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("My notes")["A1"] = "ask Jo"
        book["Claims"]["Z2"] = "call"

    _, foreign = read_workbook(edited(review_bytes([OPEN]), add), "review.xlsx")
    assert "sheet My notes" in foreign
    assert any("Claims" in each for each in foreign)
    assert read_workbook(review_bytes([OPEN, Line(ALIAS)]), "r")[1] == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "row 1: has no column 'what'"),
        (b"what,plan\nalias,a\n", "row 1: has no column 'thing'"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (",".join(COLUMNS).encode() + b"\nalias,a" + b",x" * 20, "row 2: has more cells"),
        (",".join(COLUMNS).encode() + b"\nalais,a,b\n", "row 2: says 'alais' under 'what'"),
    ],
)
def test_a_spoiled_csv_is_named_with_its_row(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        from_csv(data)


def test_a_review_is_known_from_a_plan(tmp_path: Path) -> None:
    review, plan = tmp_path / "decisions.csv", tmp_path / "plan.csv"
    review.write_bytes(csv_bytes([OPEN]))
    plan.write_text("what,plan\nLight the paths,Ann Lee\n")
    assert is_review_csv(review)
    assert not is_review_csv(plan)
    assert not is_review_csv(tmp_path / "gone.csv")
