"""Which parts of a web page are the plan, and which the site around it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml.etree import _Element

__all__ = ["BLOCK_TAGS", "Page", "name_of"]

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CONTENT_TAGS = ("main", "h1", "table")
_SKIP_LINKS = ("skip to", "skip navigation", "back to top", "jump to")
_PANELS = ("tabpanel", "region")


@cache
def _words() -> dict[str, frozenset[str]]:
    path = Path(__file__).parents[1] / "patterns" / "reader_words.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))["html"]
    return {key: frozenset(words) for key, words in data.items()}


BLOCK_TAGS = _words()["block_tags"]
"""The tags of elements that begin a line of their own."""


def name_of(element: _Element) -> str:
    """An element's tag in lower case; "" for comments and processing instructions."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


@dataclass(frozen=True, slots=True)
class Page:
    """What has to be known of a whole page to tell its parts.

    `holders` are the elements that hold a main part, a first heading or a table,
    `controlled` the ids of panels that a button opens, hidden or not.
    """

    holders: frozenset[_Element]
    controlled: frozenset[str]
    headings_outside_headers: bool

    @classmethod
    def of(cls, root: _Element) -> Page:
        """The page below a root element."""
        holders: set[_Element] = set()
        headings = False
        for element in root.iter(*_CONTENT_TAGS):
            ancestor: _Element | None = element
            in_header = False
            while ancestor is not None and ancestor not in holders:
                holders.add(ancestor)
                in_header = in_header or ancestor.tag == "header"
                ancestor = ancestor.getparent()
            headings = headings or (element.tag == "h1" and not in_header)
        controlled: set[str] = set()
        for element in root.iter():
            attributes = element.attrib
            controlled.update((attributes.get("aria-controls") or "").split())
            for name in ("data-target", "data-bs-target"):
                controlled.add((attributes.get(name) or "").lstrip("#"))
            if "data-toggle" in attributes or "data-bs-toggle" in attributes:
                controlled.add((attributes.get("href") or "").lstrip("#"))
        return cls(frozenset(holders), frozenset(controlled - {""}), headings)

    def leaves_out(self, element: _Element) -> bool:
        """Whether an element is part of the site (or of nothing that is seen), not of the plan."""
        tag, attributes = name_of(element), element.attrib
        words = _words()
        if not tag or tag in words["skipped_tags"] or self._is_hidden(element):
            return True
        if tag == "button":
            return not ("aria-expanded" in attributes or "aria-controls" in attributes)
        if (attributes.get("role") or "").lower() in words["skipped_roles"]:
            return tag != "header" or not self._is_title(element)
        if tag == "header":
            inside = next(element.iterancestors("main", "article", "section"), None)
            return inside is None and not self._is_title(element)
        if element in self.holders or tag in ("html", "body"):
            return False
        if tag == "a" and (attributes.get("href") or "").startswith("#"):
            return (element.text or "").strip().lower().startswith(_SKIP_LINKS)
        return tag == "form" or self._has_site_name(element)

    def _is_title(self, header: _Element) -> bool:
        """Whether a header holds the page's only heading of the first level."""
        if self.headings_outside_headers or next(header.iter("nav"), None) is not None:
            return False
        return next(header.iter("h1"), None) is not None

    def _is_hidden(self, element: _Element) -> bool:
        attributes = element.attrib
        hidden = "hidden" in attributes and attributes["hidden"].lower() != "until-found"
        hidden = hidden or (attributes.get("aria-hidden") or "").lower() == "true"
        if not hidden and "style" in attributes:
            hidden = _HIDDEN_STYLE.search(attributes["style"]) is not None
        if not hidden:
            return False
        opened = attributes.get("id") in self.controlled
        return not opened and (attributes.get("role") or "").lower() not in _PANELS

    def _has_site_name(self, element: _Element) -> bool:
        attributes = element.attrib
        named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower().split()
        skipped = _words()["skipped_names"]
        return any(
            name in skipped or name.split("__")[0] in skipped or name.split("-")[0] in _STEMS
            for name in named
        )


# Beginnings of names that stand for nothing but the site ("cookie-consent", "breadcrumb-list").
_STEMS = frozenset({"cookie", "cookies", "breadcrumb", "breadcrumbs", "ccc"})
