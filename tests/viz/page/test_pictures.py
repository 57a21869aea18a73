"""Who leads what, as people use it: columns, map, matrices, and what is saved of them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store import open_store
from queries.run import ask
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, WIDE, MakePage, OpenPage
from tests.viz.page.drawn import SVG, drawing, saved, things
from tests.viz.page.hostile import HOSTILE, hostile_plan

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LEAD = "Stephen Douglass"
SELECT = "select=southwark/person/stephen-douglass"
FACES = ("columns", "map", "matrix", "areas")


def picture(page: Page) -> Locator:
    return page.get_by_role("application")


def actions_of(store: Path, lead: str) -> set[str]:
    table = ask(open_store(store), "who-leads-what")
    named = zip(table.column("number"), table.column("action"), table.column("lead"), strict=True)
    return {
        f"{number}. {action}" if number else str(action)
        for number, action, who in named
        if who == lead
    }


def plain(labels: Iterable[str]) -> set[str]:
    return {re.sub(r"\s+", " ", label) for label in labels}


@pytest.mark.parametrize("face", ["columns", "map"])
def test_selecting_a_lead_traces_their_actions_and_fades_the_rest(
    samples_page: Path, samples_out: Path, open_page: OpenPage, face: str
) -> None:
    page = open_page(samples_page, at=f"#view={face}&{SELECT}")
    svg = drawing(page)
    assert things(svg, "person", "selected") == [LEAD]
    assert set(things(svg, "action", "direct")) == plain(actions_of(samples_out, LEAD))
    assert things(svg, "action", "second") == []
    assert things(svg, "faded")
    assert not things(svg, "plain")


def test_with_nothing_selected_all_is_plain(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    svg = drawing(page)
    told = page.locator(".told").inner_text()
    found = re.match(r"(\d+) of (\d+) items, (\d+) relations\. Select an item", told)
    assert found
    assert found[1] == found[2]
    assert len(things(svg, "plain")) == int(found[1])
    assert not things(svg, "faded")


def test_only_what_is_traced_can_be_drawn(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=f"#{SELECT}")
    whole = drawing(page)
    page.get_by_role("button", name="Only what is traced").click()
    only = drawing(page)
    traced = sorted(things(whole, "direct") + things(whole, "second") + things(whole, "selected"))
    assert (
        sorted(things(only, "direct") + things(only, "second") + things(only, "selected")) == traced
    )
    assert not things(only, "faded")
    assert float(only.get("height", "")) < float(whole.get("height", ""))


def test_a_saved_picture_says_what_it_shows(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(
        samples_page, at="#area=Southwark&kind=people&kind=actions", color_scheme="dark"
    )
    svg = drawing(page)
    text = " ".join("".join(each.itertext()) for each in svg.iter(f"{SVG}text"))
    assert "Who leads what" in text
    assert "Southwark · people, actions" in text
    for words in ("People", "Actions", "Partnership", "Supports, or only named in the action"):
        assert words in text
    assert "Harrow" not in " ".join(things(svg))
    ground = svg.find(f"{SVG}rect")
    assert ground is not None
    # On paper and slides it is light, whatever the page is.
    assert ground.get("fill") == "#f3f5f8"


def test_a_picture_is_saved_as_png_at_twice_its_size(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=f"#{SELECT}")
    page.get_by_role("button", name="Only what is traced").click()
    svg = drawing(page)
    content = saved(page, "Picture as PNG").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", content[16:24])
    assert wide == pytest.approx(2 * float(svg.get("width", "")), abs=2)
    assert high == pytest.approx(2 * float(svg.get("height", "")), abs=2)


def test_the_keyboard_moves_selects_adds_and_clears(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page)
    status = page.get_by_role("status").last
    picture(page).focus()
    page.keyboard.press("Home")
    first = status.inner_text()
    page.keyboard.press("ArrowDown")
    assert status.inner_text() != first
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").count("select=") == 1
    assert (
        page.locator("#detail h2").inner_text() in status.inner_text()
        or "Selected" in status.inner_text()
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Enter")
    assert page.evaluate("location.hash").count("select=") == 2
    page.keyboard.press("Escape")
    assert "select=" not in page.evaluate("location.hash")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "application"


def test_what_has_the_focus_is_seen_and_can_be_clicked(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page)
    picture(page).focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    ring, whole = page.locator(".picture-focus"), picture(page)
    ring.wait_for(state="visible")
    box, frame = ring.bounding_box(), whole.bounding_box()
    assert box
    assert frame
    assert frame["y"] <= box["y"]
    assert box["y"] + box["height"] <= frame["y"] + frame["height"]
    name = page.locator(".picture-tip strong").inner_text()
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    assert page.locator("#detail h2").inner_text().split(".")[-1].strip() in name
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    assert "select=" not in page.evaluate("location.hash")


def test_the_pointer_tells_what_is_below_it_in_full(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page)
    picture(page).focus()
    page.keyboard.press("End")
    box = page.locator(".picture-focus").bounding_box()
    assert box
    told = page.locator(".picture-tip strong").inner_text()
    page.get_by_role("tab", name="Who leads what").focus()
    assert page.locator(".picture-tip").is_hidden()
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    page.locator(".picture-tip").wait_for(state="visible")
    assert page.locator(".picture-tip strong").inner_text() == told


def test_the_wheel_moves_and_with_ctrl_it_zooms(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    frame = picture(page).bounding_box()
    assert frame
    page.mouse.move(frame["x"] + 300, frame["y"] + 200)
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => document.querySelector('.picture-scroll').scrollTop > 300")
    heads = page.locator(".picture-head").first
    assert heads.is_visible()
    assert page.locator(".picture-tools .size").inner_text() == "100%"
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function(
        "() => parseInt(document.querySelector('.picture-tools .size').textContent) > 100"
    )
    page.locator(".picture-tools .size").click()
    assert page.locator(".picture-tools .size").inner_text() == "100%"


def test_a_thing_selected_elsewhere_comes_into_sight(
    samples_page: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page)
    assert page.evaluate("document.querySelector('.picture-scroll').scrollTop") == 0
    page.get_by_role("combobox", name=re.compile("Search people")).fill(LEAD)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.picture-scroll').scrollTop > 0")


def test_where_a_picture_was_scrolled_to_is_kept(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    scrolled = "document.querySelector('.picture-scroll').scrollTop"
    page.evaluate(f"{scrolled} = 700")
    page.get_by_role("tab", name="Gaps").click()
    page.get_by_role("tab", name="Who leads what").click()
    page.wait_for_function(f"() => {scrolled} === 700")


def test_filters_reach_the_picture(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    page.get_by_label("Southwark", exact=False).first.check()
    page.get_by_role("checkbox", name=re.compile(r"^Panels \d")).check()
    svg = drawing(page)
    shown = [each for each in things(svg) if each != "Who leads what"]
    assert shown
    assert things(svg, "person") == things(svg, "action") == []
    assert re.match(rf"{len(shown)} of ", page.locator(".told").inner_text())


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_face_makes_the_page_wider_than_the_window(
    samples_page: Path, open_page: OpenPage, face: str, size: tuple[int, int]
) -> None:
    page = open_page(samples_page, size, at=f"#view={face}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_faces_are_without_barrier(
    samples_page: Path, open_page: OpenPage, face: str, scheme: str
) -> None:
    page = open_page(
        samples_page, at=f"#view={face}&{SELECT}", bypass_csp=True, color_scheme=scheme
    )
    assert violations(page) == []


def test_words_that_try_to_be_more_are_drawn_as_text(
    make_page: MakePage, open_page: OpenPage
) -> None:
    page = open_page(make_page([hostile_plan()]))
    svg = drawing(page)
    labels = " ".join(things(svg))
    for words in HOSTILE:
        assert re.sub(r"\s+", " ", words.replace("\u2028", " ")).strip() in re.sub(
            r"\s+", " ", labels
        )
    assert [each.tag for each in svg.iter() if each.tag.endswith(("script", "image", "a"))] == []
    for face in FACES:
        page.evaluate("(face) => { location.hash = `view=${face}` }", face)
        page.locator(".leads-body > *").first.wait_for()
    saved(page, "Table as CSV")


def test_on_paper_the_whole_picture_stands(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at=f"#{SELECT}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.locator(".picture-print svg")
    assert printed.is_visible()
    assert picture(page).is_hidden()
    assert printed.locator("g.selected").count() == 1
    assert printed.locator("g.faded").count() > 100
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert printed.count() == 0
