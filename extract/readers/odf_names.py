"""The full names of the elements and attributes of OpenDocument files."""

from __future__ import annotations

from functools import cache

__all__ = ["count_of", "odf"]

_NAMESPACES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_MOST_DIGITS = 7


@cache
def odf(name: str) -> str:
    """The full name of an element or attribute.

    >>> odf("text:p")
    '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def count_of(value: str | None, otherwise: int = 1) -> int:
    """A count that a file gives; `otherwise` where it gives none that is above zero.

    >>> count_of("3"), count_of(None), count_of("-1")
    (3, 1, 1)
    """
    value = value or ""
    number = int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else 0
    return number or otherwise
