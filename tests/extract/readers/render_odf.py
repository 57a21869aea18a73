"""Plans written as OpenDocument files, with the mess that such files hold."""

from __future__ import annotations

import datetime
import re
from html import escape

from extract.columns import read_header
from graph.records import Document, Footnote, Heading, ListItem, Row, Table
from tests.extract.readers.odf_files import BOLD, COVERED, ods_bytes, odt_bytes, style
from tests.extract.readers.render_sheets import cell_value
from tests.extract.readers.render_word import theme_runs

_RAISED = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STYLES = (
    style("text", "Hid", 'text:display="none"')
    + style("text", "Sup", 'style:text-position="super 58%"')
    + style("table-cell", "ceBold", f'{BOLD} fo:font-size="11pt"')
    + "".join(
        style("table-cell", f"ce{level}", f'{BOLD} fo:font-size="{17 - level}pt"')
        for level in range(1, 7)
    )
    + '<text:list-style style:name="Bullets">'
    + "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•"/>'
        for level in range(1, 5)
    )
    + "</text:list-style>"
)
_HIDDEN_SHEET = (
    '<style:style style:family="table" style:name="gone">'
    '<style:table-properties table:display="false"/></style:style>'
)
_PAGE = "<style:header><text:p>Restricted: header of every page</text:p></style:header>"
_SHOWN = {"mm-dd-yy": "{:%d.%m.%y}", "mmm-yy": "{:%b-%y}"}


def as_odt(plan: Document) -> bytes:
    """A plan as the bytes of an OpenDocument text.

    It has headings, lists and footnotes of its own kind, a header of pages, a deletion that
    is tracked, hidden text, a text box, a table of contents and merged cells of themes.
    """
    gone = f"<text:deletion>{_p('Lead: Nobody')}</text:deletion>"
    parts = [
        f"<text:tracked-changes><text:changed-region>{gone}</text:changed-region>"
        "</text:tracked-changes><text:table-of-content><text:index-body>"
        f"{_p('Lead: Nobody 3')}</text:index-body></text:table-of-content>"
    ]
    notes = {each.mark: each.text for each in plan.blocks if isinstance(each, Footnote)}
    known: set[str] = set()
    for number, block in enumerate(plan.blocks):
        if isinstance(block, Heading):
            level = min(block.level, 9)
            parts.append(f'<text:h text:outline-level="{level}">{_words(block.text)}</text:h>')
        elif isinstance(block, ListItem):
            parts.append(_item(block))
        elif isinstance(block, Table):
            parts.append(_text_table(block))
        elif not isinstance(block, Footnote):
            parts.append(_paragraph(_noted(block.text, notes, known), number))
        elif block.mark not in known:
            parts.append(_p(f"[{block.mark}] {block.text}"))
    return odt_bytes("".join(parts), _STYLES, _PAGE)


def _noted(text: str, notes: dict[str, str], known: set[str]) -> str:
    """The words of a paragraph, raised numbers that lead to a note as one of the file's own."""
    words = []
    for piece in _RAISED.split(text):
        mark = piece.translate(_PLAIN)
        if _RAISED.fullmatch(piece) and mark in notes and mark not in known:
            known.add(mark)
            words.append(
                '<text:note text:note-class="footnote"><text:note-citation/><text:note-body>'
                f"{_p(notes[mark])}</text:note-body></text:note>"
            )
        else:
            words.append(escape(re.sub(r"\s+", " ", piece)))
    return "".join(words)


def _paragraph(words: str, number: int) -> str:
    if number % 7 == 0:
        box = f"<draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame>"
        return f"<text:p>{box}</text:p>"
    if number % 5 == 0:
        words += '<text:span text:style-name="Hid">Hidden Person</text:span><text:change/>'
    return f"<text:p>{words}</text:p>"


def _item(block: ListItem) -> str:
    if any(char.isalnum() for char in block.marker):
        return _p(f"{block.marker} {block.text}")
    inner = _p(block.text)
    for _ in range(block.depth + 1):
        inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
    return inner.replace("<text:list>", '<text:list text:style-name="Bullets">', 1)


