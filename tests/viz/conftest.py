"""A folder with one plan, whose reading is faked, and what a build makes of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.errors import InputError
from graph.rdf import ontology_quads, plan_quads, registry_quads
from graph.records import Document, PlanRecords
from graph.store import Store
from graph.table import Row, Table
from queries import catalogue
from queries.asked import Asked
from tests.conftest import MakePlan
from tests.graph.review_plan import marlow
from tests.graph.sample_plan import hillford, marsham
from viz import answers
from viz.build import build

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


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

    module("extract.readers", find_plans=find_plans, read=read, MAX_BYTES=1000)
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


@pytest.fixture(scope="session")
def samples_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build makes of the samples, built once for all processes that run tests."""
    fcntl = pytest.importorskip("fcntl")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out = shared / "samples-out"
    with (shared / "samples-out.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            build([SAMPLES], out)
    return out


@pytest.fixture(scope="session")
def sample_store() -> Store:
    """Two small plans with the ontology and the registry beside them, as a build has them."""
    plans = (quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))
    return Store([*plans, *ontology_quads(), *registry_quads()])


@pytest.fixture
def hostile_store(make_plan: MakePlan) -> Store:
    """A plan whose every word would be a formula, with characters that no XML can hold."""
    text = '=HYPERLINK("http://127.0.0.1","x")\x0b\x01'
    plan = make_plan("hostile", area="+Hostile", person="@SUM(A1)\x02", text=text)
    return Store(plan_quads(plan))


AskLike = Callable[..., None]


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> AskLike:
    """Adds a made-up question with a fixed answer, or one made from the day asked for."""

    def add(
        header: str, rows: Callable[[str | None], tuple[Row, ...]], name: str, family: str = "gap"
    ) -> None:
        answering = ModuleType(f"answering_{name.replace('-', '_')}")
        text = f"{header}# function: {answering.__name__}\n"
        question = catalogue.parse(name, family, text)

        def answer(_store: Store, asked: Asked) -> Table:
            return Table(name, tuple(column.name for column in question.columns), rows(asked.on))

        answering.__dict__["answer"] = answer
        monkeypatch.setitem(sys.modules, answering.__name__, answering)
        others = tuple(each for each in catalogue.questions() if each.name != name)
        for module in (catalogue, answers):
            monkeypatch.setattr(module, "questions", lambda: (*others, question))

    return add
