"""The pictures in a browser: they keep to themselves, show text as text, and need no mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.browser import running_browser
from graph.rdf import plan_quads
from graph.store import Store
from tests.graph.made_plan import store_of
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import Watched
from tests.viz.page.hostile import HOSTILE, hostile_plan
from tests.viz.pictures.made import hillford, marsham
from viz.export.pictures import picture_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).resolve().parents[2] / "viz" / "page" / "node_modules" / "axe-core"
DRAWN = "html[data-drawn]"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Where in the window the middle of a box is, or the beginning of a line from it.
OF_BOX = """name => {
  const box = [...drawing.boxes.values()].find((each) => each.name === name);
  const at = network.canvasToDOM({ x: box.x, y: box.y });
  const frame = document.getElementById("mynetwork").getBoundingClientRect();
  return [at.x + frame.left, at.y + frame.top];
}"""
OF_LINE = """name => {
  const box = [...drawing.boxes.values()].find((each) => each.name === name);
  const line = [...drawing.lines.values()].find((each) => each.from === box.id);
  const side = Math.sign(line.bends[0][0] - box.x);
  const at = network.canvasToDOM({ x: box.x + side * (box.across / 2 + 4), y: box.y });
  const frame = document.getElementById("mynetwork").getBoundingClientRect();
  return [at.x + frame.left, at.y + frame.top];
}"""

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    pytest.importorskip("playwright")
    try:
        with running_browser() as running:
            yield running
    except FileNotFoundError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(store_of(hillford(), marsham()), tmp_path_factory.mktemp("pictures"))


def written(store: Store, folder: Path) -> Path:
    for name, page in picture_files(store).items():
        (folder / name).write_bytes(page)
    return folder


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a file and waits until it is drawn; the test fails if the page asks for anything
    or an error comes up in it."""
    opened: list[Watched] = []

    def open_file(path: Path, size: tuple[int, int] = (1280, 720), **options: object) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, offline=True, **options)  # type: ignore[arg-type]
        watched = Watched(context.new_page(), path.as_uri())
        opened.append(watched)
        watched.page.goto(path.as_uri())
        if path.name != "index.html":
            watched.page.wait_for_selector(DRAWN)
        return watched.page

    yield open_file
    for watched in opened:
        watched.page.context.close()
    assert [problem for watched in opened for problem in watched.problems] == []
    assert [url for watched in opened for url in watched.elsewhere()] == []


PAGES = ("index.html", "who-leads-what.html", "governance.html", "area-hillford.html")


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_it_opens_without_a_request_an_error_or_a_bar_to_scroll_sideways(
    folder: Path, open_page: Open, name: str, size: tuple[int, int]
) -> None:
    assert open_page(folder / name, size).evaluate(OVERFLOW) <= 0


@pytest.mark.skipif(not AXE.is_dir(), reason="axe-core comes with the explorer's packages")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_it_has_no_barrier(folder: Path, open_page: Open, name: str, scheme: str) -> None:
    page = open_page(folder / name, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []
    if name != "index.html":
        page.fill("#find", "ann lee")
        page.click("#found button")
        assert violations(page) == []


def test_a_box_shows_what_is_known_of_it_and_the_words_behind(
    folder: Path, open_page: Open
) -> None:
    page = open_page(folder / "who-leads-what.html")
    page.mouse.click(*page.evaluate(OF_BOX, "Ann Lee"))
    detail = page.locator("#detail")
    assert detail.locator("h2").inner_text() == "Ann Lee"
    assert detail.locator("h3").all_inner_texts() == ["leads (2)"]
    said = detail.locator("li", has_text="Meet every month")
    assert "“Ann Lee leads Meet every month”" in said.inner_text()
    assert "hillford.txt, line " in said.locator("cite").inner_text()
    page.keyboard.press("Escape")
    assert detail.locator("h2").count() == 0


def test_a_line_shows_the_words_behind_it(folder: Path, open_page: Open) -> None:
    page = open_page(folder / "governance.html")
    page.mouse.click(*page.evaluate(OF_LINE, "Ann Lee"))
    text = page.locator("#detail").inner_text()
    assert "chairs" in text
    assert "“Ann Lee chairs Watch Panel”" in text
    assert "hillford.txt, line " in text


def test_what_the_pointer_is_over_is_told(folder: Path, open_page: Open) -> None:
    page = open_page(folder / "who-leads-what.html")
    page.mouse.move(*page.evaluate(OF_BOX, "Walk the estates"))
    page.wait_for_selector("#tip:not([hidden])")
    assert page.locator("#tip").inner_text() == "Walk the estates"
    page.mouse.move(*page.evaluate(OF_LINE, "Gangs Lead"))
    page.wait_for_function("document.getElementById('tip').textContent.includes('leads')")
    assert page.locator("#tip").inner_text() == "Gangs Lead leads Walk the estates"


def test_all_can_be_reached_by_keyboard(folder: Path, open_page: Open) -> None:
    page = open_page(folder / "area-hillford.html")
    page.focus("#find")
    page.keyboard.type("WATCH pan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Watch Panel"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.textContent")
    assert first != "Watch Panel"
    assert first in page.locator("#detail h2").inner_text()


def test_a_thing_of_two_plans_lights_up_in_both(folder: Path, open_page: Open) -> None:
    page = open_page(folder / "who-leads-what.html")
    page.fill("#find", "metropolitan")
    assert page.locator("#count").inner_text() == "2 found"
    page.click("#found button >> nth=0")
    text = page.locator("#detail").inner_text()
    assert "Walk the estates (Hillford)" in text
    assert "Light the park (Marsham)" in text


def test_hostile_text_stays_text(tmp_path: Path, open_page: Open) -> None:
    found = written(Store(plan_quads(hostile_plan())), tmp_path)
    area = next(path.name for path in sorted(found.glob("area-*.html")))
    for name in ("index.html", "who-leads-what.html", area):
        page = open_page(found / name)
        assert (
            page.locator("body img, body iframe, body script:not(:is(body > script))").count() == 0
        )
        assert page.locator("a[href^=javascript]").count() == 0
        if name == "index.html":
            assert HOSTILE[0] in page.locator("body").inner_text()
            continue
        for number, words in enumerate(HOSTILE):
            page.fill("#find", f"Meet {number} ")
            page.click("#found button >> nth=0")
            shown = page.locator("#detail").text_content() or ""
            assert " ".join(words.split()) in shown
        assert page.locator("#detail img, #detail script, #detail a").count() == 0


def test_without_scripts_it_says_what_is_missing(folder: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "governance.html").as_uri())
    assert "needs JavaScript" in page.locator("noscript").inner_text()
    context.close()
