"""The page is one file that asks nothing of anybody."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.store import Store
from viz.explorer import make, page
from viz.explorer.data import page_data
from viz.explorer.page import bundled, explorer_page, packed_ahead

pytestmark = pytest.mark.skipif(not bundled(), reason="the page's scripts are not bundled")
HOSTILE = "</script><script>alert(1)</script>\u2028\u202e𝒂"


@pytest.fixture(scope="module")
def text(sample_store: Store) -> str:
    return explorer_page(page_data(sample_store, {}), {}, packed_ahead(b"<a:b> <a:c> <a:d> ."))


def packed(text: str, name: str) -> bytes:
    found = re.search(rf'id="packed-{name}">([^<]*)<', text)
    assert found is not None
    return gzip.decompress(base64.b64decode(found[1]))


def test_all_that_it_needs_is_inside(text: str) -> None:
    assert json.loads(packed(text, "data"))["title"] == "Hillford and Marsham"
    assert packed(text, "graph") == b"<a:b> <a:c> <a:d> ."
    assert packed(text, "engine").startswith(b"\0asm")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?!data:)", text)


def test_the_policy_names_its_scripts_and_forbids_every_connection(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    loader = re.search(r"<script>(.*)</script>\n</body>", text, re.DOTALL)
    assert loader is not None
    said = policy[1].replace("&#x27;", "'")
    for script in (loader[1].encode(), packed(text, "script")):
        digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
        assert f"'sha256-{digest}'" in said
    assert said.count("sha256-") == 2
    assert "default-src 'none'" in said
    assert "connect-src 'none'" in said
    assert "unsafe-eval'" not in said.replace("wasm-unsafe-eval", "")


def test_what_a_plan_says_cannot_end_a_script(sample_store: Store) -> None:
    data = replace(page_data(sample_store, {}), title=HOSTILE)
    text = explorer_page(data, {data.plans[0].file: HOSTILE}, packed_ahead(b""))
    assert "alert(1)</script>" not in text
    assert json.loads(packed(text, "texts")) == {"0": HOSTILE}


def test_the_same_graph_gives_the_same_bytes(text: str, sample_store: Store) -> None:
    again = explorer_page(page_data(sample_store, {}), {}, packed_ahead(b"<a:b> <a:c> <a:d> ."))
    assert again == text


def test_explore_writes_it_anew_with_the_texts_that_the_build_kept(marlow_out: Path) -> None:
    from graph.store import open_store

    built = (marlow_out / make.EXPLORER).read_bytes()
    (marlow_out / make.EXPLORER).unlink()
    assert make.write_explorer(open_store(marlow_out), marlow_out) == marlow_out / make.EXPLORER
    assert (marlow_out / make.EXPLORER).read_bytes() == built


def test_without_kept_texts_the_page_is_made_all_the_same(marlow_out: Path) -> None:
    from graph.store import open_store

    (marlow_out / "kept.jsonl").write_text("not what it was", "utf-8")
    path = make.write_explorer(open_store(marlow_out), marlow_out, marlow_out / "other.html")
    assert json.loads(packed(path.read_text("utf-8"), "texts")) == {}


def test_it_says_where_it_cannot_be_written(marlow_out: Path) -> None:
    from graph.store import open_store

    with pytest.raises(InputError, match="cannot be written"):
        make.write_explorer(open_store(marlow_out), marlow_out, marlow_out / "none" / "x.html")


def test_it_says_what_to_do_where_nothing_is_bundled(
    marlow_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.store import open_store

    monkeypatch.setattr(make, "bundled", lambda: False)
    with pytest.raises(InputError, match="make page"):
        make.write_explorer(open_store(marlow_out), marlow_out)
    monkeypatch.setattr(page, "_COMPLETE", "nothing")
    assert not bundled()
