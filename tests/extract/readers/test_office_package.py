"""Office files that were made to do harm, that are locked, or that are damaged."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import nsdecls
from lxml import etree

from extract.readers import find_plans, ods, odt, read, sheets, slides, word
from extract.readers.base import Reader
from graph.errors import InputError
from graph.records import Document
from tests.extract.readers.odf_files import ods_bytes, odt_bytes, row, table
from tests.extract.readers.office_files import p, sheet_bytes, slide_bytes, with_parts, word_bytes
from tests.extract.readers.render_odf import as_ods, as_odt
from tests.extract.readers.render_sheets import as_sheets
from tests.extract.readers.render_slides import as_slides
from tests.extract.readers.render_word import as_word
from tests.extract.readers.same_plan import SAMPLES
from tests.extract.readers.shapes import check

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
SECRET = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MUTANTS = 60


def fill_sheet(book: Any) -> None:
    for line in (("Action", "Lead"), ("Meet", "Ann Lee")):
        book.active.append(line)


def fill_slides(made: Any) -> None:
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "Hillford plan"


@cache
def small(ending: str) -> bytes:
    """A sound small file of each format."""
    if ending == "docx":
        return word_bytes(p("The board meets."))
    if ending == "odt":
        return odt_bytes("<text:p>The board meets.</text:p>")
    if ending == "ods":
        return ods_bytes(table(row("Action", "Lead"), row("Meet", "Ann Lee")))
    return sheet_bytes(fill_sheet) if ending == "xlsx" else slide_bytes(fill_slides)


READERS: dict[str, Reader] = {
    "docx": word.READER,
    "xlsx": sheets.READER,
    "pptx": slides.READER,
    "odt": odt.READER,
    "ods": ods.READER,
}
MAIN = {
    "docx": "word/document.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
    "pptx": "ppt/slides/slide1.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
ENDINGS = tuple(READERS)
MICROSOFT = ("docx", "xlsx", "pptx")
OPEN = ("odt", "ods")


def refused(ending: str, data: bytes) -> InputError:
    name = f"plan.{ending}"
    with pytest.raises(InputError) as caught:
        READERS[ending].read_bytes(data, name)
    assert caught.value.name == name
    assert caught.value.advice
    return caught.value


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("declared", [LAUGHS, SECRET])
@pytest.mark.parametrize("wide", ["", "utf-16", "utf-16-le", "utf-16-be"])
def test_declarations_of_entities(ending: str, declared: bytes, wide: str) -> None:
    part = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", part_of(small(ending), MAIN[ending]))
    part = declared + part
    if wide:
        part = part.decode().encode(wide)
    fault = refused(ending, with_parts(small(ending), {MAIN[ending]: part}))
    assert "declarations of entities" in fault.problem
    assert fault.place == MAIN[ending]


@pytest.mark.parametrize("ending", ENDINGS)
def test_encodings_that_hide_a_declaration(ending: str) -> None:
    part = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE w+AD4-<w/>'
    assert "XML" in refused(ending, with_parts(small(ending), {MAIN[ending]: part})).problem


@pytest.mark.parametrize("ending", ENDINGS)
def test_macros(ending: str) -> None:
    folder = MAIN[ending].partition("/")[0]
    macros = (f"{folder}/vbaProject.bin",)
    if ending in OPEN:
        macros = ("Basic/Standard/Module1.xml", "Scripts/python/run.py")
    for name in macros:
        fault = refused(ending, with_parts(small(ending), {name: b"<a/>"}))
        assert "macros" in fault.problem


@pytest.mark.parametrize("ending", OPEN)
def test_folders_of_no_macros(ending: str) -> None:
    data = with_parts(small(ending), {"Basic/": b"", "Configurations2/": b""})
    assert READERS[ending].read_bytes(data, "plan").blocks


@pytest.mark.parametrize("ending", OPEN)
def test_parts_that_are_encrypted(ending: str) -> None:
    told = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry '
        b'm:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    locked = {"META-INF/manifest.xml": told, "content.xml": bytes(range(256))}
    fault = refused(ending, with_parts(small(ending), locked))
    assert fault.problem == "is protected by a password"
    whole = with_parts(small(ending), {"encrypted-package": bytes(range(256))})
    assert refused(ending, whole).problem == "is protected by a password"


@pytest.mark.parametrize("ending", OPEN)
def test_files_without_a_body_or_content(ending: str) -> None:
    for content in (b"<a/>", b"", b"<a>"):
        spoilt = with_parts(small(ending), {"content.xml": content})
        assert "damaged" in refused(ending, spoilt).problem


@pytest.mark.parametrize("ending", ENDINGS)
def test_archives_that_unpack_to_far_too_much(ending: str) -> None:
    for name in ("media/picture.png", "custom/item.xml"):
        bomb = with_parts(small(ending), {name: b" " * 20_000_000})
        assert len(bomb) < 200_000
        assert "unpacks to far more than a plan holds" in refused(ending, bomb).problem
    many = {f"custom/{at}.bin": b"" for at in range(10_001)}
    assert "unpacks" in refused(ending, with_parts(small(ending), many)).problem


@pytest.mark.parametrize("ending", ENDINGS)
def test_passwords_and_old_formats(ending: str) -> None:
    locked = OLD + "EncryptedPackage".encode("utf-16-le")
    assert refused(ending, locked).problem == "is protected by a password"
    assert "format of before 2007" in refused(ending, OLD).problem
    data = bytearray(small(ending))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(mark), bytes(data)):
            data[match.start() + offset] |= 1
    assert refused(ending, bytes(data)).problem == "is protected by a password"


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_that_are_not_what_their_names_say(ending: str) -> None:
    assert refused(ending, b"").problem == "is empty"
    assert "it is not a" in refused(ending, b"%PDF-1.4").problem
    assert "damaged" in refused(ending, small(ending)[: len(small(ending)) // 2]).problem
    other = ENDINGS[(ENDINGS.index(ending) + 1) % len(ENDINGS)]
    fault = refused(ending, small(other))
    assert "looks like" in fault.problem
    assert fault.advice == f"Rename it so that it ends in .{other}"
    with_nothing = io.BytesIO()
    with zipfile.ZipFile(with_nothing, "w") as archive:
        archive.writestr("a.txt", "a")
    assert "it is not a" in refused(ending, with_nothing.getvalue()).problem


@pytest.mark.parametrize("ending", MICROSOFT)
def test_strict_files(ending: str) -> None:
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    relations = part_of(small(ending), "_rels/.rels").replace(usual, strict)
    fault = refused(ending, with_parts(small(ending), {"_rels/.rels": relations}))
    assert fault.problem == "is saved in the strict variant of its format"


@pytest.mark.parametrize("ending", MICROSOFT)
def test_parts_that_lie_outside_are_not_fetched(ending: str) -> None:
    main = MAIN[ending]
    folder, _, file = main.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    outside = (
        f'<Relationship Id="rId99" Type="{namespace}/image" TargetMode="External" '
        'Target="http://127.0.0.1:9/track.png"/></Relationships>'
    ).encode()
    data = small(ending)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = relations in archive.namelist()
    found = part_of(data, relations) if held else b"<Relationships></Relationships>"
    if not held:
        found = f'<Relationships xmlns="{namespace}"></Relationships>'.encode()
    changed = with_parts(data, {relations: found.replace(b"</Relationships>", outside)})
    assert READERS[ending].read_bytes(changed, "plan").blocks


def test_pictures_that_lie_outside_are_not_fetched() -> None:
    picture = '<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{}"/>'
    outside = picture.format("http://127.0.0.1:9/track.png")
    data = odt_bytes(f"<text:p>Meet.<draw:frame>{outside}</draw:frame></text:p>")
    assert READERS["odt"].read_bytes(data, "plan").text == "Meet."


@pytest.mark.parametrize("tag", ["text:span", "text:section", "text:list"])
def test_open_text_nested_too_deeply_is_refused(tag: str) -> None:
    inner = "<text:p>x</text:p>" if tag != "text:span" else "x"
    deep = f"<{tag}>" * 3000 + inner + f"</{tag}>" * 3000
    data = odt_bytes(f"<text:p>{deep}</text:p>" if tag == "text:span" else deep)
    assert "damaged" in refused("odt", data).problem


def test_text_nested_too_deeply_is_refused() -> None:
    deep = "<w:ins>" * 3000 + p("x") + "</w:ins>" * 3000
    part = f"<w:document {nsdecls('w')}><w:body>{deep}</w:body></w:document>".encode()
    assert "damaged" in refused("docx", with_parts(small("docx"), {MAIN["docx"]: part})).problem


MADE: dict[str, Callable[[Document], bytes]] = {
    "docx": as_word,
    "xlsx": as_sheets,
    "pptx": as_slides,
    "odt": as_odt,
    "ods": as_ods,
}


@cache
def sound(ending: str) -> bytes:
    plan = read(SAMPLES[0])
    return MADE[ending](plan)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with one thing wrong: bytes changed, cut or doubled, in it or in one of its parts."""
    kind = chance.randrange(8)
    if kind == 0:
        return data[: chance.randrange(len(data))]
    if kind == 1:
        changed = bytearray(data)
        for _ in range(chance.choice((1, 20, 400))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    main = [
        name
        for name in names
        if re.search("document|slide|sheet|styles|Strings|number|content", name)
    ]
    name = chance.choice(main if chance.random() < 0.8 else names)
    part = part_of(data, name)
    if kind == 2:
        return with_parts(data, {name: b""})
    if kind == 3:
        numbers = list(re.finditer(rb'"(\d+)"', part)) or list(re.finditer(rb'"([^"]*)"', part))
        for match in reversed(chance.sample(numbers, min(len(numbers), 30))):
            odd = chance.choice((b"-1", b"99999999999", b"", b"x", b"1e9", b"0"))
            part = part[: match.start(1)] + odd + part[match.end(1) :]
        return with_parts(data, {name: part})
    return with_parts(data, {name: reshaped(part, chance)})


def reshaped(part: bytes, chance: random.Random) -> bytes:
    """A part whose XML is sound but says nonsense: elements gone, doubled, moved or renamed."""
    root = etree.fromstring(part)
    for _ in range(chance.choice((1, 10, 60))):
        elements = [element for element in root.iterdescendants() if isinstance(element.tag, str)]
        if not elements:
            break
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        assert parent is not None
        change = chance.randrange(5)
        if change == 0:
            parent.remove(element)
        elif change == 1:
            parent.append(deepcopy(element))
        elif change == 2:
            element.tag = other.tag
        elif change == 3:
            other.append(deepcopy(element) if len(element) < 20 else etree.Element(element.tag))
        else:
            for attribute in list(element.attrib):
                element.attrib[attribute] = chance.choice(("", "x", "-1", "99999999999", "true"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@pytest.mark.parametrize("seed", range(MUTANTS))
@pytest.mark.parametrize("ending", ENDINGS)
def test_damaged_files_are_read_or_refused(ending: str, seed: int) -> None:
    data = mutated(sound(ending), random.Random(f"{ending} {seed}"))
    try:
        document = READERS[ending].read_bytes(data, f"plan.{ending}")
    except InputError:
        refused(ending, data)
    else:
        check(document)


@pytest.mark.parametrize(
    ("name", "advice", "problem"),
    [
        ("plan.doc", "save it as .docx", "format that cannot be read (.doc)"),
        ("plan.XLS", "save it as .xlsx", "format that cannot be read (.xls)"),
        ("plan.ppt", "save it as .pptx", "format that cannot be read (.ppt)"),
        ("plan.ott", "save it as .odt", "format that cannot be read (.ott)"),
        ("plan.odp", "save it as .pptx", "format that cannot be read (.odp)"),
        ("plan.docm", "save it as .docx", "can carry macros"),
        ("plan.xlsm", "save it as .xlsx", "can carry macros"),
        ("plan.pptm", "save it as .pptx", "can carry macros"),
    ],
)
def test_formats_that_are_not_read_say_what_to_do(
    tmp_path: Path, name: str, advice: str, problem: str
) -> None:
    path = tmp_path / name
    path.write_bytes(OLD)
    with pytest.raises(InputError) as caught:
        read(path)
    assert problem in caught.value.problem
    assert advice in caught.value.advice
    found, (fault, *_) = find_plans([tmp_path])
    assert not found
    assert fault.problem == caught.value.problem


@pytest.mark.parametrize("ending", ENDINGS)
def test_office_files_of_a_folder_are_found_and_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Plan.{ending.upper()}"
    path.write_bytes(small(ending))
    (tmp_path / f"~$Plan.{ending}").write_bytes(b"lock")
    assert find_plans([tmp_path]) == ((path,), ())
    assert read(path).name == path.name
