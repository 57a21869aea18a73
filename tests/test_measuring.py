"""The example in docs/measuring.md does what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import partnergraph
from queries.accuracy.figures import DENIED
from queries.accuracy.gold import KINDS, PREDICATES, Why
from queries.accuracy.gold_files import read_gold

PAGE = (Path(__file__).parent.parent / "docs" / "measuring.md").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def folded(text: str) -> list[str]:
    """The lines with their columns one space apart: widths depend on what else is printed."""
    return [" ".join(line.split()) for line in text.splitlines()]


def run(command: str) -> str:
    program, *arguments = command.split()
    assert program == "partnergraph"
    done = CliRunner().invoke(partnergraph.main, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "penmarsh.csv").write_text(block("csv"), encoding="utf-8")
    (tmp_path / "gold" / "penmarsh.json").write_text(block("json"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_is_gold_of_its_plan(example: Path) -> None:
    (plan,) = read_gold(example / "gold")
    assert plan.source == "penmarsh.csv"
    words = block("csv")
    for thing in plan.things:
        assert all(name in words for name in (thing.name, *thing.aliases))
    for action in plan.actions:
        assert action.text in words
    assert [each.quote in words for each in plan.not_so] == [True]


def test_the_example_is_scored_as_shown(example: Path) -> None:
    build, score = block("sh").splitlines()
    run(build)
    printed = iter(folded(run(score)))
    for line in folded(block("text")):
        if line != "...":
            assert line in printed, line
    figures = json.loads(run(f"{score} --format json"))
    assert DENIED in {row["measure"] for row in figures}


def test_the_page_tells_of_every_kind_predicate_and_reason() -> None:
    for word in (*KINDS, *PREDICATES, *(why.value for why in Why)):
        assert f"`{word}`" in PAGE, word
    assert DENIED in PAGE
