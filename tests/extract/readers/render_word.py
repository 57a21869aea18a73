"""Plans written as Word documents, with the mess that such documents hold."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from extract.columns import read_header
from graph.records import Document, Footnote, Heading, ListItem, Table

_RAISED = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def as_word(plan: Document) -> bytes:
    """A plan as the bytes of a Word document.

    It has headings, lists and footnotes of Word's own, a header and a footer, tracked
    changes, hidden text, a text box, a table of contents and merged cells of themes.
    """
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Restricted: header of every page"
    word.sections[0].footer.paragraphs[0].text = "Footer of every page: Action: tell nobody"
    notes = {block.mark: block.text for block in plan.blocks if isinstance(block, Footnote)}
    known: dict[str, int] = {}
    for number, block in enumerate(plan.blocks):
        if isinstance(block, Heading):
            _worded(word.add_heading("", min(block.level, 9)), block.text, notes, known)
            if number == 1:
                _contents(word)
        elif isinstance(block, ListItem):
            _item(word, block, notes, known)
        elif isinstance(block, Table):
            _table(word, block)
        elif not isinstance(block, Footnote) or block.mark not in known:
            paragraph = word.add_paragraph()
            _worded(paragraph, _printed(block), notes, known)
            if number % 5 == 0:
                _mess(paragraph)
            elif number % 7 == 0:
                _into_box(word, paragraph)
    unled = [block for block in plan.blocks if isinstance(block, Footnote)]
    _footnotes(word, {known[note.mark]: note.text for note in unled if note.mark in known})
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _printed(block: object) -> str:
    if isinstance(block, Footnote):
        return f"[{block.mark}] {block.text}"
    return str(getattr(block, "text", ""))


def _worded(
    paragraph: WordParagraph, text: str, notes: dict[str, str], known: dict[str, int]
) -> None:
    """The words of a paragraph in runs cut anywhere, raised numbers as Word's own footnotes."""
    for piece in _RAISED.split(" ".join(text.split())):
        mark = piece.translate(_PLAIN)
        if _RAISED.fullmatch(piece) and mark in notes and mark not in known:
            known[mark] = len(known) + 1
            run = paragraph.add_run()
            run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{known[mark]}"/>'))
        elif piece:
            half = len(piece) // 2
            paragraph.add_run(piece[:half])
            paragraph.add_run(piece[half:])


def _item(
    word: WordDocument, block: ListItem, notes: dict[str, str], known: dict[str, int]
) -> None:
    text = " ".join(block.text.split())
    if any(c.isalnum() for c in block.marker):
        _worded(word.add_paragraph(style="List"), f"{block.marker} {text}", notes, known)
        return
    style = ("List Bullet", "List Bullet 2", "List Bullet 3")[min(block.depth, 2)]
    _worded(word.add_paragraph(style=style), text, notes, known)


def _contents(word: WordDocument) -> None:
    styles = word.styles
    if "toc 1" not in [style.name for style in styles]:
        styles.add_style("toc 1", 1)
    for at in range(3):
        word.add_paragraph(f"Contents line {at}\t{at + 1}", style="toc 1")


def _mess(paragraph: WordParagraph) -> None:
    """A deleted run, an inserted one (the first words) and a hidden one."""
    first = paragraph.runs[0]._r
    inserted = parse_xml(f'<w:ins {nsdecls("w")} w:id="9" w:author="A"/>')
    first.addprevious(inserted)
    inserted.append(first)
    deleted = parse_xml(
        f'<w:del {nsdecls("w")} w:id="8" w:author="A"><w:r><w:delText>Lead: Nobody At All'
        "</w:delText></w:r></w:del>"
    )
    inserted.addprevious(deleted)
    paragraph.add_run("Lead: Hidden Person").font.hidden = True


def _into_box(word: WordDocument, paragraph: WordParagraph) -> None:
    """The paragraph's words in a text box, twice, as Word writes it for older programs."""
    words = etree.tostring(paragraph._p, encoding="unicode")
    holder = word.add_paragraph()
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f' {nsdecls("w")}><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{words}'
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{words}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    holder.add_run()._r.append(parse_xml(box))
    parent = paragraph._p.getparent()
    parent.remove(paragraph._p)


def _table(word: WordDocument, table: Table) -> None:
    width = max(len(row.cells) for row in table.rows)
    made = word.add_table(len(table.rows), width, style="Table Grid")
    grid = [list(row.cells) for row in made.rows]
    for row, cells in zip(table.rows, grid, strict=True):
        for cell, into in zip(row.cells, cells, strict=False):
            if not cell.spanned:
                into.text = " ".join(cell.text.split())
                into.width = Cm(3)
    _merge_themes(table, made)


def _merge_themes(table: Table, made: WordTable) -> None:
    """The cell of a theme merged with the empty ones below it, down to the next."""
    for column, first, last in theme_runs(table):
        for at in range(first + 1, last + 1):
            tc = made.cell(at, column)._tc
            tc.get_or_add_tcPr().append(parse_xml(f"<w:vMerge {nsdecls('w')}/>"))
        if last > first:
            mark = parse_xml(f'<w:vMerge {nsdecls("w")} w:val="restart"/>')
            made.cell(first, column)._tc.get_or_add_tcPr().append(mark)


def theme_runs(table: Table) -> Iterator[tuple[int, int, int]]:
    """The column of themes, and the first and last rows of each theme: while rows are whole
    and their theme empty."""
    header = read_header(table.rows[0])
    column = None if header is None else header.column("theme")
    if column is None or header is None or not header.is_action_table:
        return
    width = len(table.rows[0].cells)
    first: int | None = None
    for at, row in enumerate(table.rows):
        whole = len(row.cells) == width and read_header(row) is None
        if whole and first is not None and not row.cells[column].text:
            continue
        if first is not None:
            yield column, first, at - 1
        first = at if whole and row.cells[column].text else None
    if first is not None:
        yield column, first, len(table.rows) - 1


def _footnotes(word: WordDocument, notes: dict[int, str]) -> None:
    if not notes:
        return
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    root.append(
        parse_xml(
            f'<w:footnote {nsdecls("w")} w:type="separator" w:id="0"><w:p><w:r><w:separator/>'
            "</w:r></w:p></w:footnote>"
        )
    )
    for note_id, text in sorted(notes.items()):
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{note_id}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
            "<w:t/></w:r></w:p></w:footnote>"
        )
        (words,) = note.iter(qn("w:t"))
        words.text = " ".join(text.split())
        root.append(deepcopy(note))
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = word.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
