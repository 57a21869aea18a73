"""What holds for every tab of the page, whatever it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, WIDE, OpenPage
from tests.viz.page.test_opening import OVERFLOW

if TYPE_CHECKING:
    from playwright.sync_api import Page

FEWEST = 8


def tabs(page: Page) -> list[str]:
    """The names of the page's tabs in addresses."""
    found = page.get_by_role("tab").all()
    return [str(tab.get_attribute("id")).removeprefix("tab-") for tab in found]


def open_tab(page: Page, name: str, more: str = "") -> None:
    """Opens a tab through the address, with something selected."""
    page.evaluate("address => { location.hash = address }", f"#tab={name}{more}")
    page.locator(f"#tab-{name}[aria-selected=true]").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_tab_stands_in_the_way_of_anybody(
    samples_page: Path, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(samples_page, bypass_csp=True, color_scheme=scheme)
    found = {}
    for name, more in [("leads", "&table=yes"), *((each, "&select=%230") for each in tabs(page))]:
        open_tab(page, name, more)
        if wrong := violations(page):
            found[name + more] = wrong
    assert found == {}


def test_nor_does_one_with_names_hidden(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#names=hidden", bypass_csp=True)
    found = {}
    for name in tabs(page):
        open_tab(page, name, "&names=hidden")
        if wrong := violations(page):
            found[name] = wrong
    assert found == {}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_tab_needs_a_bar_to_scroll_sideways(
    samples_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(samples_page, size)
    names = tabs(page)
    assert len(names) >= FEWEST
    for name in names:
        for more in ("", "&select=%230", "&table=yes"):
            open_tab(page, name, more)
            assert page.evaluate(OVERFLOW) <= 0, name + more


def test_arrow_keys_move_from_tab_to_tab(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    names = tabs(page)
    page.locator(f"#tab-{names[0]}").focus()
    for name in (*names[1:], names[0]):
        page.keyboard.press("ArrowRight")
        assert page.locator(f"#tab-{name}").get_attribute("aria-selected") == "true"
        assert page.locator(f"#tab-{name}").evaluate("tab => tab === document.activeElement")


def test_the_address_brings_back_what_was_open(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    open_tab(page, "gap", "&select=%231")
    shown = page.locator("#detail h2").inner_text()
    address = page.evaluate("location.hash")
    again = open_page(samples_page, at=address)
    assert again.locator("#tab-gap").get_attribute("aria-selected") == "true"
    assert again.locator("#detail h2").inner_text() == shown
