"""The matrices and the table of who leads what, and where a picture would hold too much."""

from __future__ import annotations

import re
from pathlib import Path

from graph.store import open_store
from queries.run import ask
from tests.graph.made_plan import MadePlan
from tests.viz.page.conftest import MakePage, OpenPage
from tests.viz.page.drawn import drawing, saved, things

LEAD = "Stephen Douglass"


def test_a_count_opens_the_list_of_its_actions(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#view=matrix")
    row = page.get_by_role("row", name=re.compile(LEAD))
    count = row.get_by_role("button", name=re.compile("action")).nth(1)
    number = int(count.inner_text())
    name = count.get_attribute("aria-label") or ""
    count.click()
    listed = page.locator(".matrix-list")
    assert listed.get_by_role("row").count() == number + 1
    assert listed.get_by_role("heading").inner_text() in name
    assert page.evaluate("location.hash").count("select=") == number + 1
    listed.get_by_role("button", name="Draw these").click()
    assert set(things(drawing(page), "person", "selected")) == {LEAD}


def test_the_matrix_is_read_by_keyboard_and_sorted(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#view=matrix")
    grid = page.get_by_role("grid")
    assert grid.locator('[tabindex="0"]').count() == 1
    grid.locator('[tabindex="0"]').focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    totals = [int(each) for each in grid.locator("tbody td:nth-child(2)").all_inner_texts()]
    assert totals == sorted(totals)
    assert (
        page.evaluate("document.activeElement.closest('th').getAttribute('aria-sort')")
        == "ascending"
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+End")
    assert page.evaluate("document.activeElement.closest('tfoot') !== null")


def test_the_matrix_is_saved_as_a_table(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#view=areas")
    text = saved(page, "Table as CSV").read_text("utf-8-sig")
    assert text.startswith("theme,all,Barnet,")


def test_the_table_holds_the_rows_of_the_question(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page)
    page.get_by_role("button", name="Table", exact=True).click()
    rows = len(ask(open_store(samples_out), "who-leads-what").rows)
    assert page.locator(".table-count").inner_text() == f"{rows} rows"


def test_of_very_many_things_only_what_is_drilled_into_is_drawn(
    make_page: MakePage, open_page: OpenPage
) -> None:
    plan = MadePlan("Hillford").has("person", "Ann Lee", "Bo Ray")
    plan.has("body", *(f"Body {number}" for number in range(1500)))
    plan.does("Meet monthly").does("Train staff")
    plan.says("Ann Lee", "leads", "Meet monthly").says("Bo Ray", "leads", "Train staff")
    page = open_page(make_page([plan.records()]))
    assert page.get_by_role("grid").is_visible()
    page.get_by_role("button", name=re.compile("^Ann Lee: .+: 1 action$")).click()
    page.get_by_role("button", name="Draw these").click()
    assert "Only what is selected and its links are drawn" in page.locator(".told").inner_text()
    svg = drawing(page)
    assert set(things(svg, "selected")) == {"Ann Lee", "Meet monthly"}
    assert not things(svg, "faded")
    page.get_by_role("application").focus()
    page.keyboard.press("Escape")
    assert page.get_by_role("grid").is_visible()
