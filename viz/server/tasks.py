"""What the server asks of a process that answers, and what it gets back.

Tasks and replies travel as a line of JSON; behind that of a reply stand the bytes of its body.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = [
    "Description",
    "Ontology",
    "Query",
    "Question",
    "Reply",
    "Task",
    "Thing",
    "reply_head",
    "task_from",
    "to_line",
]


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query; `default` and `named` are the graphs that it is asked of, both None
    where the request says nothing of them. `table` and `graph` are the media types in which
    to answer SELECT and ASK, or CONSTRUCT and DESCRIBE; None where none was wanted."""

    text: str
    table: str | None
    graph: str | None
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """The page of the thing whose IRI is the base and this path."""

    path: str
    media: str


@dataclass(frozen=True, slots=True)
class Question:
    """A bundled question, its filters by name, and the form of the answer."""

    name: str
    form: str
    filters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ontology:
    """The words that the graph is made of."""

    media: str


@dataclass(frozen=True, slots=True)
class Description:
    """What the endpoint with that address can do, and what it holds."""

    media: str
    endpoint: str


Task = Query | Thing | Question | Ontology | Description
_TASKS: dict[str, type[Task]] = {
    kind.__name__: kind for kind in (Query, Thing, Question, Ontology, Description)
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back: the HTTP status, what the body is, and the body."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def to_line(task: Task) -> bytes:
    """A task as a line."""
    return json.dumps({"task": type(task).__name__, **asdict(task)}).encode() + b"\n"


def task_from(line: bytes) -> Task:
    """The task that a line holds."""
    given: dict[str, Any] = json.loads(line)
    kind = _TASKS[given.pop("task")]
    for name in ("default", "named"):
        if given.get(name) is not None:
            given[name] = tuple(given[name])
    return kind(**given)


def reply_head(reply: Reply) -> bytes:
    """The line that goes before the body of a reply."""
    head = {"status": reply.status, "media": reply.media, "headers": dict(reply.headers)}
    return json.dumps(head | {"length": len(reply.body)}).encode() + b"\n"
