"""The parts of an OpenDocument file that say what it holds and how that looks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml.etree import _Element

from extract.readers.odf_names import odf
from extract.readers.office_package import root_of

__all__ = ["body_of", "parts_of"]

_STYLES, _CONTENT = "styles.xml", "content.xml"


def parts_of(data: bytes) -> tuple[_Element, ...]:
    """The roots of the styles, if there are any, and of the content, which comes last.

    Raises an error of any kind where they are damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = [_STYLES] if _STYLES in archive.namelist() else []
        return tuple(root_of(archive.read(name)) for name in (*styles, _CONTENT))


def body_of(parts: Sequence[_Element], kind: str) -> _Element:
    """The body of a kind ("office:text"); raises ValueError where there is none."""
    body = parts[-1].find(f"{odf('office:body')}/{odf(kind)}")
    if body is None:
        raise ValueError("a document without a body")
    return body
