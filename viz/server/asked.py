"""What a request says, read with care: its parameters, its body, what it would have back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.requests import Request

from viz.server.media import GRAPHS, TABLES, Form, best, form_called, offered
from viz.server.protocol import RefusedError, SparqlRequest, parameters
from viz.server.tasks import Query

__all__ = [
    "accepted",
    "asks_nothing",
    "body_of",
    "format_named",
    "gone_away",
    "once",
    "query_task",
    "wanted",
]

_MOST_BODY = 2**20
"""Bytes that a request may have; a query is shorter."""
_BODY_SECONDS = 15
"""Seconds in which a request must have come whole."""


def query_task(request: Request, asked: SparqlRequest) -> Query:
    """The task for a SPARQL request, with the forms that its sender would have."""
    table: str | None
    graph: str | None
    if asked.form is None:
        accept = accepted(request)
        table, graph = best(accept, list(TABLES)), best(accept, list(GRAPHS))
    else:
        table, graph = (_media_of(asked.form, offers) for offers in (TABLES, GRAPHS))
    default = named = None
    if asked.dataset is not None:
        default, named = asked.dataset.default, asked.dataset.named
    return Query(asked.query, table, graph, default, named)


def _media_of(form: Form, offers: dict[str, Form]) -> str | None:
    found = offered(form, offers)
    return next((media for media, other in offers.items() if other is found), None)


def wanted(request: Request, offers: dict[str, Form], name: str | None) -> str:
    """The media type to answer in: that of the form of that name, or what is accepted.

    Raises RefusedError where none of those on offer will do.
    """
    known = ", ".join(sorted({form.value for form in offers.values()}))
    if name:
        form = form_called(name)
        media = _media_of(form, offers) if form is not None else None
        if media is None:
            raise RefusedError(
                400, f"There is no format {name[:40]!r} here: ask for one of {known}."
            )
        return media
    found = best(accepted(request), list(offers))
    if found is None:
        raise RefusedError(406, f"This can be had as {', '.join(offers)}.")
    return found


def accepted(request: Request) -> str | None:
    """The Accept header, one where there are several."""
    return ", ".join(request.headers.getlist("accept")) or None


def format_named(request: Request) -> str | None:
    """The form that an address asks for by name."""
    return once(request, ("format",)).get("format")


def asks_nothing(address: bytes) -> bool:
    """Whether an address has no parameters, but for the form of what it gives."""
    return {name for name, _ in parameters(address, "address")} <= {"format"}


def once(request: Request, known: Sequence[str]) -> dict[str, str]:
    """The parameters of the address, each given once and one of those known."""
    found: dict[str, str] = {}
    for name, value in parameters(request.scope["query_string"], "address"):
        if name not in known:
            listed = ", ".join(known)
            raise RefusedError(400, f"There is no parameter {name[:40]!r} here: give {listed}.")
        if name in found:
            raise RefusedError(400, f"The address gives {name!r} twice: give it once.")
        found[name] = value
    return found


async def body_of(request: Request) -> bytes:
    """The body of a request. Raises RefusedError where it is too large or too slow."""
    too_large = RefusedError(
        413, f"A request may have {_MOST_BODY:,} bytes.", {"connection": "close"}
    )
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > _MOST_BODY:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > _MOST_BODY:
                    raise too_large
    except TimeoutError:
        reason = f"The request had not come whole after {_BODY_SECONDS} seconds."
        raise RefusedError(408, reason, {"connection": "close"}) from None
    return bytes(body)


async def gone_away(request: Request) -> None:
    """Wait until whoever asked has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
