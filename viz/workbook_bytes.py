"""Workbooks as bytes: the same for the same cells, and opened with care."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from tempfile import gettempdir
from typing import IO, TYPE_CHECKING, Any, Protocol

from graph.errors import InputError

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = [
    "escaped",
    "is_own_workbook",
    "open_workbook",
    "unescaped",
    "workbook_bytes",
]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold: a workbook is to show no clock."""
_PROPERTIES = "docProps/core.xml"
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LARGEST = 200_000_000
_OURSELVES = "partnergraph"
_CREATOR = re.compile(rb"<dc:creator[^>]*>\s*([^<]*?)\s*</dc:creator>")
_MOST_PROPERTIES = 100_000
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNDERSCORE = "_x005F_"


def is_own_workbook(path: Path) -> bool:
    """Whether a file is a workbook that partnergraph wrote (answers, a review), wherever it
    lies, and so no plan: its properties say so."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as part:
            found = _CREATOR.search(part.read(_MOST_PROPERTIES))
    except Exception:
        # Damaged files bring out errors of every kind; the reader of plans says what is wrong.
        return False
    return found is not None and found[1] == _OURSELVES.encode()


def escaped(text: str) -> str:
    """The text as it must be written into a workbook, where "_x0041_" stands for "A".

    >>> escaped("_x0041_")
    '_x005F_x0041_'
    """
    return _CODED.sub(_UNDERSCORE, text)


def unescaped(text: str) -> str:
    """The text that `escaped` was given, as far as reading has not done that.

    >>> unescaped(escaped("_x0041_")), unescaped("_x0041_")
    ('_x0041_', '_x0041_')
    """
    return text.replace(_UNDERSCORE, "_")


class SheetRows(Protocol):
    """The rows of a sheet that are not in the workbook."""

    def write(self, around: bytes, into: IO[bytes]) -> None:
        """Write the sheet with its rows, given the sheet without."""


def workbook_bytes(workbook: Workbook, rows: Mapping[str, SheetRows] | None = None) -> bytes:
    """The workbook as the bytes of a file, without the time at which it was written.

    `rows` are those of sheets that have none in the workbook, by the sheets' titles. Raises
    OSError where the disk for temporary files is full.
    """
    from lxml.etree import LxmlError
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.creator = _OURSELVES
    if workbook.write_only and not workbook.worksheets:
        workbook.create_sheet()
    written = io.BytesIO()
    parts = {
        f"xl/worksheets/sheet{number}.xml": rows[title]
        for number, title in enumerate(workbook.sheetnames, start=1)
        if rows is not None and title in rows
    }
    try:
        # It closes the archive.
        ExcelWriter(workbook, _Timeless(written, parts)).save()
    except LxmlError as error:
        # Sheets are made on the disk that is there for what is passing; "IO_ENOSPC" is no error
        # of the system's to those that wait for one.
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number), gettempdir()) from error
    return written.getvalue()


class _Timeless(zipfile.ZipFile):
    """An archive that holds no clock, and so can be written whatever the clock says. `rows`
    are written into the parts of those names."""

    def __init__(self, written: IO[bytes], rows: Mapping[str, SheetRows]) -> None:
        super().__init__(written, "w")
        self._rows = rows

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a part with these bytes."""
        part = zinfo_or_arcname
        name = part if isinstance(part, str) else part.filename
        entry = _entry(name)
        if name == _PROPERTIES:
            content = data.encode() if isinstance(data, str) else bytes(data)
            data = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
        super().writestr(entry, data)

    def write(
        self,
        filename: str | PathLike[str],
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a part with the bytes of a file."""
        name, content = str(arcname or filename), Path(filename).read_bytes()
        if name in self._rows:
            with self.open(_entry(name), "w", force_zip64=True) as part:
                self._rows[name].write(content, part)
            return
        self.writestr(name, content)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def open_workbook(data: bytes, name: str) -> Workbook:
    """The workbook in a file's bytes, for reading row by row, formulas as their text.

    Raises InputError where it is damaged, no workbook, or far too large when unpacked.
    """
    from openpyxl import load_workbook

    problem, advice = "is not a workbook that can be read", "Save it again as .xlsx"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > _LARGEST:
            raise InputError(name, f"unpacks to {unpacked} bytes, too many to read", advice)
        return load_workbook(io.BytesIO(data), read_only=True)
    except InputError:
        raise
    except Exception as error:
        # A damaged archive brings out errors of every kind in the library that reads it.
        raise InputError(name, f"{problem} ({type(error).__name__})", advice) from error
