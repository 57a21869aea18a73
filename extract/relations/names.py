"""The things that a stretch of text names, each name once."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.relations.areas import areas_in
from extract.relations.context import Named, RelationContext
from extract.relations.masked_text import Thing
from graph.records import Kind

__all__ = ["is_service_name", "things_between"]

_OPENING = re.compile(
    r"[\s,]{0,2}[(\[]?[\"“'‘]?"
    r"(?:(?:the|or|and|also|hereafter|known as|called|often|simply)[\s,]+){0,4}[\"“'‘]?"
)
_SERVICE_NAME = re.compile(
    r"\b(?:services?|hub|centre|helpline|refuge|shop|drop-in|scheme|project|programme|navigators)$",
    re.IGNORECASE,
)
_SCHEME_NAME = re.compile(r"\b(?:scheme|project|programme|round tables)$", re.IGNORECASE)
_CLOSING = re.compile(r"[\"”'’]?[)\]]")


def things_between(
    context: RelationContext, start: int, end: int, areas: bool = True
) -> tuple[Thing, ...]:
    """The things named between two offsets, in reading order, the longest where names overlap.

    A short form in brackets behind its name ("the Violence Panel (VP)") is part of that
    name. `areas` tells whether places count.
    """
    text = context.text
    kept: list[Thing] = []
    for name in sorted(context.named(start, end), key=lambda n: (n.start, n.start - n.end)):
        if kept and name.start < kept[-1].end:
            continue
        thing = _thing(name)
        if kept and kept[-1].id == thing.id and _OPENING.fullmatch(text, kept[-1].end, name.start):
            closing = _CLOSING.match(text, name.end, name.end + 2)
            if closing is not None or "(" in text[kept[-1].end : name.start]:
                end = closing.end() if closing is not None else name.end
                kept[-1] = replace(kept[-1], end=end)
                continue
        kept.append(thing)
    for area in areas_in(text[start:end], start, context.known.setting) if areas else ():
        if all(area.end <= thing.start or thing.end <= area.start for thing in kept):
            kept.append(area)
    return tuple(sorted(kept, key=lambda thing: thing.start))


def is_service_name(name: str) -> bool:
    """Whether a body's name says that it is a scheme, not a body in itself.

    >>> is_service_name("Police cadet scheme"), is_service_name("Youth Justice Service")
    (True, False)
    """
    return _SCHEME_NAME.search(name) is not None


def _thing(name: Named) -> Thing:
    return Thing(
        name.id, name.kind.value, name.start, name.end,
        name.entity.generic, name.candidate.doubtful, _also(name), name.candidate.text,
    )  # fmt: skip


def _also(name: Named) -> str | None:
    """A body whose name or registry entry says that it is a service may count as one."""
    if name.kind is not Kind.ORGANISATION:
        return None
    local = name.entity.scope == "local"
    if "pg:Service" in name.entity.types or (local and _SERVICE_NAME.search(name.entity.label)):
        return Kind.SERVICE.value
    return None
