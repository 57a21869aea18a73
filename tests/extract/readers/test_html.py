"""Web pages: what is shown of a plan, its tables, and the site around it left out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.html import READER
from graph.errors import InputError
from graph.records import Footnote, Heading, ListItem, Table
from tests.extract.readers.shapes import check, grid, outline, read, table

SITE = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html><html><head><title>Title</title><style>p {color: red}</style></head>
<body><a href="#main">Skip to main content</a>
<header class="site"><h2>Hamlet Council</h2><nav><ul><li>Home</li></ul></nav></header>
<div id="cookie-banner"><p>We use cookies</p></div>
<ul class="govuk-breadcrumbs__list breadcrumb"><li>Home</li></ul>
<form id="aspnetForm"><div class="menu">Menu</div>
<main><h1>Violence plan&nbsp;2024</h1>
<p>Agreed on 28<sup>th</sup> June.<sup><a href="#n">[1]</a></sup><br>By the board.</p>
<p style="DISPLAY:none">Draft</p><p hidden>Hidden</p><script>alert(1)</script>
<p><sup>1</sup> By post.</p></main></form>
<aside>See also</aside><footer><p>Contact us</p></footer></body></html>"""


def test_the_site_around_the_plan_is_left_out() -> None:
    assert outline(read(READER, SITE)) == [
        "Heading1: Violence plan 2024",
        "Paragraph: Agreed on 28th June.¹ By the board.",
        "Footnote: By post.",
    ]


def test_the_text_is_the_page_as_shown() -> None:
    document = read(READER, SITE)
    assert document.text == (
        "Violence plan 2024\nAgreed on 28th June.¹\nBy the board.\n¹ By post.\n"
    )
    note = document.blocks[-1]
    assert isinstance(note, Footnote)
    assert (note.mark, note.locator) == ("1", "footnote 1")


def test_the_header_of_an_article_and_a_page_title_are_kept() -> None:
    page = "<body><header><h1>Plan</h1></header><article><header><p>June</p></header></article>"
    assert outline(read(READER, page)) == ["Heading1: Plan", "Paragraph: June"]


def test_lists_nest_and_number() -> None:
    page = (
        "<ul><li>One<ul><li>Inner</ul><li><p>Two</p><p>More</p></ul>"
        "<ol start=3 type=a><li>Third<li value=7>Seventh</ol><ol type=i><li>x<li>y</ol>"
    )
    items = [block for block in read(READER, page).blocks if isinstance(block, ListItem)]
    assert [(item.marker, item.depth, item.text) for item in items] == [
        ("•", 0, "One"),
        ("•", 1, "Inner"),
        ("•", 0, "Two"),
        ("c.", 0, "Third"),
        ("g.", 0, "Seventh"),
        ("i.", 0, "x"),
        ("ii.", 0, "y"),
    ]


def test_definitions_and_words_own_bullets() -> None:
    page = (
        "<dl><div><dt>Lead</dt><dd><p>Jo Marsh</p></dd></div>"
        "<dt>Partners</dt><dd>Al</dd><dd>Bo</dd></dl>"
        "<p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>Meet</p>"
    )
    assert [line.split(": ", 1) for line in outline(read(READER, page))] == [
        ["ListItem0 ", "Lead: Jo Marsh"],
        ["ListItem0 ", "Partners: Al; Bo"],
        ["ListItem0 ·", "Meet"],
    ]


def test_accordions_open() -> None:
    page = (
        "<h2>Aims</h2><details><summary>Prevention</summary><p>Schools.</p></details>"
        "<button aria-expanded=false aria-controls=p1>Support</button>"
        "<div id=p1 style='display: none'><p>Victims.</p></div><button>Print</button>"
        "<div role=heading aria-level=4>Care</div>"
    )
    lines = outline(read(READER, page))
    assert lines[1:3] == ["Heading3: Prevention", "Paragraph: Schools."]
    assert lines[3].endswith("Support")
    assert lines[4:] == ["Paragraph: Victims.", "Heading4: Care"]


def test_two_line_breaks_divide_paragraphs() -> None:
    assert outline(read(READER, "<p>One<br>line<br> <br/>Two")) == [
        "Paragraph: One line",
        "Paragraph: Two",
    ]


TABLE = """<table><caption>Actions</caption>
<thead><tr><th rowspan=2>Theme<th colspan=2>Who</tr><tr><th>Lead<th>Partners</tr></thead>
<tbody><tr><td rowspan="3">SAFER<td>Jo<br>Al<td><ul><li>MPS<li>NHS</ul></tr>
<tr><td>Bo<td></tr><tr><td colspan=2>Both</tr>
<tr></tr><tr><td colspan=100>CARE</td></tr><tr hidden><td>x</tr>
<tr><th scope=row>Row<td>Cy<td>LFB</table>"""


def test_spans_are_expanded() -> None:
    assert grid(read(READER, TABLE)) == [
        ["Theme", "Who", "Who"],
        ["Theme", "Lead", "Partners"],
        ["SAFER", "Jo Al", "• MPS • NHS"],
        ["SAFER", "Bo", ""],
        ["SAFER", "Both", "Both"],
        ["CARE", "CARE", "CARE"],
        ["Row", "Cy", "LFB"],
    ]


def test_repeated_cells_point_to_the_printed_one() -> None:
    rows = table(read(READER, TABLE)).rows
    assert [row.cells[0].spanned for row in rows] == [False, True, False, True, True, False, False]
    assert len({(row.cells[0].start, row.cells[0].end) for row in rows[2:5]}) == 1
    assert [cell.spanned for cell in rows[5].cells] == [False, True, True]
    assert [row.locator for row in rows][-1] == "table 1, row 8"
    assert [row.after_break for row in rows] == [False, False, False, False, False, True, False]


