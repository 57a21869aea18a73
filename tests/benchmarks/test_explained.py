"""What the engine tells of its steps is read, and each bundled query can be explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.explained import explained, main, parse_steps
from queries.catalogue import find


def told(name: str, seconds: float, rows: int, *children: dict[str, object]) -> dict[str, object]:
    step = {"name": name, "duration in seconds": seconds, "number of results": rows}
    return {**step, **({"children": list(children)} if children else {})}


def test_steps_are_told_with_their_own_seconds() -> None:
    leads = told("QuadPattern(?a <https://w3id.org/x#lead> ?b)", 0.25, 40)
    small = told("Values", 0.01, 1)
    plan = told("Join(keys = ?a)", 1.5, 7, leads, small)
    step = parse_steps(json.dumps({"planning duration in seconds": 0.1, "plan": plan}))
    assert (step.seconds, step.rows, step.own) == (1.5, 7, 1.24)
    assert [line.split(maxsplit=3) for line in step.lines(0.2)] == [
        ["1.500", "1.240", "7", "Join(keys = ?a)"],
        ["0.250", "0.250", "40", "QuadPattern(?a lead ?b)"],
    ]


def test_a_bundled_question_is_explained(small_out: Path) -> None:
    asked = [find("who-leads-what"), find("governance")]
    found = explained(small_out / "graph.nq", asked)
    assert list(found) == ["who-leads-what"]
    assert found["who-leads-what"].rows > 0
    assert len(list(found["who-leads-what"].lines(0))) > 10


@pytest.mark.parametrize(
    ("asked", "said"), [(["nowhere"], "no graph at nowhere"), (["{out}", "no-leed"], "no-lead")]
)
def test_what_cannot_be_explained_is_said(
    asked: list[str],
    said: str,
    small_out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = [each.replace("{out}", str(small_out)) for each in asked]
    monkeypatch.setattr("sys.argv", ["explained", *given])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert said in capsys.readouterr().err
