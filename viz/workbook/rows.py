"""The rows of a sheet as the markup of a workbook (ECMA-376, part 1, 18.3).

openpyxl makes several objects for every cell and looks its style up for each, which takes
half the time of a workbook with thousands of rows. Rows that are only ever written are text:
here they are put together as text, and openpyxl writes all that stands around them.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from graph.table import Value

__all__ = ["Cell", "Rows", "cell_of"]

_LONGEST = 32_767
_DAY_ZERO, _NO_DAY = date(1899, 12, 30).toordinal(), 60
"""What days are counted from, and the number of a 29 February 1900, which there was not but
workbooks count."""
_IN_MEMORY = 4_000_000
"""How many bytes of a sheet are held before they go to a file."""
_EMPTY = (b"<sheetData/>", b"<sheetData></sheetData>")
_BEHIND_LINKS = b"<pageMargins"
"""What follows the links of a sheet in the order of the standard."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its markup but for the place where it stands, and where it leads ("" for
    nowhere), such as "'Sources'!A5"."""

    markup: str
    link: str = ""


def cell_of(value: Value | date, style: int, link: str = "") -> Cell:
    """A cell with a value, which looks as the style of that number says. Text is text."""
    if isinstance(value, str):
        # What does not fit is left out, as openpyxl does.
        value = value[:_LONGEST]
        if not value:
            return Cell(f' s="{style}" t="inlineStr"/>', link)
        kept = "" if value == value.strip() else ' xml:space="preserve"'
        markup = f' s="{style}" t="inlineStr"><is><t{kept}>{_escaped(value)}</t></is></c>'
        return Cell(markup, link)
    if isinstance(value, date):
        days = value.toordinal() - _DAY_ZERO
        value = days if days > _NO_DAY else days - 1
    kind = "b" if isinstance(value, bool) else "n"
    return Cell(f' s="{style}" t="{kind}"><v>{value:.16g}</v></c>', link)


class Rows:
    """The rows of one sheet, as they come: in memory as long as they are few."""

    def __init__(self) -> None:
        self.count = 0
        self._letters: list[str] = []
        self._links: list[str] = []
        # Held open until the workbook has been written.
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115

    def add(self, cells: Iterable[Cell | None], height: float | None = None) -> None:
        """Write a row, `height` points high where it is given; None is an empty cell."""
        self.count += 1
        row = self.count
        tall = "" if height is None else f' ht="{height:g}" customHeight="1"'
        parts = [f'<row r="{row}"{tall}>']
        for at, cell in enumerate(cells):
            if cell is None:
                continue
            place = f"{self._letter(at)}{row}"
            parts.append(f'<c r="{place}"{cell.markup}')
            if cell.link:
                link = _escaped(cell.link).replace('"', "&quot;")
                self._links.append(f'<hyperlink ref="{place}" location="{link}"/>')
        parts.append("</row>")
        self._file.write("".join(parts).encode("ascii", "xmlcharrefreplace"))

    def write(self, around: bytes, into: IO[bytes]) -> None:
        """Write a whole sheet: these rows, and the sheet without rows `around` them."""
        empty = next(mark for mark in _EMPTY if mark in around)
        before, _, behind = around.partition(empty)
        behind, mark, last = behind.partition(_BEHIND_LINKS)
        into.write(before + b"<sheetData>")
        self._file.seek(0)
        shutil.copyfileobj(self._file, into)
        into.write(b"</sheetData>" + behind)
        if self._links:
            into.write(
                f"<hyperlinks>{''.join(self._links)}</hyperlinks>".encode(
                    "ascii", "xmlcharrefreplace"
                )
            )
        into.write(mark + last)

    def close(self) -> None:
        """Let go of the rows."""
        self._file.close()

    def _letter(self, at: int) -> str:
        while at >= len(self._letters):
            from openpyxl.utils import get_column_letter

            self._letters.append(get_column_letter(len(self._letters) + 1))
        return self._letters[at]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
