"""Nothing that a test runs reaches another machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from graph.own_python import environment
from tests.no_network.cut_off import CUT_OFF

ELSEWHERE = "192.0.2.1"  # kept for documents: nobody has it
REFUSED = "nothing outside this machine may be reached"
"""Told by the words: a process that a test run starts has the error of its own watch."""
HERE = ("127.0.0.1", "::1", "localhost", "127.8.9.1", "::ffff:127.0.0.1")


def noted(attempts: Path) -> str:
    """What was noted, which is then forgotten, so that the test does not fail."""
    said = attempts.read_text("utf-8")
    attempts.write_text("")
    return said


def test_another_machine_is_refused(network_attempts: Path) -> None:
    with socket.socket() as one, pytest.raises(OSError, match=f"{ELSEWHERE}.*{REFUSED}"):
        one.connect((ELSEWHERE, 80))
    with socket.socket() as one, pytest.raises(OSError, match=REFUSED):
        one.connect_ex((ELSEWHERE, 80))
    with pytest.raises(OSError, match=REFUSED):
        socket.create_connection((ELSEWHERE, 80), timeout=1)
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(OSError, match=REFUSED):
        one.sendto(b"x", (ELSEWHERE, 53))
    with socket.socket(socket.AF_INET6) as one, pytest.raises(OSError, match=REFUSED):
        one.connect(("2001:db8::1", 80))
    assert len(noted(network_attempts).splitlines()) == 5


@pytest.mark.parametrize("name", ["example.org", b"example.org", "localhost.example.org"])
def test_no_name_is_looked_up(network_attempts: Path, name: str | bytes) -> None:
    with pytest.raises(OSError, match=rf"example\.org.*{REFUSED}"):
        socket.getaddrinfo(name, 80)
    with pytest.raises(OSError, match=REFUSED):
        socket.gethostbyname(name)
    assert len(noted(network_attempts).splitlines()) == 2


def test_what_is_swallowed_is_still_noted(network_attempts: Path) -> None:
    with pytest.raises(OSError, match=r"example\.org"):
        urllib.request.urlopen("http://example.org/")
    assert "example.org" in noted(network_attempts)


def test_connecting_for_datagrams_is_refused_and_no_fault(network_attempts: Path) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(OSError, match=REFUSED):
        one.connect((ELSEWHERE, 80))
    assert noted(network_attempts) == ""


def test_an_attempt_fails_the_test_that_made_it(tmp_path: Path, network_attempts: Path) -> None:
    file = tmp_path / "test_that_asks.py"
    file.write_text(
        "import socket\n\n"
        "def test_it():\n"
        "    try:\n        socket.create_connection(('example.org', 80))\n"
        "    except OSError:\n        pass\n"
    )
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.conftest", str(file))
    done = subprocess.run(
        [sys.executable, *words, "-c", os.devnull],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
        cwd=Path(__file__).parents[2],
    )
    assert "1 passed, 1 error" in done.stdout, done.stdout + done.stderr
    assert "another machine was to be reached" in done.stdout
    assert noted(network_attempts) == ""


def test_a_python_that_a_test_starts_is_refused_too(network_attempts: Path) -> None:
    code = "import socket; socket.create_connection(('example.org', 80))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert "NetworkRefusedError" in done.stderr
    assert "example.org" in noted(network_attempts)
    here = "import socket; s = socket.create_server(('127.0.0.1', 0)); "
    here += "socket.create_connection(s.getsockname()); print('reached')"
    done = subprocess.run([sys.executable, "-c", here], capture_output=True, text=True, check=True)
    assert done.stdout == "reached\n"


@pytest.mark.parametrize("host", HERE)
def test_loopback_is_open(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    served = "::1" if host == "::1" else "::ffff:127.0.0.1" if ":" in host else "127.0.0.1"
    try:
        server = socket.socket(family)
        server.bind((host if host.startswith("127") else served, 0))
    except OSError:
        pytest.skip(f"this machine has no {host}")
    with server:
        server.listen()
        with socket.create_connection((host, server.getsockname()[1]), timeout=30):
            pass


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets that are files here")
def test_sockets_that_are_files_are_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # their names may not be long
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as one:
        server.bind("s")
        server.listen()
        one.connect("s")


@pytest.mark.skipif(CUT_OFF not in os.environ, reason="only root is cut off from all networks")
def test_programs_that_are_no_python_are_cut_off_too() -> None:
    interfaces = [name for _, name in socket.if_nameindex()]
    routes = Path("/proc/net/route").read_text().splitlines()[1:]
    assert "lo" in interfaces
    assert routes == [], "with no route there is no way out"
    if node := shutil.which("node"):
        code = "fetch('http://192.0.2.1/').catch(e => console.log(e.cause.code))"
        done = subprocess.run([node, "-e", code], capture_output=True, text=True, timeout=60)
        assert done.stdout.strip() in ("ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL")
