"""A build leaves OUT whole and says what it left out; reading and language are faked here."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.errors import InputError
from graph.records import Document, PlanRecords
from graph.store import open_store
from viz.build import PICTURE, TABLES, TRIG, build
from viz.explorer.make import EXPLORER
from viz.explorer.page import bundled
from viz.report import headline

MakePlan = Callable[..., PlanRecords]


@pytest.fixture
def fake(make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for extract: a file's text says what comes of it."""

    def find_plans(paths: list[Path]) -> tuple[tuple[Path, ...], tuple[InputError, ...]]:
        def files() -> Iterator[Path]:
            for path in paths:
                yield from (
                    sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
                )

        found = [path for path in files() if path.exists()]
        missing = [
            InputError(str(p), "is not there", "Check its name") for p in paths if not p.exists()
        ]
        return tuple(found), tuple(missing)

    def read(path: Path) -> Document:
        text = path.read_text("utf-8")
        if text == "empty":
            raise InputError(path.name, "is empty", "Give a file with text")
        return Document(path.name, "text", text, "0" * 64, ())

    class Extractor:
        def __init__(self, model: str | None = None) -> None:
            if model == "missing":
                raise InputError("--model", "'missing' is not installed", "Install it")

        model = "fake 1.0"

        def extract(self, document: Document) -> PlanRecords:
            if document.text == "fault":
                raise KeyError("ours")
            if document.text == "stop":
                raise KeyboardInterrupt
            plan = replace(make_plan(document.name.split(".")[0].lower()), document=document)
            return replace(plan, actions=(), claims=()) if document.text == "prose" else plan

    def module(name: str, **members: Any) -> None:
        made = ModuleType(name)
        made.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, made)

    module("extract.readers", find_plans=find_plans, read=read, MAX_BYTES=1000)
    module("extract.plan", Extractor=Extractor)
    installed = {None: Extractor.model}
    monkeypatch.setattr("extract.model_version.model_version", lambda model: installed.get(model))


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "harbourton.txt").write_text("plan")
    (folder / "saltmarsh.txt").write_text("plan")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def manifest(out: Path) -> dict[str, Any]:
    return dict(json.loads((out / "build.json").read_text("utf-8")))


PAGE = EXPLORER if bundled() else PICTURE
pytestmark = pytest.mark.usefixtures("fake")


def test_out_holds_graph_picture_and_manifest(plans: Path, out: Path) -> None:
    report = build([plans], out)
    assert {p.name for p in out.iterdir()} == {
        "graph.nq",
        "kept.jsonl",
        TRIG,
        PAGE,
        TABLES,
        "review.xlsx",
        "review.csv",
        "build.json",
    }
    answer = open_store(out).query("SELECT ?n { ?p a foaf:Person ; skos:prefLabel ?n }")
    assert set(answer.column("n")) == {"Nadia Okafor"}
    written = manifest(out)
    assert written["format"] == 1
    assert written["model"] == "fake 1.0"
    assert [plan["file"] for plan in written["plans"]] == ["harbourton.txt", "saltmarsh.txt"]
    assert written["plans"][0]["sha256"] == "0" * 64
    assert written["plans"][0]["actions"] == 2
    assert written["things"] == {
        "people": 2,
        "organisations": 1,
        "panels": 0,
        "services": 0,
        "roles": 0,
        "documents": 0,
        "funds": 0,
    }, "one body in two plans is one; a class of bodies is none"
    assert report.warnings == ()


def test_a_second_build_gives_the_same_bytes_wherever_files_lie(
    plans: Path, out: Path, tmp_path: Path
) -> None:
    build([plans], out)
    elsewhere = tmp_path / "elsewhere"
    plans.rename(elsewhere)
    build([elsewhere / "saltmarsh.txt", elsewhere / "harbourton.txt"], tmp_path / "two")
    for path in out.iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_bad_file_is_left_out_and_said_so(plans: Path, out: Path) -> None:
    (plans / "blank.txt").write_text("empty")
    report = build([plans, plans.parent / "gone.txt"], out)
    assert len(report.plans) == 2
    assert {Path(item.file).name for item in report.left_out} == {"blank.txt", "gone.txt"}
    assert any("is empty" in warning for warning in report.warnings)
    left_out = manifest(out)["left_out"]
    assert {item["file"] for item in left_out} == {"blank.txt", "gone.txt"}
    assert str(plans) not in json.dumps(left_out), "no path of a machine in the manifest"


