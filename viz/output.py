"""The folder that a build writes, replaced only when the new one is whole.

A build writes into a new folder beside OUT and, once everything is on the disk, puts it
in OUT's place by renaming. Until then the earlier OUT is not touched; if the machine
stops between the two renames, the next command puts the earlier one back. A lock beside
OUT keeps a second build out.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError
from graph.store import MANIFEST_FILE

__all__ = [
    "is_output",
    "is_written_by_builds",
    "journal_of",
    "recover",
    "replacing",
    "to_disk",
]

_BESIDE = ".partnergraph-"
"""In the names of what stands beside OUT while a build is under way."""
_LONGEST_NAME = 200
"""In bytes: systems allow 255, and what stands beside OUT has a longer one."""
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What operating systems leave in folders that someone has looked into."""
_LOCKS = ("~$", ".~lock.")
"""How the files begin by which Excel and LibreOffice mark what they have open."""


def is_output(folder: Path) -> bool:
    """Whether a folder was written by a build: its manifest says so."""
    return _written(folder) is not None


def is_written_by_builds(path: Path, out: Path) -> bool:
    """Whether a file is a build's own: in OUT, in any folder that a build wrote, or beside
    OUT while a build is under way."""
    path = path.resolve()
    if any(_BESIDE in part for part in (path.name, path.parent.name)):
        return True
    return path.parent == out.resolve() or is_output(path.parent)


def _written(folder: Path) -> frozenset[str] | None:
    """The names of the files that a build wrote into a folder, None if none has."""
    try:
        manifest = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
        return (
            frozenset({MANIFEST_FILE, *manifest["files"]}) if "partnergraph" in manifest else None
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


@contextlib.contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A new folder to write into, which takes OUT's place if the block ends well.

    Where the block has written nothing, OUT stays as it was.

    Raises InputError if OUT is a file, a folder that no build has written, a folder
    that cannot be renamed, or one that another build is writing; OSError if the disk
    is full or read-only. In all these cases, and if the block raises, OUT stays as it was.
    """
    out = out.resolve()
    _refuse_unfit(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        _put_back(out)
        beginning = _beside(out, "new-").name
        for path in out.parent.iterdir():
            if path.name.startswith(beginning):  # left by a build that was killed
                shutil.rmtree(path, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix=beginning, dir=out.parent))
        try:
            yield new
            if not any(new.iterdir()):
                return
            # mkdtemp keeps others out; a finished OUT is as open as any new folder.
            new.chmod(0o777 & ~_umask())
            to_disk(new)
            _swap(new, out)
            with contextlib.suppress(OSError):
                journal_of(out).unlink(missing_ok=True)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def recover(out: Path) -> None:
    """Put the earlier OUT back if a build was cut off between its two renames."""
    out = out.resolve()
    if not out.exists() and _previous(out).is_dir():
        with _locked(out):
            _put_back(out)


def _refuse_unfit(out: Path) -> None:
    if len(os.fsencode(out.name)) > _LONGEST_NAME:
        raise InputError(str(out), "has too long a name", "Choose a shorter one with -o")
    here = Path.cwd()
    if out == here or out in here.parents:
        raise InputError(
            str(out),
            "is the folder that you are in, or one above it, and cannot be replaced",
            "Choose another folder with -o",
        )
    if out.is_dir():
        opened = [path.name for path in out.iterdir() if path.name.startswith(_LOCKS)]
        if opened:
            raise InputError(
                str(out),
                f"has a file open in a spreadsheet ({min(opened)!r} stands for it)",
                "Save and close it, or remove that file if nothing is open",
            )
        foreign = {path.name for path in out.iterdir()} - (_written(out) or frozenset()) - _LITTER
        if foreign:
            raise InputError(
                str(out),
                f"holds {min(foreign)!r}, which no build has written and a build would remove",
                "Move it elsewhere, or choose a new or empty folder with -o",
            )
    elif out.exists():
        raise InputError(str(out), "is a file, not a folder", "Choose another name with -o")


def _beside(out: Path, what: str) -> Path:
    return out.with_name(f".{out.name}{_BESIDE}{what}")


def journal_of(out: Path) -> Path:
    """Where a build notes what it has read, until OUT is replaced."""
    return _beside(out.resolve(), "read.jsonl")


def _previous(out: Path) -> Path:
    return _beside(out, "previous")


def _put_back(out: Path) -> None:
    previous = _previous(out)
    if previous.is_dir():
        if out.exists():
            shutil.rmtree(previous, ignore_errors=True)
        else:
            previous.rename(out)


def _swap(new: Path, out: Path) -> None:
    previous = _previous(out)
    if not out.exists():
        new.rename(out)
    else:
        try:
            out.rename(previous)
        except PermissionError as error:
            # Windows: a folder cannot be renamed while a file in it is open.
            raise InputError(
                str(out), "cannot be replaced: it is in use", "Close what has its files open"
            ) from error
        try:
            new.rename(out)
        except BaseException:
            previous.rename(out)
            raise
    _sync_folder(out.parent)
    shutil.rmtree(previous, ignore_errors=True)


def to_disk(folder: Path) -> None:
    """Have the system write all files in a folder to the disk. What is to be in OUT is so in the
    end; most of it may be before, while there is time."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            to_disk(path)
            continue
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to flush.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    path = _beside(out, "lock")
    while True:
        file = path.open("ab")
        try:
            if not _lock(file):
                raise InputError(
                    str(out), "is being written by another build", "Wait until it has finished"
                )
            # The build before us may have removed the file between our opening and locking it.
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                break
        except BaseException:
            file.close()
            raise
        file.close()
    try:
        yield
    finally:
        # Removed while still locked; Windows only lets go of a file that is closed.
        if os.name != "nt":
            path.unlink(missing_ok=True)
        file.close()
        if os.name == "nt":
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def _lock(file: BinaryIO) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
