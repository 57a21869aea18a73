"""The page opens from a disk, keeps to itself, and shows foreign text as text."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path

import pytest

from graph.records import PlanRecords
from graph.store import Store, open_store
from tests.conftest import MakePlan
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, WIDE, MakePage, OpenPage
from tests.viz.page.hostile import HOSTILE, hostile_plan
from viz.build import TRIG
from viz.explorer.data import page_data
from viz.explorer.make import kept_texts, page_bytes
from viz.explorer.records import to_json

MOST_BYTES = 4_000_000
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def packed(path: Path, name: str) -> bytes:
    match = re.search(rf'id="packed-{name}">([^<]*)<', path.read_text("utf-8"))
    assert match is not None
    return gzip.decompress(base64.b64decode(match[1]))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_opens_without_a_request_an_error_or_a_bar_to_scroll_sideways(
    samples_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(samples_page, size)
    assert page.evaluate(OVERFLOW) <= 0
    assert "Barnet" in page.title()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_a_barrier(samples_page: Path, open_page: OpenPage, scheme: str) -> None:
    assert violations(open_page(samples_page, bypass_csp=True, color_scheme=scheme)) == []


def test_without_scripts_it_says_what_is_missing(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, ready=False, java_script_enabled=False)
    assert "needs JavaScript" in page.locator("noscript").inner_text()


def test_connections_are_forbidden(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")


def test_a_page_of_no_plans_says_so(make_page: MakePage, open_page: OpenPage) -> None:
    page = open_page(make_page([]))
    assert "No plans" in page.locator("body").inner_text()


def test_hostile_text_stays_text(make_page: MakePage, open_page: OpenPage) -> None:
    plan = hostile_plan()
    page = open_page(make_page([plan]))
    assert page.title().endswith(plan.area.name)  # type: ignore[union-attr]
    assert page.locator("#app img, #app script, #app iframe, #app a[href^=javascript]").count() == 0
    assert HOSTILE[0] in page.locator("body").inner_text()


def test_hostile_text_reaches_the_page_whole(make_page: MakePage) -> None:
    plan = hostile_plan()
    path = make_page([plan])
    data = json.loads(packed(path, "data"))
    labels = " ".join(node["label"] for node in data["nodes"])
    for words in HOSTILE:
        assert " ".join(words.split()) in labels
    assert json.loads(packed(path, "texts")) == {"0": plan.document.text}
    # Outside the packed parts stand the title, and markup that is ours.
    outside = re.sub(r'(id="packed-\w+">)[^<]*', r"\1", path.read_text("utf-8"))
    assert "<img" not in outside
    assert "alert(2)</script>" not in outside


def test_the_page_holds_what_the_graph_tells(samples_out: Path, samples_page: Path) -> None:
    texts = kept_texts(samples_out)
    told = to_json(page_data(open_store(samples_out), texts))
    assert packed(samples_page, "data").decode() == told
    assert packed(samples_page, "graph") == (samples_out / TRIG).read_bytes()
    assert sorted(json.loads(packed(samples_page, "texts")).values()) == sorted(texts.values())


def test_the_same_graph_gives_the_same_bytes(make_plan: MakePlan, needs_bundle: None) -> None:
    from graph.rdf import plan_quads

    plans: list[PlanRecords] = [make_plan(), make_plan("saltmarsh", area="Saltmarsh")]
    quads = [quad for plan in plans for quad in plan_quads(plan)]
    pages = {page_bytes(Store(each), b"", {}) for each in (quads, quads[::-1])}
    assert len(pages) == 1


def test_it_is_small_enough_to_send(samples_page: Path) -> None:
    assert samples_page.stat().st_size < MOST_BYTES


def test_the_licences_of_what_it_holds_stand_in_it(samples_page: Path, open_page: OpenPage) -> None:
    notices = open_page(samples_page).locator("#notices").text_content() or ""
    assert "oxigraph" in notices
    assert "Permission is hereby granted, free of charge" in notices


def test_a_browser_that_is_too_old_is_told_so(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, ready=False, script="delete globalThis.DecompressionStream")
    assert "too old" in page.locator("#app").inner_text()


def test_a_damaged_page_says_so(samples_page: Path, open_page: OpenPage, tmp_path: Path) -> None:
    path = tmp_path / "cut.html"
    whole = samples_page.read_text("utf-8")
    path.write_text(re.sub(r'(id="packed-data">.{2000})[^<]*', r"\1", whole), "utf-8")
    page = open_page(path)
    assert "could not be shown" in page.locator("h1").inner_text()
    path.write_text(re.sub(r'(id="packed-script">.{2000})[^<]*', r"\1", whole), "utf-8")
    page = open_page(path, ready=False)
    page.locator("#app", has_text="This page is damaged").wait_for()
