"""Whether OUT is already what a build would write: then it is left as it is.

A build notes in its manifest by what OUT was made ("made"): one hash of the files, the
judgements, the options and the program, one for each file that it wrote, and one for the
rest of the manifest. Where all are the same today, building again would give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from graph.disk_store import DISK_NOTE
from graph.file_hash import sha256_of
from graph.store import DISK_FOLDER, MANIFEST_FILE
from viz.manifest import report_of
from viz.plan_reader import hash_of
from viz.report import BuildReport, LeftOut
from viz.review import Given

__all__ = ["Sources", "hashes_of", "left_as_is", "program", "sources", "with_made"]

_PACKAGES = ("extract", "graph", "ontology", "queries", "viz")
_NOT_RUN = frozenset({"__pycache__", "node_modules", "src", "tests"})
"""Folders in our packages that hold nothing that a build uses."""
_LIBRARIES = (
    "charset-normalizer", "jinja2", "lxml", "networkx", "numpy", "openpyxl", "pdfminer-six",
    "pyoxigraph", "python-docx", "python-pptx", "pyvis", "rapidfuzz", "rdflib", "spacy", "thinc",
)  # fmt: skip
_PASSING = (
    "needs more memory",
    "ended the process",
    "was changed while it was read",
    "cannot be read (",
    "cannot be opened",
    "is not there",
    "takes far longer",
    "takes far more memory",
)
"""How what stops the reading of a file is said, where it may be gone the next time."""
_MADE = "made"


class Sources:
    """What a build is made from: the hash of each of the `paths` when it began, and what
    `decided` gives, all else that decides what is written."""

    def __init__(
        self, paths: Sequence[Path], hashes: Sequence[str], decided: Callable[[], object]
    ) -> None:
        self.paths = tuple(paths)
        self._hashes = tuple(hashes)
        self._decided = decided

    @cached_property
    def made(self) -> str:
        """What stands for all of this. It reads the whole program, so it is made when it is
        first asked for: where nothing is built yet, that need not be at once."""
        named = [(path.name, digest) for path, digest in zip(self.paths, self._hashes, strict=True)]
        return _hash_of_json([named, self._decided()])

    @property
    def whole(self) -> bool:
        """Whether every file could be read through."""
        return all(self._hashes)

    def were_read(self, report: BuildReport) -> bool:
        """Whether what was read, and what was left out for good, is what these stand for."""
        if not self.whole or report.review.unfit:
            return False
        read_in_vain = {str(path) for path in self.paths}
        reasons = [item.reason for item in report.left_out if item.file in read_in_vain]
        if any(said in reason for reason in reasons for said in _PASSING):
            return False
        read = {(plan.file, plan.sha256) for plan in report.plans}
        return all(
            (path.name, digest) in read or hash_of(path) == digest
            for path, digest in zip(self.paths, self._hashes, strict=True)
        )


def sources(
    paths: Sequence[Path], problems: Sequence[LeftOut], given: Given, model: str, base: str
) -> Sources:
    """What a build of these files is made from; `problems` is what was asked for and is no
    file to read, `model` the language model's name and version."""
    judged = repr((given.applied, given.kept, given.file, given.sha256, given.elsewhere))
    asked = [item.without_folder() for item in problems]
    said = [[item.file, item.reason] for item in asked]
    return Sources(
        paths,
        [hash_of(path) for path in paths],
        lambda: [program(), model, base, judged, said],
    )


def program() -> str:
    """A hash of our own code and data, and of the versions of all that they rest on."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        root = Path(str(files(package)))
        for path in _used(root):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    digest.update(f"{platform.python_version()} {_version('partnergraph')}".encode())
    return digest.hexdigest()


def _used(root: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - _NOT_RUN)
        yield from (Path(place) / name for name in sorted(names))


def hashes_of(
    folder: Path, known: Mapping[str, str] | None = None, but: Collection[str] = ()
) -> dict[str, str]:
    """The hash of each file that a build has written, by name, `but` some: not of its manifest,
    nor of the store on the disk, which is made anew wherever it does not fit the graph. Those
    that are `known` are not worked out again."""
    apart = {MANIFEST_FILE, DISK_FOLDER, DISK_NOTE, *but}
    written = sorted(path for path in folder.iterdir() if path.name not in apart)
    return {path.name: (known or {}).get(path.name) or sha256_of(path) for path in written}


def with_made(
    manifest: Mapping[str, object], made: str, hashes: Mapping[str, str]
) -> dict[str, object]:
    """The manifest with the note on what OUT was made from."""
    return {
        **manifest,
        _MADE: {"from": made, "files": dict(hashes), "manifest": _hash_of_json(manifest)},
    }


def left_as_is(out: Path, now: Sources, problems: Sequence[LeftOut]) -> BuildReport | None:
    """The report of the build that wrote OUT, where OUT is whole and the same would be
    written again; None where there is something to do."""
    if not now.whole:
        return None
    try:
        manifest = json.loads((out / MANIFEST_FILE).read_text("utf-8"))
        made = manifest.pop(_MADE)
        same = (
            made["from"] == now.made
            and made["manifest"] == _hash_of_json(manifest)
            and made["files"] == {name: sha256_of(out / name) for name in made["files"]}
        )
        report = report_of(manifest, str(out)) if same else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if report is None:
        return None
    places = {item.without_folder(): item for item in problems}
    places |= {LeftOut(path.name, ""): LeftOut(str(path), "") for path in now.paths}
    return replace(report, left_out=tuple(_placed(item, places) for item in report.left_out))


def _placed(item: LeftOut, places: Mapping[LeftOut, LeftOut]) -> LeftOut:
    """What was left out with its folder, which a manifest does not hold."""
    if item in places:
        return places[item]
    place = places.get(LeftOut(item.file, ""))
    if place is None:
        return item
    return LeftOut(place.file, item.reason.replace(item.file, place.file, 1))


def _hash_of_json(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
