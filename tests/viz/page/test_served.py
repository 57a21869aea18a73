"""The explorer and the server's own pages in a browser, over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, READY, WIDE, Watched
from tests.viz.page.test_sparql import AT, COUNT, ask
from tests.viz.server.serving import Served, serving
from viz.explorer.make import EXPLORER

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = ("/help", "/ask", "/ask/workload", "/sparql", "/ontology", "/id/plan/harrow", "/nothing")


@pytest.fixture(scope="module")
def served(
    samples_out: Path, samples_page: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The samples, with the explorer as it is made now."""
    out = shutil.copytree(samples_out, tmp_path_factory.mktemp("served") / "out")
    shutil.copyfile(samples_page, out / EXPLORER)
    with serving(out, "--workers", "2") as server:
        yield server


@pytest.fixture
def window(browser: Browser, served: Served) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    watched = Watched(context.new_page(), served.address)
    yield watched
    context.close()
    foreign = [url for url in watched.elsewhere() if not url.startswith(served.address)]
    assert foreign == []


def test_the_explorer_works_under_the_servers_policy(window: Watched, served: Served) -> None:
    page = window.page
    page.goto(served.address + AT)
    page.wait_for_function(READY)
    ask(page, COUNT)
    page.locator(".sparql td", has_text="5").first.wait_for()
    assert window.problems == []
    assert {url.partition("#")[0] for url in window.requests if url.startswith("http")} <= {
        served.address,
        served.address + "favicon.ico",
    }


def test_a_query_is_asked_in_the_form(window: Watched, served: Served) -> None:
    page: Page = window.page
    page.goto(served.address + "sparql")
    page.get_by_label("Query").fill("SELECT ?file { ?plan pg:fileName ?file } ORDER BY ?file")
    page.get_by_role("button", name="Ask").click()
    page.get_by_text("5 rows.").wait_for()
    assert "harrow" in page.locator("tbody").inner_text()
    page.get_by_label("Query").fill("SELECT ?file { oops }")
    page.get_by_role("button", name="Ask").click()
    assert "line 1, column 16" in page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_open_without_a_barrier(browser: Browser, served: Served, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    for path in PAGES:
        page = context.new_page()
        page.goto(served.address.rstrip("/") + path)
        assert page.evaluate(OVERFLOW) <= 0, path
        assert violations(page) == [], path
        page.close()
    context.close()
