"""The plans' texts: what is named is marked at its place, in both directions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.records import PlanRecords
from graph.store import open_store
from tests.graph.made_plan import MadePlan
from tests.graph.sample_plan import hillford
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, MakePage, OpenPage
from tests.viz.page.test_opening import OVERFLOW
from viz.explorer.data import page_data
from viz.explorer.make import kept_texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

READ = """() => [...document.querySelectorAll('.plan-text .chunk')]
    .every((each) => each.children.length)"""
KINDS = """() => [...new Set([...document.querySelectorAll('.plan-text .named')]
    .map((each) => each.classList[1]))]"""
MARKED = """() => [...document.querySelectorAll('.plan-text [data-nodes].named')]
    .map((each) => [each.dataset.nodes, each.textContent])"""


def opened(page: Page) -> Page:
    """The page once the whole text is drawn."""
    page.wait_for_function(READ)
    return page


def letters(text: str) -> str:
    """Letters and figures alone: how lines and cells are parted is the page's affair."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("at", range(5))
def test_the_whole_text_is_there_and_every_name_at_its_place(
    samples_page: Path, samples_out: Path, open_page: OpenPage, at: int
) -> None:
    texts = kept_texts(samples_out)
    data = page_data(open_store(samples_out), texts)
    plan = data.plans[at]
    text = texts[plan.file]
    page = opened(open_page(samples_page, at=f"#tab=plans&standing=all&plan={plan.file}"))
    page.evaluate("document.querySelectorAll('.fault-sign').forEach((each) => each.remove())")
    assert letters(page.locator(".plan-text").text_content() or "") == letters(text)
    wanted: dict[int, set[str]] = {}
    for each in data.mentions:
        if each.plan == at:
            wanted.setdefault(each.node, set()).add(letters(text[each.start : each.end]))
    found: dict[int, str] = {}
    for nodes, words in page.evaluate(MARKED):
        for node in nodes.split(" "):
            found[int(node)] = found.get(int(node), "") + letters(words)
    assert found.keys() == wanted.keys()
    for node, all_words in wanted.items():
        assert all(words in found[node] for words in all_words), data.nodes[node].label


def astral() -> PlanRecords:
    """A plan whose first line takes more units of UTF-16 than it has characters."""
    plan = MadePlan("Hillford").has("body", "𝒮treet 𝒯rust 😀", "Youth Board")
    return plan.does("😀 Run the night bus").records()


def test_places_count_characters_as_python_does(make_page: MakePage, open_page: OpenPage) -> None:
    page = open_page(make_page([astral()]), at="#tab=plans")
    page.locator(".plan-side").get_by_role("button", name=re.compile("^𝒮treet")).click()
    assert page.locator(".plan-text .chosen.named").all_inner_texts() == ["𝒮treet 𝒯rust 😀"]
    assert page.locator(".plan-text .here").all_inner_texts() == ["𝒮treet 𝒯rust 😀"]


def test_a_name_within_a_name_is_marked_too(make_page: MakePage, open_page: OpenPage) -> None:
    plan = MadePlan("Hillford").has("panel", "Youth Board of Hillford").records()
    (whole,) = plan.mentions
    inner = replace(whole, entity="hillford/organisation/hill", end=whole.start + len("Youth"))
    entity = replace(plan.entities[0], id="hillford/organisation/hill", label="Youth")
    nested = replace(plan, mentions=(inner, whole), entities=(*plan.entities, entity))
    page = opened(open_page(make_page([nested]), at="#tab=plans"))
    pieces = page.locator(".plan-text .named")
    assert pieces.all_inner_texts() == ["Youth", " Board of Hillford"]
    assert "Youth" in str(pieces.first.get_attribute("title"))
    assert "Youth Board of Hillford" in str(pieces.first.get_attribute("title"))
    pieces.last.press("Enter")
    assert page.locator("#detail h2").inner_text() == "Youth Board of Hillford"
    pieces.first.press(" ")
    assert page.locator("#detail h2").inner_text() == "Youth"


