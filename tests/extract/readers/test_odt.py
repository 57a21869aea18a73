"""What is read from OpenDocument texts, and what is left out."""

from __future__ import annotations

from graph.records import Footnote, Table
from tests.extract.readers.odf_files import (
    BOLD,
    COVERED,
    cell,
    odt_document,
    p,
    row,
    style,
    table,
)
from tests.extract.readers.shapes import grid, outline
from tests.extract.readers.shapes import table as only_table

HIDDEN = style("text", "Hid", 'text:display="none"')


def listed(*items: str, name: str = "L1", attributes: str = "") -> str:
    inner = "".join(
        f"<text:list-item>{item if item.startswith('<text:') else p(item)}</text:list-item>"
        for item in items
    )
    return f'<text:list text:style-name="{name}" {attributes}>{inner}</text:list>'


def numbers(form: str, suffix: str = ".", shown: int = 1, level: int = 1) -> str:
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" text:display-levels="{shown}"/>'
    )


def list_style(*levels: str, name: str = "L1") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def test_headings_paragraphs_and_places() -> None:
    document = odt_document(
        '<text:h text:outline-level="2">Safer <text:span>streets</text:span></text:h>'
        + p("")
        + p("One<text:s text:c='3'/>plan<text:tab/>for\n all<text:line-break/>of us")
    )
    assert outline(document) == ["Heading2: Safer streets", "Paragraph: One plan for all of us"]
    assert [block.locator for block in document.blocks] == ["paragraph 1", "paragraph 2"]
    assert document.format == "opendocument text"


def test_a_title_by_its_style_and_lines_in_bold_are_headings() -> None:
    bold = style("paragraph", "P1", BOLD, 'style:parent-style-name="Base"')
    document = odt_document(
        p("Hillford plan", 'text:style-name="Title"')
        + p("Safer streets", 'text:style-name="P1"')
        + p("Lead: Ann Lee", 'text:style-name="P1"')
        + p('<text:span text:style-name="T1">Young</text:span> people'),
        bold + style("text", "T1", BOLD),
        '<style:style style:family="paragraph" style:name="Title"/>',
    )
    assert outline(document) == [
        "Heading1: Hillford plan",
        "Heading2: Safer streets",
        "Paragraph: Lead: Ann Lee",
        "Paragraph: Young people",
    ]


def test_boldness_comes_from_parents_and_is_taken_away() -> None:
    shared = style("paragraph", "Base", BOLD)
    mine = style("paragraph", "P1", "", 'style:parent-style-name="Base"')
    plainly = style("text", "T1", 'fo:font-weight="normal"')
    document = odt_document(
        p("Safer streets", 'text:style-name="P1"')
        + p('<text:span text:style-name="T1">Safer parks</text:span>', 'text:style-name="P1"'),
        mine + plainly,
        shared,
    )
    assert outline(document) == ["Heading3: Safer streets", "Paragraph: Safer parks"]


def test_lists_have_the_marks_that_are_printed() -> None:
    outer = list_style(numbers("1"), numbers("a", ")", level=2))
    document = odt_document(
        listed("Meet", p("Agree") + p("at length") + listed("who", "when"), "Report"), outer
    )
    assert outline(document) == [
        "ListItem0 1.: Meet",
        "ListItem0 2.: Agree",
        "Paragraph: at length",
        "ListItem1 a): who",
        "ListItem1 b): when",
        "ListItem0 3.: Report",
    ]


def test_numbers_go_on_where_the_list_does_and_show_higher_levels() -> None:
    levels = list_style(numbers("1"), numbers("1", ".", shown=2, level=2))
    document = odt_document(
        listed("Meet")
        + p("In between.")
        + listed(p("Agree") + listed("who"), attributes='text:continue-numbering="true"')
        + listed("Begin anew"),
        levels,
    )
    marks = [line.split(":")[0] for line in outline(document)]
    assert marks == ["ListItem0 1.", "Paragraph", "ListItem0 2.", "ListItem1 2.1.", "ListItem0 1."]


def test_bullets_and_lists_without_a_style() -> None:
    bullets = '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'
    document = odt_document(listed("Meet") + listed("Agree", name="L2"), list_style(bullets))
    assert outline(document) == ["ListItem0 •: Meet", "ListItem0 •: Agree"]


def test_headings_are_numbered_as_the_outline_says() -> None:
    heading = '<text:h text:outline-level="{}" {}>{}</text:h>'
    levels = numbers("1", "").replace("list-level-style-number", "outline-level-style")
    deeper = levels.replace('level="1"', 'level="2"').replace('levels="1"', 'levels="2"')
    document = odt_document(
        heading.format(1, "", "Aims")
        + heading.format(2, "", "Streets")
        + heading.format(1, 'text:is-list-header="true"', "Notes")
        + heading.format(1, "", "Actions"),
        "",
        f'<text:outline-style style:name="Outline">{levels}{deeper}</text:outline-style>',
    )
    assert outline(document) == [
        "Heading1: 1 Aims",
        "Heading2: 1.1 Streets",
        "Heading1: Notes",
        "Heading1: 2 Actions",
    ]


