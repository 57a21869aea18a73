"""Requests to a server: with a time limit, no redirects, and errors that say what to do.

The standard library does it: the clients of SPARQL that there are bring rdflib with them, which
takes longer to import than a question to answer, and none replaces a graph by the Graph Store
protocol or logs in by Digest before it sends megabytes.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from ssl import SSLError
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgr,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from graph.errors import InputError
from graph.shared.addresses import loopback
from graph.shared.credentials import Credentials
from graph.shared.refusals import refusal

__all__ = ["SECONDS", "Answer", "Client"]

SECONDS = 120.0
"""How long to wait for the next part of an answer, unless told otherwise."""
_LARGEST = 4 << 30
_PIECE = 1 << 20
_UNAUTHORISED = 401


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, whatever its status."""

    status: int
    kind: str
    server: str
    body: bytes
    challenge: str = ""
    location: str = ""

    @property
    def good(self) -> bool:
        """Whether it did what it was asked to."""
        return 200 <= self.status < 300


class Client:
    """Sends requests to the addresses of one store, with what lets the user in."""

    def __init__(self, credentials: Credentials | None = None, seconds: float = SECONDS) -> None:
        self._credentials = credentials
        self._seconds = seconds
        self._challenges: dict[str, str] = {}

    def send(
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer to a request, whatever its status.

        Raises InputError where there is none: the server is not there, not in time, or
        breaks off.
        """
        place = address.partition("?")[0]
        if self._credentials and not self._credentials.token and place not in self._challenges:
            # To learn how to log in before megabytes are sent in vain.
            self._challenges[place] = self._once("GET", place, None, {}, known=False).challenge
        answer = self._once(method, address, body, headers or {})
        if answer.status == _UNAUTHORISED and self._credentials and answer.challenge:
            self._challenges[place] = answer.challenge
            answer = self._once(method, address, body, headers or {})
        return answer

    def good(
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer to a request that is done. Raises InputError where it is not."""
        answer = self.send(method, address, body, headers)
        if not answer.good:
            raise self.refused(address, answer)
        return answer

    def refused(self, address: str, answer: Answer) -> InputError:
        """The error for an answer that is none, with what to do."""
        said = answer.body[:2000].decode("utf-8", "replace")
        if self._credentials:
            for secret in (self._credentials.password, self._credentials.token):
                said = said.replace(secret, "…") if secret else said
        return refusal(
            address.partition("?")[0],
            answer.status,
            said if "html" not in answer.kind else "",
            answer.location,
            self._credentials is not None,
        )

    def _once(
        self,
        method: str,
        address: str,
        body: bytes | None,
        headers: Mapping[str, str],
        known: bool = True,
    ) -> Answer:
        request = Request(address, data=body, headers=dict(headers), method=method)
        if known:
            self._log_in(request, address.partition("?")[0])
        end = time.monotonic() + max(self._seconds, SECONDS) * 10
        try:
            with _opener(address).open(request, timeout=self._seconds) as response:
                return _answer(response, address, end)
        except HTTPError as error:
            with error:
                return _answer(error, address, end)
        except (URLError, OSError, HTTPException, ValueError) as error:
            raise self._failed(address, error) from None

    def _log_in(self, request: Request, place: str) -> None:
        if self._credentials is None:
            return
        scheme, _, rest = self._challenges.get(place, "").partition(" ")
        if scheme.casefold() != "digest" or self._credentials.token:
            request.add_unredirected_header("Authorization", self._credentials.header())
            return
        handler = AbstractDigestAuthHandler(_Known(self._credentials))
        challenge = parse_keqv_list(list(filter(None, parse_http_list(rest))))
        made = handler.get_authorization(request, challenge)
        if made:
            request.add_unredirected_header("Authorization", f"Digest {made}")

    def _failed(self, address: str, error: Exception) -> InputError:
        place = address.partition("?")[0]
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return InputError(
                place,
                f"there was no answer within {self._seconds:g} seconds",
                "See whether the server is at work on something else, and try again",
            )
        if isinstance(reason, IncompleteRead | ConnectionResetError | BrokenPipeError):
            return InputError(
                place,
                "the server broke off in the middle",
                "Try again; if it stays so, look at its log: it may limit the size or the time",
            )
        if isinstance(reason, SSLError):
            return InputError(
                place,
                f"the server cannot prove who it is ({reason.reason or reason})",
                "If your own authority signed its certificate, name that in SSL_CERT_FILE",
            )
        return InputError(
            place,
            f"the server cannot be reached ({reason})",
            "See whether the address is right, the server runs and this machine may reach it",
        )


class _Known(HTTPPasswordMgr):
    """Gives the same user and password for whatever the server calls its realm."""

    def __init__(self, credentials: Credentials) -> None:
        super().__init__()
        self._known = credentials

    def find_user_password(self, realm: str, authuri: str) -> tuple[str | None, str | None]:
        """The user and the password."""
        return self._known.user, self._known.password


class _Staying(HTTPRedirectHandler):
    """Follows no redirect: what lets the user in goes nowhere but where the user said."""

    def redirect_request(self, *_: Any) -> None:
        """Nothing: the redirect is then given as the answer."""


def _opener(address: str) -> OpenerDirector:
    # What goes to this machine needs no proxy, whatever the environment says.
    return build_opener(_Staying(), *([ProxyHandler({})] if loopback(address) else []))


def _answer(response: HTTPResponse | HTTPError | IO[bytes], address: str, end: float) -> Answer:
    assert isinstance(response, HTTPResponse | HTTPError)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST or time.monotonic() > end:
            raise InputError(
                address.partition("?")[0], "its answer does not end", "Ask for less at a time"
            )
    headers = response.headers
    promised = headers.get("Content-Length", "")
    if promised.isdecimal() and size < int(promised):
        raise IncompleteRead(b"", int(promised) - size)
    status = response.status if isinstance(response, HTTPResponse) else response.code
    challenges = headers.get_all("WWW-Authenticate") or []
    return Answer(
        status or 0,
        headers.get("Content-Type", "").partition(";")[0].strip().casefold(),
        headers.get("Server", ""),
        b"".join(pieces),
        _preferred(challenges),
        headers.get("Location", ""),
    )


def _preferred(challenges: list[str]) -> str:
    """Digest, which does not send the password, where there is a choice."""
    for challenge in challenges:
        if challenge.casefold().startswith("digest "):
            return challenge
    return challenges[0] if challenges else ""
