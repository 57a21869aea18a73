"""A PDF file opened safely, and its pages one by one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from extract.readers.pdf_limits import MAX_PAGES, bound_unpacking
from extract.readers.pdf_page import Page, page_of
from extract.telling import tell
from graph.errors import InputError

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage

__all__ = ["pages_of"]

_SAVE_AGAIN = "Open it in a PDF program and save it again, or ask for the original file"


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """The pages in a file's bytes, each laid out only when it is asked for.

    Raises InputError, with the page, where the file is damaged, asks for a password or has
    more than `MAX_PAGES` pages.
    """
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    # It tells of every small fault on the terminal; what matters is raised.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    unpacking = bound_unpacking()
    document = _opened(data, name)
    pages = _listed(document, name)
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(pages, 1):
        tell("page", number, len(pages))
        damaged = unpacking.damaged
        try:
            interpreter.process_page(page)
            laid_out = page_of(device.get_result(), number)
        except Exception as error:
            raise _damaged(name, f"page {number}") from error
        yield replace(laid_out, damaged=unpacking.damaged > damaged)


def _opened(data: bytes, name: str) -> PDFDocument:
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except PDFPasswordIncorrect:
        raise InputError(
            name, "is protected by a password", "Open it with the password and save it without"
        ) from None
    except PDFEncryptionError:
        raise InputError(
            name, "is protected in a way that cannot be opened", "Ask for a copy without protection"
        ) from None
    except Exception as error:
        raise _damaged(name) from error


def _listed(document: PDFDocument, name: str) -> list[PDFPage]:
    from pdfminer.pdfpage import PDFPage

    try:
        pages = list(islice(PDFPage.create_pages(document), MAX_PAGES + 1))
    except Exception as error:
        raise _damaged(name, "list of pages") from error
    if not pages:
        raise _damaged(name, "list of pages")
    if len(pages) > MAX_PAGES:
        raise InputError(
            name,
            f"has more than {MAX_PAGES} pages",
            "Save the part that holds the plan as a file of its own",
        )
    return pages


def _damaged(name: str, place: str = "") -> InputError:
    return InputError(name, "is damaged and cannot be read whole", _SAVE_AGAIN, place)
