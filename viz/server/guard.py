"""What holds for every request: who may ask, what every response carries, what is logged.

A page from elsewhere that is open in somebody's browser could otherwise ask this server in
their name. So the server answers only where it is asked by its own name, which stops foreign
names that are made to lead here (DNS rebinding), and no page of another origin; it sends no
permission for other origins (CORS).
"""

from __future__ import annotations

import ipaddress
import time
import traceback
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viz.server.settings import LOOPBACK, Settings
from viz.terminal import printable

__all__ = ["EXPLORER_POLICY", "Guard"]

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
EXPLORER_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src data: blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""For the pages that builds write: they bring along all they need, and a narrower policy of
their own, and can reach no address either way."""
_HEADERS = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "private, no-cache",
}
_ANYWHERE = ("0.0.0.0", "::")
_OPENED = ("none", "same-origin")


class Guard:
    """Lets requests through to `app`; `log` gets a line for each."""

    def __init__(self, app: ASGIApp, settings: Settings, log: Callable[[str], None]) -> None:
        self._app = app
        self._log = log
        self._verbose = settings.verbose
        own = {*LOOPBACK, settings.host, *settings.names} - set(_ANYWHERE)
        self._names = frozenset(name.casefold() for name in own)
        self._proxied = frozenset(name.casefold() for name in settings.names)
        # An address cannot be made to lead elsewhere, as a name can.
        self._any_address = settings.host in _ANYWHERE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.monotonic()
        sent = {"status": 0, "bytes": 0}

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            elif message["type"] == "http.response.body":
                sent["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            refusal = self._refusal(Headers(scope=scope), scope["method"])
            await (refusal or self._app)(scope, receive, send_guarded)
        except Exception as error:
            self._log(f"a fault in partnergraph: {type(error).__name__}: {error}")
            if self._verbose:
                self._log(traceback.format_exc())
            if not sent["status"]:
                told = PlainTextResponse("This brought out a fault in partnergraph.", 500)
                await told(scope, receive, send_guarded)
        finally:
            self._tell(scope, sent["status"], sent["bytes"], time.monotonic() - started)

    def _refusal(self, headers: Headers, method: str) -> ASGIApp | None:
        host = headers.get("host", "")
        if not self._is_own(_name_in(host)):
            return PlainTextResponse(
                "This server does not go by that name. Whoever started it can allow it with "
                "--allow-name.",
                421,
            )
        origin = headers.get("origin")
        if origin is not None and not self._is_same(origin, host):
            return PlainTextResponse("Pages of other origins may not ask this server.", 403)
        site = headers.get("sec-fetch-site")
        # A link from another page may be followed, but no page may load anything from here.
        followed = headers.get("sec-fetch-mode") == "navigate" and method in ("GET", "HEAD")
        if site is not None and site not in _OPENED and not followed:
            return PlainTextResponse("Pages of other origins may not ask this server.", 403)
        return None

    def _is_own(self, name: str) -> bool:
        return name in self._names or (self._any_address and _is_address(name))

    def _is_same(self, origin: str, host: str) -> bool:
        at = urlsplit(origin).netloc.casefold()
        return at == host.casefold() or _name_in(at) in self._proxied

    def _tell(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        raw = scope.get("raw_path") or scope["path"].encode()
        target = raw.decode("ascii", "replace")
        if self._verbose and scope["query_string"]:
            target += "?" + scope["query_string"].decode("ascii", "replace")
        milliseconds = seconds * 1000
        asked = f"{scope['method']} {target}"
        self._log(printable(f"{asked} {status} {size} bytes {milliseconds:.0f} ms"))


def _name_in(host: str) -> str:
    """The name or address in a Host header, without the port and the brackets."""
    try:
        return (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
