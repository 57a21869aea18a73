"""Words that are cut at the edge of a narrow column, and those that only stand at it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib import colors

from tests.extract.readers.drawn_pdfs import GRID, flowing, read, table, tables

HEADED = ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)
HEADER = ["Action", "Lead organisation", "Lead", "From"]
ROWS = [
    HEADER,
    ["Light the path behind the station", "Partnership", "Max Stanlow", "01/02/2019"],
    ["Ask each organisation of the partnership to sign", "Neighbourhoods", "Jo Dewsbrook", ""],
    ["Hold a meeting in every ward before the autumn", "Partnership", "Jo Dewsbrook", "Ongoing"],
    ["Train the wardens in writing things down", "Neighbourhoods", "Max Stanlow", ""],
    ["Open the hall", "Police", "Max Stanlow", "01/03/2019"],
]
NARROW = [170, 37, 36, 34]


@pytest.mark.parametrize("styles", [(GRID,), (HEADED,), ()], ids=["all", "header", "none"])
def test_words_too_wide_for_their_column_are_whole(styles: tuple[tuple[object, ...], ...]) -> None:
    (found,) = tables(read(flowing(table(ROWS, NARROW, *styles))))
    assert found == ROWS


def test_words_that_fill_a_line_stay_apart() -> None:
    rows: Sequence[Sequence[str]] = [
        ["Lead", "Action"],
        ["Ann Marlow", "Meet monthly"],
        ["MAX STARLOW", "Open the hall"],
        ["Ask whether", "Ring round"],
        ["on 1 11/02/2019", "Report"],
        ["Jo Marsh", "Light the path"],
        ["in to each", "Knock on doors"],
    ]
    (found,) = tables(read(flowing(table(rows, [56, 200], GRID))))
    assert found == rows


def test_rare_words_that_fill_a_line_stay_apart_though_others_are_cut() -> None:
    rows = [*ROWS, ["Sweep", "restorative justice", "Jo Marsh", ""]]
    (found,) = tables(read(flowing(table(rows, [170, 52, 36, 34], GRID))))
    assert found[-1] == rows[-1]
