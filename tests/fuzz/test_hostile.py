"""Three hundred damaged and hostile files of all formats, read as a build reads them."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from graph.own_python import environment
from tests.fuzz.hostile import hostile_files
from tests.fuzz.targets import TARGETS, bytes_changed

DAMAGED_EACH = 12
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as on Linux")
HARM = {
    # What is refused for the harm that it would do, and words that say so.
    "laughs.docx": "declarations of entities",
    "secret.odt": "declarations of entities",
    "bomb.xlsx": "unpacks to far more",
    "bomb in the main part.ods": "unpacks to far more",
    "many parts.pptx": "unpacks to far more",
    "bomb.pdf": "unpacks to over",
    "macros.docx": "macros",
    "both.ods": "more cells than a plan can have",
    "merged.xlsx": "more cells than a plan can have",
    "deep.html": "too deeply",
}


@ON_LINUX
def test_each_is_read_or_refused_by_name_within_a_gigabyte_and_half_a_minute(
    tmp_path: Path,
) -> None:
    for name, data in hostile_files():
        (tmp_path / name).write_bytes(data)
    for target in TARGETS.values():
        chance = random.Random(target.name)
        for number in range(DAMAGED_EACH):
            data = chance.choice(target.seeds())
            for _ in range(chance.randrange(1, 8)):
                data = target.change(data, chance, lambda part: bytes_changed(part, chance))  # noqa: B023
            (tmp_path / f"{target.name} {number}.{target.ending}").write_bytes(data)
    (tmp_path / "too large.txt").touch()
    with (tmp_path / "too large.txt").open("r+b") as file:
        file.truncate(60 * 1024 * 1024)
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) >= 300
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.reading_all", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[2],
        env=environment(),
    )
    told = {
        name: (became, said) for name, became, said, _ in map(json.loads, done.stdout.splitlines())
    }
    assert told.keys() == names, done.stderr[-2000:]
    assert done.returncode == 0
    for name, (became, said) in told.items():
        assert became in ("read", "refused"), f"{name}: {became}"
        assert "fault in partnergraph" not in said, said
        if became == "refused":
            assert said.startswith(str(tmp_path / name)), said
            assert said.count(". ") >= 1, f"no advice: {said}"
    for name, words in HARM.items():
        assert words in told[name][1], told[name]
    assert "outside" not in json.dumps(told), "no part is read by its name alone"
    assert sum(became == "read" for became, _ in told.values()) > len(names) / 4
