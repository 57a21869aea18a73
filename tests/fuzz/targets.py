"""What is fuzzed: each reader, and the whole way from a text to records.

A target takes any bytes. It raises where the promise of a reader is broken: a document whose
offsets are right, or an InputError that names the file and says what to do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.fuzz.printed import objects_changed
from tests.fuzz.seeds import seeds
from tests.fuzz.written import HTML, TABLES, TEXT, words_changed
from tests.fuzz.zipped import names_known, parts_changed

if TYPE_CHECKING:
    from extract.plan import Extractor
    from extract.readers.base import Reader
    from graph.records import Document

__all__ = ["TARGETS", "Target", "bytes_changed", "document_of"]

Bytes = Callable[[bytes], bytes]
Change = Callable[[bytes, random.Random, Bytes], bytes]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to fuzz: its `name`, the `ending` of the files that it reads, what is done with
    the bytes of one, and how one is changed."""

    name: str
    ending: str
    run: Callable[[bytes], None]
    change: Change

    def seeds(self) -> tuple[bytes, ...]:
        """Sound files to begin with."""
        return seeds(self.ending)


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """A copy with some bytes changed, gone, doubled or added, where nothing better changes them."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(spoilt) + 1)
        match chance.randrange(4):
            case 0 if spoilt:
                spoilt[at % len(spoilt)] = chance.randrange(256)
            case 1:
                del spoilt[at : at + chance.randrange(1, 30)]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.randrange(1, 30)]
            case _:
                spoilt[at:at] = chance.randbytes(chance.randrange(1, 4))
    return bytes(spoilt)


def document_of(data: bytes, ending: str) -> Document | None:
    """What `extract.readers.read` makes of a file's bytes, None where it refuses them."""
    from extract.readers.overlong import without_overlong
    from graph.errors import InputError
    from tests.extract.readers.shapes import check

    name = f"plan.{ending}"
    try:
        document = _reader(ending).read_bytes(data, name)
        check(document)
        whole = without_overlong(document)
    except InputError as error:
        refused = error
    else:
        check(whole)
        assert whole.blocks, "a document without blocks"
        return whole
    assert refused.name == name, f"it names {refused.name!r}"
    assert refused.problem, "it does not say what is wrong"
    assert refused.advice, f"no advice: {refused}"
    return None


@cache
def _reader(ending: str) -> Reader:
    from extract.readers import delimited, html, ods, odt, pdf, sheets, slides, text, word

    for each in (delimited, html, ods, odt, pdf, sheets, slides, text, word):
        if f".{ending}" in each.READER.extensions:
            return each.READER
    raise LookupError(ending)


def _reads(ending: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        document_of(data, ending)

    return run


@cache
def _extractor() -> Extractor:
    from extract.plan import Extractor

    return Extractor()


def _extracts(data: bytes) -> None:
    """The whole way: what is read is extracted, stated and written down."""
    from graph.rdf import plan_quads
    from graph.records_json import records_from_json, records_to_json

    document = document_of(data, "txt")
    if document is None:
        return
    records = _extractor().extract(document)
    assert records_from_json(records_to_json(records)) == records
    for mention in records.mentions:
        assert 0 <= mention.start < mention.end <= len(document.text)
    assert list(plan_quads(records))


def _parts_of(*beginnings: str) -> Change:
    def change(data: bytes, chance: random.Random, bytes_: Bytes) -> bytes:
        return parts_changed(data, chance, names_known(beginnings), bytes_)

    return change


def _words(words: tuple[str, ...]) -> Change:
    return lambda data, chance, bytes_: words_changed(data, chance, words, bytes_)


_ALL = (
    Target("text", "txt", _reads("txt"), _words(tuple(TEXT))),
    Target("delimited", "csv", _reads("csv"), _words(tuple(TABLES))),
    Target("html", "html", _reads("html"), _words(tuple(HTML))),
    Target("word", "docx", _reads("docx"), _parts_of("word", "office", "list_numbers")),
    Target("sheets", "xlsx", _reads("xlsx"), _parts_of("sheet", "office")),
    Target("slides", "pptx", _reads("pptx"), _parts_of("slide", "office")),
    Target("odt", "odt", _reads("odt"), _parts_of("odt", "odf")),
    Target("ods", "ods", _reads("ods"), _parts_of("ods", "odf", "sheet")),
    Target("pdf", "pdf", _reads("pdf"), objects_changed),
    Target("extraction", "txt", _extracts, _words(tuple(TEXT))),
)
TARGETS: Mapping[str, Target] = {target.name: target for target in _ALL}
"""What can be fuzzed, by name."""
