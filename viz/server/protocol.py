"""The SPARQL 1.1 protocol: what a request asks of the endpoint.

The endpoint reads only. A query comes in the address (GET), in a form (POST) or as the body
itself (POST, ``application/sparql-query``); an update is refused however it comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from graph.store import Dataset
from viz.server.media import Form, form_called

__all__ = [
    "FORM_TYPE",
    "QUERY_TYPE",
    "RefusedError",
    "SparqlRequest",
    "parameters",
    "sparql_request",
]

FORM_TYPE = "application/x-www-form-urlencoded"
QUERY_TYPE = "application/sparql-query"
_UPDATE_TYPE = "application/sparql-update"
_READ_ONLY = "This endpoint is read only: the graph is changed by building it again."


class RefusedError(Exception):
    """A request that cannot be met: the `status` of the response, the `reason` as a
    sentence, and what `headers` go with it."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query, the graphs that the request says it is asked of (None if it says nothing of
    them), and the form that it asks for by name (None where the Accept header decides)."""

    query: str
    dataset: Dataset | None = None
    form: Form | None = None


@dataclass(slots=True)
class _Given:
    """The parameters of a request by name, in the order in which they came."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: bytes, where: str) -> None:
        for name, value in parameters(text, where):
            self.values.setdefault(name, []).append(value)

    def all(self, name: str) -> Sequence[str]:
        return self.values.get(name, ())

    def one(self, name: str) -> str | None:
        found = self.all(name)
        if len(found) > 1:
            raise RefusedError(400, f"The request gives {name!r} {len(found)} times: give it once.")
        return found[0] if found else None


def parameters(text: bytes, where: str) -> list[tuple[str, str]]:
    """The names and values in an address or form. Raises RefusedError where they are not UTF-8."""
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError) as error:
        raise RefusedError(400, f"The {where} is not percent-encoded UTF-8.") from error


def sparql_request(
    method: str, address: bytes, content_type: str | None, body: bytes
) -> SparqlRequest | None:
    """What a request asks; `address` is what stands behind the question mark.

    None for a GET that asks nothing, which wants the endpoint described. Raises RefusedError,
    with the status that the protocol or HTTP has for it, for anything else.
    """
    given = _Given()
    given.add(address, "address")
    if method == "POST":
        _add_body(given, content_type, body)
    if "update" in given.values:
        raise RefusedError(403, _READ_ONLY)
    query = given.one("query")
    if query is None:
        if not given.values and method != "POST":
            return None
        raise RefusedError(400, "The request has no parameter 'query'.")
    return SparqlRequest(query, _dataset(given), _form(given.one("format")))


def _add_body(given: _Given, content_type: str | None, body: bytes) -> None:
    if content_type is None:
        raise _unknown_type("A request by POST must say what it holds.")
    header = Message()
    header["content-type"] = content_type
    kind = header.get_content_type()
    # `get_content_type` makes text/plain of what it cannot read.
    charset = header.get_content_charset("utf-8")
    if kind == _UPDATE_TYPE:
        raise RefusedError(403, _READ_ONLY)
    if kind not in (FORM_TYPE, QUERY_TYPE):
        raise _unknown_type("The endpoint cannot read a body of that type.")
    if charset not in ("utf-8", "utf8"):
        raise RefusedError(415, f"The body must be in UTF-8, not {charset[:20]}.")
    if kind == FORM_TYPE:
        given.add(body, "form")
        return
    try:
        given.values.setdefault("query", []).append(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The body is not in UTF-8.") from error


def _unknown_type(problem: str) -> RefusedError:
    kinds = f"{FORM_TYPE}, {QUERY_TYPE}"
    return RefusedError(415, f"{problem} Send the query as {kinds}.", {"Accept-Post": kinds})


def _dataset(given: _Given) -> Dataset | None:
    default, named = (
        tuple(dict.fromkeys(given.all(name))) for name in ("default-graph-uri", "named-graph-uri")
    )
    for graph in (*default, *named):
        try:
            NamedNode(graph)
        except ValueError as error:
            raise RefusedError(
                400, f"{graph[:80]!r} is not the absolute IRI of a graph."
            ) from error
    return Dataset(default, named) if default or named else None


def _form(name: str | None) -> Form | None:
    if not name:
        return None
    form = form_called(name)
    if form is None:
        raise RefusedError(
            400, f"There is no format {name[:40]!r}: ask for one of {', '.join(Form)}."
        )
    return form