def test_a_place_that_is_asked_for_is_marked_and_in_view(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    texts = kept_texts(samples_out)
    data = page_data(open_store(samples_out), texts)
    last = max(
        (each for each in data.mentions if data.plans[each.plan].file == "southwark.txt"),
        key=lambda each: each.start,
    )
    page = open_page(samples_page, at=f"#tab=plans&plan=southwark.txt&at={last.start}")
    here = page.locator(".plan-text .here").first
    assert letters("".join(page.locator(".plan-text .here").all_inner_texts())) == letters(
        texts["southwark.txt"][last.start : last.end]
    )
    box = here.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 720


def test_words_are_found_and_walked_through(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    text = kept_texts(samples_out)["southwark.txt"]
    count = len(re.findall("knife", text, re.IGNORECASE))
    page = opened(open_page(samples_page, at="#tab=plans&plan=southwark.txt"))
    page.get_by_label("Find in this plan").fill("KNIFE")
    assert f"{count} places found, this is number 1" in page.locator(".plans .told").inner_text()
    page.keyboard.press("Enter")
    assert "number 2" in page.locator(".plans .told").inner_text()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    assert f"number {count}" in page.locator(".plans .told").inner_text()
    opened(page)
    assert page.locator(".plan-text .found").count() >= count
    page.get_by_label("Find in this plan").fill("")
    assert page.locator(".plan-text .found").count() == 0


def test_faults_stand_at_their_place_with_what_is_wrong(
    make_page: MakePage, open_page: OpenPage
) -> None:
    plan = hillford()
    page = opened(open_page(make_page([plan]), at="#tab=plans"))
    signs = page.locator(".plan-text .fault-sign").all_inner_texts()
    assert [sign.removeprefix("⚠ ") for sign in signs] == [
        fault.description for fault in sorted(plan.faults, key=lambda each: each.start)
    ]
    entry = page.locator(".plan-side").get_by_role("button", name=plan.faults[0].description)
    entry.click()
    wrong = plan.document.text[plan.faults[0].start : plan.faults[0].end]
    assert page.locator(".plan-text .here").first.inner_text() == wrong


def test_filters_reach_the_marks(samples_page: Path, open_page: OpenPage) -> None:
    page = opened(open_page(samples_page, at="#tab=plans&kind=panels"))
    kinds = page.evaluate(KINDS)
    assert set(kinds) <= {"panel", "partnership"}
    assert kinds


def test_an_action_is_selected_from_its_sign(samples_page: Path, open_page: OpenPage) -> None:
    page = opened(open_page(samples_page, at="#tab=plans&plan=harrow.txt"))
    page.locator(".plan-text .action-sign").first.click()
    assert page.locator("#detail .kind").inner_text().startswith("Action")


def test_hidden_names_are_hidden_in_the_text(samples_page: Path, open_page: OpenPage) -> None:
    page = opened(open_page(samples_page, at="#tab=plans&plan=harrow.txt&names=hidden"))
    text = page.locator(".plan-text").text_content() or ""
    assert "█" in text
    assert "Alex Dewsnap" not in text


def test_markup_in_a_plan_stays_text(make_page: MakePage, open_page: OpenPage) -> None:
    plan = MadePlan("Hillford").does('<img src=x onerror="alert(1)"> <b>Meet</b>').records()
    page = opened(open_page(make_page([plan]), at="#tab=plans"))
    assert '<img src=x onerror="alert(1)"> <b>Meet</b>' in page.locator(".plan-text").inner_text()
    assert page.locator(".plan-text img, .plan-text b").count() == 0


def test_a_plan_whose_text_is_not_there_says_so(
    samples_page: Path, samples_out: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    from viz.build import TRIG
    from viz.explorer.make import EXPLORER, page_bytes

    path = tmp_path / EXPLORER
    path.write_bytes(page_bytes(open_store(samples_out), (samples_out / TRIG).read_bytes(), {}))
    page = open_page(path, at="#tab=plans&plan=harrow.txt&at=3")
    assert "is not in this page" in page.locator(".plan-read").inner_text()
    assert page.locator(".plan-side button").count() > 0
    page.locator(".plan-side button").first.click()
    assert page.locator("#detail h2").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_plan_stands_in_the_way_of_anybody(
    samples_page: Path, open_page: OpenPage, scheme: str
) -> None:
    page = opened(
        open_page(
            samples_page,
            at="#tab=plans&plan=harrow.txt&at=900&select=harrow/person/alex-dewsnap",
            bypass_csp=True,
            color_scheme=scheme,
        )
    )
    assert violations(page) == []


def test_no_plan_is_wider_than_a_phone(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, PHONE, at="#tab=plans")
    for plan in page.get_by_label("Plan", exact=True).locator("option").all():
        page.get_by_label("Plan", exact=True).select_option(plan.get_attribute("value"))
        opened(page)
        assert page.evaluate(OVERFLOW) <= 0, plan.inner_text()
