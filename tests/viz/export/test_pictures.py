"""The pictures as a folder: one page for each, and one that leads to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.store import Store
from tests.graph.made_plan import MadePlan, store_of
from tests.viz.pictures.made import hillford, marsham
from viz.export.forms import Form, export
from viz.export.pictures import picture_files


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(hillford(), marsham())


def links(page: bytes) -> list[str]:
    return re.findall(r'<a href="([^"]+)"', page.decode("utf-8"))


def test_there_is_a_page_for_each_picture_and_one_that_leads_to_them(store: Store) -> None:
    files = picture_files(store)
    assert list(files) == ["index.html", "who-leads-what.html", "governance.html",
                           "area-hillford.html", "area-marsham.html"]  # fmt: skip
    assert links(files["index.html"]) == list(files)[1:]
    assert links(files["governance.html"]) == list(files)
    assert b'aria-current="page">Governance<' in files["governance.html"]


def test_one_area_alone(store: Store) -> None:
    files = picture_files(store, "Marsham")
    assert list(files)[1:] == ["who-leads-what.html", "governance.html", "area-marsham.html"]
    for page in files.values():
        assert b"Ann Lee" not in page
        assert b"illford" not in page
    with pytest.raises(InputError, match="Atlantis"):
        picture_files(store, "Atlantis")


def test_what_has_ended_is_in_it_only_when_asked_for(store: Store) -> None:
    ended = b"Raj Patel leads Talk in schools"
    assert ended not in picture_files(store)["who-leads-what.html"]
    assert ended in picture_files(store, include_not_current=True)["who-leads-what.html"]


def test_the_order_of_plans_changes_nothing(store: Store) -> None:
    assert picture_files(store_of(marsham(), hillford())) == picture_files(store)


def test_a_graph_of_nothing_gives_pages_that_say_so() -> None:
    files = picture_files(Store())
    assert list(files) == ["index.html", "who-leads-what.html", "governance.html"]
    for page in files.values():
        assert b"There is nothing to draw" in page


def test_many_areas_do_not_fill_the_head_of_each_page() -> None:
    plans = [MadePlan(f"Area {number}").does("Walk") for number in range(15)]
    files = picture_files(store_of(*plans))
    assert len(links(files["index.html"])) == 17
    assert len(links(files["area-area-3.html"])) == 3


def test_an_area_of_any_name_has_a_file_of_its_own() -> None:
    names = ["../../etc", "CON", "</a>", "\u05d1", "Ealing", "EALING 2"]
    files = picture_files(
        store_of(*(MadePlan(n, f"p{i}").does("Walk") for i, n in enumerate(names)))
    )
    assert len(files) == 3 + len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", name) for name in files)


def test_it_is_a_folder_or_a_zip(store: Store, tmp_path: Path) -> None:
    done = export(store, Form.PYVIS, tmp_path / "pictures")
    assert {path.name for path in done.path.iterdir()} == {*picture_files(store), "export.json"}
    assert done.what == "4 pictures; open index.html"
    assert export(store, "pyvis", tmp_path / "pictures.zip").path.read_bytes()[:2] == b"PK"
