"""The stretches of a document that are searched for names."""

from __future__ import annotations

from extract.table_actions import table_actions
from extract.tables import segments
from extract.units import Unit, sentence_bounds, units_of
from graph.records import plain
from tests.extract.marked import document, table

HEADER = "No | Theme | Action | Lead | Lead organisation | Supporting organisations | End date"


def units(text: str, name: str = "plan.txt") -> list[Unit]:
    found = document(text, name)
    parts = tuple(segments(found))
    return list(units_of(found, parts, table_actions(parts, frozenset(), blanks_told=False)))


PLAN = (
    "# Ashvale Safety Plan\n\nThe board meets. It met in May.\n\n"
    + table(
        HEADER,
        "1 | Knives | Hold a weapons sweep. | Ann Lee | MPS | NPS, CRC | May-24",
        "2 | Knives | Train the staff. | Tom Reed | MPS | | Jun-24",
    )
    + "\n\n"
    + table("Name | Role", "Ann Lee | Chief Executive", "Tom Reed | Director of Housing")
)


def test_every_printed_text_is_a_unit_once_and_headers_are_none() -> None:
    texts = [plain(unit.text) for unit in units(PLAN)]
    assert texts.count("Ann Lee") == 2
    assert "Lead organisation" not in texts
    for once in ("Ashvale Safety Plan", "Hold a weapons sweep.", "NPS, CRC", "Chief Executive"):
        assert texts.count(once) == 1


def test_the_column_says_what_a_cell_is_for() -> None:
    contexts = {plain(unit.text): unit.context for unit in units(PLAN)}
    assert contexts["Ashvale Safety Plan"] == "heading"
    assert contexts["The board meets. It met in May."] == "prose"
    assert contexts["Tom Reed"] in ("lead", "name")
    assert contexts["NPS, CRC"] == "body"
    assert contexts["Chief Executive"] == "post"
    assert contexts["Knives"] == "theme"
    assert contexts["Train the staff."] == "prose"


def test_units_of_rows_belong_to_their_action() -> None:
    owners = {plain(unit.text): unit.actions for unit in units(PLAN)}
    assert len(owners["Train the staff."]) == 1
    assert owners["Train the staff."] != owners["Hold a weapons sweep."]
    assert owners["NPS, CRC"] == owners["Hold a weapons sweep."]
    assert owners["Ashvale Safety Plan"] == ()


def test_a_merged_cell_belongs_to_all_its_actions() -> None:
    html = (
        "<table><tr><th>No</th><th>Action</th><th>Lead organisation</th></tr>"
        "<tr><td>1</td><td>Hold a weapons sweep.</td><td rowspan=2>MPS</td></tr>"
        "<tr><td>2</td><td>Train the staff.</td></tr></table>"
    )
    (lead,) = [unit for unit in units(html, "plan.html") if unit.text == "MPS"]
    assert len(lead.actions) == 2


def test_offsets_are_those_of_the_document() -> None:
    text = document(PLAN).text
    for unit in units(PLAN):
        assert len(unit.text) == unit.end - unit.start
        assert plain(text[unit.start : unit.end]) == plain(unit.text)


def test_a_sentence_is_the_one_that_holds_the_name() -> None:
    text = "We meet. The MPS leads it. Then we rest."
    unit = Unit(text, 100, 100 + len(text), "line 1", "prose")
    start = 100 + text.index("MPS")
    begin, end = sentence_bounds(unit, start, start + 3)
    assert text[begin - 100 : end - 100] == "The MPS leads it."


def test_in_a_cell_of_names_the_whole_cell_states_it() -> None:
    unit = Unit("A. Lee. MPS", 5, 16, "row 1", "lead")
    assert sentence_bounds(unit, 13, 16) == (5, 16)


def test_a_name_across_sentences_takes_both() -> None:
    text = "Met St. Giles Trust today. Then rest."
    unit = Unit(text, 0, len(text), "line 1", "prose")
    assert sentence_bounds(unit, 4, 19) == (0, len("Met St. Giles Trust today."))


def test_a_sentence_in_a_column_of_names_or_posts_is_prose() -> None:
    note = "The Panel reports to the Board. It meets in May."
    rows = ("Ann Lee | Chair", "Tom Reed | Clerk", f"a | {note}", f"{note} |")
    found = [unit for unit in units(table("Name | Post", *rows)) if plain(unit.text) == note]
    assert [unit.context for unit in found] == ["prose", "prose"]