def test_a_fault_of_ours_costs_one_file_and_is_named(plans: Path, out: Path) -> None:
    (plans / "odd.txt").write_text("fault")
    report = build([plans], out)
    assert len(report.plans) == 2
    assert "KeyError" in report.left_out[0].reason
    assert "odd.txt" in report.left_out[0].reason


def test_an_unreadable_file_is_left_out(
    plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = sys.modules["extract.readers"]
    read = reader.read

    def vanishing(path: Path) -> Document:
        if path.name == "saltmarsh.txt":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return Document(**{f: getattr(read(path), f) for f in Document.__slots__})

    monkeypatch.setattr(reader, "read", vanishing)
    report = build([plans], out)
    assert [plan.plan for plan in report.plans] == ["harbourton"]
    assert "No such file" in report.left_out[0].reason


def test_nothing_built_is_an_error_that_says_why(plans: Path, out: Path) -> None:
    build([plans], out)
    before = (out / "graph.nq").read_bytes()
    (plans.parent / "blank.txt").write_text("empty")
    with pytest.raises(InputError, match="is empty"):
        build([plans.parent / "blank.txt"], out)
    assert (out / "graph.nq").read_bytes() == before


def test_an_interrupted_build_leaves_the_earlier_one(plans: Path, out: Path) -> None:
    build([plans], out)
    before = (out / "graph.nq").read_bytes()
    (plans / "zz.txt").write_text("stop")
    with pytest.raises(KeyboardInterrupt):
        build([plans], out)
    assert (out / "graph.nq").read_bytes() == before


def test_two_files_of_one_name_never_become_one_plan(plans: Path, out: Path) -> None:
    (plans / "later").mkdir()
    (plans / "later" / "harbourton.md").write_text("plan")
    report = build([plans], out)
    assert len(report.plans) == 2
    assert "harbourton" in report.left_out[0].reason
    assert "Rename" in report.left_out[0].reason


def test_a_plan_with_no_actions_is_built_and_warned_of(plans: Path, out: Path) -> None:
    (plans / "essay.txt").write_text("prose")
    report = build([plans], out)
    assert len(report.plans) == 3
    assert any("essay.txt" in warning and "no actions" in warning for warning in report.warnings)


def test_what_a_build_wrote_is_not_read_as_a_plan(plans: Path) -> None:
    build([plans], plans / "graph")
    report = build([plans], plans / "graph")
    assert len(report.plans) == 2
    assert report.left_out == ()
    assert len(build([plans], plans.parent / "other").plans) == 2


def test_a_missing_model_or_a_bad_base_is_said_before_anything_is_replaced(
    plans: Path, out: Path
) -> None:
    with pytest.raises(InputError, match="not installed"):
        build([plans], out, model="missing")
    with pytest.raises(InputError, match="base"):
        build([plans], out, base="not an address")
    assert not out.exists()


def test_the_base_of_iris_is_used(plans: Path, out: Path) -> None:
    build([plans], out, base="https://example.org/id/")
    assert b"<https://example.org/id/plan/harbourton>" in (out / "graph.nq").read_bytes()


def test_headline_says_what_is_there_and_what_is_missing(plans: Path, out: Path) -> None:
    said = headline(build([plans], out), [PAGE])
    assert "2 plans, 4 actions: 2 people, 1 organisation, 0 panels, 0 services" in said
    assert "2 actions without a named lead" in said
    assert str(out) in said


def test_progress_names_each_file(plans: Path, out: Path) -> None:
    told: list[str] = []
    build([plans], out, progress=lambda what, _done, _of: told.append(what))
    assert "harbourton.txt" in told
    assert told.index("harbourton.txt") < told.index("saltmarsh.txt")
