"""Every regular expression of partnergraph, with texts that nearly fit it.

To be run in a Python that has loaded nothing yet, as expressions are gathered while the modules
are imported and a plan is read. Prints those over which too much is computed.
"""

from __future__ import annotations

import os
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["gathered", "near_fits", "too_slow"]

_PACKAGES = ("extract", "graph", "ontology", "queries", "viz")
_REPOSITORY = Path(__file__).parents[1]
_OURS = tuple(f"{_REPOSITORY / package}{os.sep}" for package in _PACKAGES)
_SECONDS = 1.0
_SHORT, _LONG = 34, 2000
"""Where the work doubles with each character, 34 of them take for ever; where it grows with the
third power of their number, 2,000 do."""
_MOST = 14
_FAR = 8
_NO_END = "\x00"
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: "1",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_WORD: "a",
}
_UNLIKE = ("a", " ", "-", "1")


def gathered() -> dict[re.Pattern[str], str]:
    """All expressions that our modules make while they are imported and a plan is read, with the
    place that makes them."""
    found: dict[re.Pattern[str], str] = {}
    make = re._compile  # type: ignore[attr-defined]

    def note(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made: re.Pattern[Any] = make(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_code.co_filename == re.__file__ and frame.f_back is not None:
            frame = frame.f_back
        name = frame.f_code.co_filename
        if name.startswith(_OURS) and isinstance(made.pattern, str):
            found.setdefault(made, f"{name.removeprefix(str(_REPOSITORY))}:{frame.f_lineno}")
        return made

    re._compile = note  # type: ignore[attr-defined]
    try:
        for name in _PACKAGES:
            for module in pkgutil.walk_packages(import_module(name).__path__, f"{name}."):
                import_module(module.name)
        import_module("viz.plan_reader").PlanReader(None).prepare()
    finally:
        re._compile = make  # type: ignore[attr-defined]
    return found


def near_fits(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of what the repeated parts of an expression fit, one character or two by turns, with
    an end that fits nothing."""
    flags = pattern.flags & ~re.UNICODE
    fitting = list(dict.fromkeys(_repeated(_parser.parse(pattern.pattern, flags))))
    if len(fitting) > _MOST:
        like = ("A" if each.isupper() else "a" if each.isalpha() else each for each in fitting)
        fitting = list(dict.fromkeys(like))[:_MOST]
    pairs = (one + other for one in fitting for other in fitting if one != other)
    for unit in (*fitting, *pairs):
        yield (unit * length)[:length] + _NO_END


def too_slow(pattern: re.Pattern[str]) -> str | None:
    """A text that nearly fits and over which too much is computed, if there is one."""
    text = ""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        for length in (_SHORT, _LONG):
            for text in near_fits(pattern, length):
                signal.setitimer(signal.ITIMER_PROF, _SECONDS)
                pattern.fullmatch(text)
                pattern.search(text)
    except TimeoutError:
        return text
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return None


def _repeated(items: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Characters that the parts fit which may be repeated many times."""
    for kind, given in items:
        if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and given[1] > _FAR:
            yield from _fitting(given[2])
        else:
            for inner in _inner(kind, given):
                yield from _repeated(inner)


def _inner(kind: Any, given: Any) -> list[Any]:
    """The expressions within a part of an expression."""
    if kind is _constants.SUBPATTERN:
        return [given[-1]]
    if kind is _constants.BRANCH:
        return list(given[1])
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return [given[2]]
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [given[1]]
    return [given] if kind is _constants.ATOMIC_GROUP else []


def _fitting(items: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for kind, given in items:
        if kind is _constants.LITERAL:
            yield chr(given)
        elif kind in (_constants.ANY, _constants.NOT_LITERAL):
            yield from _UNLIKE
        elif kind is _constants.IN:
            yield from _UNLIKE if given[0][0] is _constants.NEGATE else _of_set(given)
        else:
            for inner in _inner(kind, given):
                yield from _fitting(inner)


def _of_set(members: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for kind, given in members:
        if kind is _constants.LITERAL:
            yield chr(given)
        elif kind is _constants.RANGE:
            yield chr(given[0])
        elif kind is _constants.CATEGORY:
            yield _CATEGORIES.get(given, ".")


if __name__ == "__main__":
    patterns = gathered()
    slow = [
        f"{place}: {pattern.pattern[:100]!r} takes too long over {text[:40]!r}"
        for pattern, place in patterns.items()
        if (text := too_slow(pattern)) is not None
    ]
    sys.stdout.write("\n".join((str(len(patterns)), *slow)) + "\n")
