"""Small OpenDocument files for tests, made from their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

from extract.readers import ods, odt
from graph.records import Document
from tests.extract.readers.shapes import check

_PREFIXES = (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
    ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
)  # fmt: skip
_DECLARED = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in _PREFIXES
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_KIND = "application/vnd.oasis.opendocument."
_MANIFEST = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'


def package(kind: str, parts: Mapping[str, str | bytes]) -> bytes:
    """The archive of a file of a kind ("text", "spreadsheet")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _KIND + kind, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _manifest(_KIND + kind, parts))
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _manifest(mimetype: str, parts: Iterable[str]) -> str:
    types = {"/": mimetype, **dict.fromkeys(parts, "text/xml")}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in types.items()
    )
    return f"<manifest:manifest {_MANIFEST}>{entries}</manifest:manifest>"


def _content(kind: str, body: str, styles: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_DECLARED} {_CALC}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )


def _styles(inner: str) -> str:
    return f"<office:document-styles {_DECLARED}>{inner}</office:document-styles>"


def odt_bytes(body: str, styles: str = "", shared: str = "") -> bytes:
    """An OpenDocument text with this body, these automatic styles and these `shared` ones."""
    parts = {"content.xml": _content("text", body, styles), "styles.xml": _styles(shared)}
    return package("text", parts)


def odt_document(body: str, styles: str = "", shared: str = "") -> Document:
    """What the reader makes of such a text; checked whole."""
    document = odt.READER.read_bytes(odt_bytes(body, styles, shared), "plan.odt")
    check(document)
    return document


def ods_bytes(sheets: str, styles: str = "") -> bytes:
    """An OpenDocument workbook with these sheets."""
    return package("spreadsheet", {"content.xml": _content("spreadsheet", sheets, styles)})


def ods_document(sheets: str, styles: str = "") -> Document:
    """What the reader makes of such a workbook; checked whole."""
    document = ods.READER.read_bytes(ods_bytes(sheets, styles), "plan.ods")
    check(document)
    return document


def p(words: str, attributes: str = "") -> str:
    """A paragraph: words are escaped, XML stays."""
    inner = words if "<" in words else escape(words)
    return f"<text:p {attributes}>{inner}</text:p>"


def cell(words: str, attributes: str = "") -> str:
    """A cell of a table with one paragraph."""
    return f"<table:table-cell {attributes}>{p(words) if words else ''}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    """A row of a table; words become a cell, XML stays."""
    inner = "".join(each if each.startswith("<table:") else cell(each) for each in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str, name: str = "Plan", attributes: str = "") -> str:
    """A table, or a sheet of a workbook."""
    return f'<table:table table:name="{name}" {attributes}>{"".join(rows)}</table:table>'


def style(family: str, name: str, properties: str, attributes: str = "") -> str:
    """A style whose words have these properties."""
    return (
        f'<style:style style:family="{family}" style:name="{name}" {attributes}>'
        f"<style:text-properties {properties}/></style:style>"
    )


COVERED = "<table:covered-table-cell/>"
BOLD = 'fo:font-weight="bold"'
