"""PDF files that cannot be read are refused, by name and with what to do; none does harm."""

from __future__ import annotations

import random
import time
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf_file, pdf_limits
from extract.readers.pdf import READER
from extract.readers.pdf_limits import Stopped, Watch
from graph.errors import InputError
from tests.extract.readers.drawn_pdfs import GRID, drawn, flowing, others, read, table

WORDS = "The partners of Hillford met in the spring."


def text(canvas: Canvas) -> None:
    canvas.drawString(60, 700, WORDS)


def scan(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (20, 30), 200)), 0, 0, 595, 842)


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        READER.read_bytes(data, "plan.pdf")
    assert caught.value.name == "plan.pdf"
    assert caught.value.advice
    return caught.value


def by_hand(*objects: bytes) -> bytes:
    """A file of numbered objects, the first of them its catalogue."""
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(file)


def one_page(content: bytes, *more: bytes, head: bytes = b"", resources: bytes = b"") -> bytes:
    return by_hand(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<"
        b"/Font<</F 5 0 R>>%s>>>>" % resources,
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), head, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


SHOWN = b"BT /F 10 Tf 60 700 Td (The partners of Hillford met) Tj ET"


def test_a_file_made_by_hand_is_read() -> None:
    assert others(read(one_page(SHOWN))) == [("Paragraph", "The partners of Hillford met")]


def test_a_scan_is_named_as_such() -> None:
    fault = refusal(drawn(scan, scan))
    assert "pictures of pages and no text" in fault.problem
    assert "OCR" in fault.advice
    assert fault.place == "pages 1-2"


def test_scanned_pages_among_others_are_named() -> None:
    document = read(drawn(text, scan, text, scan, scan))
    assert document.notes == (
        "pages 2 and 4-5 hold pictures and no text, and so could not be read",
    )


def test_the_warning_reaches_the_records() -> None:
    from extract.plan import Extractor

    records = Extractor().extract(read(drawn(text, scan)))
    assert records.warnings[0].startswith("page 2 holds pictures")


def test_no_text_at_all() -> None:
    assert "no text" in refusal(drawn(lambda canvas: None)).problem


@pytest.mark.parametrize(("user", "readable"), [("secret", False), ("", True)])
def test_passwords(user: str, readable: bool) -> None:
    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(user, "owner", canPrint=0))
    text(canvas)
    canvas.save()
    if readable:
        assert others(read(file.getvalue())) == [("Paragraph", WORDS)]
    else:
        assert "password" in refusal(file.getvalue()).problem


@pytest.mark.parametrize("data", [b"", b"Action\tLead\n", b"PK\x03\x04", b"\x00" * 5000])
def test_what_is_no_pdf(data: bytes) -> None:
    assert "no PDF" in refusal(data).problem


@pytest.mark.parametrize("kept", [20, 200, 700])
def test_a_file_cut_short(kept: int) -> None:
    assert "damaged" in refusal(drawn(text)[:kept]).problem


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MAX_PAGES", 3)
    assert len(read(drawn(text, text, text)).blocks) > 0
    assert "more than 3 pages" in refusal(drawn(text, text, text, text)).problem


def test_a_fault_of_one_page_names_it() -> None:
    data = by_hand(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R>>",
        b"<</Length 2/Filter/Unknown>>stream\nBT\nendstream",
    )
    assert refusal(data).place == "page 2"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_limits, "MAX_UNPACKED", 1_000_000)
    packed = zlib.compress(b" " * 3_000_000)
    fault = refusal(one_page(packed, head=b"/Filter/FlateDecode"))
    assert "unpacks to over" in fault.problem
    assert fault.place == "page 1"
    twice = zlib.compress(packed)
    assert refusal(one_page(twice, head=b"/Filter[/FlateDecode/FlateDecode]"))


def test_a_part_that_is_damaged_is_told() -> None:
    drawing = b" ".join(b"BT /F 10 Tf 60 %d Td (Line %d of the plan) Tj ET" % (700 - 12 * n, n)
                        for n in range(40))  # fmt: skip
    packed = bytearray(zlib.compress(drawing))
    packed[-20:] = b"\xff" * 20
    document = read(one_page(bytes(packed), head=b"/Filter/FlateDecode"))
    assert document.notes == ("page 1 is damaged: some of what it holds may be missing",)


