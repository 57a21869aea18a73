"""Where an export goes, and what it must not write over."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from graph.errors import InputError
from viz.output import is_output

__all__ = ["MANIFEST", "write_file", "write_folder"]

MANIFEST = "export.json"
"""In a folder that an export has written: what of it is its own."""

_ZIP = ".zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold: an export is to show no clock."""
_FORCE = "Name another with -o, or say --force to replace it"


def write_file(data: bytes, out: Path, force: bool) -> Path:
    """Write one file, whole or not at all; gives its path.

    Raises InputError for a file that is there already, unless `force`, a folder, a file in
    a build's folder; OSError where it cannot be written.
    """
    _refuse_unfit(out)
    if out.is_dir():
        raise InputError(str(out), "is a folder, and this form is a file", "Name a file with -o")
    if out.exists() and not force:
        raise InputError(str(out), "is there already", _FORCE)
    _write(data, out)
    return out


def write_folder(files: Mapping[str, bytes], form: str, out: Path, force: bool) -> Path:
    """Write several files into a folder or, where its name ends so, a .zip; gives its path.

    A folder that an export has written is replaced. Raises InputError for a folder that
    holds anything else, unless `force`, in which case what else it holds stays; for a file
    that is there already, unless `force`; OSError where it cannot be written.
    """
    _refuse_unfit(out)
    if out.suffix.casefold() == _ZIP:
        return write_file(_zipped(files), out, force)
    if out.exists() and not out.is_dir():
        raise InputError(str(out), "is a file, and this form is a folder", "Name a folder with -o")
    earlier = _earlier(out)
    if out.is_dir() and not force:
        foreign = {path.name for path in out.iterdir()} - earlier
        if foreign:
            problem = f"holds {min(foreign)!r}, which no export has written"
            raise InputError(str(out), problem, "Name a new folder with -o, or say --force")
    out.mkdir(parents=True, exist_ok=True)
    for name in sorted(earlier - files.keys() - {MANIFEST}):
        (out / name).unlink(missing_ok=True)
    # First, so that what a broken-off export leaves can be told as its own.
    manifest = {"partnergraph export": form, "files": sorted(files)}
    _write((json.dumps(manifest, indent=2) + "\n").encode("utf-8"), out / MANIFEST)
    for name, data in files.items():
        _write(data, out / name)
    return out


def _refuse_unfit(out: Path) -> None:
    for folder in (out, out.parent):
        if is_output(folder):
            raise InputError(
                str(out),
                "is, or lies in, a folder that a build has written, which the next build replaces",
                "Name a place outside it with -o",
            )


def _earlier(out: Path) -> frozenset[str]:
    """The names of the files that an earlier export wrote into the folder."""
    try:
        manifest = json.loads((out / MANIFEST).read_text("utf-8"))
        names = [str(name) for name in manifest["files"]]
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()
    # A name with a path in it is not one that an export has written.
    return frozenset({MANIFEST, *(name for name in names if Path(name).name == name)})


def _write(data: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        new.chmod(0o666 & ~_umask())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _zipped(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, data)
    return archive.getvalue()
