"""Bytes to text, and files that are not text at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.encoding import decode, normalise
from graph.errors import InputError

SENTENCE = "Children’s services – £5,000 for “safe” routes… café"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings_of_british_offices(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "plan.txt") == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "plan.txt") == SENTENCE


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_pound_sign_is_enough(encoding: str) -> None:
    assert decode("Cost £5".encode(encoding), "plan.txt") == "Cost £5"


def test_utf8_with_a_few_stray_bytes_of_windows() -> None:
    data = "Children’s plan – £5 ".encode() + b"Safer \x96 Streets"
    assert decode(data, "plan.txt") == "Children’s plan – £5 Safer – Streets"


def test_line_ends_and_unseen_characters() -> None:
    assert normalise("a\r\nb\rc\r\r\nd\x0be\u00adf\u200bg\x0ch") == "a\nb\nc\nd efg\x0ch"


def test_a_mark_alone_is_an_empty_text() -> None:
    assert decode(codecs.BOM_UTF8, "plan.txt") == ""


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04....[Content_Types].xml word/document.xml", "a Word document"),
        (b"PK\x03\x04.... xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04 nothing known", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "an old Word"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0..JFIF", "a picture"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(256)) * 4, "holds no text"),
        (b"text with a \x00 in it", "holds no text"),
    ],
)
def test_other_formats_are_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "plan.txt")
    assert what in caught.value.problem
    assert caught.value.name == "plan.txt"
    assert caught.value.advice


def test_an_empty_file() -> None:
    with pytest.raises(InputError, match=r"plan\.txt: is empty"):
        decode(b"", "plan.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text = decode(data, "plan.txt")
    except InputError:
        return
    assert "\r" not in text
    assert text.encode("utf-8").decode() == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if text and not text.encode().lstrip().startswith(
        (b"%PDF-", b"GIF8", b"PK", b"{\\rtf", b"Rar")
    ):
        assert decode(text.encode(), "plan.txt") == text
