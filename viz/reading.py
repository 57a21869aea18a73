"""Reading the files of a build, each once: what has not changed is taken from the earlier one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.records import PlanRecords
from viz.kept import Kept, fingerprint

if TYPE_CHECKING:
    from extract.plan import Extractor

__all__ = ["Progress", "Reading"]

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many files are done, and how many there are."""


class Reading:
    """Reads plans, with a language model that is loaded when the first file needs it; what the
    earlier build in OUT has read from the same bytes is taken from there.

    `model` is what the manifest says of the language model, `reader` stands for all that
    decides what is read, and `kept_files` counts the files that were not read again. Raises
    InputError where the model is not installed.
    """

    def __init__(self, out: Path, model: str | None, of: int, progress: Progress) -> None:
        from extract.model_version import model_version

        self.model = model_version(model)
        self.reader = fingerprint(self.model)
        self.kept_files = 0
        self._name = model
        self._of = of
        self._progress = progress
        self._extractor: Extractor | None = None
        self._kept: Kept | None = None
        if self.model:
            self._kept = Kept(out, self.reader)
        elif of:
            # It may not be installed, which is said once and for all files; or it does not
            # tell its version, and may be another one by the next build.
            self._load()

    def records(self, path: Path) -> PlanRecords:
        """What a file says, judgements left aside. Raises InputError or OSError if unreadable."""
        kept = None if self._kept is None else self._kept.records(path)
        if kept is not None:
            self.kept_files += 1
            return kept
        from extract.readers import read

        return self._load().extract(read(path))

    def _load(self) -> Extractor:
        if self._extractor is None:
            self._progress("loading the language model", 0, self._of)
            from extract.plan import Extractor

            self._extractor = Extractor(self._name)
            self.model = self._extractor.model
        return self._extractor
