"""What a file asks to be run, opened or fetched is left alone, whatever its format."""

from __future__ import annotations

import builtins
import os
import socket
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import html, ods, odt, pdf, sheets, slides, word
from extract.readers.base import Reader
from tests.extract.readers.odf_files import ods_bytes, odt_bytes, row, table
from tests.extract.readers.office_files import p, sheet_bytes, slide_bytes, with_parts, word_bytes

OUTSIDE = "http://127.0.0.1:9/track.png"
SECRET = "file:///etc/hostname"
LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(data: bytes, part: str, kind: str) -> bytes:
    """An Office file of which a part leads to another one that lies outside."""
    folder, _, name = part.rpartition("/")
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="{RELATION}/{kind}" TargetMode="External" '
        f'Target="{OUTSIDE}"/></Relationships>'
    )
    return with_parts(data, {f"{folder}/_rels/{name}.rels": relations.encode()})


def web_page() -> bytes:
    return (
        f'<html><head><meta http-equiv="refresh" content="0;url={OUTSIDE}"><link rel="stylesheet" '
        f'href="{OUTSIDE}"><script src="{OUTSIDE}"></script><base href="{SECRET}"></head><body>'
        f'<p>The board meets.</p><img src="{OUTSIDE}"><iframe src="{SECRET}"></iframe>'
        "<script>document.write('Nobody')</script></body></html>"
    ).encode()


def text() -> bytes:
    section = f'<text:section><text:section-source {LINK}="{SECRET}"/></text:section>'
    image = f'<draw:frame><draw:image {LINK}="{OUTSIDE}"/></draw:frame>'
    script = f'<text:script {LINK}="{OUTSIDE}">Nobody</text:script>'
    return odt_bytes(f"<text:p>The board meets.{image}{script}</text:p>{section}")


def workbook() -> bytes:
    linked = f'<table:table-source {LINK}="{SECRET}" table:table-name="A"/>'
    return ods_bytes(table(row("The board meets.")) + table(linked, row("Nobody"), name="Else"))


def presentation() -> bytes:
    def fill(made: Any) -> None:
        made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "The board meets."

    return related(slide_bytes(fill), "ppt/slides/slide1.xml", "video")


def sheet() -> bytes:
    def fill(book: Any) -> None:
        book.active["A1"] = "The board meets."
        book.active["A2"] = f'=WEBSERVICE("{OUTSIDE}")'
        book.active["A3"] = "=cmd|'/c calc'!A1"

    return related(sheet_bytes(fill), "xl/worksheets/sheet1.xml", "hyperlink")


def printed() -> bytes:
    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawString(60, 700, "The board meets in the spring of each year.")
    canvas.linkURL(OUTSIDE, (60, 690, 200, 710))
    canvas.save()
    action = f"/OpenAction << /S /JavaScript /JS (app.launchURL('{OUTSIDE}')) >> /PageMode"
    return file.getvalue().replace(b"/PageMode", action.encode(), 1)


FILES: dict[str, tuple[Reader, Callable[[], bytes]]] = {
    "html": (html.READER, web_page),
    "docx": (
        word.READER,
        lambda: related(word_bytes(p("The board meets.")), "word/settings.xml", "attachedTemplate"),
    ),
    "xlsx": (sheets.READER, sheet),
    "pptx": (slides.READER, presentation),
    "odt": (odt.READER, text),
    "ods": (ods.READER, workbook),
    "pdf": (pdf.READER, printed),
}


def refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise AssertionError("a reader reached outside the file")


@pytest.mark.parametrize("ending", FILES)
def test_nothing_outside_is_reached(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, made = FILES[ending]
    data = made()
    reader.read_bytes(data, f"plan.{ending}")  # what it imports is opened once, before the watch
    real = builtins.open

    def only_ours(file: Any, *arguments: Any, **named: Any) -> Any:
        name = str(Path(os.fspath(file)).resolve()) if not isinstance(file, int) else ""
        assert not name.startswith(("/etc", "/proc/net")), name
        return real(file, *arguments, **named)

    monkeypatch.setattr(builtins, "open", only_ours)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "system", refuse)
    document = reader.read_bytes(data, f"plan.{ending}")
    assert "The board meets" in document.text
    assert "Nobody" not in document.text
