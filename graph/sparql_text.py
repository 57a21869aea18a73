"""What can be told from a SPARQL query's text before it is run.

The store answers queries that read this graph and nothing else. Its engine would
follow SERVICE to other machines, so the words of a query are looked at first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import InputError

__all__ = ["check_read_only", "keywords", "names_graphs"]

# Strings, IRIs, comments and names are matched whole so that a word inside them is not
# taken for a keyword. Every alternative starts with another character or is tried
# from longest to shortest, and none repeats a group that can match in two ways.
_TOKEN = re.compile(
    r"""
      (?P<skip>
          \#[^\n\r]*
        | <[^\x00-\x20<>"{}|^`\\]*>
        | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}
        | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        | "(?:[^"\\\n\r]|\\.)*"
        | '(?:[^'\\\n\r]|\\.)*'
        | [?$@][^\W\d]?\w*
        | :[\w.%\\:-]*
      )
    | (?P<word>[^\W\d]\w*)(?P<prefix>[\w.-]*:[\w.%\\:-]*)?
    """,
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = {"BASE", "PREFIX"}
_UPDATES = {
    "ADD",
    "CLEAR",
    "COPY",
    "CREATE",
    "DELETE",
    "DROP",
    "INSERT",
    "LOAD",
    "MOVE",
    "WITH",
}


def keywords(query: str) -> Iterator[str]:
    """The query's bare words in capitals, without those in strings, IRIs, comments
    and prefixed names."""
    for match in _TOKEN.finditer(query):
        if match["word"] and not match["prefix"]:
            yield match["word"].upper()


def names_graphs(query: str) -> bool:
    """Whether the query says itself, with FROM, which graphs it is asked of.

    >>> names_graphs("ASK FROM <http://example.org/plan> {}"), names_graphs("ASK { # FROM\\n}")
    (True, False)
    """
    return any("FROM" in keywords(text) for text in _readings(query))


def check_read_only(query: str, name: str) -> None:
    """Raise InputError, naming the query, where it would change or leave the graph."""
    for text in _readings(query):
        words = list(keywords(text))
        first = next((word for word in words if word not in _PROLOGUE), "")
        if first in _UPDATES:
            raise InputError(
                name,
                f"{first} would change the graph, which can only be read",
                "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; to change what the graph "
                "holds, change the plans and build again",
            )
        if "SERVICE" in words:
            raise InputError(
                name,
                "SERVICE would send the query to another machine, which is not allowed",
                "Leave the SERVICE part out; load other data beside the graph instead",
            )


def _readings(query: str) -> tuple[str, str]:
    """The query as written, and as it reads: any character may be written as \\uXXXX, in
    keywords too."""
    return query, _CODEPOINT.sub(_character, query)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]
