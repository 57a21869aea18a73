"""Small sound files of each format, from which changed ones are made.

They are as small as a file of the format can be: a library's own template would be changed in
places that no reader looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from tests.extract.readers import odf_files
from tests.extract.readers.drawn_pdfs import GRID, drawn, flowing, table
from tests.extract.readers.odf_files import odt_bytes
from tests.extract.readers.office_files import p, tbl, tr
from tests.fuzz.printed import put_together
from tests.fuzz.zipped import zipped

__all__ = ["seeds"]

_ROWS = (
    ("No", "Action", "Lead", "By when"),
    ("1", "Meet the Night Bus Watch", "Ann Lee, Hillford Council", "May 2019"),
    ("2", "Light the path", "DCI Raj Patel (Met Police)", "Ongoing"),
)
_PROSE = (
    "Hillford Community Safety Plan 2018-2020\n\nPriority 1: Safer streets\n\n"
    "The Hillford Board is chaired by Ann Lee and reports to the Marsham Partnership.\n\n"
    "Actions:\n1. Meet the Night Bus Watch each month. Lead: Ann Lee. By May 2019.\n"
    "1.1 Light the path (DCI Raj Patel)\n- fund Redbridge Mentors with £20,000\n\n"
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument"


@cache
def seeds(ending: str) -> tuple[bytes, ...]:
    """Sound files with that ending ("docx")."""
    return tuple(_MADE[ending]())


def _texts() -> Sequence[bytes]:
    rows = "\n".join("\t".join(row) for row in _ROWS)
    fields = "ACTION: Meet the board\nLEAD: Ann Lee\nTIMESCALE: May 2019\n\n"
    drawn = "+----+----+\n| No | Action |\n+----+----+\n| 1  | Meet |\n+----+----+\n"
    marked = "| Action | Lead |\n|---|---|\n| Meet | **Ann Lee** |\n\n# Theme\n\n* one\n  * two\n"
    return [f"{_PROSE}{rows}\n".encode(), fields.encode(), drawn.encode(), marked.encode()]


def _tables() -> Sequence[bytes]:
    comma = "\n".join(",".join(f'"{cell}"' for cell in row) for row in _ROWS)
    return [comma.encode(), "\n".join(";".join(row[:3]) for row in _ROWS).encode()]


def _pages() -> Sequence[bytes]:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _ROWS)
    lists = (
        "<ol start=3><li>Meet<ul><li>Light the path</ul><li>Fund</ol><dl><dt>Lead<dd>Ann Lee</dl>"
    )
    merged = "<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D</table>"
    return [
        f"<html><body><main><h1>Plan</h1><p>The <b>board</b> meets.<br>It is chaired by Ann Lee"
        f"<table>{rows}</table></main></body></html>".encode(),
        f"<!DOCTYPE html><title>Plan</title><nav>Home</nav>{lists}{merged}<pre>a  b</pre>".encode(),
    ]


def _office(main: str, kind: str, parts: Mapping[str, tuple[str, str]], own: str) -> bytes:
    """An Office file: its main part, the others with their kind and content, and its relations."""
    folder, _, name = main.rpartition("/")
    given = "".join(
        f'<Override PartName="/{part}" ContentType="{_KIND}.{what}+xml"/>'
        for part, (what, _) in parts.items()
    )
    head = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    first = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
    made = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{head}{given}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{first}</Relationships>',
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{_PACKAGE}">{own}</Relationships>',
        **{part: content for part, (_, content) in parts.items()},
    }
    return zipped({part: content.encode() for part, content in made.items()})


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _word() -> Sequence[bytes]:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    heading = p("Safer streets", properties='<w:pStyle w:val="Heading1"/>')
    rows = tbl(*(tr(*row) for row in _ROWS), tr("3", "Fund"))
    changed = (
        "<w:p><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>New </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        '<w:r><w:footnoteReference w:id="2"/><w:tab/><w:t>words</w:t></w:r></w:p>'
    )
    spans = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
        f"{p('Theme')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
        f"<w:tc>{p('x')}{rows}</w:tc></w:tr></w:tbl>"
    )
    body = heading + p("Meet", properties=numbered) + rows + changed + spans
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    declared = f'xmlns:w="{_WORD}"'
    kind = "wordprocessingml"
    parts = {
        "word/document.xml": (
            f"{kind}.document.main",
            f"<w:document {declared}><w:body>{body}</w:body></w:document>",
        ),
        "word/styles.xml": (
            f"{kind}.styles",
            f'<w:styles {declared}><w:style w:type="paragraph" w:styleId="Heading1"><w:name '
            'w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/>'
            '</w:pPr></w:style><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:name w:val="Normal"/></w:style></w:styles>',
        ),
        "word/numbering.xml": (
            f"{kind}.numbering",
            f'<w:numbering {declared}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        ),
        "word/footnotes.xml": (
            f"{kind}.footnotes",
            f'<w:footnotes {declared}><w:footnote w:id="2">{p("A note")}</w:footnote></w:footnotes>',
        ),
    }
    own = "".join(
        _relation(number, each, f"{each}.xml")
        for number, each in enumerate(("styles", "numbering", "footnotes"), 1)
    )
    return [_office("word/document.xml", kind, parts, own)]


def _sheets() -> Sequence[bytes]:
    def cells(number: int, row: Sequence[str]) -> str:
        inner = "".join(
            f'<c r="{"ABCD"[at]}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for at, cell in enumerate(row)
        )
        return f'<row r="{number}">{inner}</row>'

    rows = "".join(cells(number, row) for number, row in enumerate(_ROWS, 1))
    more = (
        '<row r="4" hidden="1"><c r="A4" s="1"><v>43586</v></c><c r="B4" t="s"><v>0</v></c>'
        '<c r="C4"><f>1+1</f><v>2</v></c><c r="D4" t="e"><v>#REF!</v></c></row>'
    )
    declared = f'xmlns="{_SHEET}" xmlns:r="{_OFFICE}"'
    kind = "spreadsheetml"
    parts = {
        "xl/workbook.xml": (
            f"{kind}.sheet.main",
            f'<workbook {declared}><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>",
        ),
        "xl/worksheets/sheet1.xml": (
            f"{kind}.worksheet",
            f'<worksheet {declared}><dimension ref="A1:D4"/><cols><col min="2" max="2" width="9"/>'
            f'</cols><sheetData>{rows}{more}</sheetData><mergeCells><mergeCell ref="A2:A3"/>'
            "</mergeCells></worksheet>",
        ),
        "xl/styles.xml": (
            f"{kind}.styles",
            f'<styleSheet {declared}><fonts><font><sz val="11"/></font><font><b/></font></fonts>'
            "<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
            '<cellXfs><xf/><xf numFmtId="14" fontId="1" applyNumberFormat="1"/></cellXfs>'
            "</styleSheet>",
        ),
        "xl/sharedStrings.xml": (
            f"{kind}.sharedStrings",
            f"<sst {declared}><si><r><t>Meet </t></r><r><t>Ann Lee</t></r></si></sst>",
        ),
    }
    own = "".join(
        (
            _relation(1, "worksheet", "worksheets/sheet1.xml"),
            _relation(2, "styles", "styles.xml"),
            _relation(3, "sharedStrings", "sharedStrings.xml"),
        )
    )
    return [_office("xl/workbook.xml", kind, parts, own)]


def _slides() -> Sequence[bytes]:
    rows = "".join(
        "<a:tr>"
        + "".join(
            f"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>" for c in r
        )
        + "</a:tr>"
        for r in _ROWS
    )
    title = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/>'
        "</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>Safer streets</a:t></a:r>"
        '</a:p><a:p><a:pPr lvl="1"><a:buAutoNum type="arabicPeriod" startAt="3"/></a:pPr><a:r>'
        "<a:t>Meet</a:t></a:r><a:br/></a:p></p:txBody></p:sp>"
    )
    place = '<a:xfrm><a:off x="9" y="9"/><a:ext cx="99" cy="99"/></a:xfrm>'
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="T"/><p:cNvGraphicFramePr/>'
        f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place[8:-9]}</p:xfrm><a:graphic><a:graphicData uri="'
        f'{_DRAWING.replace("/main", "/table")}"><a:tbl><a:tblGrid/>{rows}</a:tbl></a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )
    group = f"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr>{place}</p:grpSpPr>{title}</p:grpSp>"
    declared = f'xmlns:p="{_SLIDE}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}"'
    kind = "presentationml"
    slide = f"<p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>{title}{frame}{group}</p:spTree></p:cSld>"
    parts = {
        "ppt/presentation.xml": (
            f"{kind}.presentation.main",
            f'<p:presentation {declared}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
            "</p:presentation>",
        ),
        "ppt/slides/slide1.xml": (f"{kind}.slide", f"<p:sld {declared}>{slide}</p:sld>"),
    }
    return [
        _office("ppt/presentation.xml", kind, parts, _relation(1, "slide", "slides/slide1.xml"))
    ]


def _open_texts() -> Sequence[bytes]:
    rows = odf_files.table(*(odf_files.row(*row) for row in _ROWS))
    listed = (
        '<text:list text:style-name="L1"><text:list-item><text:p>Meet</text:p><text:list>'
        '<text:list-item text:start-value="4"><text:p>Light the path</text:p></text:list-item>'
        "</text:list></text:list-item></text:list>"
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note</text:p></text:note-body></text:note>"
    )
    body = (
        '<text:h text:outline-level="1">Safer streets</text:h>'
        f'<text:p text:style-name="P1">The board<text:s text:c="3"/>meets.<text:tab/>{note}</text:p>'
        f"{listed}{rows}"
    )
    styles = odf_files.style("paragraph", "P1", odf_files.BOLD) + (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    return [odt_bytes(body, styles)]


def _open_sheets() -> Sequence[bytes]:
    odd = odf_files.row(
        odf_files.cell("3", 'table:number-columns-repeated="2"'),
        odf_files.cell("May 2019", 'office:value-type="date" office:date-value="2019-05-01"'),
        odf_files.cell("2", 'table:formula="of:=1+1" office:value-type="float" office:value="2"'),
        attributes='table:number-rows-repeated="2"',
    )
    merged = odf_files.row(
        odf_files.cell("x", 'table:number-rows-spanned="2" table:number-columns-spanned="2"'),
        odf_files.COVERED,
    )
    return [odf_files.ods_bytes(odf_files.table(*(odf_files.row(*r) for r in _ROWS), odd, merged))]


def _printed() -> Sequence[bytes]:
    content = (
        b"q 0.5 w 60 600 300 100 re S 60 650 m 360 650 l S Q BT /F 10 Tf 60 700 Td 12 TL "
        b"(The partners of Hillford met in the spring) Tj T* [(A) -20 (ction)] TJ "
        b"1 0 0 1 65 660 Tm (Meet) Tj 200 0 Td (Ann Lee) Tj -200 -30 Td (Light the path) Tj ET"
    )
    unicodes = b"1 beginbfchar <41> <0042> endbfchar 1 beginbfrange <43> <45> <0043> endbfrange"
    by_hand = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        4: b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R"
        b"/FirstChar 32/LastChar 34/Widths[250 333 408]>>",
        6: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\nBT ET q Q\nendstream",
        7: b"<</Length %d>>stream\n%s\nendstream" % (len(unicodes), unicodes),
    }
    ruled = flowing(table([list(row) for row in _ROWS], [30, 200, 150, 80], GRID))
    plain = drawn(lambda canvas: canvas.drawString(60, 700, "The partners of Hillford met there."))
    return [put_together(by_hand), ruled, plain]


_MADE: Mapping[str, Callable[[], Sequence[bytes]]] = {
    "txt": _texts,
    "csv": _tables,
    "html": _pages,
    "docx": _word,
    "xlsx": _sheets,
    "pptx": _slides,
    "odt": _open_texts,
    "ods": _open_sheets,
    "pdf": _printed,
}
