"""Makes the page from a store, with the plans' texts where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.store import Store
from viz.answers import Answered
from viz.explorer.data import page_data
from viz.explorer.page import explorer_page
from viz.kept import KEPT

__all__ = ["EXPLORER", "kept_texts", "page_bytes"]

EXPLORER = "explorer.html"
"""The page's name in OUT."""


def page_bytes(
    store: Store,
    graph: bytes,
    texts: Mapping[str, str],
    answered: Sequence[Answered] | None = None,
) -> bytes:
    """The page of a graph: `graph` is its statements as TriG, `texts` the plans' texts by
    file name, `answered` the answers where the questions have been asked already."""
    data = page_data(store, texts, answered)
    return explorer_page(data, texts, graph).encode()


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
