"""Every text that the files of a build hold, however it is packed, and names looked for in it."""

from __future__ import annotations

import base64
import gzip
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.dropping.forms import printed_names
from extract.dropping.spellings import key_of
from graph.records import Kind, PlanRecords
from graph.records_json import records_from_json
from viz.kept import KEPT

_PACKED = re.compile(rb'<script type="application/octet-stream" id="packed-(\w+)">([^<]*)</script>')
_COMBINING = re.compile(r"[\u0300-\u036f]+")
_PARTS = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"<[/!a-zA-Z][^<>]{0,2000}>|&#?\w{1,10};")
_WORD = re.compile(r"[^\W_]+")
_ENGINE = ("engine", "worker")
"""What of the page is the query engine's, and holds nothing of a plan."""


def contents(folder: Path) -> dict[str, str]:
    """The texts of all files below a folder, unpacked, by where they stand."""
    found: dict[str, str] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for name, data in _unpacked(str(path.relative_to(folder)), path.read_bytes()):
            found[name] = data.decode("utf-8", errors="replace")
    return found


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for each in packed.namelist():
                yield from _unpacked(f"{name}/{each}", packed.read(each))
        return
    if data[:2] == b"\x1f\x8b":
        yield from _unpacked(f"{name} unzipped", gzip.decompress(data))
        return
    for match in _PACKED.finditer(data):
        if match[1].decode() not in _ENGINE:
            yield from _unpacked(f"{name} {match[1].decode()}", base64.b64decode(match[2]))
    yield name, _PACKED.sub(b"", data)


def plans_in(out: Path) -> list[PlanRecords]:
    """What was read of each plan of a build."""
    lines = (out / KEPT).read_text("utf-8").split("\n")[1:]
    return [records_from_json(line.partition("\t")[2]) for line in lines if line]


def spellings_in(out: Path) -> set[str]:
    """Every spelling of a person that a build with all names has found."""
    return {
        spelling
        for plan in plans_in(out)
        for person in plan.entities
        if person.kind is Kind.PERSON
        for spelling in printed_names(person, plan)
    }


def leaks(texts: dict[str, str], spellings: Iterable[str]) -> list[tuple[str, str, str]]:
    """Where a name stands all the same: the text, the spelling, and the words around it.

    A name of several words counts in any letters and however its words are parted; one word
    counts as it is printed, unless it is also used otherwise.
    """
    keys = {spelling: f" {' '.join(key_of(spelling))} " for spelling in spellings}
    whole = {spelling: key for spelling, key in keys.items() if " " in key.strip()}
    single = {spelling.strip(".,;:()") for spelling in keys if spelling not in whole}
    found: list[tuple[str, str, str]] = []
    seen: set[int] = set()
    for name, text in texts.items():
        if hash(text) in seen:  # The page packs the graph that also lies beside it.
            continue
        seen.add(hash(text))
        flat = _flat(text)
        for spelling, key in whole.items():
            if key in flat:
                at = flat.index(key)
                found.append((name, spelling, flat[max(0, at - 60) : at + 60]))
        if single:
            words = {match.group() for match in _WORD.finditer(text)}
            found += [(name, each, "") for each in single & words]
    return found


def _flat(text: str) -> str:
    """A text as `key_of` gives its words, but quick on many megabytes."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = _COMBINING.sub("", decomposed)
    return f" {_PARTS.sub(' ', _MARKUP.sub(' ', text).lower())} "
