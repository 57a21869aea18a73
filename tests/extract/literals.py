"""What texts must hold for a regular expression to fit them, read from the expression itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["literals_of"]

_MOST = 100


def literals_of(expression: str) -> list[frozenset[str]]:
    """Sets of literals in small letters: whatever the expression fits holds one of each set."""
    return list(_held(_parser.parse(expression)))


def _held(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    parts: list[list[str]] = []
    for kind, given in items:
        spelt = _spelt(kind, given)
        if spelt is not None:
            if prod(map(len, parts)) * len(spelt) > _MOST:
                yield from _told(parts)
            parts.append(spelt)
            while prod(map(len, parts)) > _MOST:
                del parts[0]
            continue
        yield from _told(parts)
        parts = []
        if kind is _constants.SUBPATTERN:
            yield from _held(given[-1])
        elif kind is _constants.BRANCH:
            branches = [list(_held(branch)) for branch in given[1]]
            if all(branches):
                yield frozenset().union(*(max(sets, key=_selective) for sets in branches))
        elif kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and given[0]:
            yield from _held(given[2])
    yield from _told(parts)


def _told(parts: Iterable[list[str]]) -> Iterator[frozenset[str]]:
    literals = frozenset("".join(choice).lower() for choice in product(*parts))
    if all(literals):
        yield literals


def _selective(literals: frozenset[str]) -> int:
    return min(map(len, literals))


def _spelt(kind: Any, given: Any) -> list[str] | None:
    """All that an item of an expression fits, None where that is too much to list."""
    if kind is _constants.LITERAL:
        return [chr(given)]
    if kind is _constants.AT:
        return [""]
    if kind is _constants.IN and all(one is _constants.LITERAL for one, _ in given):
        return [chr(letter) for _, letter in given]
    if kind is _constants.SUBPATTERN:
        return _all_spelt(given[-1])
    if kind is _constants.BRANCH:
        branches = [_all_spelt(branch) for branch in given[1]]
        spelt = [one for branch in branches for one in branch or ()]
        return spelt if None not in branches and len(spelt) <= _MOST else None
    if kind is _constants.MAX_REPEAT and given[:2] == (0, 1):
        optional = _all_spelt(given[2])
        return None if optional is None else ["", *optional]
    return None


def _all_spelt(items: Iterable[tuple[Any, Any]]) -> list[str] | None:
    runs = [""]
    for kind, given in items:
        spelt = _spelt(kind, given)
        if spelt is None or len(runs) * len(spelt) > _MOST:
            return None
        runs = [run + one for run in runs for one in spelt]
    return runs
