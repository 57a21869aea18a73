"""The addresses of the server, and what each of them gives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from graph.errors import InputError
from queries.catalogue import find
from viz.server.asked import (
    accepted,
    asks_nothing,
    body_of,
    format_named,
    gone_away,
    once,
    query_task,
    wanted,
)
from viz.server.guard import Guard
from viz.server.media import (
    DESCRIPTIONS,
    SERVICE,
    TABLES,
    Form,
    best,
    media_type,
)
from viz.server.pages import page, style
from viz.server.pool import FullError, Pool
from viz.server.protocol import RefusedError, parameters, sparql_request
from viz.server.published import download, downloads, front_page
from viz.server.questions import FILTERS, list_page
from viz.server.settings import Settings
from viz.server.sparql_page import sparql_page
from viz.server.tasks import Description, Ontology, Question, Reply, Task, Thing

__all__ = ["application"]

_HTML = "text/html"
_ANSWERS = {
    _HTML: Form.HTML,
    "application/json": Form.JSON,
    "text/csv": Form.CSV,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Form.XLSX,
}
"""What the answer to a bundled question can be had as."""
_VARY = {"vary": "Accept"}
_RETRY = {"retry-after": "5"}


def application(pool: Pool, settings: Settings, log: Callable[[str], None]) -> Starlette:
    """The server's application; the pool answers what needs the graph."""
    site = _Site(pool, settings, log)
    read = ["GET"]
    routes = [
        Route("/", site.front, methods=read),
        Route("/help", site.help, methods=read),
        Route("/style.css", site.style, methods=read),
        Route("/favicon.ico", site.icon, methods=read),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        Route("/sparql/", site.sparql, methods=["GET", "POST"]),
        Route("/ask", site.questions, methods=read),
        Route("/ask/{name}", site.question, methods=read),
        Route("/ontology", site.ontology, methods=read),
        Route("/id/{path:path}", site.thing, methods=read),
        Route("/files/{name}", site.file, methods=read),
    ]
    handlers = {HTTPException: site.failed, RefusedError: site.refused}
    app = Starlette(
        routes=routes,
        exception_handlers=cast("Mapping[object, ExceptionHandler]", handlers),
        middleware=[Middleware(Guard, settings=settings, log=log)],
    )
    app.router.redirect_slashes = False
    return app


