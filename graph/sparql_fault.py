"""Where a query that the engine cannot parse goes wrong, in words for the person who wrote it.

The engine compares whole keywords with what follows and then names the end of what it
compared, up to a dozen characters too far and often at the end of the query. So it is asked
again with each piece of the query on a line of its own, and blanks behind it that no keyword
reaches across: the line that it names is then the piece at which it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from graph.errors import InputError
from graph.sparql_text import keywords

__all__ = ["not_understood"]

_QUERIES = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_PIECE = re.compile(
    r"""
      (?P<skip> [ \t\r\n]+ | \#[^\n\r]* )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | [?$]\w+
    | [+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?
    | (?P<prefix> (?:[^\W\d_](?:[\w.-]*[\w-])?)? ) : (?:[\w:%\\-]|\.(?=[\w:%\\.-]))*
    | _:[\w.-]*\w
    | @?\w[\w-]*
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_APART = frozenset("{}()[].,;")
"""What may stand apart from its neighbours without a change of meaning."""
_BLANKS = " " * 40 + "\n"
_LINE = re.compile(r"\r\n|\r|\n")
_ENGINE_PLACE = re.compile(r"error at (\d+):(\d+)")
_WHITE = " \t\r\n"
_NO_PREFIX = "Prefix not found"
_SENTENCE = re.compile(r"[A-Z][A-Za-z*]+(?: [A-Za-z*]+){2,}")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a query and where it starts there."""

    text: str
    start: int


def not_understood(
    query: str,
    name: str,
    problem: str,
    parse: Callable[[str], str | None],
    prefixes: Collection[str],
) -> InputError:
    """The error to raise for a query that the engine cannot parse.

    `problem` is the engine's own message ("error at 2:9: expected …"), `parse` gives its
    message for another text, None where that can be parsed, and `prefixes` are those that
    need no declaration. The line and column are counted from 1, a tab as one column.
    """
    pieces = _pieces(query)
    words = {word for piece in pieces for word in keywords(piece.text)}
    advice = "Correct the query at that place"
    if not words & _QUERIES:
        advice = "Begin the query with SELECT, ASK, CONSTRUCT or DESCRIBE"
    undeclared = _undeclared(query, prefixes) if _NO_PREFIX in problem else None
    if undeclared is not None:
        reason = f"the prefix of {undeclared[0][:_SHOWN]!r} is not declared"
        advice = f"Put PREFIX {undeclared['prefix']}: <…> before the query, or mend the name"
        return InputError(name, reason, advice, place=_place(query, undeclared.start()))
    again = parse("".join(piece.text + _BLANKS for piece in pieces)) or problem
    at = _stopped(pieces, again)
    if at is None:
        return InputError(name, f"it is not valid SPARQL ({_plain(problem)})", "Correct the query")
    said = _said(again)
    of_select = _select_before(pieces, at) if "SELECT" in said else None
    if of_select is not None:
        reason = f"this SELECT does not hold together ({said})"
        start = of_select.start
    elif at < len(pieces):
        start = pieces[at].start
        found = _LINE.split(query[start:])[0].rstrip(_WHITE)[:_SHOWN]
        reason = f"the query cannot be understood from {found!r} on"
        reason += f" ({said})" if said else ""
    else:
        start = pieces[-1].start + len(pieces[-1].text) if pieces else 0
        read = _LINE.split(query[:start])[-1].strip(_WHITE)[-_SHOWN:]
        reason = f"something is missing or out of place at the end, in or after {read!r}"
    return InputError(name, reason, advice, place=_place(query, start))


def _pieces(query: str) -> list[_Piece]:
    """The query's words and marks; those that touch and may not be parted are one."""
    found: list[_Piece] = []
    last = 0
    for match in _PIECE.finditer(query):
        if match["skip"] is not None:
            continue
        text, start = match[0], match.start()
        # The engine wants a function's bracket right behind its name.
        parted = text in _APART - {"("} or (bool(found) and found[-1].text[-1] in _APART)
        if found and start == last and not parted:
            found[-1] = _Piece(found[-1].text + text, found[-1].start)
        else:
            found.append(_Piece(text, start))
        last = match.end()
    return found


def _undeclared(query: str, prefixes: Collection[str]) -> re.Match[str] | None:
    """The first name whose prefix is not declared."""
    declared = {*prefixes, "_"}
    before = ""
    for match in _PIECE.finditer(query):
        if match["skip"] is not None:
            continue
        prefix = match["prefix"]
        if prefix is not None and before == "PREFIX":
            declared.add(prefix)
        elif match[0].upper() == "PREFIX:":  # written without a blank
            declared.add("")
        elif prefix is not None and prefix not in declared:
            return match
        before = match[0].upper()
    return None


def _stopped(pieces: list[_Piece], problem: str) -> int | None:
    """The number of the piece at which the engine stops, that behind the last for the end.

    `problem` is of the pieces on lines of their own. None where it gives no place.
    """
    match = _ENGINE_PLACE.search(problem)
    if match is None:
        return None
    lines = [n for n, piece in enumerate(pieces) for _ in range(piece.text.count("\n") + 1)]
    line = int(match[1]) - 1
    number = lines[line] if line < len(lines) else len(pieces)
    # An IRI is judged when it has been read: what is wrong is the last before this place.
    if "IRI parsing failed" in problem:
        number = max((n for n in range(number) if "<" in pieces[n].text), default=number)
    return number


def _select_before(pieces: list[_Piece], at: int) -> _Piece | None:
    """The word SELECT of the part of the query that ends at that piece."""
    depth = 0
    for piece in reversed(pieces[:at]):
        depth += (piece.text == "}") - (piece.text == "{")
        if depth == 0 and piece.text.upper() == "SELECT":
            return piece
    return None


def _said(problem: str) -> str:
    """What the engine says in words, among the marks and keywords that it would have taken."""
    found = _SENTENCE.search(problem.replace(_NO_PREFIX, ""))
    return found[0] if found else ""


def _place(query: str, start: int) -> str:
    lines = _LINE.split(query[:start])
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"


def _plain(problem: str) -> str:
    return " ".join(problem.split())[: 2 * _SHOWN]
