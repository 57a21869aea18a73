"""From the bytes of a text file to its text, whatever program saved it.

UTF-8 and UTF-16 are told by their marks and by their rules. Anything else is taken for
one of the encodings that British offices write (Windows-1252, Mac Roman, Latin-1), by
charset-normalizer (https://charset-normalizer.readthedocs.io) where the bytes leave a
choice. Line ends become a line feed, and characters that are never seen (soft hyphens,
zero-width spaces) go, before anything counts offsets.
"""

from __future__ import annotations

import codecs
import re

from graph.errors import InputError

__all__ = ["decode", "normalise"]

_OFFICE_ENCODINGS = ("cp1252", "mac_roman", "latin_1")
_AS_TEXT = "Save it as plain text, HTML or CSV and give that file instead"
_RENAME = "Rename it so that it ends in {}"
_AS_OFFICE = "Save it as .docx, .xlsx or .pptx"
_AS_CSV = "Save it as CSV and give that file instead"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _RENAME.format(".pdf")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file", _AS_OFFICE),
    (b"{\\rtf", "a rich text (RTF) file", _AS_TEXT),
    (b"\x89PNG\r\n", "a picture (PNG)", "Give the text of the plan, not a picture of it"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Give the text of the plan, not a picture of it"),
    (b"GIF8", "a picture (GIF)", "Give the text of the plan, not a picture of it"),
    (b"\x1f\x8b\x08", "a compressed file (gzip)", "Unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)", "Unpack it first"),
    (b"Rar!\x1a\x07", "a compressed file (RAR)", "Unpack it first"),
    (b"SQLite format 3\x00", "a database", _AS_CSV),
)
_IN_ZIP: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document", _RENAME.format(".docx")),
    (b"xl/", "an Excel workbook", _RENAME.format(".xlsx")),
    (b"ppt/", "a PowerPoint file", _RENAME.format(".pptx")),
    (b"opendocument", "an OpenDocument file", _AS_TEXT),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_LARGEST_SHARE_OF_CONTROLS = 0.01
_SAMPLE = 65536
# Read in the wrong one of the office encodings, these come out as something rarer.
_USUAL = frozenset("‘’“”–—…•£€é°½¼¾©®™çèêöüáóàâä·²³¹§†‡ﬁﬂ\u00a0")
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SEPARATORS = "\x00\x0b\x1a\x1b\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_PUT_RIGHT = str.maketrans(dict.fromkeys(_UNSEEN, "") | dict.fromkeys(_SEPARATORS, " "))
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str) -> str:
    """The text of a file, its line ends and unseen characters put right (see `normalise`).

    Raises `InputError` where the file is empty, or is not text at all.

    >>> decode("Cost \\u2013 \\u00a35".encode("cp1252"), "plan.txt")
    'Cost – £5'
    """
    if not data:
        raise InputError(name, "is empty", "Check that it was saved or copied whole")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return normalise(data.decode(encoding, errors="replace"))
    _refuse_other_formats(data, name)
    if wide := _wide(data):
        return normalise(data.decode(wide, errors="replace"))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\x00" in data or controls > len(data) * _LARGEST_SHARE_OF_CONTROLS:
        raise InputError(
            name, "is not what its name says: it holds no text", "Open it and save it as text"
        )
    return normalise(_narrow(data))


def normalise(text: str) -> str:
    """Line ends as a line feed, without unseen characters or odd separators.

    Form feeds, which stand for page breaks, stay.

    >>> normalise("one\\r\\ntwo\\rsoft\\u00adly")
    'one\\ntwo\\nsoftly'
    """
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", text.translate(_PUT_RIGHT))


def _refuse_other_formats(data: bytes, name: str) -> None:
    begin = data[:1024].lstrip()
    found = next(((what, advice) for m, what, advice in _MAGIC if begin.startswith(m)), None)
    if begin.startswith(b"PK\x03\x04"):
        inside = ((what, advice) for m, what, advice in _IN_ZIP if m in data)
        found = next(inside, ("a ZIP archive", "Unpack it first"))
    if found:
        raise InputError(name, f"is not what its name says: it looks like {found[0]}", found[1])


def _wide(data: bytes) -> str:
    """The UTF-16 whose mark is missing, told by where the zero bytes stand; "" if none."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else ""


def _narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    as_utf8 = data.decode("utf-8", errors="surrogateescape")
    stray = len(_SURROGATES.findall(as_utf8))
    if sum(c > "\x7f" for c in as_utf8) - stray > stray:
        # UTF-8 into which a few characters of another encoding were pasted.
        return _SURROGATES.sub(_from_windows, as_utf8)
    return _office_text(data)


def _from_windows(match: re.Match[str]) -> str:
    byte = bytes([ord(match.group()) - 0xDC00])
    return byte.decode("cp1252", errors="replace")


def _office_text(data: bytes) -> str:
    """The text in the likeliest of the office encodings.

    The share of characters that are usual in British text decides; charset-normalizer's
    order where that leaves a tie, Windows first where it finds nothing.
    """
    from charset_normalizer import from_bytes  # slow to load and seldom needed

    sample = data[:_SAMPLE]
    ranked = [match.encoding for match in from_bytes(sample, cp_isolation=list(_OFFICE_ENCODINGS))]
    order = [*ranked, *(e for e in _OFFICE_ENCODINGS if e not in ranked)]

    def usual(encoding: str) -> int:
        text = sample.decode(encoding, errors="replace")
        return sum(1 if c in _USUAL else -1 for c in text if c > "\x7f")

    best = max(order, key=lambda encoding: (usual(encoding), -order.index(encoding)))
    return data.decode(best, errors="replace")