def _text_table(table: Table) -> str:
    spans = {(first, column): last - first + 1 for column, first, last in theme_runs(table)}
    covered = {
        (row, column) for column, first, last in theme_runs(table)
        for row in range(first + 1, last + 1)
    }  # fmt: skip
    rows = []
    for down, row in enumerate(table.rows):
        cells = []
        for across, each in enumerate(row.cells):
            if (down, across) in covered:
                cells.append(COVERED)
                continue
            spanned = f'table:number-rows-spanned="{spans.get((down, across), 1)}"'
            words = "" if each.spanned else _words(each.text)
            cells.append(f"<table:table-cell {spanned}><text:p>{words}</text:p></table:table-cell>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f"<table:table>{''.join(rows)}</table:table>"


def as_ods(plan: Document) -> bytes:
    """A plan as the bytes of an OpenDocument workbook: a new sheet after each table.

    Tables begin at column B, under their captions; months and days are real dates; cells of
    themes are merged; there are a hidden sheet, a hidden row and a hidden column.
    """
    sheets: list[list[str]] = [[]]
    for block in plan.blocks:
        if isinstance(block, Table):
            sheets[-1].extend(_sheet_rows(block))
            sheets.append([])
        elif isinstance(block, Heading):
            sheets[-1].append(_line(block.text, f'table:style-name="ce{min(block.level, 6)}"'))
        elif isinstance(block, ListItem):
            sheets[-1].append(_line(f"{block.marker} {block.text}"))
        elif isinstance(block, Footnote):
            sheets[-1].append(_line(f"[{block.mark}] {block.text}"))
        else:
            sheets[-1].append(_line(block.text))
    columns = (
        '<table:table-column table:number-columns-repeated="39"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    blank = '<table:table-cell table:number-columns-repeated="39"/>'
    sheets[0].append(
        '<table:table-row table:visibility="filter"><table:table-cell/><table:table-cell>'
        f"{_p('Lead: Nobody At All')}</table:table-cell></table:table-row><table:table-row>{blank}"
        f"<table:table-cell>{_p('Hidden Person')}</table:table-cell></table:table-row>"
    )
    made = [
        f'<table:table table:name="Sheet{at}">{columns}{"".join(rows)}</table:table>'
        for at, rows in enumerate(sheets, 1)
    ]
    made.append(
        '<table:table table:name="Lists" table:style-name="gone">'
        f"{_line('Nobody At All')}</table:table>"
    )
    return ods_bytes("".join(made), _STYLES + _HIDDEN_SHEET)


def _line(text: str, attributes: str = "") -> str:
    """A row with words in column B, and a blank one."""
    words = _p(text)
    return (
        f"<table:table-row><table:table-cell/><table:table-cell {attributes}>{words}"
        "</table:table-cell></table:table-row><table:table-row/>"
    )


def _sheet_rows(table: Table) -> list[str]:
    spans = {(first, column): last - first + 1 for column, first, last in theme_runs(table)}
    return [_sheet_row(row, down, spans) for down, row in enumerate(table.rows)]


def _sheet_row(row: Row, down: int, spans: dict[tuple[int, int], int]) -> str:
    cells = ["<table:table-cell/>"]
    bold = 'table:style-name="ceBold"' if read_header(row) is not None else ""
    for across, each in enumerate(row.cells):
        if each.spanned or not each.text:
            cells.append("<table:table-cell/>")
            continue
        value, look = cell_value(" ".join(each.text.split()))
        words, kind = str(value), 'office:value-type="string"'
        if isinstance(value, datetime.datetime):
            words = _SHOWN[look].format(value)
            kind = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        spanned = f'table:number-rows-spanned="{spans.get((down, across), 1)}"'
        cells.append(f"<table:table-cell {kind} {bold} {spanned}>{_p(words)}</table:table-cell>")
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _p(text: str) -> str:
    return f"<text:p>{_words(text)}</text:p>"


def _words(text: str) -> str:
    return escape(" ".join(text.split()))
