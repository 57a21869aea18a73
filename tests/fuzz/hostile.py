"""Files of every format that were made to do harm: to take all memory, all time, or to reach out.

Each is small on the disk; most are small in full, too.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from tests.extract.readers.odf_files import ods_bytes, odt_bytes
from tests.fuzz.printed import put_together
from tests.fuzz.seeds import seeds
from tests.fuzz.zipped import zipped

__all__ = ["hostile_files", "near_misses"]

_MANY = 99_999_999
_MEGABYTE = 1024 * 1024
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c '
    '"&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
_SECRET = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1:9/">%b;]>'
_MAIN = {
    "docx": "word/document.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
    "pptx": "ppt/slides/slide1.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
_BITS = (
    "(", "[", "*", "_", "“", ".", "-", "(a", "a(", "1.1", "A-", "May-", "O'", "<b", "](", "**a",
    "\\", "&#", "Mr ", "Dr. ", "Acting ", "all our ", "Board of ", "(CSP ", "led by ", "until ",
    "A, ", "1/", "- - ", " \t", "Ann Lee (", "to the ", "£1,", "<", "|", "+-", "=", "\u00a0",
    "A" , "aA", "1", "I", "&amp", "||", ": ", "; ", "and ", "’s ", "Mc", "e\u0301", "\u202e", "#",
)  # fmt: skip


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """Names of files with what is in them."""
    made: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
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
    for ending, make in made.items():
        parts = _archives(ending) if ending in _MAIN else {}
        for name, data in {**make(), **parts, **_not_what_they_say(ending)}.items():
            yield f"{name}.{ending}", data


def near_misses(length: int = _MEGABYTE) -> Iterator[tuple[str, str]]:
    """Texts of that length that nearly fit a pattern over and over: on one line, on lines of
    the usual length, and as the cells of a table."""
    for number, bit in enumerate(_BITS):
        times = length // len(bit)
        yield f"line {number} {bit!r}", bit * times
        each = max(1, 90 // len(bit))
        yield f"lines {number} {bit!r}", (bit * each + "\n") * (times // each)
        row = "\t".join((bit * 5, bit * 20, bit)) + "\n"
        yield f"cells {number} {bit!r}", "Action\tLead\tBy when\n" + row * (length // len(row))


def _not_what_they_say(ending: str) -> Mapping[str, bytes]:
    sound = seeds(ending)[0]
    return {
        "empty": b"",
        "blank": b" \n" * 100,
        "nothing but zeros": bytes(4000),
        "half": sound[: len(sound) // 2],
        "an old file of Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "a program": b"\x7fELF" + bytes(range(256)) * 20,
        "packed": zlib.compress(b"Action,Lead\n" * 1000),
    }


def _texts() -> Mapping[str, bytes]:
    return {
        "brackets": b"(" * _MEGABYTE,
        "deep": b"\n".join(b" " * depth + b"- x" for depth in range(800)),
        "columns": ("|" + " a |" * 20_000 + "\n").encode() * 3,
        "rulers": b"+----" * 20_000 + b"\n" + b"--- " * 20_000,
        "numbers": b"\n".join(b"%d. Meet" % number for number in range(20_000)),
        "wide letters": "Action\tLead\nMeet\tAnn Lee\n".encode("utf-16-be"),
        "seven bits": b"+ADw-script+AD4- Action and Lead meet the board",
        "controls": bytes(range(32)) * 500 + b"Action Lead",
        "surrogates": b"Action\xed\xa0\x80\xed\xb0\x80 Lead and \xf4\x90\x80\x80 too",
    }


def _tables() -> Mapping[str, bytes]:
    return {
        "a quote left open": b'Action,Lead\n"Meet,' + b"Ann Lee\n" * 5_000,
        "quotes": b'"' * 200_000,
        "separators": b"Action,Lead\n" + b"," * 200_000 + b"\n" + b";" * 200_000,
        "wide": b",".join(b"Action" for _ in range(30_000)) + b"\n" + b"x," * 30_000,
        "long": b"Action,Lead\n" + b"Meet,Ann\n" * 5_000,
    }


def _pages() -> Mapping[str, bytes]:
    table = b"<table><tr><td>"
    return {
        "deep": b"<div>" * 100_000 + b"x",
        "tables in tables": table * 2_000 + b"x",
        "lists in lists": b"<ul><li>" * 3_000 + b"x",
        "spans": b"<table><tr><td colspan=%d rowspan=%d>x</table>" % (_MANY, _MANY),
        "many spans": b"<table><tr>" + b"<td colspan=1000 rowspan=65534>x" * 300 + b"</table>",
        "laughs": _LAUGHS.encode() + b"<p>&d;&a;",
        "secret": _SECRET.encode() + b"<p>&a; the board",
        "tags left open": b"<" * 300_000,
        "names": b"<a" * 100_000,
        "attributes": b"<p " + b"a=1 " * 100_000 + b">x",
        "comment left open": b"<p>x<!--" + b"- " * 100_000,
        "numbered": b"<ol start=-%d><li value=%d>x<li>y</ol>" % (_MANY, _MANY),
        "entities": b"<p>" + b"&#99999999;&#0;&#xD800;&nosuch" * 10_000,
        "charset": b"<meta charset=utf-7><p>+ADw-script+AD4-</p>",
    }


def _archives(ending: str) -> Mapping[str, bytes]:
    """What harms whatever opens an archive of XML."""
    with zipfile.ZipFile(io.BytesIO(seeds(ending)[0])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = _MAIN[ending]
    text = parts[main].decode()
    at = text.index("?>") + 2 if text.startswith("<?xml") else 0

    def changed(**more: bytes) -> bytes:
        return zipped({**parts, **more}, zipfile.ZIP_DEFLATED)

    declared = {
        name: zipped({**parts, main: (text[:at] + what + text[at:]).encode()})
        for name, what in (("laughs", _LAUGHS), ("secret", _SECRET))
    }
    twice = io.BytesIO(zipped(parts))
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr(zipfile.ZipInfo(f"../../{main}"), b"outside")
        archive.writestr(zipfile.ZipInfo("/etc/passwd"), b"outside")
        archive.writestr(zipfile.ZipInfo("C:\\Windows\\outside"), b"outside")
    return {
        **declared,
        "bomb": zipped({**parts, "bomb.xml": b" " * 40 * _MEGABYTE}, zipfile.ZIP_DEFLATED),
        "bomb of no kind": zipped(
            {**parts, "bomb.bin": bytes(60 * _MEGABYTE)}, zipfile.ZIP_DEFLATED
        ),
        "bomb in the main part": zipped(
            {**parts, main: parts[main] + b" " * 30 * _MEGABYTE}, zipfile.ZIP_DEFLATED
        ),
        "many parts": zipped({**parts, **{f"x/{n}.xml": b"<x/>" for n in range(10_001)}}),
        "paths that lead out": twice.getvalue(),
        "no main part": zipped({name: part for name, part in parts.items() if name != main}),
        "an empty main part": zipped({**parts, main: b""}),
        "sizes that lie": _lying(changed()),
        "deep": zipped({**parts, main: _around(text, at, "<x>", "</x>", 50_000)}),
        "in itself": zipped({**parts, f"inner.{ending}": seeds(ending)[0]}),
    }


def _lying(data: bytes) -> bytes:
    """An archive that says of each part that it is four bytes long."""
    made = bytearray(data)
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        made[at + 24 : at + 28] = (4).to_bytes(4, "little")
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def _around(text: str, at: int, opened: str, closed: str, times: int) -> bytes:
    inside = text.index(">", at) + 1
    end = text.rindex("</")
    return "".join(
        (text[:inside], opened * times, text[inside:end], closed * times, text[end:])
    ).encode()


def _swapped(ending: str, *changes: tuple[str, str], part: str = "") -> bytes:
    """A sound file with words of a part changed, each of which must be there."""
    with zipfile.ZipFile(io.BytesIO(seeds(ending)[0])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = part or _MAIN[ending]
    text = parts[name].decode()
    for old, new in changes:
        assert old in text, f"{old} is not in {name}"
        text = text.replace(old, new)
    return zipped({**parts, name: text.encode()}, zipfile.ZIP_DEFLATED)


def _word() -> Mapping[str, bytes]:
    return {
        "spans": _swapped("docx", ('gridSpan w:val="2"', f'gridSpan w:val="{_MANY}"')),
        "levels": _swapped("docx", ('ilvl w:val="0"', f'ilvl w:val="{_MANY}"')),
        "numbers": _swapped(
            "docx", ('start w:val="1"', f'start w:val="{"9" * 30}"'), part="word/numbering.xml"
        ),
        "roman numbers": _swapped(
            "docx",
            ('start w:val="1"', f'start w:val="{_MANY}"'),
            ("decimal", "upperRoman"),
            part="word/numbering.xml",
        ),
        "letters as numbers": _swapped(
            "docx",
            ('start w:val="1"', f'start w:val="{"9" * 12}"'),
            ("decimal", "lowerLetter"),
            part="word/numbering.xml",
        ),
        "styles in a circle": _swapped(
            "docx", ('basedOn w:val="Normal"', 'basedOn w:val="Heading1"'), part="word/styles.xml"
        ),
        "macros": zipped({"word/vbaProject.bin": b"x", "word/document.xml": b"<x/>"}),
    }


def _sheets() -> Mapping[str, bytes]:
    return {
        "dimension": _swapped("xlsx", ("A1:D4", "A1:XFD1048576")),
        "merged": _swapped("xlsx", ("A2:A3", "A1:XFD1048576")),
        "far away": _swapped("xlsx", ('r="A1"', 'r="XFD1"'), ('<row r="4"', '<row r="1048576"')),
        "rows": _swapped("xlsx", ('<row r="4"', f'<row r="{_MANY}"')),
        "columns": _swapped("xlsx", ('max="2"', f'max="{_MANY}"')),
        "strings": _swapped("xlsx", ("<v>0</v>", f"<v>{_MANY}</v>")),
        "dates": _swapped("xlsx", ("43586", "9" * 300)),
        "no place": _swapped("xlsx", ('r="A1"', 'r="A0"')),
    }


def _slides() -> Mapping[str, bytes]:
    return {
        "places": _swapped("pptx", ('x="9"', f'x="{"9" * 40}"')),
        "numbers": _swapped("pptx", ('startAt="3"', f'startAt="{"9" * 20}"')),
        "roman numbers": _swapped(
            "pptx", ('startAt="3"', f'startAt="{_MANY}"'), ("arabicPeriod", "romanUcPeriod")
        ),
        "levels": _swapped("pptx", ('lvl="1"', f'lvl="{_MANY}"')),
        "a slide that is its own": _swapped(
            "pptx",
            ("slides/slide1.xml", "presentation.xml"),
            part="ppt/_rels/presentation.xml.rels",
        ),
    }


def _open_texts() -> Mapping[str, bytes]:
    numbered = '<text:list text:style-name="L"><text:list-item text:start-value="{}"><text:p>x</text:p></text:list-item></text:list>'
    style = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="{}" text:display-levels="{}"/></text:list-style>'
    span = (
        '<table:table table:name="T"><table:table-row><table:table-cell '
        f'table:number-columns-spanned="{_MANY}" table:number-rows-spanned="{_MANY}">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    return {
        "spaces": odt_bytes(f'<text:p>a<text:s text:c="{_MANY * 10}"/>b</text:p>'),
        "numbers": odt_bytes(numbered.format("9" * 30), style.format("1", 1)),
        "roman numbers": odt_bytes(numbered.format(_MANY), style.format("I", 1)),
        "letters as numbers": odt_bytes(numbered.format("9" * 14), style.format("a", 1)),
        "levels": odt_bytes(numbered.format(1), style.format("1", _MANY)),
        "spans": odt_bytes(span),
        "outline": odt_bytes(f'<text:h text:outline-level="{_MANY}">x</text:h>'),
        "styles in a circle": odt_bytes(
            '<text:p text:style-name="A">x</text:p>',
            '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/>'
            '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>',
        ),
    }


def _open_sheets() -> Mapping[str, bytes]:
    def cell(attributes: str, row: str = "") -> bytes:
        return ods_bytes(
            f'<table:table table:name="T"><table:table-row {row}><table:table-cell {attributes}>'
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        )

    return {
        "columns": cell(f'table:number-columns-repeated="{_MANY}"'),
        "rows": cell("", f'table:number-rows-repeated="{_MANY}"'),
        "both": cell(
            'table:number-columns-repeated="16384"', 'table:number-rows-repeated="1048576"'
        ),
        "spans": cell(
            f'table:number-columns-spanned="{_MANY}" table:number-rows-spanned="{_MANY}"'
        ),
        "below nought": cell(
            'table:number-columns-repeated="-5"', 'table:number-rows-repeated="-1"'
        ),
        "spaces": ods_bytes(
            '<table:table table:name="T"><table:table-row><table:table-cell><text:p>'
            f'<text:s text:c="{_MANY * 10}"/>x</text:p></table:table-cell></table:table-row>'
            "</table:table>"
        ),
    }


def _printed() -> Mapping[str, bytes]:
    def page(
        content: bytes, head: bytes = b"", box: bytes = b"0 0 595 842", more: bytes = b""
    ) -> bytes:
        return put_together(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R"
                b">>/XObject<</X 6 0 R>>>>>>" % box,
                4: b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), head, content),
                5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>" % more,
                6: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
                b"/Length 11>>stream\n/X Do /X Do\nendstream",
            }
        )

    shown = b"BT /F 10 Tf 60 700 Td (The partners of Hillford met in the spring) Tj ET "
    bomb = zlib.compress(bytes(100 * _MEGABYTE))
    return {
        "bomb": page(bomb, b"/Filter/FlateDecode"),
        "bomb in a bomb": page(zlib.compress(bomb), b"/Filter[/FlateDecode/FlateDecode]"),
        "bomb of runs": page(b"\x81a" * 20_000, b"/Filter/RunLengthDecode"),
        "forms in forms": page(shown + b"/X Do"),
        "a wide page": page(shown, box=b"0 0 %d %d" % (_MANY, _MANY)),
        "a page of no size": page(shown, box=b"0 0 0 0"),
        "a page that is no box": page(shown, box=b"x"),
        "letters far apart": page(
            b"BT /F %d Tf %d 700 Td (The partners met) Tj ET" % (_MANY, _MANY)
        ),
        "lines": page(shown + b"0 0 m 9 9 l S " * 30_000),
        "boxes": page(shown + b"0 0 1 1 re f " * 30_000),
        "words": page(b"BT /F 1 Tf 1 1 Td " + b"(a) Tj 2 0 Td " * 20_000 + b"ET"),
        "brackets": page(shown + b"[" * 50_000),
        "saved without end": page(b"q " * 100_000 + shown),
        "widths": page(shown, more=b"/FirstChar 0/LastChar %d/Widths[1]" % _MANY),
        "names of letters": page(
            shown, more=b"/Encoding<</Differences[0 /uniD800 %d /x]>>" % _MANY
        ),
        "a letter for many": page(shown, more=b"/ToUnicode 4 0 R"),
        "pages in a circle": put_together(
            {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"}
        ),
        "a catalogue that is its pages": put_together({1: b"<</Type/Catalog/Pages 1 0 R>>"}),
        "a table of places that leads to itself": page(shown).replace(
            b"/Root", b"/Prev 9/XRefStm 9/Root"
        ),
        "a program": page(shown).replace(
            b"/Catalog",
            b"/Catalog/OpenAction<</S/JavaScript/JS(app.launchURL('http://127.0.0.1'))>>",
        ),
        "a length that lies": page(shown).replace(b"/Length 71", b"/Length %d" % _MANY),
        "a length that is itself": page(shown).replace(b"/Length 71", b"/Length 4 0 R"),
    }
