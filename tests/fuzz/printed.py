"""Changed copies of the objects of a PDF file, put together again with a sound table of places."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

__all__ = ["objects_changed", "put_together"]

Bytes = Callable[[bytes], bytes]
_OBJECT = re.compile(rb"(\d{1,6}) \d{1,5} obj\b(.{0,200000}?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_TOKEN = re.compile(
    rb"/[\w.]+|[-+]?\d*\.?\d+|\((?:[^()\\]|\\.){0,80}\)|[A-Za-z'\"*]{1,12}|[<>\[\]]+"
)
_ODD = (
    b"-1", b"0", b"1", b"99999999999", b"1e9", b"0.0001", b"null", b"true", b"[]", b"<<>>", b"()",
    b"<FEFF00410042>", b"(Ann Lee)", b"(\\222\\223)", b"/Type", b"/Page", b"/Pages", b"/Font",
    b"/FlateDecode", b"/ASCII85Decode", b"/LZWDecode", b"/RunLengthDecode", b"/Crypt", b"1 0 R",
    b"2 0 R", b"3 0 R", b"99 0 R", b"q", b"Q", b"cm", b"re", b"f", b"S", b"BT", b"ET", b"Tj", b"TJ",
    b"Td", b"Tm", b"Tf", b"Do", b"BI", b"ID", b"EI", b"W", b"n", b"m", b"l", b"h", b"gs", b"sh",
    b"Tz", b"Tr", b"Ts", b"TL", b"T*", b"/MediaBox", b"/Rotate 90", b"/Kids", b"/Contents",
    b"/ToUnicode", b"/Encoding", b"/Differences", b"/W", b"/DW", b"/CIDFontType2", b"/Type3",
    b"beginbfchar", b"endbfchar", b"beginbfrange", b"endcmap",
)  # fmt: skip
_MOST_CHANGES = 6


def put_together(objects: dict[int, bytes]) -> bytes:
    """A file of numbered objects, of which object 1 is the catalogue."""
    file = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body.strip())
    start, most = len(file), max(objects, default=0) + 1
    file += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        file += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    file += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (most, start)
    return bytes(file)


def objects_changed(data: bytes, chance: random.Random, change: Bytes) -> bytes:
    """A file in which one object is changed, goes, or stands under another's number."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    if not objects or 1 not in objects or chance.random() < 0.1:
        return change(data)
    numbers = list(objects)
    number = chance.choices(numbers, [20 + len(objects[each]) for each in numbers])[0]
    kind = chance.random()
    if kind < 0.9:
        objects[number] = _changed(objects[number], chance, change)
    elif kind < 0.95:
        objects[chance.choice(numbers)] = objects[number]
    elif number != 1:
        del objects[number]
    return put_together(objects)


def _changed(body: bytes, chance: random.Random, change: Bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None or chance.random() < 0.2:
        return _tokens_changed(body, chance) if chance.random() < 0.8 else change(body)
    head, content = body[: stream.start()], stream[1]
    packed = b"/FlateDecode" in head
    if packed and chance.random() < 0.9:
        try:
            content = zlib.decompressobj().decompress(content, 200_000)
        except zlib.error:
            packed = False
    else:
        packed = False
    content = _tokens_changed(content, chance) if chance.random() < 0.8 else change(content)
    if packed:
        content = zlib.compress(content, 1)
    head = _LENGTH.sub(b"/Length %d" % len(content), head, count=1)
    return head + b"stream\n" + content + b"\nendstream"


def _tokens_changed(text: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, _MOST_CHANGES)):
        tokens = list(_TOKEN.finditer(text))
        if not tokens:
            return text + b" " + chance.choice(_ODD)
        token, other = chance.choice(tokens), chance.choice(tokens)
        match chance.randrange(5):
            case 0:
                new = chance.choice(_ODD)
            case 1:
                new = token[0] + b" " + chance.choice(_ODD)
            case 2:
                new = other[0]
            case 3:
                new = b""
            case _:
                first, last = sorted((token.start(), other.start()))
                new = token[0] + b" " + text[first : min(last, first + 300)]
        text = text[: token.start()] + new + text[token.end() :]
    return text
