"""Readers: from the files that a user names to documents.

`find_plans` lists the files in what was named, `read` turns one into a `Document`. A
further format is a `Reader` (see `extract.readers.base`) added to `_readers`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from extract.readers.base import Reader
from extract.readers.overlong import without_overlong
from graph.errors import InputError, readable
from graph.records import Document

__all__ = ["MAX_BYTES", "find_plans", "read", "supported_extensions"]

MAX_BYTES = 50 * 1024 * 1024
"""The size in bytes above which a file is refused; a long plan has less than one megabyte."""

# Formats of plans that cannot be read, and the one to save them in instead, if it is a
# certain one: said, where other files of a folder are passed over.
_NOT_READ = {
    ".rtf": ".docx", ".pages": ".docx", ".numbers": ".xlsx",
    ".doc": ".docx", ".dot": ".docx", ".ott": ".odt", ".docm": ".docx", ".dotm": ".docx",
    ".xls": ".xlsx", ".xlsb": ".xlsx", ".ots": ".ods", ".xlsm": ".xlsx", ".xltm": ".xlsx",
    ".ppt": ".pptx", ".pps": ".pptx", ".odp": ".pptx", ".pptm": ".pptx", ".ppsm": ".pptx",
}  # fmt: skip
_WITH_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".pptm", ".ppsm")
# A folder that holds these is one that a build has written.
_OUTPUT_FILES = ("build.json", "graph.nq")


@cache
def _readers() -> tuple[Reader, ...]:
    from extract.readers import delimited, html, ods, odt, pdf, sheets, slides, text, word

    return (
        text.READER,
        html.READER,
        delimited.READER,
        word.READER,
        slides.READER,
        sheets.READER,
        odt.READER,
        ods.READER,
        pdf.READER,
    )


def supported_extensions() -> tuple[str, ...]:
    """The endings of file names that can be read, sorted (".csv", ".txt").

    >>> ".md" in supported_extensions()
    True
    """
    return tuple(sorted(extension for reader in _readers() for extension in reader.extensions))


def read(path: Path) -> Document:
    """The document in a file, read by the reader of its format.

    Raises `InputError`, naming the file as it was given, where it is missing, unreadable,
    empty, larger than `MAX_BYTES`, or not what its name says, or the name is no text.
    """
    reader = _reader_of(path)
    if not _is_text(path.name):
        raise _without_name(path)
    try:
        data = _bytes_of(path)
        return without_overlong(reader.read_bytes(data, path.name))
    except InputError as fault:
        raise InputError(str(path), fault.problem, fault.advice, fault.place) from None


def find_plans(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[InputError, ...]]:
    """The files to read in the files and folders named, and what is wrong with the rest.

    Files come in the order named, those of a folder and the folders in it sorted, each
    file once. Hidden files, a folder's README, files of other formats and the output of
    a build are passed over; documents in a format that cannot be read yet are listed as faults.
    """
    found: dict[Path, Path] = {}
    faults: list[InputError] = []
    for path in paths:
        if not _exists(path):
            advice = "Check the name, and that you may read the folder"
            faults.append(InputError(str(path), "is not there", advice))
        elif path.is_dir():
            inside = list(_inside(path, faults))
            plans = [file for file in inside if _has_reader(file)]
            faults.extend(_unreadable(file) for file in inside if _is_unread(file))
            for file in plans:
                found.setdefault(file.resolve(), file)
            if not plans:
                faults.append(_without_plans(path))
        elif _has_reader(path):
            found.setdefault(path.resolve(), path)
        else:
            faults.append(_unreadable(path))
    for unnamed in [file for file, path in found.items() if not _is_text(path.name)]:
        faults.append(_without_name(found.pop(unnamed)))
    return tuple(found.values()), tuple(faults)


def _is_text(name: str) -> bool:
    """Whether a file's name is all letters: some systems let it be any bytes."""
    return name == readable(name)


def _without_name(path: Path) -> InputError:
    return InputError(str(path), "has a name with bytes in it that are no letters", "Rename it")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _inside(folder: Path, faults: list[InputError]) -> Iterator[Path]:
    def cannot_list(error: OSError) -> None:
        name = str(error.filename or folder)
        faults.append(InputError(name, "cannot be opened", "Check that you may read the folder"))

    files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=cannot_list):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        if set(_OUTPUT_FILES) <= set(names):
            folders.clear()
            continue
        files.extend(Path(place) / name for name in names if not _is_passed_over(name))
    yield from sorted(files, key=lambda file: file.relative_to(folder).as_posix())


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def _is_passed_over(name: str) -> bool:
    """Whether a file of a folder is no plan by its name: hidden, or the folder's own notes."""
    return _is_hidden(name) or Path(name).stem.lower() in ("readme", "licence", "license")


def _has_reader(path: Path) -> bool:
    return path.suffix.lower() in supported_extensions()


def _is_unread(path: Path) -> bool:
    return path.suffix.lower() in _NOT_READ


def _reader_of(path: Path) -> Reader:
    extension = path.suffix.lower()
    for reader in _readers():
        if extension in reader.extensions:
            return reader
    raise _unreadable(path)


def _unreadable(path: Path) -> InputError:
    ending = path.suffix.lower()
    problem = f"is in a format that cannot be read ({ending})" if ending else "has no file ending"
    advice = f"Save it as one of {_formats()}"
    if other := _NOT_READ.get(ending):
        advice = f"Open it in the program that made it and save it as {other}"
    if ending in _WITH_MACROS:
        problem = f"can carry macros (programs), and such files are not opened ({ending})"
    return InputError(str(path), problem, advice)


def _without_plans(folder: Path) -> InputError:
    return InputError(
        str(folder), "is a folder with no file that can be read", f"Put files in it of {_formats()}"
    )


def _formats() -> str:
    *others, last = supported_extensions()
    return f"{', '.join(others)} or {last}"


def _bytes_of(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(str(path), "is a folder, not a file", "Name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise InputError(str(path), "is not a regular file", "Copy it to one and give that")
        if status.st_size <= MAX_BYTES:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data
        size = max(status.st_size, MAX_BYTES + 1) / 1024 / 1024
    except FileNotFoundError:
        raise InputError(
            str(path), "is not there, or no longer", "Check the name, and that nothing moves it"
        ) from None
    except PermissionError:
        raise InputError(
            str(path), "cannot be opened", "Check that you may read it and that it is not locked"
        ) from None
    except OSError as error:
        problem = f"cannot be read ({error.strerror or 'a fault of the disk'})"
        raise InputError(str(path), problem, "Copy it to another place and try again") from None
    raise InputError(
        str(path),
        f"is too large ({size:.0f} MB; at most {MAX_BYTES // 1024 // 1024} MB are read)",
        "Save the part that holds the plan as a file of its own",
    )
