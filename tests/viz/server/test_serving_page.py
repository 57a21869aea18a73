"""docs/serving.md: its commands are answered, and what it tells is so."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.viz.server.serving import ROOT, Served
from viz.server.media import GRAPHS, TABLES
from viz.server.settings import Settings

PAGE = (ROOT / "docs" / "serving.md").read_text("utf-8")
BLOCKS = re.findall(r"^```shell-session\n(.*?)^```", PAGE, re.S | re.M)
COMMANDS = [
    command for block in BLOCKS for command in re.findall(r"^\$ ((?:.*\\\n)*.*)$", block, re.M)
]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_are_answered(served: Served, command: str) -> None:
    here = command.replace("http://127.0.0.1:8080/", served.address)
    assert here != command
    done = subprocess.run(
        ["/bin/sh", "-c", here.replace("curl", "curl --silent --show-error --fail", 1)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_form_is_told_of() -> None:
    for offers in (TABLES, GRAPHS):
        for form in offers.values():
            assert f"({form.value})" in PAGE
    told = set(re.findall(r"`((?:application|text)/[\w.+-]+)`", PAGE))
    assert told <= {*TABLES, *GRAPHS, "application/sparql-query"}


def test_the_limits_are_those_of_the_server() -> None:
    usual = Settings(ROOT)
    for limit, shown in (
        ("time of one answer", f"{usual.seconds} s"),
        ("rows of one answer", f"{usual.most_rows:,}"),
        ("size of one answer", f"{usual.most_bytes // 2**20} MB"),
        ("memory of one answer", f"{usual.memory:,} MB"),
        ("answers at once", f"{usual.workers}"),
        ("waiting requests", f"{usual.most_waiting}"),
    ):
        assert f"| {limit} | {shown} |" in PAGE
    assert f"http://{usual.host}:{usual.port}/" in PAGE
