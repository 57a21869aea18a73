"""The parameters of a query, as statements or written into its text.

They are statements of the graph ``asked:question``, which a query reads. A store that cannot
be written to, or that others ask at the same time, is given the query with each pattern that
reads them replaced by their values, written as terms by the engine's own hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

__all__ = ["ASKED", "QUESTION", "Parameters", "statements", "written_in"]

Parameters = Mapping[str, Iterable[str | ox.NamedNode]]
"""The values of each parameter: a string as a literal, a node as it is."""

ASKED = "https://w3id.org/partnergraph/asked#"
QUESTION = ox.NamedNode(ASKED + "question")
_READ = re.compile(
    r"GRAPH\s+asked:question\s*\{\s*asked:question\s+asked:(\w+)\s+\?(\w+)\s*\.?\s*\}"
)
_COMPARED = re.compile(r"!=\s*asked:question\b")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_OTHERWISE = re.compile(r"\basked:\w|" + re.escape(ASKED) + r"\w")


def statements(asked: Parameters) -> list[ox.Quad]:
    """What the graph ``asked:question`` says: ``asked:question asked:P V``."""
    return [
        ox.Quad(QUESTION, ox.NamedNode(ASKED + name), _term(value), QUESTION)
        for name, values in asked.items()
        for value in values
    ]


def written_in(text: str, asked: Parameters) -> str | None:
    """The query with the values in place of what reads them; None where it may read them in
    another way than ``GRAPH asked:question { asked:question asked:P ?v }``.

    >>> written_in("ASK { GRAPH asked:question { asked:question asked:on ?on } }", {"on": ["1"]})
    'ASK { VALUES ?on { "1" } }'
    """
    given = {
        name: " ".join(str(_term(value)) for value in values) for name, values in asked.items()
    }
    written = _READ.sub(lambda found: f"VALUES ?{found[2]} {{ {given.get(found[1], '')} }}", text)
    rest = _COMPARED.sub("", _COMMENT.sub("", written))
    return None if _OTHERWISE.search(rest) else written


def _term(value: str | ox.NamedNode) -> ox.NamedNode | ox.Literal:
    return ox.Literal(value) if isinstance(value, str) else value
