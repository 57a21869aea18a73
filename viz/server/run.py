"""Starting the server, and stopping it."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from graph.errors import InputError
from viz.server.app import application
from viz.server.pool import Pool
from viz.server.settings import LOOPBACK, Settings
from viz.terminal import complain, printable

__all__ = ["run"]

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_MOST_CONNECTIONS = 512
_SECONDS_TO_FINISH = 2


def run(settings: Settings) -> None:
    """Serve until Ctrl-C or a signal to end. Raises InputError where the graph cannot be
    loaded, or the address not be had."""
    listening = _listening(settings)
    try:
        asyncio.run(_serve(settings, listening))
    finally:
        listening.close()


async def _serve(settings: Settings, listening: socket.socket) -> None:
    logging.getLogger("uvicorn").addHandler(_Said(logging.WARNING))
    # It warns of processes that end while they are being killed.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    pool = Pool(settings, _say)
    config = uvicorn.Config(
        application(pool, settings, _say),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    try:
        await pool.start()
        await _Server(config, _address(settings, listening), settings).serve([listening])
    finally:
        await pool.close()


class _Server(uvicorn.Server):
    """A server that says when it is ready, and for which Ctrl-C is the usual end."""

    def __init__(self, config: uvicorn.Config, address: str, settings: Settings) -> None:
        super().__init__(config)
        self._address = address
        self._settings = settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say where."""
        await super().startup(sockets)
        out = printable(self._settings.out)
        _say(f"serving {out} at {self._address} (questions, SPARQL and downloads: /help)")
        if self._settings.host not in LOOPBACK:
            _say("other machines can ask it: whoever reaches it can read all that the graph holds")
        _say("press Ctrl-C to stop")

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop when told to, without passing the signal on as uvicorn does: it has no other
        meaning here."""
        before = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            _say("stopped")

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.handle_exit(number, frame)


class _Said(logging.Handler):
    """Says what uvicorn has to say, in one line and without a traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        _say(record.getMessage())


def _listening(settings: Settings) -> socket.socket:
    """A socket at the address that was asked for."""
    host, port = settings.host, settings.port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"--host {host}", "no address is known for it", "Leave it out, or give another"
        ) from error
    family, kind, protocol, _, address = found[0]
    listening = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there it would let two servers have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise _not_to_be_had(settings, error) from error
    return listening


def _not_to_be_had(settings: Settings, error: OSError) -> InputError:
    if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", None)):
        return InputError(
            f"--port {settings.port}",
            "is in use by another program, or by another server of ours",
            "Stop that one, or choose another with --port (0 takes any that is free)",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        advice = "Choose one above 1023"
        return InputError(f"--port {settings.port}", "may not be used by you", advice)
    return InputError(
        f"--host {settings.host}",
        f"is no address of this machine ({error.strerror})",
        "Leave it out to serve on this machine alone",
    )


def _address(settings: Settings, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/"


def _say(message: str) -> None:
    complain(message)
    sys.stderr.flush()
