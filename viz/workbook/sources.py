"""The places that support the answers: each once, on a sheet to which their cells lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from queries.catalogue import lookup
from viz.workbook.answer_sheet import CONTENTS, to
from viz.workbook.writer import Look

if TYPE_CHECKING:
    from graph.store import Store
    from graph.table import Table
    from viz.workbook.writer import Book

__all__ = ["SOURCES", "Sources"]

SOURCES = "Sources"
_HEADER = 3
_COLUMNS = (
    ("file", "the file that the plan was read from", 20),
    ("place", "the place in the file, as the text of the plan was read", 22),
    ("quote", "the plan's own words", 48),
    ("sentence", "the sentence, cell or row in which they stand", 100),
)
_WHOLE_PLAN = "(the whole plan)"
_PART = re.compile(r"(\d+)")
_PLACE, _QUOTE, _SENTENCE = "place", "quote", "sentence"
_Key = tuple[str, str, str]


@dataclass(slots=True)
class Sources:
    """The places of several tables, gathered before any sheet is written.

    `files` are the plans' file names; `sentences` what is known of a place: by file, place
    and quote, and by file and place with the quote "".
    """

    files: tuple[str, ...]
    sentences: Mapping[_Key, str]
    _found: dict[_Key, str] = field(default_factory=dict)
    _rows: dict[_Key, int] = field(default_factory=dict)
    _known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._known = frozenset(self.files)

    @classmethod
    def of(cls, store: Store) -> Sources:
        """Sources that know the files and sentences of the graph."""
        files = tuple(str(row[1]) for row in store.query(lookup("files"), "files").rows)
        sentences: dict[_Key, str] = {}
        for file, place, quote, sentence in store.query(lookup("sentences"), "sentences").rows:
            sentences.setdefault((str(file), str(place), str(quote or "")), str(sentence))
        return cls(files, sentences)

    def gather(self, tables: Iterable[Table]) -> None:
        """Take up the places of the tables. No more may be gathered once links are made."""
        for table in tables:
            columns = _paired(table.columns)
            for row in table.rows:
                for place_at, quote_at, sentence_at in columns:
                    sentence = None if sentence_at is None else row[sentence_at]
                    quote = None if quote_at is None else row[quote_at]
                    key = self._key(row[place_at], quote)
                    if key is not None:
                        known = sentence or self._sentence(key)
                        self._found[key] = self._found.get(key) or str(known or "")
        ordered = sorted(self._found, key=lambda key: (key[0], _natural(key[1]), key[1], key[2]))
        self._rows = {key: row for row, key in enumerate(ordered, start=_HEADER + 1)}

    def links(self, table: Table) -> dict[tuple[int, int], str]:
        """Where the table's cells lead: its places and quotes, by row and column from 0."""
        links: dict[tuple[int, int], str] = {}
        columns = _paired(table.columns)
        for number, row in enumerate(table.rows):
            for place_at, quote_at, _ in columns:
                key = self._key(row[place_at], None if quote_at is None else row[quote_at])
                if key is None:
                    continue
                there = to(SOURCES, self._rows[key])
                links[number, place_at] = there
                if quote_at is not None and row[quote_at]:
                    links[number, quote_at] = there
        return links

    def write(self, book: Book) -> None:
        """Write the sheet."""
        page = book.page(SOURCES, [width for _, _, width in _COLUMNS], _HEADER, landscape=True)
        page.row(
            [
                page.cell(CONTENTS, Look.LINK, to(CONTENTS)),
                page.cell("Where the plans say so: each place that an answer rests on", Look.TITLE),
            ]
        )
        page.row(page.cell(note, Look.NOTE) for _, note, _ in _COLUMNS)
        page.row(page.cell(name, Look.HEADING) for name, _, _ in _COLUMNS)
        for file, place, quote in self._rows:
            words = self._found[file, place, quote]
            shown = (file, place or _WHOLE_PLAN, quote, words)
            page.row(page.cell(value) for value in shown)
        page.filter(_HEADER, len(_COLUMNS))

    def _key(self, place: object, quote: object) -> _Key | None:
        """The first place of a cell: its file, the place in it, and the words there."""
        if not isinstance(place, str):
            return None
        file = self._file(place)
        if file is None:
            return None
        locator = place.removeprefix(file).removeprefix(", ")
        return (file, self._first(locator), str(quote or ""))

    def _file(self, place: str) -> str | None:
        """The file with which a place begins, be it "a.txt" or "a.txt, old.txt"."""
        end = len(place)
        # From the right, so that the longest name is found first.
        while end >= 0 and place[:end] not in self._known:
            end = place.rfind(", ", 0, end)
        return place[:end] if end >= 0 else None

    def _first(self, locator: str) -> str:
        """What stands before the next file, where several places are told."""
        end = locator.find("; ")
        while end >= 0 and not locator.startswith(self.files, end + 2):
            end = locator.find("; ", end + 1)
        return locator[:end] if end >= 0 else locator

    def _sentence(self, key: _Key) -> str:
        file, place, quote = key
        around = (self.sentences.get(key, ""), self.sentences.get((file, place, ""), ""))
        # A name in a cell of its own is its own sentence; the row's action tells more.
        return next((words for words in around if words and words != quote), "")


def _paired(columns: Sequence[str]) -> list[tuple[int, int | None, int | None]]:
    """The columns of places, each with those of its quote and sentence: "other place" goes
    with "other quote"."""
    at = {name: number for number, name in enumerate(columns)}
    pairs: list[tuple[int, int | None, int | None]] = []
    for name, number in at.items():
        words = name.split()
        if _PLACE in words:
            others = (
                at.get(" ".join(word if word != _PLACE else other for word in words))
                for other in (_QUOTE, _SENTENCE)
            )
            quote, sentence = others
            pairs.append((number, quote, sentence))
    return pairs


def _natural(text: str) -> list[tuple[int, str]]:
    """What to sort by so that "line 9" comes before "line 10"."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _PART.split(text)]
