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
_JUST_THEMSELVES = (str, int, float, bool, type(None))


def records_to_json(records: PlanRecords) -> str:
    """The records as one line of JSON."""
    return json.dumps(_plain(records), ensure_ascii=False, separators=(",", ":"))


def records_from_json(text: str) -> PlanRecords:
    """The records that `records_to_json` gave.

    Raises ValueError where the text is anything else; nothing in it is ever executed.
    """
    try:
        made = _made(json.loads(text))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"these are no records ({error})") from error
    if not isinstance(made, PlanRecords):
        raise ValueError("these are no records of a plan")
    return made


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _JUST_THEMSELVES):
        return value
    plain: dict[str, object] = {_CLASS: type(value).__name__}
    for name, default in _defaults(cast("Any", type(value))):
        held = getattr(value, name)
        if held != default:
            plain[name] = _plain(held)
    return plain


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """The fields of a record's class, each with its default."""
    return tuple(
        (each.name, each.default if each.default_factory is MISSING else each.default_factory())
        for each in fields(kind)
    )


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(each) for each in value)
    if not isinstance(value, dict):
        return value
    kind = _classes()[value[_CLASS]]
    enums = _enums(kind)
    given = {name: _made(each) for name, each in value.items() if name != _CLASS}
    return kind(**{name: enums[name](v) if name in enums else v for name, v in given.items()})


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
