"""The same plan as text and as an Office file or a web page says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from extract.plan import Extractor
from extract.readers import html, ods, odt, read, sheets, slides, word
from extract.readers.base import Reader
from graph.records import Document
from tests.extract.readers.render_html import as_page
from tests.extract.readers.render_odf import as_ods, as_odt
from tests.extract.readers.render_sheets import as_sheets
from tests.extract.readers.render_slides import as_slides
from tests.extract.readers.render_word import as_word
from tests.extract.readers.same_plan import REAL_PLANS, SAMPLES, compared, share_kept
from tests.extract.readers.shapes import check

FORMATS: dict[str, tuple[Reader, Callable[[Document], bytes], float]] = {
    "docx": (word.READER, as_word, 0.97),
    "xlsx": (sheets.READER, as_sheets, 0.97),
    "odt": (odt.READER, as_odt, 0.97),
    "ods": (ods.READER, as_ods, 0.97),
    "pptx": (slides.READER, as_slides, 0.90),
    "html": (html.READER, as_page, 0.97),
    "bare.pptx": (slides.READER, partial(as_slides, repeat_header=False), 0.90),
}
"""Each format's reader, how files of it are made, and the least share of facts kept."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("path", [*SAMPLES, *REAL_PLANS], ids=lambda path: path.stem)
def test_the_same_facts_are_read(ending: str, path: Path, extractor: Extractor) -> None:
    reader, made, least = FORMATS[ending]
    original = read(path)
    document = reader.read_bytes(made(original), f"{path.stem}.{ending}")
    check(document)
    share, told = compared(original, document, extractor)
    assert share >= least, told


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_unseen_is_read(ending: str) -> None:
    reader, made, _ = FORMATS[ending]
    document = reader.read_bytes(made(read(SAMPLES[0])), f"plan.{ending}")
    for words in ("Nobody", "nobody", "Hidden Person", "header of every page"):
        assert words not in document.text


def test_what_is_compared() -> None:
    one = Counter({("action", "Meet"): 1, ("action", "Sing"): 1})
    other = Counter({("action", "Meet"): 2})
    assert (share_kept(one, one), share_kept(one, other)) == (1.0, 0.5)
    assert share_kept(Counter(), Counter()) == 1.0
