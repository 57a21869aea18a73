"""The records of a plan as JSON and back, so that what was read need not be read again.

Each record becomes an object that names its class; what a record leaves at its default is
left out. The same records give the same text.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, cast, get_type_hints

import graph.document
import graph.records
from graph.records import PlanRecords

__all__ = ["records_from_json", "records_to_json"]

_CLASS = "_"


def records_to_json(records: PlanRecords) -> str:
    """The records as one line of JSON."""
    return json.dumps(records, default=_plain, ensure_ascii=False, separators=(",", ":"))


def records_from_json(text: str) -> PlanRecords:
    """The records that `records_to_json` gave.

    Raises ValueError where the text is anything else; nothing in it is ever executed.
    """
    known: dict[object, object] = {}
    try:
        made = json.loads(text, object_hook=lambda told: _made(told, known))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"these are no records ({error})") from error
    if not isinstance(made, PlanRecords):
        raise ValueError("these are no records of a plan")
    return made


def _plain(value: Any) -> object:
    """A record as an object: all that it holds else, JSON has a form of its own for."""
    plain: dict[str, object] = {_CLASS: type(value).__name__}
    for name, default in _defaults(cast("Any", type(value))):
        held = getattr(value, name)
        if held != default:
            plain[name] = held
    return plain


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """The fields of a record's class, each with its default."""
    return tuple(
        (each.name, each.default if each.default_factory is MISSING else each.default_factory())
        for each in fields(kind)
    )


def _made(told: dict[str, Any], known: dict[object, object]) -> object:
    kind = _classes()[told.pop(_CLASS)]
    enums = _enums(kind)
    return kind(
        **{
            name: enums[name](value) if name in enums else _shared(value, known)
            for name, value in told.items()
        }
    )


def _shared(value: object, known: dict[object, object]) -> object:
    """The value with its lists as tuples. What is the same is made one: the records of a plan
    name its things and places over and over, and take half the memory so."""
    if isinstance(value, list):
        return tuple([_shared(each, known) for each in value])
    if isinstance(value, str | float):
        return known.setdefault(value, value)
    return value


@cache
def _classes() -> dict[str, Any]:
    """Every record by the name of its class: nothing else is ever made."""
    return {
        name: getattr(module, name)
        for module in (graph.document, graph.records)
        for name in module.__all__
        if is_dataclass(getattr(module, name))
    }


@cache
def _enums(kind: Any) -> dict[str, type[Enum]]:
    hints = get_type_hints(kind)
    return {
        name: hint
        for name, hint in hints.items()
        if isinstance(hint, type) and issubclass(hint, Enum)
    }
