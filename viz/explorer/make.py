"""Makes the page from a store, with the plans' texts where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.store import Store
from graph.table import Table
from viz.answers import Answered
from viz.explorer.data import Looked, looked_up, with_answers
from viz.explorer.page import bundled, explorer_page, packed_ahead
from viz.kept import KEPT
from viz.writing import TRIG

__all__ = [
    "EXPLORER",
    "Begun",
    "begin_page",
    "finish_page",
    "kept_texts",
    "page_bytes",
    "write_explorer",
]

EXPLORER = "explorer.html"
"""The page's name in OUT."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A page without the answers: what has been looked up for it, the plans' `texts` by file
    name, and what is `packed` of it."""

    looked: Looked
    texts: Mapping[str, str]
    packed: Mapping[str, bytes]


def begin_page(store: Store, graph: bytes | None, texts: Mapping[str, str]) -> Begun:
    """Begin the page of a graph: `graph` is its statements as TriG, None where they are too many
    for a browser, `texts` the plans' texts by file name."""
    return Begun(looked_up(store, texts), texts, packed_ahead(graph))


def finish_page(
    begun: Begun,
    store: Store,
    answered: Sequence[Answered] | None = None,
    whole: Mapping[str, Table] | None = None,
) -> bytes:
    """The page with the answers: `answered` where the questions have been asked already, `whole`
    those with what is not current, by question."""
    data = with_answers(begun.looked, store, answered, whole)
    return explorer_page(data, begun.texts, begun.packed).encode()


def page_bytes(store: Store, graph: bytes | None, texts: Mapping[str, str]) -> bytes:
    """The page of a graph, as `begin_page` and `finish_page` give it."""
    return finish_page(begin_page(store, graph, texts), store)


def write_explorer(store: Store, out: Path | None, target: Path | None = None) -> Path:
    """Make the page of the graph in OUT anew, and say where it was written: to OUT, or to
    the `target`, a file or a folder. Where OUT is None, the graph is what the store holds,
    without the plans' texts, and the page is written here.

    Raises InputError where the page's scripts have not been bundled, or it cannot be written.
    """
    if not bundled():
        raise InputError(
            "explore",
            "the page's scripts have not been bundled in this checkout",
            "Install Node 20 or later and run `make page`, or install partnergraph from a wheel",
        )
    path = target if target is not None else (out or Path()) / EXPLORER
    if path.is_dir():
        path /= EXPLORER
    texts = {} if out is None else kept_texts(out)
    page = page_bytes(store, _statements(store, out), texts)
    new = path.with_name(f".{path.name}.new")
    try:
        # Whole or not at all: an earlier page stays until this one is written.
        new.write_bytes(page)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise InputError(
            str(path), f"cannot be written ({error.strerror})", "Give another place with -o"
        ) from error
    return path


def _statements(store: Store, out: Path | None) -> bytes:
    if out is None:
        from graph.serialise import trig_bytes

        return trig_bytes(store.quads())
    graph = out / TRIG
    try:
        return graph.read_bytes()
    except OSError as error:
        raise InputError(str(graph), "cannot be read", "Build again") from error


def kept_texts(out: Path) -> dict[str, str]:
    """The texts of the plans in a folder that a build has written, by file name; none where
    it has not kept them."""
    texts: dict[str, str] = {}
    try:
        _, *lines = (out / KEPT).read_text(encoding="utf-8").split("\n")
        for line in filter(None, lines):
            document = json.loads(line.partition("\t")[2])["document"]
            texts[document["name"]] = document["text"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return texts
