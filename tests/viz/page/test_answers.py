"""The tabs of questions: their rows beside `ask`, their faces, what they select."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store import open_store
from queries.asked import Filters
from queries.catalogue import Question, questions
from queries.run import NEEDS_A_DAY, answer, ask
from tests.graph.made_plan import MadePlan
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, MakePage, OpenPage
from tests.viz.page.test_opening import OVERFLOW

if TYPE_CHECKING:
    from playwright.sync_api import Page

TABS = ("overlap", "dependency", "gap", "resilience")
ASKED = [
    question for question in questions()
    if question.family in TABS and question.name not in NEEDS_A_DAY
]  # fmt: skip
DAY = "2019-04-01"


def saved(page: Page) -> list[list[str]]:
    """The rows of the table that the page saves as CSV, its headings first."""
    with page.expect_download() as download:
        page.locator(".answer").get_by_role("button", name="Save as CSV").click()
    text = Path(str(download.value.path())).read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def as_text(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    """Cells as CSV has them: numbers as JavaScript writes them."""

    def told(cell: object) -> str:
        return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)

    return [[told(cell) for cell in row] for row in rows]


def undefused(rows: list[list[str]]) -> list[list[str]]:
    return [[re.sub(r"^'(?=[=+\-@])", "", cell) for cell in row] for row in rows]


@pytest.mark.parametrize("question", ASKED, ids=lambda question: str(question.name))
def test_the_table_of_each_question_is_what_ask_gives(
    samples_page: Path, samples_out: Path, open_page: OpenPage, question: Question
) -> None:
    name, family = question.name, question.family
    table = ask(open_store(samples_out), name)
    page = open_page(samples_page, at=f"#tab={family}&view={name}&table=yes", accept_downloads=True)
    listed = page.locator(".questions [aria-current]")
    assert listed.locator(".count").inner_text() == str(len(table.rows))
    if table.rows:
        columns, *rows = saved(page)
        assert columns == list(table.columns)
        assert undefused(rows) == as_text(table.rows)


def test_what_is_overdue_needs_a_day(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at="#tab=gap&view=overdue", accept_downloads=True)
    assert page.locator(".questions [aria-current] .count").inner_text() == "no day"
    assert "No day is given" in page.locator(".answer .told").inner_text()
    page.get_by_role("button", name="Count from today").click()
    assert re.search(r"on=\d{4}-\d{2}-\d{2}", page.evaluate("location.hash"))
    assert "months past" in page.locator(".cards").inner_text()
    again = open_page(
        samples_page, at=f"#tab=gap&view=overdue&on={DAY}&table=yes", accept_downloads=True
    )
    table = answer(open_store(samples_out), "overdue", Filters(on=DAY))
    assert undefused(saved(again)) == as_text([table.columns, *table.rows])


def test_a_card_tells_what_where_why_and_in_whose_words(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    table = ask(open_store(samples_out), "single-points-of-failure")
    first = dict(zip(table.columns, table.rows[0], strict=True))
    page = open_page(samples_page, at="#tab=resilience")
    card = page.locator(".card").first
    told = card.inner_text()
    for column in ("area", "name", "why", "quote", "place", "made up of"):
        assert str(first[column]) in told
    card.get_by_role("heading").get_by_role("button").first.click()
    assert page.locator("#detail h2").inner_text() == str(first["name"]).split(" (")[0]
    card.get_by_role("button", name=str(first["place"])).click()
    assert page.locator("#tab-plans").get_attribute("aria-selected") == "true"
    assert page.locator(".plan-text .here").first.inner_text() in str(first["quote"])


def test_a_card_leads_to_the_picture_and_to_what_if(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at="#tab=resilience")
    page.locator(".card").first.get_by_role("button", name="Show in the picture").click()
    assert page.locator(".rows-picture").is_visible()
    assert "select=" in page.evaluate("location.hash")
    page.get_by_role("button", name="List", exact=True).click()
    page.locator(".card").first.get_by_role("button", name=re.compile("^What if")).click()
    assert page.locator("#tab-whatif").get_attribute("aria-selected") == "true"
    assert "without=" in page.evaluate("location.hash")


def test_all_that_a_card_speaks_of_is_selected_and_the_card_marked(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at="#tab=overlap&view=panel-overlap")
    choose = page.locator(".card").first.get_by_role("button", name=re.compile("^Select all"))
    choose.focus()
    page.keyboard.press("Enter")
    count = choose.inner_text().split()[-1]
    assert page.locator("#detail").get_by_text(f"{count} selected").is_visible()
    assert choose.evaluate("each => each === document.activeElement && each.matches('.chosen')")


def test_what_cannot_be_narrowed_says_so(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#tab=resilience")
    page.get_by_role("group", name="Theme").get_by_role("checkbox").first.check()
    assert "Not narrowed by theme" in page.locator(".answer .told").inner_text()
    page.get_by_role("button", name="Clear all filters").click()
    assert "narrowed" not in page.locator(".answer .told").inner_text()


def test_badges_count_what_their_title_says(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    store = open_store(samples_out)
    ranks = ask(store, "single-points-of-failure").column("rank")
    pairs = [ask(store, n).rows for n in ("duplicate-work", "panel-overlap", "similar-services")]
    wanted = {
        "overlap": sum(map(len, pairs)),
        "gap": len(ask(store, "no-lead").rows),
        "resilience": sum(rank is not None for rank in ranks),
    }
    page = open_page(samples_page)
    badges = {name: page.locator(f"#tab-{name} .badge") for name in wanted}
    assert {name: int(badge.inner_text()) for name, badge in badges.items()} == wanted
    assert all(badge.get_attribute("title") for badge in badges.values())


def test_the_grid_is_walked_by_keys_and_tells_the_plans_words(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    table = ask(open_store(samples_out), "same-standard-action")
    page = open_page(samples_page, at="#tab=gap&view=missing-standard-actions")
    cells = page.locator(".standards td button")
    assert cells.locator("xpath=self::*[@tabindex='0']").count() == 1
    cells.first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
    assert cells.first.evaluate("cell => cell === document.activeElement")
    present = page.locator(".standards td.present button").first
    name, area = str(present.get_attribute("title")).split(": ")[0].rsplit(", ", 1)
    columns = [table.column(each) for each in ("standard action", "area", "action")]
    stated = [row[2] for row in zip(*columns, strict=True) if row[:2] == (name, area)]
    present.press("Enter")
    told = page.locator(".standards-detail").inner_text()
    assert stated
    assert all(str(action) in told for action in stated)
    page.locator(".standards-detail").get_by_role("button", name="Close").click()
    assert page.locator(".standards-detail").inner_text() == ""


def test_the_grid_can_be_ordered(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#tab=gap&view=missing-standard-actions")
    area = page.locator(".standards thead button").first
    area.click()
    assert area.locator("xpath=..").get_attribute("aria-sort") == "ascending"
    page.get_by_label("Order by").select_option("name")
    names = page.locator(".standards tbody th[scope=row]").all_inner_texts()
    assert names == sorted(names)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_question_stands_in_the_way_of_anybody(
    samples_page: Path, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(samples_page, bypass_csp=True, color_scheme=scheme)
    found = {}
    for question in questions():
        if question.family not in TABS:
            continue
        address = f"#tab={question.family}&view={question.name}"
        page.evaluate("address => { location.hash = address }", address)
        page.locator(".questions [aria-current]").get_by_text(question.title).wait_for()
        if wrong := violations(page):
            found[question.name] = wrong
    assert found == {}


def test_no_question_is_wider_than_a_phone(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, PHONE)
    for question in questions():
        if question.family not in TABS:
            continue
        for more in ("", "/picture"):
            address = f"#tab={question.family}&view={question.name}{more}"
            page.evaluate("address => { location.hash = address }", address)
            page.locator(".questions [aria-current]").get_by_text(question.title).wait_for()
            assert page.evaluate(OVERFLOW) <= 0, question.name + more


def test_a_grid_of_many_areas_is_turned_over(make_page: MakePage, open_page: OpenPage) -> None:
    plans = [MadePlan(f"Area {n:02}").does("Talk in schools").records() for n in range(45)]
    page = open_page(make_page(plans), at="#tab=gap&view=missing-standard-actions")
    heads = page.locator(".standards thead button")
    assert heads.count() == 40
    assert "1 to 40 of 45 areas" in page.locator(".turning").inner_text()
    page.get_by_role("button", name="Next areas").click()
    assert heads.all_inner_texts() == [f"Area {n:02}" for n in range(40, 45)]
    assert page.locator(".standards td button[tabindex='0']").count() == 1
    page.get_by_role("button", name="Areas before").click()
    assert heads.first.inner_text() == "Area 00"
