"""Changed copies of the parts of an archive: bytes alone would never get past its checksums."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from functools import cache
from importlib import resources

from lxml import etree

__all__ = ["names_known", "parts_changed", "reshaped", "zipped"]

Bytes = Callable[[bytes], bytes]
_NUMBERS = ("-1", "0", "1", "2", "7", "255", "65536", "99999999999", "1e9", "", "x", "true", "%")
_WORDS = (
    "Action", "Lead", "Timescale", "Ann Lee", "Meet", "1.1", "2019", " ", "\t", "\n", "\u00a0",
    "\u200b", "\ufeff", "\U0001f693", "e\u0301", "\u202e", "(" * 40, "A" * 300, "•", "–", "|",
)  # fmt: skip
_MOST_ELEMENTS = 400
_MOST_CHANGES = 6
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """An archive of these parts; the same each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_TIME), content, method)
    return buffer.getvalue()


def parts_changed(
    data: bytes, chance: random.Random, vocabulary: Sequence[str], change: Bytes
) -> bytes:
    """An archive in which one part is changed, goes, comes twice or takes another's place.

    `change` changes bytes as such. What is no archive is changed so too.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # whatever a damaged archive raises, it is no archive
        return change(data)
    if not parts:
        return change(data)
    names = list(parts)
    sizes = [1 + len(parts[name]) for name in names]
    name = chance.choices(names, sizes)[0] if chance.random() < 0.8 else chance.choice(names)
    kind = chance.random()
    if kind < 0.75:
        parts[name] = reshaped(parts[name], chance, vocabulary) or change(parts[name])
    elif kind < 0.94:
        parts[name] = change(parts[name])
    elif kind < 0.96:
        del parts[name]
    elif kind < 0.98:
        parts[chance.choice(names)] = parts[name]
    else:
        parts[f"{name.rpartition('/')[0]}/../{chance.randrange(9)}.xml"] = parts[name]
    return zipped(parts, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def reshaped(part: bytes, chance: random.Random, vocabulary: Sequence[str]) -> bytes | None:
    """A part whose XML is sound but says nonsense; None where it is no XML."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    for _ in range(chance.randrange(1, _MOST_CHANGES)):
        with suppress(ValueError):  # An earlier change may have left what names nothing.
            _change(root, chance, vocabulary)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change(root: etree._Element, chance: random.Random, vocabulary: Sequence[str]) -> None:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element, other = chance.choice(elements), chance.choice(elements)
    parent = element.getparent()
    match chance.randrange(9):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None and len(elements) < _MOST_ELEMENTS:
            parent.insert(chance.randrange(len(parent) + 1), deepcopy(element))
        case 2:
            element.tag = other.tag
        case 3 if len(elements) < _MOST_ELEMENTS:
            other.append(deepcopy(element))
        case 4 if element.attrib:
            name = chance.choice(list(element.attrib))
            element.attrib[name] = chance.choice((*_NUMBERS, *_values(elements)))
        case 5:
            element.attrib[_name(root, chance, vocabulary)] = chance.choice(_NUMBERS)
        case 6:
            element.text = (element.text or "") + chance.choice(_WORDS)
        case 7 if parent is not None:
            # Around the element, as changes and fields stand around what they hold.
            around = etree.Element(_name(root, chance, vocabulary))
            parent.replace(element, around)
            around.append(element)
        case _:
            made = etree.SubElement(element, _name(root, chance, vocabulary))
            made.text = chance.choice(_WORDS)


def _values(elements: Sequence[etree._Element]) -> list[str]:
    return [value for element in elements[:20] for value in element.attrib.values()][:20]


def _name(root: etree._Element, chance: random.Random, vocabulary: Sequence[str]) -> str:
    """A name that the reader knows, in a namespace of the part."""
    prefix, _, local = chance.choice(vocabulary).rpartition(":")
    spaces = root.nsmap
    space = spaces.get(prefix or None) or chance.choice([*spaces.values(), ""])
    return f"{{{space}}}{local}" if space else local


@cache
def names_known(beginnings: tuple[str, ...]) -> tuple[str, ...]:
    """The names of elements and attributes that the source of a reader holds."""
    import re

    text = re.compile(r'"((?:[a-z]+:)?[A-Za-z][\w-]*)"')
    found: set[str] = set()
    for path in resources.files("extract.readers").iterdir():
        if path.name.startswith(beginnings) and path.name.endswith(".py"):
            found.update(text.findall(path.read_text("utf-8")))
    return tuple(sorted(found))
