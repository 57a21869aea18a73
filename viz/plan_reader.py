"""Reading one file into records, whatever may be wrong with it, here or in a worker."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.file_hash import sha256_of
from graph.records import PlanRecords
from graph.records_json import records_from_json, records_to_json
from viz.personal import ALL_NAMES, Names

if TYPE_CHECKING:
    from extract.plan import Extractor

__all__ = ["PlanReader", "Read", "fault", "hash_of", "read_from"]

Read = tuple[PlanRecords, bytes]
"""The records of a plan, and the same as JSON."""

_RECORDS, _ERROR = b"=", b"!"
_SAMPLE = """Hillford community safety plan 2030-2031

The Hillford Board is chaired by Ann Lee and reports to the Marsham Safer Streets Partnership.
It was told of Olwen Tamsin Harker by Gwilym Penrose.

Action\tLead\tBy when
Meet each month with the Night Bus Watch\tAnn Lee, Hillford Council\tMarch 2031
"""
"""Words of our own that set every finder and the model's grammar to work once."""


class PlanReader:
    """Reads files with a language model that is loaded once, when a text first needs it.

    `model` is the name of an installed spaCy model, None for the usual one, and `names` what
    is left out of people's names.
    """

    def __init__(self, model: str | None, names: Names = ALL_NAMES) -> None:
        self._name = model
        self._names = names
        self._extractor: Extractor | None = None

    def extractor(self) -> Extractor:
        """What extracts. Raises InputError where the model is not installed."""
        if self._extractor is None:
            from extract.plan import Extractor

            self._extractor = Extractor(self._name)
        return self._extractor

    def prepare(self) -> None:
        """Load what nearly every plan needs, for copies of this process to share."""
        from extract.readers.text import READER

        self.extractor().extract(READER.read_text(_SAMPLE, "sample.txt"))

    def read(self, path: Path, told: Callable[[str], None]) -> Read:
        """What a file says; `told` is given words on how far its reading is.

        Whatever stops it is an InputError that names the file, except that there is not
        memory enough, which is a MemoryError.
        """
        from extract.telling import telling

        def tell(part: str, number: int, of: int) -> None:
            told(f"{part} {number} of {of}")

        try:
            with telling(tell):
                return self._unchanging(path)
        except (InputError, MemoryError):
            raise
        except Exception as error:
            raise fault(path, error) from error

    def _unchanging(self, path: Path) -> Read:
        """The records of a file that is the same before and after it is read."""
        from extract.readers import read

        for _ in range(2):
            before = hash_of(path)
            records = self.extractor().extract(read(path))
            if hash_of(path) == before:
                records = self._names.in_records(records, self._name)
                return records, records_to_json(records).encode()
        raise InputError(
            str(path),
            "was changed while it was read",
            "Wait until it has been saved, then build again",
        )

    def __call__(self, path: str, told: Callable[[str], None]) -> bytes:
        """What `read` gives or raises, in writing, to be read by `read_from`."""
        try:
            return _RECORDS + self.read(Path(path), told)[1]
        except InputError as error:
            said = [error.name, error.problem, error.advice, error.place]
            return _ERROR + json.dumps(said).encode()


def read_from(answer: bytes) -> Read:
    """What `PlanReader.read` gave in another process. Raises InputError where that did."""
    if answer[:1] == _ERROR:
        raise InputError(*json.loads(answer[1:]))
    return records_from_json(answer[1:].decode()), answer[1:]


def fault(path: Path, error: Exception) -> InputError:
    """What is to be said of a file that something unforeseen stops."""
    if isinstance(error, OSError):
        return InputError(
            str(path), f"cannot be read ({error.strerror or error})", "Check that it is there"
        )
    # One odd file must not cost the user all the others; what it is said to be is what it
    # is: a fault of ours.
    return InputError(
        str(path),
        f"brought out a fault in partnergraph ({type(error).__name__}: {error})",
        "Please report it together with the file",
    )


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; "" for what is no file, is too large or cannot be read,
    which is said where it is read."""
    from extract.readers import MAX_BYTES

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return ""
        return sha256_of(path)
    except OSError:
        return ""
