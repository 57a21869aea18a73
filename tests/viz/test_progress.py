"""A build tells how far it is: a bar on a terminal, lines elsewhere and only if it is long."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest

from tests.extract.readers.drawn_pdfs import drawn
from viz.build import build
from viz.progress import Lines, Pace, progress


class Clock:
    """Shows the time that it is set to."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_pace_is_known_once_two_files_are_done() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.told(0, 10) == ""
    clock.now += 60  # the model is loaded
    assert pace.told(1, 10) == ""
    clock.now += 10
    assert pace.told(2, 10) == "10.0 s each, about 80 s left"
    clock.now += 1
    assert pace.told(9, 10) == "1.4 s each, about 1 s left"
    assert pace.told(10, 10) == ""


def test_fast_files_are_counted_by_the_second() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.told(0, 1000)
    pace.told(1, 1000)
    clock.now += 2
    assert pace.told(9, 1000) == "4.0 a second, about 5 min left"


def test_the_pace_is_that_of_the_last_minute() -> None:
    clock = Clock()
    pace = Pace(clock)
    for done in range(12):
        pace.told(done, 1000)
        clock.now += 1
    for done in range(12, 30):
        clock.now += 10
        said = pace.told(done, 1000)
    assert said.startswith("10.0 s each")


def test_a_clock_that_stands_still_is_no_error() -> None:
    pace = Pace(Clock())
    assert {pace.told(done, 5) for done in range(5)} == {""}


def test_a_short_build_says_nothing_and_a_long_one_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Clock()
    lines = Lines(clock)
    for done in range(100):
        lines(f"plan {done}.pdf", done, 100)
        clock.now += 1
        if done == 18:
            assert capsys.readouterr().err == ""
    said = capsys.readouterr().err.splitlines()
    assert said[0] == ("partnergraph: 20 of 100 plans, 1.0 s each, about 80 s left, at plan 20.pdf")
    assert len(said) == 3


def test_what_a_plan_is_called_cannot_steer_a_terminal() -> None:
    screen = Screen()
    with progress(screen) as tell:
        tell("[red]\x1b[2Jhillford.txt", 1, 4)
    said = screen.getvalue()
    assert "[red] [2Jhillford.txt" in said
    assert "1/4" in said


def test_a_bar_needs_no_thread() -> None:
    before = threading.active_count()
    with progress(Screen()) as tell:
        tell("hillford.txt", 1, 4)
        assert threading.active_count() == before, "or the process could not be copied"


def test_without_a_terminal_no_bar_is_drawn() -> None:
    stream = io.StringIO()
    with progress(stream) as tell:
        tell("hillford.txt", 1, 4)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_files_own_pages_are_told(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viz.reading._WORTH_SHARING", {"fork": 0, "spawn": 0})
    page = "Action: meet the Hillford board each month. Lead: Ann Lee."
    three = drawn(*[lambda canvas: canvas.drawString(50, 700, page)] * 3)
    for name in ("hillford.pdf", "marsham.pdf"):
        (tmp_path / name).write_bytes(three)
    told: list[str] = []
    build(
        [tmp_path], tmp_path / "out", jobs=jobs, progress=lambda what, _done, _of: told.append(what)
    )
    assert any("hillford.pdf, page 2 of 3" in what for what in told)
    assert any("marsham.pdf, page 3 of 3" in what for what in told)
