"""A folder with one plan, whose reading is faked, and what a build makes of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.errors import InputError
from graph.records import Document, PlanRecords
from tests.graph.review_plan import marlow
from viz.build import build


@pytest.fixture
def marlow_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for extract: every file is the plan of Marlow Bay under its own name."""

    def find_plans(paths: list[Path]) -> tuple[tuple[Path, ...], tuple[InputError, ...]]:
        found = [f for p in paths for f in (sorted(p.rglob("*.*")) if p.is_dir() else [p])]
        return tuple(path for path in found if path.is_file()), ()

    class Extractor:
        model = "fake 1.0"

        def __init__(self, model: str | None = None) -> None:
            pass

        def extract(self, document: Document) -> PlanRecords:
            plan = marlow()
            key = document.name.partition(".")[0].replace(" ", "-")
            named = replace(plan.document, name=document.name)
            return replace(plan, document=named, key=key)

    def module(name: str, **members: Any) -> None:
        made = ModuleType(name)
        made.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, made)

    def read(path: Path) -> Document:
        return Document(path.name, "text", path.read_text("utf-8"), "0" * 64, ())

    module("extract.readers", find_plans=find_plans, read=read)
    module("extract.plan", Extractor=Extractor)


@pytest.fixture
def marlow_plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "marlow bay.txt").write_text("plan")
    return folder


@pytest.fixture
def marlow_out(marlow_reading: None, marlow_plans: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    build([marlow_plans], folder)
    return folder
