"""The reader of PDF files that hold text.

Only what is printed is read: nothing in a file is run, and nothing outside it is opened.
Pictures of pages are named, not read. See `docs/formats-pdf.md`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.pdf_limits import MAX_PAGES, MAX_UNPACKED, Stopped, Watch
from graph.errors import InputError
from graph.records import Block, Document

if TYPE_CHECKING:
    from extract.readers.pdf_page import Page

__all__ = ["READER", "PdfReader"]

_BEGINS_WITHIN = 1024
_FEWEST_LETTERS = 25
_SAVE_AGAIN = "Open it in a PDF program and save it again, or ask for the original file"


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads PDF files."""

    name: str = "pdf"
    extensions: tuple[str, ...] = (".pdf",)

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes, with a warning where pages could not be read.

        Raises InputError where the file is no PDF, is damaged, asks for a password, asks for
        more time or memory than a plan needs, or holds pictures of pages only.
        """
        if b"%PDF-" not in data[:_BEGINS_WITHIN]:
            raise InputError(
                name, "is not what its name says: it holds no PDF", "Check how it was saved"
            )
        pages: list[Page] = []
        watch = Watch()
        try:
            with watch:
                text, blocks, unread = _read(data, name, pages, watch)
        except Stopped as stopped:
            raise _too_costly(name, stopped.reason or watch.reason, len(pages) + 1) from None
        if not blocks:
            raise InputError(name, "holds no text that could be part of a plan", _SAVE_AGAIN)
        digest = hashlib.sha256(data).hexdigest()
        return Document(name, self.name, text, digest, blocks, unread)


def _read(
    data: bytes, name: str, pages: list[Page], watch: Watch
) -> tuple[str, tuple[Block, ...], tuple[str, ...]]:
    """The text, the blocks and the warnings; `pages` is filled on the way."""
    from extract.readers.pdf_file import pages_of
    from extract.readers.pdf_layout import parts_of
    from extract.readers.pdf_render import over_pages, rendered

    for page in pages_of(data, name):
        pages.append(page)
        watch.page_done()
    unread = _unread(pages, name)
    return (*rendered(over_pages(parts_of(pages))), unread)


def _too_costly(name: str, reason: str, page: int) -> InputError:
    problems = {
        "time": "takes far longer to read than a plan does",
        "memory": "takes far more memory to read than a plan does",
        "unpacked": f"holds a part that unpacks to over {MAX_UNPACKED // 1024 // 1024} MB",
    }
    return InputError(name, problems[reason], _SAVE_AGAIN, f"page {min(page, MAX_PAGES)}")


def _unread(pages: list[Page], name: str) -> tuple[str, ...]:
    """A warning that names the pages without text that can be read; refuses a file of such."""
    letters = {page.number: sum(len(word.text) for word in page.words) for page in pages}
    unmapped = [page.number for page in pages if page.unmapped > letters[page.number]]
    pictures = [p.number for p in pages if p.pictures and not letters[p.number] and not p.unmapped]
    total = sum(letters.values())
    if total < _FEWEST_LETTERS or total < sum(page.unmapped for page in pages):
        if unmapped:
            raise InputError(
                name,
                "does not tell which letters its characters stand for",
                "Ask for the original file, or have its text recognised (OCR)",
                _listed(unmapped),
            )
        if pictures:
            raise InputError(
                name,
                "holds pictures of pages and no text, as a scanner makes them",
                "Ask for the original file, or have its text recognised (OCR) and save that",
                _listed(pictures),
            )
    warnings = []
    damaged = [page.number for page in pages if page.damaged]
    if damaged:
        warnings.append(
            f"{_listed(damaged)} is damaged: some of what it holds may be missing"
            if len(damaged) == 1
            else f"{_listed(damaged)} are damaged: some of what they hold may be missing"
        )
    if pictures:
        verb = "holds" if len(pictures) == 1 else "hold"
        warnings.append(
            f"{_listed(pictures)} {verb} pictures and no text, and so could not be read"
        )
    if unmapped:
        warnings.append(
            f"the letters of {_listed(unmapped)} could not be told, and so were not read"
        )
    return tuple(warnings)


def _listed(numbers: list[int]) -> str:
    """Page numbers as people write them.

    >>> _listed([2]), _listed([1, 2, 3, 7])
    ('page 2', 'pages 1-3 and 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"


READER = PdfReader()
