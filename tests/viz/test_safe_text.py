"""Whatever names and quotes hold, it is text in every file that is written, and runs nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from graph.rdf import plan_quads, write_nquads, write_trig
from graph.records import PlanRecords
from graph.store import Store
from graph.table import Table
from tests.graph.made_plan import MadePlan
from tests.viz.page.hostile import HOSTILE
from viz.csv_text import defused, one_text
from viz.export.forms import Form, export
from viz.review import Given, review_lines
from viz.review_csv import csv_bytes, read_csv
from viz.review_workbook import read_workbook, review_bytes
from viz.table_workbook import table_bytes
from viz.terminal import Format, write_table
from viz.told import told_of
from viz.workbook.writer import writable
from viz.workbook_bytes import unescaped

PIECES = [
    *HOSTILE,
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=2", "\r=3", "\n+4", "＝5", " =6", "'=7", "|cmd",
    "\x00=8", "\u200b=9", "\ufeff=10", "\x00", "\x01\x0b\x1f", "\x7f\x85", "\ufffe\uffff",
    "_x0041_", "_x000D_", "_x005F_x0041_", "#N/A", "TRUE", "1e5", "0012", ";=11", "\u2028=12",
    "\u202egnp", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u200c\u0631", "\U0001f469\u200d\U0001f692",
    "\U0001d54a", "\U000e0041", "\ue000", "]]>", "<![CDATA[", "%s{0}", "\\", "\u0301",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=3).map("".join)
FORMULA = frozenset("=+-@＝＋－＠")


def plan_of(words: str, file: str) -> PlanRecords:
    """A plan in which the words begin every name, action, theme and quote."""
    plan = MadePlan("Hillford")
    person, body, panel, board, service, action = (f"{words} {n}" for n in range(6))
    plan.has("person", person).has("body", body).has("panel", panel, board).has("service", service)
    plan.does(action, theme=words)
    plan.says(person, "leads", action, confidence=0.6).says(body, "supports", action)
    plan.says(body, "provides", service).says(panel, "reports to", board)
    plan.says(person, "chairs", panel)
    made = plan.records()
    area = made.area and replace(made.area, name=f"{words} 6")
    return replace(made, document=replace(made.document, name=file), area=area)


def parts(data: bytes) -> Iterator[ElementTree.Element]:
    """Each part of a workbook; fails where one is no XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield ElementTree.fromstring(archive.read(name))


def cells(data: bytes) -> set[str]:
    """The text of all cells of a workbook; fails where one is a formula or an error, or leads
    out of the file."""
    for part in parts(data):
        assert not [each for each in part.iter() if each.tag.endswith("}f")], "a formula"
        assert not [each for each in part.iter() if each.get("TargetMode") == "External"]
    found: set[str] = set()
    for page in load_workbook(io.BytesIO(data)):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type not in ("f", "e"), (page.title, cell.coordinate, cell.value)
                if isinstance(cell.value, str):
                    assert cell.quotePrefix or not looks_like_a_formula(cell.value), (
                        "edited, it runs"
                    )
                    found.add(unescaped(cell.value))
    return found


def looks_like_a_formula(cell: str) -> bool:
    seen = cell.lstrip("".join(c for c in cell if unicodedata.category(c)[0] in "ZC"))
    return seen[:1] in FORMULA if seen else False


def check_csv(text: str) -> set[str]:
    """The text of all cells; fails where a spreadsheet would make anything else of one."""
    assert "\x00" not in text
    assert "\r" not in text
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}, "a row is parted"
    for row in rows[1:]:
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?(e[+-]\d+)?", cell)
            assert number or not looks_like_a_formula(cell), repr(cell)
    return {cell.removeprefix("'") for row in rows for cell in row}


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def check(path: Path, form: Form, person: str) -> None:
    """The file is whole, and the person's name stands in it as text."""
    match form:
        case Form.XLSX | Form.KUMU:
            named = writable(person)
            if form is Form.KUMU:
                named = on_one_line(named.replace("|", "/"))
            assert any(named in cell for cell in cells(path.read_bytes()))
        case Form.CSV | Form.OPEN_REFERRAL:
            found = {cell for file in path.glob("*.csv") for cell in check_csv(file.read_text())}
            if form is Form.CSV:
                assert str(one_text(person)) in found
        case Form.GRAPHML | Form.GEXF:
            ElementTree.parse(path)
        case Form.TTL | Form.JSONLD:
            known = ox.RdfFormat.TURTLE if form is Form.TTL else ox.RdfFormat.JSON_LD
            quads = list(ox.parse(path.read_bytes(), format=known))
            assert person in {q.object.value for q in quads if isinstance(q.object, ox.Literal)}
        case Form.PYVIS:
            page = (path / "who-leads-what.html").read_text("utf-8")
            nodes = re.search(r"nodes = new vis\.DataSet\((\[.*\])\);", page)
            assert nodes is not None
            assert person in {node["name"] for node in json.loads(nodes[1])}


