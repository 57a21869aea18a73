"""A server started as a user starts it, and what it answers over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from pyoxigraph import Quad

from graph.rdf import write_nquads, write_trig
from graph.store import FORMAT, GRAPH_FILE, MANIFEST_FILE

ROOT = Path(__file__).resolve().parents[3]
LONG = 60.0
"""Seconds within which anything must have happened, however busy the machine is."""
RUNAWAY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    "FILTER(CONCAT(STR(?c), STR(?l)) = 'x') }"
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Served:
    """A server that is running."""

    process: subprocess.Popen[str]
    address: str
    log: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(urlsplit(self.address).port or 0)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = LONG,
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            # Only what is told: http.client adds no type of its own, unlike urllib.
            connection.request(method, path, body, dict(headers or {}))
            found = connection.getresponse()
            given = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, given, found.read())
        finally:
            connection.close()

    def query(self, query: str, accept: str | None = None, **parameters: str | list[str]) -> Answer:
        text = urlencode({"query": query, **parameters}, doseq=True)
        return self.ask(f"/sparql?{text}", headers={"Accept": accept} if accept else {})

    def raw(self, request: bytes) -> bytes:
        """What comes back for bytes sent as they are."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=LONG) as connection:
            found = b""
            # A server that refuses to read on closes while something is still on its way.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(request)
            with suppress(ConnectionResetError):
                while piece := connection.recv(65536):
                    found += piece
            return found

    def workers(self) -> list[int]:
        """The processes that answer, by their ids."""
        own = self.process.pid
        listed = Path(f"/proc/{own}/task/{own}/children").read_text("ascii")
        return [int(number) for number in listed.split()]

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(LONG)


@contextmanager
def serving(out: Path, *options: str) -> Iterator[Served]:
    """A server of that folder on a free port, with these options of the command."""
    process = start(out, "--port", "0", *options)
    served = Served(process, "")
    ready = threading.Event()

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            served.log.append(line.rstrip("\n"))
            at = re.search(r" at (http://\S+/)", line)
            if at:
                served.address = at[1]
            if "press Ctrl-C" in line:
                ready.set()
        ready.set()

    listening = threading.Thread(target=listen)
    listening.start()
    try:
        assert ready.wait(LONG), "it did not start"
        assert served.address, "\n".join(served.log)
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(LONG)
        finally:
            process.kill()
            listening.join(LONG)
            assert process.stderr is not None
            process.stderr.close()


def start(out: Path, *options: str) -> subprocess.Popen[str]:
    """The command, its standard error to be read."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "partnergraph.py"), "serve", "--graph", str(out), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONDEVMODE": ""},
    )


def write_out(out: Path, quads: Iterable[Quad], **manifest: object) -> Path:
    """A folder as a build leaves it, with a graph of these statements."""
    out.mkdir(exist_ok=True)
    held = list(quads)
    write_nquads(held, out / GRAPH_FILE)
    write_trig(held, out / "graph.trig")
    (out / "partnergraph.xlsx").write_bytes(b"PK workbook")
    (out / "kept.jsonl").write_text('{"reader": "secret"}\n')
    (out / "review.xlsx").write_bytes(b"PK review")
    files = [path.name for path in out.iterdir()]
    written = {"format": FORMAT, "partnergraph": "0", "files": files, **manifest}
    (out / MANIFEST_FILE).write_text(json.dumps(written))
    return out