def test_tables_with_merged_cells_and_headers() -> None:
    header = row("Theme", "Action", "Lead")
    document = odt_document(
        table(
            f"<table:table-header-rows>{header}</table:table-header-rows>",
            row(cell("Streets", 'table:number-rows-spanned="2"'), "Light", "Ann Lee"),
            row(COVERED, "Sweep", "Raj Patel"),
            row(cell("All to do", 'table:number-columns-spanned="2"'), COVERED, "Jo Bell"),
        )
    )
    assert grid(document) == [
        ["Theme", "Action", "Lead"],
        ["Streets", "Light", "Ann Lee"],
        ["Streets", "Sweep", "Raj Patel"],
        ["All to do", "All to do", "Jo Bell"],
    ]
    rows = only_table(document).rows
    assert [cell.header for cell in rows[0].cells] == [True] * 3
    assert [cell.spanned for cell in rows[2].cells] == [True, False, False]
    assert rows[3].locator == "table 1, row 4"


def test_spans_that_only_say_that_lines_were_drawn_unevenly() -> None:
    spanned = cell("Action", 'table:number-columns-spanned="2"')
    document = odt_document(
        table(
            row(spanned, COVERED, "Lead"),
            row("Meet", cell("Ann", 'table:number-columns-spanned="2"'), COVERED),
        )
    )
    assert grid(document) == [["Action", "Lead"], ["Meet", "Ann"]]


def test_a_table_in_a_cell_and_a_table_that_arranges_the_page() -> None:
    inner = table(row("Ann", "Lee"), row("Jo", "Bell"))
    held = f"<table:table-cell>{inner}</table:table-cell>"
    document = odt_document(
        table(row("Action", "Lead"), row("Meet", held), row("Agree", "Raj"), row("Go", "All"))
        + table(row(cell("Foreword")), row(cell("The board meets.")))
    )
    found = [block for block in document.blocks if isinstance(block, Table)]
    assert len(found) == 1
    assert found[0].rows[1].cells[1].text == "Ann Lee Jo Bell"
    assert outline(document)[1:] == ["Heading3: Foreword", "Paragraph: The board meets."]


def test_lists_in_cells_keep_their_numbers() -> None:
    numbered = f"<table:table-cell>{listed('Meet', 'Agree')}</table:table-cell>"
    lone = f"<table:table-cell>{listed('')}</table:table-cell>"
    document = odt_document(
        table(row("No", "Action"), row(lone, numbered)), list_style(numbers("1"))
    )
    assert grid(document)[1] == ["1.", "1. Meet 2. Agree"]


def test_footnotes_come_last_and_endnotes_have_no_mark_in_the_text() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation>'
        "<text:note-body>{}</text:note-body></text:note>"
    )
    document = odt_document(
        p("The board" + note.format("footnote", "1", p("Of partners")) + " meets.")
        + p("Often." + note.format("endnote", "i", p("Each May")))
    )
    assert outline(document) == [
        "Paragraph: The board¹ meets.",
        "Paragraph: Often.",
        "Footnote: Of partners",
        "Footnote: Each May",
    ]
    notes = [block for block in document.blocks if isinstance(block, Footnote)]
    assert [(note.mark, note.locator) for note in notes] == [
        ("1", "footnote 1"),
        ("1", "endnote 1"),
    ]


def test_raised_numbers() -> None:
    raised = style("text", "T1", 'style:text-position="super 58%"')
    lowered = style("text", "T2", 'style:text-position="sub 58%"')
    document = odt_document(
        p('Ann Lee<text:span text:style-name="T1">2</text:span> and CO.')
        + p('CO<text:span text:style-name="T2">2</text:span>'),
        raised + lowered,
    )
    assert outline(document) == ["Paragraph: Ann Lee² and CO.", "Paragraph: CO2"]


def test_changes_are_read_as_accepted() -> None:
    region = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        + p("Raj Patel")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    document = odt_document(region + p('Lead: <text:change text:change-id="c1"/>Ann Lee'))
    assert outline(document) == ["Paragraph: Lead: Ann Lee"]
    assert document.notes == (
        "it holds tracked changes: they were read as if all had been accepted",
    )


def test_text_boxes_come_after_their_paragraph() -> None:
    box = (
        '<draw:frame draw:name="Ann"><draw:text-box>'
        + p("Lead: Ann Lee")
        + "</draw:text-box><svg:title>Not read</svg:title></draw:frame>"
    )
    shape = f"<draw:g><draw:custom-shape>{p('In a shape')}</draw:custom-shape></draw:g>"
    document = odt_document(p(f"Meet{box} again.") + shape)
    assert outline(document) == [
        "Paragraph: Meet again.",
        "Paragraph: Lead: Ann Lee",
        "Paragraph: In a shape",
    ]
    assert [block.locator for block in document.blocks] == [
        "paragraph 1",
        "text box 1, paragraph 1",
        "text box 2, paragraph 1",
    ]


def test_what_is_hidden_is_named_and_not_read() -> None:
    document = odt_document(
        p("The board meets")
        + p('<text:span text:style-name="Hid">in secret</text:span>')
        + f'<text:section text:display="none">{p("Lead: Nobody")}</text:section>'
        + p('<text:hidden-paragraph text:is-hidden="true"/>Nobody either'),
        HIDDEN,
    )
    assert outline(document) == ["Paragraph: The board meets"]
    assert document.notes == (
        "hidden text was not read (3 stretches, the first in paragraph 2): show and save it "
        "if it is part of the plan",
    )


def test_what_stands_outside_the_text_is_left_out() -> None:
    contents = f"<text:table-of-content><text:index-body>{p('Aims 3')}</text:index-body>"
    document = odt_document(
        contents
        + "</text:table-of-content>"
        + p("The board<office:annotation>" + p("Why?") + "</office:annotation> meets"),
        "",
        f"<style:header>{p('Restricted')}</style:header><style:footer>{p('1')}</style:footer>",
    )
    assert outline(document) == ["Paragraph: The board meets"]
