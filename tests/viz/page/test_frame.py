"""The frame of the page: search, filters, details, the address, the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.store import open_store
from queries.run import ask
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, OpenPage

LEAD = "Stephen Douglass"
SELECTED = "#select=southwark/person/stephen-douglass"


def items(page: object, heading: str) -> list[str]:
    """What the details list under a heading."""
    script = """(heading) => [...document.querySelectorAll('#detail h3')]
        .filter((each) => each.textContent.startsWith(heading))
        .flatMap((each) => [...each.parentElement.querySelectorAll('li button')])
        .map((each) => each.title || each.textContent)"""
    return list(page.evaluate(script, heading))  # type: ignore[attr-defined]


def test_a_lead_shows_exactly_the_actions_that_ask_gives(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    table = ask(open_store(samples_out), "who-leads-what")
    named = dict.fromkeys(
        action
        for action, lead in zip(table.column("action"), table.column("lead"), strict=True)
        if lead == LEAD
    )
    page = open_page(samples_page, at=SELECTED)
    assert page.locator("#detail h2").inner_text() == LEAD
    while page.locator("#detail").get_by_role("button", name="Show all").count():
        page.locator("#detail").get_by_role("button", name="Show all").first.click()
    assert sorted(items(page, "Leads")) == sorted(map(str, named))


@pytest.mark.parametrize("words", ["stephen douglass", "DOUGLASS", "douglass ste", "ouglas"])
def test_things_are_found_by_any_spelling(
    samples_page: Path, open_page: OpenPage, words: str
) -> None:
    page = open_page(samples_page)
    page.get_by_role("combobox", name=re.compile("Search people")).fill(words)
    page.get_by_role("option", name=re.compile(LEAD)).first.wait_for()
    page.keyboard.press("Enter")
    assert LEAD in page.locator("#detail h2").inner_text()


def test_the_address_brings_the_same_view_back(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    page.get_by_label("Southwark", exact=False).first.check()
    page.get_by_role("tab", name="Gaps").click()
    address = page.evaluate("location.hash")
    assert "area=Southwark" in address
    again = open_page(samples_page, at=address)
    assert again.get_by_role("tab", name="Gaps").get_attribute("aria-selected") == "true"
    assert again.get_by_label("Southwark", exact=False).first.is_checked()
    page.go_back()
    assert page.get_by_role("tab", name="Who leads what").get_attribute("aria-selected") == "true"
    assert page.get_by_label("Southwark", exact=False).first.is_checked()


@pytest.mark.parametrize(
    "at", ["#tab=nonsense&view=%00&select=nobody&at=x&plan=none", "#%E0%A4%A", "#" + "x" * 5000]
)
def test_an_address_of_nonsense_opens_the_page_as_it_is(
    samples_page: Path, open_page: OpenPage, at: str
) -> None:
    page = open_page(samples_page, at=at)
    assert page.get_by_role("tab", name="Who leads what").get_attribute("aria-selected") == "true"


def test_tabs_are_reached_by_arrow_keys(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    page.get_by_role("tab", name="Who leads what").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Overlaps").get_attribute("aria-selected") == "true"
    page.keyboard.press("End")
    assert page.get_by_role("tab").last.get_attribute("aria-selected") == "true"


def test_filters_can_be_cleared(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    page.get_by_label("Only what was read with certainty").check()
    page.get_by_role("button", name="Clear all filters").click()
    assert not page.get_by_label("Only what was read with certainty").is_checked()
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_details_are_without_barrier(
    samples_page: Path, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(samples_page, at=SELECTED, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []


def test_on_a_phone_the_details_come_first(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, PHONE, at=SELECTED)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#detail").is_visible()
    page.get_by_role("button", name="Filters").click()
    assert page.get_by_label("Only what was read with certainty").is_visible()
