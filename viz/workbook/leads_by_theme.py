"""The sheet of who leads how many actions under which theme."""

from __future__ import annotations

from collections import defaultdict
from textwrap import shorten
from typing import TYPE_CHECKING

from viz.workbook.answer_sheet import CONTENTS, to
from viz.workbook.writer import Look

if TYPE_CHECKING:
    from graph.table import Table
    from viz.workbook.writer import Book, Page

__all__ = ["LEADS_BY_THEME", "QUESTION", "write_leads_by_theme"]

LEADS_BY_THEME = "Leads by theme"
QUESTION = "who-leads-what"
"""The question whose rows are counted."""

_HEADER = 3
_LONGEST = 60
_NO_THEME = "(no theme printed)"
_NOTE = (
    "How many different actions each named person or post leads; a lead whom two areas "
    "name is counted in each."
)


def write_leads_by_theme(book: Book, table: Table) -> None:
    """Write the counts as a sheet: leads down, themes across; no sheet where nobody leads."""
    where = {name: at for at, name in enumerate(table.columns)}
    done: dict[tuple[str, str], dict[str, set[tuple[str, str]]]] = defaultdict(
        lambda: defaultdict(set)
    )
    themes: dict[str, str] = {}
    for row in table.rows:
        area, lead = (str(row[where[name]] or "") for name in ("area", "lead"))
        if not lead:
            continue
        theme = " ".join(str(row[where["theme"]] or _NO_THEME).split())
        themes.setdefault(theme.casefold(), theme)
        action = (str(row[where["number"]] or ""), str(row[where["action"]] or ""))
        done[area, lead][theme.casefold()].add(action)
    if not done:
        return
    # Whole headings of plans would fill the screen; the answers' own sheets have them.
    short = (shorten(theme, _LONGEST, placeholder=" …") for theme in themes.values())
    headings = ("area", "lead", "all themes", *short)
    widths = [18.0, 28.0, 10.0, *(20.0 for _ in themes)]
    page = book.page(LEADS_BY_THEME, widths, _HEADER, landscape=True)
    title = "Who leads how much, theme by theme"
    page.row([page.cell(CONTENTS, Look.LINK, to(CONTENTS)), page.cell(title, Look.TITLE)])
    page.row([None, page.cell(_NOTE, Look.WHOLE)])
    page.row(page.cell(name, Look.HEADING) for name in headings)
    counted = [
        (area, lead, [len(by_theme.get(theme, ())) for theme in themes])
        for (area, lead), by_theme in done.items()
    ]
    for area, lead, counts in sorted(counted, key=lambda each: (each[0], -sum(each[2]), each[1])):
        numbers = [page.cell(count, Look.NUMBER) if count else None for count in counts]
        page.row([page.cell(area), page.cell(lead), page.cell(sum(counts), Look.NUMBER), *numbers])
    page.filter(_HEADER, len(headings))
    _shade(page, len(headings))


def _shade(page: Page, columns: int) -> None:
    from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
    from openpyxl.styles.colors import Color
    from openpyxl.utils import get_column_letter

    scale = ColorScale(
        cfvo=[FormatObject(type="num", val=0), FormatObject(type="max")],
        color=[Color("FFFFFFFF"), Color("FF9BC2E6")],
    )
    cells = f"D{_HEADER + 1}:{get_column_letter(columns)}{page.rows}"
    page.colour(cells, Rule(type="colorScale", colorScale=scale))
