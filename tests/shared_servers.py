"""Real SPARQL servers, started by the tests on this machine alone, and one that misbehaves."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.queries.sparql_server import _answers, _binary, _free_port

HOST = "127.0.0.1"
VIRTUOSO = shutil.which("virtuoso-t")
NO_VIRTUOSO = "Virtuoso is not installed (Debian: apt-get install virtuoso-opensource-7-bin)"
VIRTUOSO_USER = ("dba", "dba")
"""What a new Virtuoso lets in."""
_PATIENCE = 60.0
_SETTINGS = """[Database]
DatabaseFile = data.db
ErrorLogFile = data.log
LockFile = data.lck
TransactionFile = data.trx
xa_persistent_file = data.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = {host}:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = {host}:{port}
ServerThreads = 5
"""


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    port = _free_port()
    log = folder / "server.log"
    with log.open("wb") as words:
        # In memory: what is kept on the disk is written through at each change.
        process = subprocess.Popen(
            [_binary(), "serve", "--bind", f"{HOST}:{port}"], stdout=words, stderr=words
        )
    try:
        assert _answers(process, port), log.read_text(errors="replace")
        yield f"http://{HOST}:{port}"
    finally:
        process.kill()
        process.wait()


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso server; what it lets in is `VIRTUOSO_USER`."""
    assert VIRTUOSO is not None
    port = _free_port()
    (folder / "virtuoso.ini").write_text(_SETTINGS.format(host=HOST, port=port, sql=_free_port()))
    process = subprocess.Popen(
        [VIRTUOSO, "+configfile", "virtuoso.ini", "+foreground"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield f"http://{HOST}:{port}"
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/sparql?query=ASK%20%7B%7D")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError(f"Virtuoso does not answer (status {process.poll()})")


@dataclass
class Asked:
    """A request that the misbehaving server was sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What it answers with; `length` is what it says the length of the body is."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    seconds: float = 0.0


Behaviour = Callable[[Asked], Reply]


@contextmanager
def misbehaving(behaviour: Behaviour) -> Iterator[tuple[str, list[Asked]]]:
    """The address of a server that answers as told, and all that it is asked."""
    seen: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, self.path, dict(self.headers.items()), body)
            seen.append(asked)
            reply = behaviour(asked)
            time.sleep(reply.seconds)
            try:
                self.send_response_only(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                length = len(reply.body) if reply.length is None else reply.length
                self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                pass  # whoever asked has gone

        do_GET = do_POST = do_PUT = do_DELETE = _reply  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
