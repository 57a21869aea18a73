"""From the pages of a PDF to its headings, texts and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.readers.pdf_aligned import aligned_at, header_at_foot
from extract.readers.pdf_bands import grids_on
from extract.readers.pdf_drawn import drawn_tables, words_in
from extract.readers.pdf_grid import Grid
from extract.readers.pdf_hyphens import Printed
from extract.readers.pdf_lines import Joiner, Line, Room, lines_of
from extract.readers.pdf_page import Page
from extract.readers.pdf_parts import Part, PlacedTable, PlacedText
from extract.readers.pdf_rows import Column, placed, placed_alone, row_space
from extract.readers.pdf_running import without_running
from extract.readers.pdf_texts import Type, texts_of, turned_texts, type_of
from extract.readers.pdf_words import Word
from extract.readers.pdf_zones import zones

__all__ = ["parts_of"]


def parts_of(pages: Sequence[Page]) -> Iterator[Part]:
    """What the pages hold, in reading order, tables still cut where a page ends."""
    pages = without_running(pages)
    look = type_of(pages)
    words = (word.text for page in pages for word in page.words)
    is_one_word = Printed(words, [page.words for page in pages])
    rights = _rights(pages)
    before = _Before()
    for page, grids in zip(pages, grids_on(pages), strict=True):
        layout = _PageLayout(page, grids, look, is_one_word, rights[round(page.width)], before)
        yield from layout.parts()
        before = _Before(layout.columns, layout.space)


def _rights(pages: Iterable[Page]) -> dict[int, float]:
    """How far to the right text reaches on pages of each width."""
    rights: dict[int, float] = {}
    for page in pages:
        key = round(page.width)
        ends = [word.x1 for word in page.words if not word.turn]
        rights[key] = max(rights.get(key, 0.0), *ends, 0.0) if ends else rights.get(key, 0.0)
    return rights


@dataclass(frozen=True, slots=True)
class _Before:
    """The columns of a table without lines that may go on from the page before, and the space
    that parts its rows."""

    columns: tuple[Column, ...] = ()
    space: float | None = None


class _PageLayout:
    """One page being laid out."""

    def __init__(
        self,
        page: Page,
        grids: Sequence[Grid],
        look: Type,
        is_one_word: Joiner,
        right: float,
        before: _Before,
    ) -> None:
        self.page = page
        self.grids = grids
        self.look = look
        self.is_one_word = is_one_word
        self.right = right
        self.columns = before.columns
        self.space = before.space
        self.tables = 0
        self.floors = [rule for rule in page.rules if rule.level]

    def parts(self) -> Iterator[Part]:
        """What the page holds, in reading order."""
        rest = list(self.page.words)
        drawn: list[tuple[Grid, list[Word]]] = []
        # The smallest grids first: a frame around a table must not take its words.
        for grid in sorted(self.grids, key=_area):
            inside, outside = words_in(grid, rest)
            if inside and len(grid.boxes) > 1:
                drawn.append((grid, inside))
                rest = outside
        drawn.sort(key=lambda item: (item[0].top, item[0].down[0]))
        for grid, inside in drawn:
            above = [word for word in rest if word.place[1] < grid.top]
            tables = self._drawn(grid, inside)
            if not tables:
                rest.extend(inside)
                continue
            rest = [word for word in rest if word.place[1] >= grid.top]
            yield from self._texts(above)
            yield from self._numbered(tables)
            self.columns = ()
        yield from self._texts(rest, last=True)
        left = [word for word in rest if word.turn]
        if left:
            yield from turned_texts(left, self.page, self.is_one_word)

    def _drawn(self, grid: Grid, words: list[Word]) -> list[PlacedTable]:
        size = (self.page.width, self.page.height)
        number = self.tables + 1
        return drawn_tables(grid, words, size, self.page.number, number, self.is_one_word)

    def _numbered(self, tables: list[PlacedTable]) -> list[PlacedTable]:
        self.tables += len(tables)
        return tables

    def _texts(self, words: list[Word], *, last: bool = False) -> Iterator[Part]:
        upright = [word for word in words if not word.turn]
        parts = zones(upright)
        for at, zone in enumerate(parts, 1):
            lines = lines_of(zone)
            right = self.right if len(parts) == 1 else max(line.x1 for line in lines)
            room = Room(min(line.x0 for line in lines), right)
            yield from self._zone(lines, room, last=last and at == len(parts))

    def _zone(self, lines: list[Line], room: Room, *, last: bool) -> Iterator[Part]:
        begin, at = 0, 0
        while at < len(lines):
            found = aligned_at(lines, at, self.columns if at == begin else ())
            if found is None:
                at += 1
                continue
            at = _with_overlapping(lines, begin, at)
            yield from self._running(lines[begin:at], room)
            self.tables += 1
            yield self._aligned(lines[at : found.after], found.columns, room.right)
            self.columns = found.columns
            begin = at = found.after
        header = header_at_foot(lines[begin:]) if last else None
        if header is None:
            yield from self._running(lines[begin:], room)
            return
        yield from self._running(lines[begin : begin + header.after], room)
        yield self._header(lines[begin + header.after :], header.columns, room)
        self.columns = header.columns

    def _header(self, region: list[Line], columns: tuple[Column, ...], room: Room) -> PlacedTable:
        number, right = self.tables + 1, room.right
        row = placed_alone(region, columns, self.page.number, number, self.is_one_word, right)
        return replace(row, otherwise=tuple(self._running(region, room)))

    def _aligned(
        self, region: list[Line], columns: tuple[Column, ...], right: float
    ) -> PlacedTable:
        wide = (columns[-1][1] - columns[0][0]) / 2
        floors = sorted(
            rule.at
            for rule in self.floors
            if min(rule.end, columns[-1][1]) - max(rule.start, columns[0][0]) > wide
        )
        found = placed(
            region, columns, self.page.number, self.tables, self.is_one_word, right, floors,
            self.space,
        )  # fmt: skip
        self.space = row_space(region, columns) or self.space
        return found

    def _running(self, lines: list[Line], room: Room) -> Iterator[PlacedText]:
        if lines:
            self.columns = ()
            yield from texts_of(lines, self.page, self.look, room, self.is_one_word)


def _with_overlapping(lines: Sequence[Line], begin: int, at: int) -> int:
    """The index of the first line of a table, where cells of its first row that are set in the
    middle of its height begin below the top of others."""
    while at > begin and lines[at - 1].bottom > lines[at].top:
        at -= 1
    return at


def _area(grid: Grid) -> float:
    return (grid.bottom - grid.top) * (grid.down[-1] - grid.down[0])
