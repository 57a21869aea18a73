"""What was read, kept in files so that unchanged plans are not read again.

OUT's `kept.jsonl` and the journal of a build that is under way have one form. The first line
says by what was read: a hash of our own code and data with the language model's name and
version. Where any of that has changed, nothing is kept. Each further line is for a plan: its
file's name and the hash of its bytes, the check sum of what follows, and its records.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from graph.records import Document, PlanRecords
from graph.records_json import records_from_json, records_to_json

__all__ = ["KEPT", "Kept", "fingerprint", "first_line", "line_of", "write_kept"]

KEPT = "kept.jsonl"
"""The name of the file in OUT."""

_READERS = ("extract", "graph", "ontology")
_LIBRARIES = ("spacy", "charset-normalizer", "lxml", "rapidfuzz")
_DATA = (".py", ".csv", ".toml", ".txt")


class Kept:
    """The records that are kept in a file, if the same `reader` reads today.

    Only where they stand is held, not what they say. A file that is missing or written by
    another reader keeps nothing, a damaged line is passed over.
    """

    def __init__(self, path: Path, reader: str) -> None:
        self._path = path
        self._places: dict[tuple[str, str], tuple[int, int, int]] = {}
        self.end = 0
        """Where the last whole line ends; 0 where nothing is kept."""
        try:
            with path.open("rb") as file:
                for at, line in _whole_lines(file):
                    if at == 0:
                        if json.loads(line)["reader"] != reader:
                            return
                    else:
                        self._note(at, line)
                    self.end = at + len(line)
        except (OSError, ValueError, TypeError, KeyError):
            return

    def _note(self, at: int, line: bytes) -> None:
        head, _, records = line.partition(b"\t")
        try:
            name, sha256, check = json.loads(head)
            self._places[name, sha256] = (at + len(head) + 1, len(records) - 1, check)
        except (ValueError, TypeError):
            return

    def __len__(self) -> int:
        return len(self._places)

    def json(self, name: str, sha256: str) -> bytes | None:
        """The records of the file of that name whose bytes have that hash, as they were
        written; None if not kept whole."""
        place = self._places.get((name, sha256))
        if place is None:
            return None
        at, length, check = place
        try:
            with self._path.open("rb") as file:
                file.seek(at)
                records = file.read(length)
        except OSError:
            return None
        return records if zlib.crc32(records) == check else None

    def records(self, name: str, sha256: str) -> PlanRecords | None:
        """The records of the file of that name whose bytes have that hash, None if not kept."""
        records = self.json(name, sha256)
        try:
            return None if records is None else records_from_json(records.decode("utf-8"))
        except ValueError:
            return None


def _whole_lines(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line that is whole with where it begins."""
    at = 0
    for line in file:
        if not line.endswith(b"\n"):
            return
        yield at, line
        at += len(line)


def first_line(reader: str) -> bytes:
    """How a file begins that keeps what this reader has read."""
    return json.dumps({"reader": reader}).encode() + b"\n"


def line_of(name: str, sha256: str, records: bytes) -> bytes:
    """The line that keeps the records of a file."""
    head = json.dumps([name, sha256, zlib.crc32(records)], ensure_ascii=False)
    return head.encode() + b"\t" + records + b"\n"


def write_kept(
    plans: Iterable[PlanRecords | Document],
    folder: Path,
    reader: str,
    sources: Sequence[Kept] = (),
) -> None:
    """Keep these plans, as they were read, in a folder. Those that a source has in writing are
    copied from there, so that the document alone does to name them."""
    with (folder / KEPT).open("wb") as file:
        file.write(first_line(reader))
        for plan in plans:
            document = plan if isinstance(plan, Document) else plan.document
            name, sha256 = document.name, document.sha256
            written = (source.json(name, sha256) for source in sources)
            records = next(filter(None, written), None)
            if records is None and isinstance(plan, PlanRecords):
                records = records_to_json(plan).encode()
            if records is not None:
                file.write(line_of(name, sha256, records))


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
