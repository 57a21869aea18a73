"""Whether the bytes of an Office file may be opened at all.

Word, Excel, PowerPoint and OpenDocument files are ZIP archives of XML. Before anything opens
one, this module refuses what no honest file holds: macros, passwords, declarations of entities
("billion laughs", files drawn in from outside), parts that unpack to many times their
size. Nothing is unpacked to the disk, and no more is unpacked than is allowed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from graph.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["OfficeFormat", "check_package", "format_of", "opened", "root_of"]

Opened = TypeVar("Opened")

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# The XML of a plan of three hundred pages takes ten megabytes; reading goes at one a second.
_LARGEST_XML, _LARGEST_XML_IN_ALL = 24 * 1024 * 1024, 48 * 1024 * 1024
_LARGEST_WHOLE = 256 * 1024 * 1024
_MOST_PARTS = 10_000
# A worksheet of empty cells packs to a hundredth; deflate's limit is a thousandth.
_LARGEST_RATIO, _WORTH_A_LOOK = 250, 4 * 1024 * 1024
_XML_ENDINGS = (".xml", ".rels", ".vml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
# Others, such as UTF-7, could hide a declaration from a look at the bytes.
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"})
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_MIMETYPE, _LONGEST_MIMETYPE = "mimetype", 200
_MANIFEST, _LOCKED = "META-INF/manifest.xml", re.compile(rb"<(?:[\w.-]{1,40}:)?encryption-data\b")
_LOCKED_WHOLE = "encrypted-package"
_MACRO_FOLDERS = ("Basic/", "Scripts/")
_STRICT = b"http://purl.oclc.org/ooxml/"
_DAMAGED = "is damaged and cannot be opened"


@dataclass(frozen=True, slots=True)
class OfficeFormat:
    """One of the formats: what a file of it is called, the ending with which to save it, and
    what tells it: the folder of its parts in the archive, or what it says it is."""

    called: str
    ending: str
    folder: str = ""
    mimetype: bytes = b""

    @property
    def save_again(self) -> str:
        """What to do with a file that cannot be read."""
        return f"Open it in the program that made it and save it again as {self.ending}"


_FORMATS = (
    OfficeFormat("a Word document", ".docx", folder="word/"),
    OfficeFormat("an Excel workbook", ".xlsx", folder="xl/"),
    OfficeFormat("a PowerPoint file", ".pptx", folder="ppt/"),
    OfficeFormat("an OpenDocument text", ".odt", mimetype=_OPEN_DOCUMENT + b"text"),
    OfficeFormat("an OpenDocument workbook", ".ods", mimetype=_OPEN_DOCUMENT + b"spreadsheet"),
)


def opened(name: str, form: OfficeFormat, open_it: Callable[[], Opened]) -> Opened:
    """What a library makes of a file; whatever it raises becomes an `InputError`."""
    try:
        return open_it()
    except InputError:
        raise
    except Exception as error:
        # The libraries take files to be sound: on others they raise errors of any kind.
        raise InputError(name, f"{_DAMAGED} ({type(error).__name__})", form.save_again) from error


def check_package(data: bytes, name: str, form: OfficeFormat) -> None:
    """Refuse, with an `InputError` that says why, a file that is not a sound one of a format."""
    if not data:
        raise InputError(name, "is empty", "Check that it was saved or copied whole")
    if data.startswith(_OLD_OFFICE):
        raise _old_or_locked(data, name, form)
    if not data.startswith(b"PK"):
        raise InputError(
            name,
            f"is not what its name says: it is not {form.called}",
            "Check that it was copied whole, or give it the ending that belongs to it",
        )
    opened(name, form, lambda: _check_archive(data, name, form))


def _old_or_locked(data: bytes, name: str, form: OfficeFormat) -> InputError:
    if _ENCRYPTED in data:
        return _locked(name, form)
    return InputError(
        name,
        "is not what its name says: it is in the format of before 2007",
        f"Open it and save it as {form.ending}",
    )


def root_of(part: bytes) -> _Element:
    """The root element of a part that `check_package` has looked at."""
    from lxml import etree

    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def format_of(ending: str) -> OfficeFormat:
    """The format whose files end so (".docx")."""
    return next(form for form in _FORMATS if form.ending == ending)


def _check_archive(data: bytes, name: str, form: OfficeFormat) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        _check_sizes(parts, name, form)
        _check_kind(archive, [part.filename for part in parts], name, form)
        for part in parts:
            if part.filename.lower().endswith(_XML_ENDINGS):
                content = archive.read(part)
                _check_xml(content, name, part.filename)
                if part.filename == "_rels/.rels" and _STRICT in content:
                    raise InputError(
                        name,
                        "is saved in the strict variant of its format",
                        f"Open it and save it as the usual {form.ending}",
                    )


def _check_kind(archive: zipfile.ZipFile, names: list[str], name: str, form: OfficeFormat) -> None:
    if any(part.lower().endswith("vbaproject.bin") for part in names) or any(
        part.startswith(_MACRO_FOLDERS) and not part.endswith("/") for part in names
    ):
        raise InputError(
            name,
            "carries macros (programs), and such files are not opened",
            f"Open it and save it as {form.ending}, without macros",
        )
    found = _told(archive, names)
    if found is None:
        raise InputError(
            name,
            f"is not what its name says: it is not {form.called}",
            "Unpack it if it is an archive",
        )
    if found.ending != form.ending:
        raise InputError(
            name,
            f"is not what its name says: it looks like {found.called}",
            f"Rename it so that it ends in {found.ending}",
        )
    if _MANIFEST in names and (
        _LOCKED_WHOLE in names or _LOCKED.search(archive.read(_MANIFEST)) is not None
    ):
        raise _locked(name, form)


def _told(archive: zipfile.ZipFile, names: list[str]) -> OfficeFormat | None:
    """The format that the parts of an archive tell, or None."""
    said = b""
    if _MIMETYPE in names:
        with archive.open(_MIMETYPE) as part:
            said = part.read(_LONGEST_MIMETYPE).strip()
    for form in _FORMATS:
        if form.folder and any(part.startswith(form.folder) for part in names):
            return form
        if form.mimetype and form.mimetype == said:
            return form
    return None


def _locked(name: str, form: OfficeFormat) -> InputError:
    return InputError(
        name,
        "is protected by a password",
        f"Open it, take the password off and save it again as {form.ending}",
    )


def _check_sizes(parts: list[zipfile.ZipInfo], name: str, form: OfficeFormat) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise _locked(name, form)
    whole = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _WORTH_A_LOOK
        and part.file_size > _LARGEST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    texts = [part.file_size for part in parts if part.filename.lower().endswith(_XML_ENDINGS)]
    large = max(texts, default=0) > _LARGEST_XML or sum(texts) > _LARGEST_XML_IN_ALL
    if swollen or large or whole > _LARGEST_WHOLE or len(parts) > _MOST_PARTS:
        raise InputError(
            name,
            "unpacks to far more than a plan holds, as files do that are made to do harm",
            "Copy the plan itself into a new file and save that",
        )


def _check_xml(part: bytes, name: str, place: str) -> None:
    """Refuse a part that declares entities: Office programs write none."""
    if part.startswith(_WIDE):
        wide = "utf-16-le" if part.startswith((b"\xff\xfe", b"<\x00")) else "utf-16-be"
        part = part.decode(wide, "replace").encode("utf-8", "replace")
    encoding = _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    unusual = encoding is not None and encoding[1].lower() not in _ENCODINGS
    if unusual or _DECLARATION.search(part):
        raise InputError(
            name,
            "holds XML that no Office program writes (declarations of entities, or an unusual "
            "encoding)",
            "Do not open it unless you know where it comes from",
            place,
        )
