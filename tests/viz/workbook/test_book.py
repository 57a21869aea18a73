"""The workbook of a graph, as Excel's own format is read back."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import InputError
from graph.store import Store
from queries.catalogue import Question, questions
from queries.run import ask
from tests.viz.conftest import AskLike
from tests.viz.test_answers import OVERDUE, late
from viz.workbook.book import graph_bytes

HEADER = 3


def opened(store: Store, area: str | None = None) -> Workbook:
    return load_workbook(io.BytesIO(graph_bytes(store, area)))


@pytest.fixture(scope="module")
def book(sample_store: Store) -> Workbook:
    return opened(sample_store)


def column(page: Worksheet, name: str) -> str:
    (cell,) = [cell for cell in page[HEADER] if cell.value == name]
    return str(cell.column_letter)


def test_there_is_a_sheet_for_each_question_between_contents_and_sources(book: Workbook) -> None:
    names = [question.name for question in questions()]
    assert book.sheetnames == ["Contents", "Coverage", "Leads by theme", *names, "Sources"]


LATE = ("overdue", "months")


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_sheet_says_what_it_tells_and_can_be_filtered(
    book: Workbook, sample_store: Store, question: Question
) -> None:
    page = book[question.name]
    assert question.summary in str(page["B1"].value)
    # What counts from the day asked about has no place in a file that holds no clock.
    columns = [each for each in question.columns if (question.name, each.name) != LATE]
    assert [cell.value for cell in page[2]][: len(columns)] == [
        each.description for each in columns
    ]
    assert [cell.value for cell in page[HEADER]][: len(columns)] == [each.name for each in columns]
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    last = HEADER + len(ask(sample_store, question.name).rows)
    assert page.auto_filter.ref == f"A3:{page.cell(1, len(question.columns)).column_letter}{last}"
    widths = [page.column_dimensions[cell.column_letter].width for cell in page[HEADER]]
    assert all(10 <= width <= 60 for width in widths)


def test_rows_are_those_of_the_answer(book: Workbook, sample_store: Store) -> None:
    found = ask(sample_store, "workload")
    rows = tuple(book["workload"].iter_rows(min_row=HEADER + 1, values_only=True))
    assert rows == found.rows
    assert isinstance(book["workload"]["D4"].value, int)


def test_dates_are_dates_and_show_no_more_than_is_printed(book: Workbook) -> None:
    page = book["who-leads-what"]
    start, end = column(page, "start"), column(page, "end")
    told = [(page[f"{start}{row}"], page[f"{end}{row}"]) for row in range(4, page.max_row + 1)]
    months, years = told[0], told[1]
    assert (months[0].value, months[0].number_format) == (datetime(2018, 12, 1), "mmm yyyy")
    assert months[1].value == "Ongoing"
    assert (years[0].value, years[0].number_format) == (datetime(2019, 1, 1), "yyyy")
    assert (years[1].value, years[1].number_format) == (datetime(2020, 3, 1), "mmm yyyy")
    no_such_day, day = told[3]
    assert no_such_day.value == "2019-02-30"
    assert (day.value, day.number_format) == (datetime(2019, 6, 30), "d mmm yyyy")


def test_every_link_leads_to_a_cell_that_says_something(book: Workbook) -> None:
    found = 0
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    found += 1
                    assert cell.hyperlink.target is None, "a link out of the workbook"
                    title, _, where = str(cell.hyperlink.location).rpartition("!")
                    assert book[title.strip("'")][where].value is not None
                    assert cell.value is not None
    assert found > 20


def test_places_and_quotes_lead_to_their_words(book: Workbook) -> None:
    page, sources = book["who-leads-what"], book["Sources"]
    place, quote = column(page, "place"), column(page, "quote")
    for row in range(4, page.max_row + 1):
        location = page[f"{place}{row}"].hyperlink.location
        assert page[f"{quote}{row}"].hyperlink.location == location
        number = int(location.rpartition("!A")[2])
        file, where, words, sentence = (cell.value for cell in sources[number])
        assert f"{file}, {where}" == page[f"{place}{row}"].value
        assert words == page[f"{quote}{row}"].value
        assert sentence is None or words in sentence


def test_each_source_stands_once_and_in_order(book: Workbook) -> None:
    rows = list(book["Sources"].iter_rows(min_row=HEADER + 1, values_only=True))
    keys = [row[:3] for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(one[0] <= other[0] for one, other in pairwise(keys))
    assert ("hillford.txt", "place of with Night Bus Watch") not in keys
    (bus,) = [row for row in rows if row[0] == "marsham.txt" and row[2] == "Night Bus Watch"]
    assert bus[3] == "Bring Night Bus Watch to the station"


def test_contents_lists_questions_with_their_rows(book: Workbook, sample_store: Store) -> None:
    page = book["Contents"]
    told = {row[1].value: row for row in page.iter_rows() if row[1].value}
    for question in questions():
        family, name, summary, rows, _ = (cell.value for cell in told[question.name])
        assert (family, summary) == (question.family, question.summary)
        assert rows == len(ask(sample_store, name).rows)
    words = " ".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    assert "not stated" in words
    assert "hillford.txt: Hillford, 3 actions" in words


def test_contents_say_of_which_plans_and_what_was_asked(sample_store: Store) -> None:
    def first(data: bytes) -> list[object]:
        page = load_workbook(io.BytesIO(data))["Contents"]
        return [page.cell(row, 1).value for row in range(4, 7)]

    files = ["hillford.txt: Hillford, 3 actions", "marsham.txt: Marsham, 2 actions"]
    current, whole = (graph_bytes(sample_store, None, include) for include in (False, True))
    assert first(current)[:2] == first(whole)[:2] == files
    assert "left out" in str(first(current)[2])
    assert "status" in str(first(whole)[2])
    assert first(graph_bytes(sample_store, "marsham"))[0] == files[1]


def test_leads_are_counted_by_theme(book: Workbook) -> None:
    page = book["Leads by theme"]
    rows = list(page.iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("area", "lead", "all themes", "GOVERNANCE")
    assert rows[1:] == [("Hillford", "Ann Lee", 1, 1), ("Hillford", "Raj Patel", 1, 1)]


def test_no_rows_are_explained_on_the_sheet_and_in_the_contents(sample_store: Store) -> None:
    book = opened(sample_store, area="Marsham")
    why = str(book["who-leads-what"]["A4"].value)
    assert why.startswith("It cannot be answered: no plan for Marsham")
    assert why in [row[4].value for row in book["Contents"].iter_rows()]
    assert "Leads by theme" not in book.sheetnames
    with pytest.raises(InputError, match="Atlantis"):
        opened(sample_store, area="Atlantis")


def test_nothing_of_a_plan_can_run(hostile_store: Store) -> None:
    book = opened(hostile_store)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    texts = [cell for cell in cells if str(cell.value).startswith(("=", "+", "@"))]
    assert len(texts) > 5
    assert all(cell.quotePrefix for cell in texts)


def test_the_same_graph_gives_the_same_bytes(sample_store: Store) -> None:
    assert graph_bytes(sample_store) == graph_bytes(sample_store)


def test_an_empty_graph_has_a_workbook_too() -> None:
    book = opened(Store())
    assert book["Sources"].max_row == HEADER
    assert str(book["no-lead"]["A4"].value).startswith("It cannot be answered")


def test_what_is_past_is_coloured_by_the_readers_own_clock(
    sample_store: Store, bundle: AskLike
) -> None:
    bundle(OVERDUE, late, "overdue")
    page = opened(sample_store)["overdue"]
    assert [cell.value for cell in page[HEADER]] == ["action", "end", "last day"]
    ends = [(page.cell(row, 2).value, page.cell(row, 3).value) for row in (4, 5, 6)]
    assert ends == [
        (datetime(2019, 1, 1), datetime(2019, 12, 31)),
        (datetime(2020, 3, 1), datetime(2020, 3, 31)),
        (datetime(2030, 1, 31), datetime(2030, 1, 31)),
    ]
    assert page.auto_filter.ref == "A3:C6"
    ((cells, (rule,)),) = [(str(f.sqref), f.rules) for f in page.conditional_formatting]
    assert cells == "A4:C6"
    assert rule.formula == ["AND(ISNUMBER($C4),$C4<TODAY())"]
    assert "no clock" in str(page["B1"].value)


STANDARD = """# title: In short
# summary: Standard actions and where they are missing
# columns:
#   standard action: the action
#   area: the area
#   state: present or missing
# parameters: area
# example: Sweeps | Hillford | present
# none: Nothing.
"""


def test_coverage_stands_before_the_questions_that_it_is_made_of(
    sample_store: Store, bundle: AskLike
) -> None:
    bundle(
        STANDARD,
        lambda _: (("Monthly violent-crime tasking meeting", "Hillford", "in parts"),),
        "missing-standard-actions",
    )
    bundle(STANDARD, lambda _: (), "same-standard-action")
    book = opened(sample_store)
    assert book.sheetnames[1] == "Coverage"
    assert [cell.value for cell in book["Coverage"][5]][:4] == [
        "Governance",
        "Monthly violent-crime tasking meeting",
        "minimum standard",
        "in parts",
    ]
    assert any(row[1].value == "Coverage" for row in book["Contents"].iter_rows())