def test_header_cells_head_columns_only() -> None:
    rows = table(read(READER, TABLE)).rows
    assert all(cell.header for row in rows[:2] for cell in row.cells)
    assert not any(cell.header for row in rows[2:] for cell in row.cells)
    bare = "<table><tr><th>A<th>B</tr><tr><th>1<td>x</tr></table>"
    flags = [[cell.header for cell in row.cells] for row in table(read(READER, bare)).rows]
    assert flags == [[True, True], [False, False]]


def test_a_caption_stands_before_its_table() -> None:
    document = read(READER, TABLE)
    assert outline(document) == ["Paragraph: Actions", "Table 7"]
    assert "SAFER\tJo\nAl\t• MPS\n• NHS\n" in document.text


def test_layout_tables_are_only_containers() -> None:
    inner = "<table><tr><th>Ref<th>Action</tr><tr><td>1<td>Meet</tr></table>"
    page = (
        f"<table><tr><td><h2>Plan</h2>{inner}</td><td>Side</td></tr></table>"
        "<table><tr><td>One cell</td></tr></table>"
        "<table role=presentation><tr><td>Left<td>Right</tr></table>"
    )
    assert outline(read(READER, page)) == [
        "Heading2: Plan",
        "Table 2",
        "Paragraph: Side",
        "Paragraph: One cell",
        "Paragraph: Left",
        "Paragraph: Right",
    ]


def test_a_small_table_inside_a_cell_is_flattened() -> None:
    page = (
        "<table><tr><th>Ref<th>Lead</tr><tr><td>1<td><table><tr><td>Jo<td>Al</tr></table></tr>"
        "<tr><td>2<td>Bo</tr></table>"
    )
    assert grid(read(READER, page)) == [["Ref", "Lead"], ["1", "Jo Al"], ["2", "Bo"]]


def test_rows_that_span_do_not_leave_their_part_of_the_table() -> None:
    page = "<table><tbody><tr><td rowspan=9>A<td>1</tr></tbody><tr><td>B<td>2</tr></table>"
    assert grid(read(READER, page)) == [["A", "1"], ["B", "2"]]


def test_an_entity_is_the_character_it_stands_for() -> None:
    (heading,) = read(READER, "<h1>Children &amp; Fami&shy;lies</h1>").blocks
    assert isinstance(heading, Heading)
    assert heading.text == "Children & Families"


def test_no_entity_is_loaded_from_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>Plan &x; 2024</p>'
    shown = read(READER, page).text
    assert "2024" in shown
    assert "password" not in shown


@pytest.mark.parametrize("page", ["just words", "1 < 2"])
def test_a_text_under_another_name(page: str) -> None:
    with pytest.raises(InputError, match="holds no HTML"):
        READER.read_text(page, "plan.html")


@pytest.mark.parametrize("page", ["<p></p>", "<script>x</script>", "<!-- x -->", "<!DOCTYPE html>"])
def test_a_page_that_shows_nothing(page: str) -> None:
    with pytest.raises(InputError, match=r"plan\.html"):
        READER.read_text(page, "plan.html")


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<table><tr><td>", "<b>", "<blockquote>"])
def test_deep_nesting_is_read_or_refused(opening: str) -> None:
    assert "x" in read(READER, opening * 200 + "x").text
    with pytest.raises(InputError, match="too deeply"):
        READER.read_text(opening * 20_000 + "x", "plan.html")


PIECES = (
    "<table>", "</table>", "<tr>", "<td>", "<th>", "</td>", "<td rowspan=3>", "<thead>",
    "<td colspan='9999999'>", "<td rowspan=-1 colspan=x>", "<caption>", "<ul>", "<ol start=x>",
    "<li>", "</li>", "</ul>", "<dl>", "<dt>", "<dd>", "<details>", "<summary>", "<h2>", "</h2>",
    "<p>", "<br>", "<sup>", "</sup>", "<nav>", "<header>", "<form>", "<button aria-expanded>",
    "<div hidden>", "</div>", "<b", ">", "<", "&amp;", "&#x110000;", "&bogus;", "<!--", "-->",
    "<![CDATA[", "]]>", "<?php", "?>", "<svg>", "12", "words", "• item", "¹ note", "\t", "\n",
    "<o:p>", "</", "<body>", "<main>", "<template>", "\x00",
)  # fmt: skip


def test_three_hundred_broken_pages() -> None:
    chance = random.Random(20240531)
    for _ in range(300):
        page = "<p>start</p>" + "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
        document = READER.read_bytes(page.replace("\x00", "").encode(), "plan.html")
        check(document)
        assert "start" in document.text


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_page_is_read_with_exact_offsets(page: str) -> None:
    try:
        document = READER.read_text(page, "plan.html")
    except InputError:
        return
    check(document)
    assert document.text.count("\x00") == 0


@given(st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=4), min_size=1, max_size=5))
def test_rows_of_spanning_cells_keep_every_printed_cell(spans: list[list[int]]) -> None:
    names = iter(f"c{n}" for n in range(1000))
    rows = [[(next(names), span) for span in line] for line in spans]
    page = "<table><tr><th>A<th>B</tr>"
    for line in rows:
        page += "<tr>" + "".join(f"<td colspan={n} rowspan={n}>{name}" for name, n in line)
    document = read(READER, page + "</table>")
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    printed = [c.text for row in found.rows for c in row.cells if not c.spanned and c.text]
    assert printed == ["A", "B", *(name for line in rows for name, _ in line)]
