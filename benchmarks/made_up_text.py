"""Writing a made-up plan's text, and noting where everything in it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from graph.records import Entity, FieldValue, Mention, Method

__all__ = ["Named", "Page", "Row"]

Fields = list[tuple[str, FieldValue]]


@dataclass(frozen=True, slots=True)
class Named:
    """Where the text names an entity."""

    entity: Entity
    start: int
    end: int
    locator: str


class Page:
    """The text of a plan, written from its beginning, and the mentions in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lines = 1
        self.at = 0
        """How long the text is."""
        self.mentions: list[Mention] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def line(self, *pieces: str | Entity) -> list[Named]:
        """Write a sentence on a line of its own; gives where it names the entities in it."""
        start, place = self.at, f"line {self._lines}"
        named = [thing for piece in pieces if (thing := self.put(piece, place))]
        self.put(".", place)
        self.mention(named, start, Method.PATTERN, None)
        self.end_line()
        return named

    def put(self, piece: str | Entity, locator: str) -> Named | None:
        """Write words or an entity's name; for a name, gives where it stands."""
        words = piece if isinstance(piece, str) else piece.label
        start = self.at
        self._parts.append(words)
        self.at += len(words)
        return None if isinstance(piece, str) else Named(piece, start, self.at, locator)

    def mention(self, named: list[Named], start: int, method: Method, action: str | None) -> None:
        """Note that the words from `start` to here name these things."""
        for number, thing in enumerate(named):
            self.mentions.append(
                Mention(
                    thing.entity.id,
                    thing.entity.kind,
                    thing.start,
                    thing.end,
                    start,
                    self.at,
                    thing.locator,
                    method,
                    0.95 if number % 3 else 0.75,
                    action,
                )
            )

    def end_line(self) -> None:
        """Begin a new line."""
        self.put("\n", "")
        self._lines += 1


class Row:
    """One row of a plan's table, written cell by cell; `fields` are those of its commitment."""

    def __init__(self, page: Page, action: str, name: str) -> None:
        self._page = page
        self._action = action
        self._name = name
        self.start = page.at
        self.fields: Fields = []

    def text_cell(self, wording: str, slots: Mapping[str, Entity]) -> list[Named]:
        """Write the action's text, with names in the slots of its wording."""
        place = f"{self._name}, Action"
        named = []
        for words, slot, _, _ in Formatter().parse(wording):
            self._page.put(words, place)
            thing = self._page.put(slots[slot], place) if slot else None
            if thing is not None:
                named.append(thing)
        self._page.mention(named, self.start, Method.TABLE_CELL, self._action)
        return named

    def words(self, role: str, heading: str, words: str) -> None:
        """Write a cell of words."""
        self._cell(role, heading, words)

    def name(self, role: str, heading: str, entity: Entity) -> Named:
        """Write a cell that names an entity; gives where it does."""
        start = self._cell(role, heading, entity.label)
        thing = Named(entity, start, self._page.at, f"{self._name}, {heading}")
        self._page.mention([thing], start, Method.TABLE_CELL, self._action)
        return thing

    def _cell(self, role: str, heading: str, words: str) -> int:
        place = f"{self._name}, {heading}"
        self._page.put("\t", place)
        start = self._page.at
        self._page.put(words, place)
        self.fields.append((role, FieldValue(words, start, self._page.at, place)))
        return start