class _Site:
    def __init__(self, pool: Pool, settings: Settings, log: Callable[[str], None]) -> None:
        self._pool = pool
        self._settings = settings
        self._log = log

    async def front(self, request: Request) -> Response:
        found = front_page(self._settings.out, request.headers.get("if-none-match"))
        return found or _page(page("home.html", title="partnergraph"))

    async def help(self, request: Request) -> Response:
        values = {"seconds": self._settings.seconds, "rows": self._settings.most_rows}
        files = downloads(self._settings.out)
        return _page(page("help.html", title="Downloads and help", files=files, **values))

    async def style(self, request: Request) -> Response:
        return Response(style(), media_type="text/css")

    async def icon(self, request: Request) -> Response:
        return Response(None, 204)  # there is none, and browsers ask all the same

    async def file(self, request: Request) -> Response:
        name = request.path_params["name"]
        found = download(self._settings.out, name, request.headers.get("if-none-match"))
        return found or _told(request, 404, "There is no file of that name here. See /help.")

    async def questions(self, request: Request) -> Response:
        return _page(list_page())

    async def question(self, request: Request) -> Response:
        try:
            question = find(request.path_params["name"])
        except InputError as error:
            return _told(request, 404, str(error))
        given = once(request, ("format", *FILTERS))
        media = wanted(request, _ANSWERS, given.pop("format", None))
        task = Question(question.name, _ANSWERS[media], given)
        return _response(await self._answer(request, task), request)

    async def thing(self, request: Request) -> Response:
        # As it was sent: what is percent-encoded in an IRI is part of it.
        raw = cast("bytes", request.scope.get("raw_path") or request.url.path.encode())
        path = raw.split(b"?")[0].removeprefix(b"/id/").decode("ascii", "replace")
        task = Thing(path, wanted(request, DESCRIPTIONS, format_named(request)))
        return _response(await self._answer(request, task), request)

    async def ontology(self, request: Request) -> Response:
        task = Ontology(wanted(request, DESCRIPTIONS, format_named(request)))
        return _response(await self._answer(request, task), request)

    async def sparql(self, request: Request) -> Response:
        body = await body_of(request) if request.method == "POST" else b""
        address = request.scope["query_string"]
        if not parameters(address, "address") or asks_nothing(address):
            if request.method != "POST":
                return await self._description(request)
        kind = request.headers.get("content-type")
        asked = sparql_request(request.method, address, kind, body)
        assert asked is not None  # a GET that asks nothing has been answered
        task = query_task(request, asked)
        reply = await self._answer(request, task)
        if reply.status != 200 and task.table == _HTML:
            text = sparql_page(asked.query, error=reply.body.decode())
            return _page(text, reply.status, reply.headers)
        return _response(reply, request)

    async def _description(self, request: Request) -> Response:
        media = wanted(request, SERVICE, format_named(request))
        if media == _HTML:
            text = sparql_page(seconds=self._settings.seconds, rows=self._settings.most_rows)
            return _page(text, headers=_VARY)
        endpoint = str(request.url.replace(query="", path="/sparql"))
        return _response(await self._answer(request, Description(media, endpoint)), request)

    async def _answer(self, request: Request, task: Task) -> Reply:
        """The reply to a task, given up when whoever asked has gone."""
        if request.method != "POST":
            await body_of(request)
        gone = asyncio.create_task(gone_away(request))
        asking = asyncio.create_task(self._pool.ask(task))
        try:
            await asyncio.wait([gone, asking], return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                raise ClientDisconnect
            reply = await asking
        except FullError:
            raise RefusedError(
                503, "Too many wait for an answer: ask again later.", _RETRY
            ) from None
        finally:
            gone.cancel()
            asking.cancel()
            await asyncio.gather(gone, asking, return_exceptions=True)
        if "x-fault" in reply.headers:
            self._log(f"a fault in partnergraph: {reply.headers['x-fault']}")
        return reply

    async def failed(self, request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == 405:
            allowed = sorted({*headers["Allow"].split(", "), "OPTIONS"})
            headers["Allow"] = ", ".join(allowed)
            if request.method == "OPTIONS":
                return Response(None, 204, headers)
            reason = (
                f"{request.method[:20]} is not for this address, which takes {headers['Allow']}."
            )
            return _told(request, 405, reason, headers)
        if error.status_code == 404:
            return _told(request, 404, "There is no page of that address here. See /help.")
        return _told(request, error.status_code, str(error.detail), headers)

    async def refused(self, request: Request, error: RefusedError) -> Response:
        return _told(request, error.status, error.reason, error.headers)


def _response(reply: Reply, request: Request) -> Response:
    if reply.status != 200 and reply.media.startswith("text/plain"):
        return _told(request, reply.status, reply.body.decode())
    headers = {name: value for name, value in reply.headers.items() if name != "x-fault"}
    return Response(reply.body, reply.status, {**_VARY, **headers}, media_type=reply.media)


def _page(text: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(text, status, dict(headers or {}), media_type=media_type(Form.HTML, TABLES))


def _told(
    request: Request, status: int, reason: str, headers: Mapping[str, str] | None = None
) -> Response:
    """What is wrong: a page for browsers, else a line of text."""
    if best(accepted(request), ["text/plain", _HTML]) != _HTML:
        return PlainTextResponse(reason, status, headers)
    titles = {404: "Not found", 503: "Busy"}
    title = titles.get(status, "That cannot be answered")
    return _page(page("message.html", title=title, reason=reason), status, headers)
