"""The view "What if they go?"."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store import open_store
from queries.resilience.without import without
from queries.run import ask
from tests.graph.made_plan import MadePlan
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, MakePage, OpenPage
from tests.viz.page.hostile import HOSTILE, hostile_plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

LEAD = "Stephen Douglass"
WITHOUT_LEAD = "#tab=whatif&without=southwark/person/stephen-douglass"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What stands for what a row does not say, so that no row begins with it.
NOT_STATED = "–"


def hillford() -> MadePlan:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel").has("body", "Council")
    made.has("body", "All partners", generic=True).has("panel", "Watch Panel")
    made.does("Meet", "Patrol").says("Ann Lee", "leads", "Meet", confidence=0.6)
    made.says("Ann Lee", "leads", "Patrol").says("Raj Patel", "leads", "Patrol")
    made.says("Ann Lee", "chairs", "Watch Panel").says("Council", "supports", "Meet", "Patrol")
    return made.says("All partners", "supports", "Patrol")


def add(page: Page, words: str) -> None:
    page.get_by_role("combobox", name=re.compile("^Add a person")).fill(words)
    page.keyboard.press("Enter")


def headline(page: Page) -> str:
    return page.locator(".headline").inner_text()


def test_the_table_is_what_without_prints(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=f"{WITHOUT_LEAD}&table=yes")
    cells = """() => [...document.querySelectorAll('.whatif tbody tr')]
        .map((row) => [...row.cells].map((cell) => cell.textContent))"""
    table = without(open_store(samples_out), [LEAD]).table
    assert page.evaluate(cells) == [
        [NOT_STATED if value is None else str(value) for value in row] for row in table.rows
    ]
    headings = page.locator(".whatif thead th").all_inner_texts()
    assert [words.strip() for words in headings] == list(table.columns)


def test_each_line_of_the_answer_stands_in_words_too(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=WITHOUT_LEAD)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    told = " ".join(page.locator(".lost").inner_text().split())
    for row in without(open_store(samples_out), [LEAD]).table.rows:
        assert str(row[4]) in told
        assert str(row[7]) in told
    assert f"Without {LEAD}" in told


def test_people_are_added_and_taken_out_by_keyboard(
    make_page: MakePage, open_page: OpenPage
) -> None:
    page = open_page(make_page([hillford().records()]), at="#tab=whatif")
    add(page, "ann")
    assert headline(page).split("\n")[-1] == (
        "Hillford is left with 1 action without a named lead and 1 board or panel without a"
        " stated chair."
    )
    add(page, "patel raj")
    assert "Without Ann Lee and Raj Patel" in headline(page)
    assert "2 actions without a named lead" in headline(page)
    assert page.evaluate("location.hash").count("without=") == 2
    page.get_by_role("button", name="Raj Patel stays").focus()
    page.keyboard.press("Enter")
    assert "1 action without a named lead" in headline(page)
    page.get_by_role("button", name="Start again").press("Enter")
    assert page.get_by_role("heading", name="Choose who or what goes").is_visible()
    assert page.evaluate("location.hash").count("without=") == 0


def test_classes_of_bodies_and_actions_are_not_offered(
    make_page: MakePage, open_page: OpenPage
) -> None:
    page = open_page(make_page([hillford().records()]), at="#tab=whatif")
    for words in ("All partners", "Meet"):
        page.get_by_role("combobox", name=re.compile("^Add a person")).fill(words)
        assert "Nothing of that name" in page.locator(".whatif .search li").all_inner_texts()


def test_what_rests_on_a_doubtful_reading_is_marked_and_can_be_left_out(
    make_page: MakePage, open_page: OpenPage
) -> None:
    page = open_page(make_page([hillford().records()]), at="#tab=whatif")
    add(page, "ann lee")
    assert page.locator(".losses .doubt").first.inner_text() == "uncertain"
    page.get_by_label("Only what was read with certainty").check()
    assert page.locator(".losses .doubt").count() == 0
    assert "left out by the filters" in page.locator(".lost").inner_text()


def test_the_gravest_points_of_failure_are_one_click_away(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at="#tab=whatif")
    table = ask(open_store(samples_out), "single-points-of-failure")
    names = [str(name) for name in dict.fromkeys(table.column("name"))][:5]
    offered = page.locator(".points button .words").all_inner_texts()
    assert [words.split("\n")[0] for words in offered] == [name.split(" (")[0] for name in names]
    page.locator(".points button").first.click()
    assert f"Without {names[0].split(' (')[0]}" in headline(page)


def test_only_the_areas_chosen_are_told_of(samples_page: Path, open_page: OpenPage) -> None:
    police = "#tab=whatif&without=organisation/metropolitan-police-service"
    page = open_page(samples_page, at=police)
    areas = page.locator(".whatif .area h3")
    assert areas.count() > 2
    page.get_by_label("Southwark", exact=False).first.check()
    assert areas.all_inner_texts() == ["Southwark"]
    page = open_page(samples_page, at=f"{WITHOUT_LEAD}&area=Harrow")
    assert "no part in the work of the plans for the areas chosen" in (
        page.locator(".whatif .warning").inner_text()
    )


def test_a_quote_leads_to_its_place_and_a_line_to_its_details(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=WITHOUT_LEAD)
    page.locator(".losses .what button").nth(1).click()
    assert page.locator("#detail h2").is_visible()
    page.locator(".losses").get_by_role("button", name="Read in the plan").nth(1).click()
    address = page.evaluate("location.hash")
    assert "tab=plans" in address
    assert "plan=southwark.txt" in address


def test_what_has_been_opened_stays_open_when_something_is_selected(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=WITHOUT_LEAD)
    closed = page.locator(".whatif details:not([open])").first
    closed.locator("summary").click()
    opened = page.locator(".whatif details[open]").count()
    page.locator(".losses .what button").first.click()
    assert page.locator(".whatif details[open]").count() == opened


def test_hidden_names_are_hidden_here_too(make_page: MakePage, open_page: OpenPage) -> None:
    page = open_page(make_page([hillford().records()]), at="#tab=whatif")
    add(page, "ann lee")
    page.get_by_role("button", name="Hide names").click()
    told = page.locator(".whatif").inner_text()
    assert "Without Person 1" in told
    assert "Ann Lee" not in told
    assert "Raj Patel" not in told


def test_hostile_names_are_shown_as_text(make_page: MakePage, open_page: OpenPage) -> None:
    page = open_page(make_page([hostile_plan()]), at="#tab=whatif")
    add(page, HOSTILE[0])
    assert HOSTILE[0] in headline(page)
    assert page.locator("#app img, #app script").count() == 0


def test_on_a_phone_nothing_is_wider_than_the_page(samples_page: Path, open_page: OpenPage) -> None:
    for address in ("#tab=whatif", WITHOUT_LEAD, f"{WITHOUT_LEAD}&table=yes"):
        assert open_page(samples_page, PHONE, at=address).evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["#tab=whatif", WITHOUT_LEAD, f"{WITHOUT_LEAD}&table=yes"])
def test_the_view_is_without_barrier(
    samples_page: Path, open_page: OpenPage, address: str, scheme: str
) -> None:
    page = open_page(samples_page, at=address, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []
