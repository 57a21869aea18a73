"""What changed between versions of a plan, beside what `compare` says."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.rdf import ontology_quads, plan_quads, registry_quads
from graph.records import Period, PlanRecords
from graph.store import Store
from queries.versions.compare import compare
from queries.versions.reading import versions_in
from tests.graph.made_plan import MadePlan
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, OpenPage
from tests.viz.page.test_opening import OVERFLOW
from viz.explorer.make import EXPLORER, page_bytes

WORK = ("Sweep the park each week for hidden knives", "Visit the families of those at risk")
LATER = ("Sweep the park each month for hidden knives and blades", WORK[1])


def plan(key: str, start: str, lead: str, work: tuple[str, ...] = WORK) -> PlanRecords:
    made = MadePlan("Hillford", key).has("person", lead).does(*work)
    for action in work:
        made.says(lead, "leads", action)
    return replace(made.records(), title=f"Hillford safety plan {start}", period=Period(start))


def graph() -> Store:
    plans = (
        plan("hillford-2018", "2018", "Ann Lee"),
        plan("hillford-2020", "2020", "Raj Patel", LATER),
    )
    quads = [*ontology_quads(), *registry_quads()]
    for each in plans:
        quads += plan_quads(each)
    return Store([*quads, *derived_quads(conclude(plans), plans)])


@pytest.fixture(scope="module")
def page_file(needs_bundle: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("versions") / EXPLORER
    path.write_bytes(page_bytes(graph(), b"", {}))
    return path


def test_the_table_is_what_compare_says(page_file: Path, open_page: OpenPage) -> None:
    old, new = versions_in(graph())
    table = compare((old,), (new,)).table
    page = open_page(page_file, at="#tab=changes&table=yes", accept_downloads=True)
    with page.expect_download() as download:
        page.locator(".answer").get_by_role("button", name="Save as CSV").click()
    text = Path(str(download.value.path())).read_text("utf-8-sig")
    columns, *rows = csv.reader(io.StringIO(text))
    assert columns == list(table.columns)
    assert [row[:8] for row in rows] == [
        ["" if cell is None else str(cell) for cell in row[:8]] for row in table.rows
    ]


def test_changes_stand_under_their_kinds(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, at="#tab=changes")
    assert "from 2018 to 2020" in page.locator(".changes h2").inner_text()
    page.get_by_role("button", name="Who leads and supports").click()
    told = page.locator(".cards").inner_text()
    assert "Lead changed" in told
    assert "Ann Lee" in told
    assert "Raj Patel" in told
    assert "Action reworded" not in told
    page.locator(".cards").get_by_role("button", name="Raj Patel").first.click()
    assert page.locator("#detail h2").inner_text() == "Raj Patel"


def test_what_differs_between_two_wordings_is_marked(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, at="#tab=changes&view=Actions")
    assert [each.strip() for each in page.locator(".cards del").all_inner_texts()] == ["week"]
    assert [each.strip() for each in page.locator(".cards ins").all_inner_texts()] == [
        "month", "and blades",
    ]  # fmt: skip


def test_without_versions_there_is_no_such_tab(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#tab=changes")
    assert page.get_by_role("tab", name="Changes").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_changes_stand_in_nobodys_way(page_file: Path, open_page: OpenPage, scheme: str) -> None:
    page = open_page(page_file, at="#tab=changes", bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []


def test_changes_fit_a_phone(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, PHONE, at="#tab=changes")
    assert page.evaluate(OVERFLOW) <= 0
