"""With names hidden, no name of a person stands anywhere in the page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from graph.store import open_store
from queries.catalogue import lookup
from tests.viz.page.conftest import OpenPage
from viz.explorer.data import page_data

TABS = ("leads", "overlap", "dependency", "gap", "resilience", "whatif", "plans", "sparql")


@pytest.fixture(scope="module")
def names(samples_out: Path) -> list[str]:
    """What people are called in the samples, in full and in every other spelling."""
    store = open_store(samples_out)
    people = {
        str(row[0])
        for row in store.query("SELECT DISTINCT ?p { GRAPH ?g { ?p a foaf:Person } }").rows
    }
    spellings = store.query(lookup("spellings"), "spellings").rows
    return sorted({str(row[1]) for row in spellings if row[0] in people and len(str(row[1])) > 3})


@pytest.fixture(scope="module")
def people(samples_out: Path) -> list[int]:
    """The numbers by which the page knows people."""
    data = page_data(open_store(samples_out), {})
    return [at for at, node in enumerate(data.nodes) if node.kind == "person"]


def leaked(text: str, names: list[str]) -> list[str]:
    return [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]


@pytest.mark.parametrize("tab", TABS)
def test_no_tab_shows_a_name(
    samples_page: Path, open_page: OpenPage, names: list[str], people: list[int], tab: str
) -> None:
    assert len(names) > 40
    chosen = "".join(f"&without=%23{number}" for number in people[:20:4])
    shown_too = f"&select=%23{people[7]}{chosen}&plan=southwark.txt"
    page = open_page(samples_page, at=f"#tab={tab}&names=hidden{shown_too}")
    body = page.locator("body")
    shown = body.inner_text() + "".join(
        page.evaluate("[...document.querySelectorAll('[title]')].map((each) => each.title)")
    )
    assert "Names are hidden" in shown
    assert leaked(shown, names) == []
    assert leaked(unquote(page.url), names) == []


def test_posts_stand_where_people_stood(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    page.get_by_role("button", name="Hide names").click()
    search = page.get_by_role("combobox", name=re.compile("Search people"))
    search.fill("Person 1")
    assert page.get_by_role("option").first.inner_text().startswith("Person 1")
    search.fill("Stephen Douglass")
    assert page.get_by_role("option").first.inner_text() == "Nothing of that name"
    page.get_by_role("button", name="Show names").click()
    search = page.get_by_role("combobox", name=re.compile("Search people"))
    search.fill("Stephen Douglass")
    assert page.get_by_role("option").first.inner_text().startswith("Stephen Douglass")


def test_an_address_that_names_a_person_is_not_kept(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at="#select=southwark/person/stephen-douglass")
    assert "Stephen Douglass" in page.locator("#detail").inner_text()
    page.get_by_role("button", name="Hide names").click()
    assert "douglass" not in unquote(page.url).casefold()
    assert "Douglass" not in page.locator("#detail").inner_text()
    assert page.locator("#detail h2").inner_text() != ""
