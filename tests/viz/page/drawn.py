"""What is saved from the page, and what stands in a saved picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["SVG", "drawing", "saved", "things"]

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, what: str) -> Path:
    """What the menu saves."""
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as told:
        page.get_by_role("menuitem", name=what).click()
    return Path(told.value.path())


def drawing(page: Page) -> ElementTree.Element:
    return ElementTree.parse(saved(page, "Picture as SVG")).getroot()


def things(svg: ElementTree.Element, *classes: str) -> list[str]:
    """The whole labels of the things with all these classes."""
    return [
        str(group.findtext(f"{SVG}title"))
        for group in svg.iter(f"{SVG}g")
        if set(classes) <= set(group.get("class", "").split())
        and group.find(f"{SVG}title") is not None
    ]