@settings(deadline=None, max_examples=8)
@given(texts)
def test_every_form_holds_any_text_as_text(words: str) -> None:
    store = Store(plan_quads(plan_of(words, "plan.txt")))
    person = on_one_line(f"{words} 0")
    with TemporaryDirectory() as folder:
        for form in Form:
            check(export(store, form, Path(folder) / form.value).path, form, person)


@settings(deadline=None, max_examples=25)
@given(texts, texts)
def test_both_reviews_hold_any_text_as_text(words: str, file: str) -> None:
    plan = plan_of(words, file or "plan.txt")
    lines, _ = review_lines([told_of(plan, plan)], Given())
    assert lines, "a doubtful lead is asked about"
    written = review_bytes(lines)
    cells(written)
    check_csv(csv_bytes(lines).decode("utf-8-sig"))
    assert read_workbook(written, "review.xlsx")[0] == ()
    assert read_csv(csv_bytes(lines), "review.csv") == ()


@settings(deadline=None, max_examples=40)
@given(st.lists(texts, min_size=1, max_size=4))
def test_answers_hold_any_text_as_text(column: list[str]) -> None:
    table = Table("answer", ("name",), tuple((each,) for each in column))
    assert {writable(each) for each in column if writable(each)} <= cells(table_bytes(table))
    stream = io.StringIO()
    write_table(table, Format.CSV, stream)
    found = [
        row[0] if row else "" for row in csv.reader(io.StringIO(stream.getvalue(), newline=""))
    ]
    assert found[1:] == [str(defused(one_text(each))) for each in column]
    check_csv(stream.getvalue())


@settings(deadline=None, max_examples=40)
@given(texts)
def test_the_graph_itself_is_read_as_it_was_written(words: str) -> None:
    quads = list(plan_quads(plan_of(words, "plan.txt")))
    with TemporaryDirectory() as folder:
        nquads, trig = Path(folder) / "graph.nq", Path(folder) / "graph.trig"
        write_nquads(quads, nquads)
        write_trig(quads, trig)
        assert set(Store.read(nquads).quads()) == set(Store(quads).quads())
        assert set(ox.parse(path=str(trig), format=ox.RdfFormat.TRIG)) == set(quads)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\U0001f469\u200d\U0001f692", "\U0001f469\u200d\U0001f692"),
        ("\u0645\u200c\u0631 \u202bx", "\u0645\u200c\u0631 \u202bx"),
        ("co\u00adop\u200b", "coop"),
        ("a\x00b\x0bc\ufffe", "a b c "),
        ("two\nlines\r", "two\nlines "),
        ("nb\u00a0sp", "nb sp"),
    ],
    ids=["joined", "right to left", "hints", "controls", "lines", "blank"],
)
def test_a_cell_keeps_what_letters_need(text: str, kept: str) -> None:
    assert writable(text) == kept


def test_a_cell_is_cut_where_excel_would_take_it_for_damaged() -> None:
    assert len(writable("a" * 40_000)) == 32_767
    wide = writable("\U0001f692" * 40_000)
    assert wide == "\U0001f692" * 16_383
    assert len(wide.encode("utf-16-le")) // 2 <= 32_767


def test_a_code_of_excel_is_text() -> None:
    table = Table("answer", ("name",), (("_x0041_",), ("_x005F_x0041_",)))
    written = b"".join(ElementTree.tostring(part) for part in parts(table_bytes(table)))
    assert b">_x005F_x0041_<" in written
    assert b">_x005F_x005F_x005F_x0041_<" in written
