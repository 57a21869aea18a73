"""The reader of web pages.

The text of the document is the page as shown, rendered here: a line for each heading,
paragraph, list item and table row, tabs between the cells of a row. The site around the
plan (navigation, header, footer, forms, what is hidden) is left out. Nothing outside the
file is ever loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.readers.base import Parsed, TextReader
from graph.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["READER"]

_ANY_TAG = re.compile(r"<[A-Za-z!]")
_DECLARATION = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")


def _root(text: str, name: str) -> _Element:
    from lxml import etree  # loaded only where there is a web page to read

    # The text is decoded already: whatever encoding the page names no longer holds.
    body = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.LxmlError:
        root = None
    if root is None:
        raise InputError(name, "holds no web page", "Open it in a browser and save it again")
    too_deep = next((e for e in parser.error_log if "depth" in e.message.lower()), None)
    if too_deep is not None:
        raise InputError(
            name,
            "nests its parts too deeply to be read whole",
            "Open it in a browser and save it as plain text",
            f"line {too_deep.line}",
        )
    return root


def _parse(text: str, name: str) -> Parsed:
    if not _ANY_TAG.search(text):
        raise InputError(
            name,
            "is not what its name says: it holds no HTML",
            "Rename it so that it ends in .txt",
        )
    from extract.readers.html_blocks import blocks_of

    return blocks_of(_root(text, name))


READER = TextReader("html", (".htm", ".html", ".xhtml"), _parse)
