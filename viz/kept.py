"""What was read by an earlier build, kept in OUT so that unchanged files are not read again.

`kept.jsonl` holds a line for each file that was read: its name, the hash of its bytes and its
records. Its first line says by what they were read: a hash of our own code and data with the
language model's name and version. Where any of that has changed, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from graph.records import PlanRecords
from graph.records_json import records_from_json, records_to_json

__all__ = ["KEPT", "Kept", "fingerprint", "write_kept"]

KEPT = "kept.jsonl"
"""The name of the file in OUT."""

_READERS = ("extract", "graph", "ontology")
_LIBRARIES = ("spacy", "charset-normalizer", "lxml", "rapidfuzz")
_DATA = (".py", ".csv", ".toml", ".txt")


class Kept:
    """The records that an earlier build kept in a folder, if the same `reader` reads today.

    A file that is missing, damaged or written by another reader keeps nothing.
    """

    def __init__(self, out: Path, reader: str) -> None:
        self._lines: dict[tuple[str, str], str] = {}
        try:
            # Not `splitlines`: it also parts at characters that JSON leaves as they are.
            first, *lines = (out / KEPT).read_text(encoding="utf-8").split("\n")
            if json.loads(first)["reader"] == reader:
                for line in filter(None, lines):
                    head, _, records = line.partition("\t")
                    name, sha256 = json.loads(head)
                    self._lines[name, sha256] = records
        except (OSError, ValueError, TypeError, KeyError):
            self._lines = {}

    def records(self, path: Path) -> PlanRecords | None:
        """What was read from a file of that name with the same bytes, None if not kept.

        Raises OSError where the file cannot be read.
        """
        if not self._lines:
            return None
        kept = self._lines.get((path.name, hashlib.sha256(path.read_bytes()).hexdigest()))
        if kept is None:
            return None
        try:
            return records_from_json(kept)
        except ValueError:
            return None


def write_kept(plans: Iterable[PlanRecords], folder: Path, reader: str) -> None:
    """Keep these records, as they were read, in a folder."""
    with (folder / KEPT).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps({"reader": reader}) + "\n")
        for plan in plans:
            head = json.dumps([plan.document.name, plan.document.sha256], ensure_ascii=False)
            file.write(f"{head}\t{records_to_json(plan)}\n")


def fingerprint(model: str) -> str:
    """A hash of all that decides what is read from a file: our code and data, the libraries
    that read, and the language model (its name and version)."""
    digest = hashlib.sha256()
    for package in _READERS:
        root = Path(str(files(package)))
        for path in sorted(path for path in root.rglob("*") if path.suffix in _DATA):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    digest.update(model.encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name.replace("_", "-"))
    except PackageNotFoundError:
        return "none"
