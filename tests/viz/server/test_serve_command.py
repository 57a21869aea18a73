"""The command: how it starts, what it refuses, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store import GRAPH_FILE
from tests.viz.server.serving import LONG, ROOT, serving, start


def refused(out: Path, *options: str) -> str:
    process = start(out, *options)
    _, said = process.communicate(timeout=LONG)
    assert process.returncode == 2
    assert "Traceback" not in said
    assert said.startswith("partnergraph: ")
    return said


def test_it_says_where_it_is_and_what_there_is(out: Path) -> None:
    with serving(out, "--workers", "1") as served:
        assert served.address.startswith("http://127.0.0.1:")
        assert "/help" in served.log[0]
        assert str(out) in served.log[0]
        assert not any("other machines" in line for line in served.log)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_told_to_and_leaves_nothing(out: Path, number: signal.Signals) -> None:
    with serving(out, "--workers", "2") as served:
        workers = served.workers() if Path("/proc/self/task").is_dir() else []
        with socket.create_connection(("127.0.0.1", served.port), timeout=LONG) as idle:
            idle.sendall(b"GET /help HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(100).startswith(b"HTTP/1.1 200")
            assert served.stop(number) == 0
    assert served.log[-1] == "partnergraph: stopped"
    assert not any(Path(f"/proc/{worker}").is_dir() for worker in workers)


def test_ctrl_c_reaches_the_processes_too_and_does_no_harm(out: Path) -> None:
    """A terminal sends it to all processes at once."""
    with serving(out, "--workers", "2") as served:
        if not Path("/proc/self/task").is_dir():
            pytest.skip("there is no /proc")
        for worker in served.workers():
            os.kill(worker, signal.SIGINT)
        assert served.query("ASK {}").status == 200
        assert served.stop(signal.SIGINT) == 0
    assert not any("ended of itself" in line for line in served.log)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc")
def test_the_processes_of_a_server_that_is_killed_end_too(out: Path) -> None:
    with serving(out, "--workers", "2") as served:
        workers = served.workers()
        served.stop(signal.SIGKILL)
        end = time.monotonic() + LONG
        while any(is_alive(worker) for worker in workers):
            assert time.monotonic() < end
            time.sleep(0.05)


def is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # whoever started it may never ask how it ended


def test_a_port_in_use_is_said(out: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = refused(out, "--port", port)
    assert f"--port {port}: is in use" in said
    assert "choose another with --port" in said


def test_a_second_server_does_not_share_the_port(out: Path) -> None:
    with serving(out, "--workers", "1") as served:
        assert "is in use" in refused(out, "--port", str(served.port))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--host", "192.0.2.1"), "--host 192.0.2.1: is no address of this machine"),
        (("--host", "nowhere.invalid"), "--host nowhere.invalid: no address is known for it"),
        (("--host", "x" * 300), "no address is known for it"),
    ],
)
def test_an_address_that_is_not_ours_is_said(
    out: Path, options: tuple[str, ...], said: str, network_attempts: Path
) -> None:
    assert said in refused(out, "--port", "0", *options)
    # A name has to be looked up to be found unknown.
    network_attempts.write_text("")


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "65536"),
        ("--port", "x"),
        ("--timeout", "0"),
        ("--most-rows", "0"),
        ("--workers", "0"),
        ("--memory", "1"),
        ("--most-waiting", "-1"),
        ("--nonsense",),
    ],
)
def test_options_that_make_no_sense_are_refused(out: Path, options: tuple[str, ...]) -> None:
    process = start(out, *options)
    _, said = process.communicate(timeout=LONG)
    assert process.returncode == 2
    assert options[0] in said


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    assert "no graph has been built here" in refused(tmp_path / "none", "--port", "0")
    assert "no graph has been built here" in refused(tmp_path, "--port", "0")


def test_a_graph_of_another_version_is_refused(out: Path, tmp_path: Path) -> None:
    manifest = (out / "build.json").read_text("utf-8")
    (tmp_path / "build.json").write_text(manifest.replace('"format": 1', '"format": 99'))
    (tmp_path / GRAPH_FILE).write_text("")
    said = refused(tmp_path, "--port", "0")
    assert "its graph has format 99, and this version reads format 1" in said


def test_a_damaged_graph_is_refused(out: Path, tmp_path: Path) -> None:
    (tmp_path / "build.json").write_text((out / "build.json").read_text("utf-8"))
    (tmp_path / GRAPH_FILE).write_text("this is no graph")
    assert "the graph is damaged" in refused(tmp_path, "--port", "0")


def test_an_empty_graph_is_served(out: Path, tmp_path: Path) -> None:
    (tmp_path / "build.json").write_text((out / "build.json").read_text("utf-8"))
    (tmp_path / GRAPH_FILE).write_text("")
    with serving(tmp_path, "--workers", "1") as served:
        assert served.query("ASK { ?s ?p ?o }").json()["boolean"] is False
        for path in ("/", "/help", "/ask/workload", "/sparql", "/ontology"):
            assert served.ask(path).status == 200, path


def test_all_addresses_of_this_machine(out: Path) -> None:
    with serving(out, "--workers", "1", "--host", "0.0.0.0") as served:
        assert any("other machines can ask it" in line for line in served.log)
        # No name can be made to lead to an address that is asked for by its number.
        assert served.ask("/help", headers={"Host": f"10.1.2.3:{served.port}"}).status == 200
        assert served.ask("/help", headers={"Host": "evil.example"}).status == 421


def test_other_commands_do_not_load_what_only_a_server_needs() -> None:
    code = (
        "import sys, partnergraph\n"
        "for name in ('starlette', 'uvicorn', 'jinja2', 'asyncio'):\n"
        "    assert name not in sys.modules, name"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
