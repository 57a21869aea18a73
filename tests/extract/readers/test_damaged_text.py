"""Damaged web pages, tables and texts: each is read or refused, none brings the reader down."""

from __future__ import annotations

import random

import pytest

from extract.readers import delimited, html, read, text
from extract.readers.base import Reader
from graph.errors import InputError
from tests.extract.readers.render_html import as_page
from tests.extract.readers.same_plan import SAMPLES
from tests.extract.readers.shapes import check

SEEDS = range(20)
READERS: dict[str, Reader] = {
    "html": html.READER,
    "tsv": delimited.READER,
    "txt": text.READER,
}
ODD = (
    b"<",
    b">",
    b"</td>",
    b"<table>",
    b"\x00",
    b'"',
    b"\t",
    b"\r",
    b"&#xD800;",
    b"|",
    b"\xff\xfe",
)


def sound(ending: str) -> bytes:
    plan = read(SAMPLES[0])
    return as_page(plan) if ending == "html" else plan.text.encode("utf-8")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A copy with bytes changed, cut out, doubled, or odd ones put in."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        at = chance.randrange(len(spoilt))
        match chance.randrange(4):
            case 0:
                spoilt[at] = chance.randrange(256)
            case 1:
                del spoilt[at : at + chance.randrange(1, 60)]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.randrange(1, 60)]
            case _:
                spoilt[at:at] = chance.choice(ODD)
    return bytes(spoilt)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ending", READERS)
def test_damaged_files_are_read_or_refused(ending: str, seed: int) -> None:
    data = damaged(sound(ending), random.Random(f"{ending} {seed}"))
    name = f"plan.{ending}"
    refused: InputError | None = None
    try:
        check(READERS[ending].read_bytes(data, name))
    except InputError as error:
        refused = error
    assert refused is None or name in str(refused)