def test_forms_that_draw_forms_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_limits, "_SECONDS_AT_FIRST", 1.0)
    monkeypatch.setattr("extract.readers.pdf.Watch", lambda: Watch(1.0))
    forms = []
    for at in range(6, 16):
        drawing = b"/X Do " * 10 if at < 15 else SHOWN
        inside = b"/XObject<</X %d 0 R>>/Font<</F 5 0 R>>" % min(at + 1, 15)
        forms.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>/Length %d>>"
            b"stream\n%s\nendstream" % (inside, len(drawing), drawing)
        )
    data = one_page(b"/X Do", *forms, resources=b"/XObject<</X 6 0 R>>")
    began = time.process_time()
    assert "far longer" in refusal(data).problem
    assert time.process_time() - began < 10


def test_a_form_that_draws_itself() -> None:
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>"
    )
    data = one_page(
        SHOWN + b" /X Do", form + b"stream\n/X Do\nendstream", resources=b"/XObject<</X 6 0 R>>"
    )
    assert others(read(data)) == [("Paragraph", "The partners of Hillford met")]


def test_pages_that_hold_themselves() -> None:
    data = by_hand(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1000000000/Kids[2 0 R 2 0 R 2 0 R]/MediaBox[0 0 595 842]>>",
    )
    assert refusal(data)


def test_parts_nested_without_end() -> None:
    data = one_page(SHOWN, b"[" * 200_000, resources=b"/ExtGState 6 0 R")
    assert others(read(data)) == [("Paragraph", "The partners of Hillford met")]
    deep = b"[" * 50_000 + b"]" * 50_000
    data = by_hand(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids %s>>" % deep)
    assert refusal(data)


def test_what_is_used_up_while_watched_stops() -> None:
    def endless() -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:  # as forgiving as a parser
                continue

    def greedy() -> None:
        held: list[bytes] = []
        while True:
            held.append(bytes(range(256)) * 4000)

    watch = Watch(seconds=0.2)
    with pytest.raises(Stopped), watch:
        endless()
    assert watch.reason == "time"
    watch = Watch(most_growth=50_000_000)
    with pytest.raises(Stopped), watch:
        greedy()
    assert watch.reason == "memory"


def test_nothing_is_stopped_after_the_watch() -> None:
    for _ in range(50):
        try:
            with Watch(seconds=0.0):
                time.sleep(0.001)
                sum(range(200_000))
        except Stopped:
            pass
        sum(range(1000))


SEEDS = range(60)


@pytest.fixture(scope="module")
def good() -> bytes:
    rows = [["No", "Action", "Lead"]] + [[str(n), "Light the path", "Ann Lee"] for n in range(40)]
    return flowing(table(rows, [40, 200, 100], GRID, repeat=1))


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_files_are_read_or_refused(good: bytes, seed: int) -> None:
    data = damaged(good, random.Random(seed))
    with suppress(InputError):  # the reader's own watch would stop one that hangs
        assert READER.read_bytes(data, "plan.pdf").blocks


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A copy of a file with some of its bytes changed, cut, doubled or swapped."""
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 200])):
        at = chance.randrange(len(spoilt))
        match chance.randrange(6):
            case 0:
                spoilt[at] = chance.randrange(256)
            case 1:
                del spoilt[at : at + chance.randrange(1, 40)]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.randrange(1, 40)]
            case 3:
                spoilt[at:at] = chance.choice(
                    [b"<<", b"[", b"(", b"stream\n", b"endobj\n", b"9" * 12]
                )
            case 4:
                found = spoilt.find(chance.choice([b"/Kids", b"/Length", b"/Count", b" 0 R"]), at)
                if found >= 0:
                    spoilt[found + 1 : found + 3] = b"99"
            case _:
                digits = [i for i in range(at, min(at + 300, len(spoilt))) if 48 <= spoilt[i] < 58]
                for place in digits[:3]:
                    spoilt[place] = 48 + chance.randrange(10)
    return bytes(spoilt)
