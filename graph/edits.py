"""Words of a text replaced by others, and where everything else then stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Edit", "Edits"]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The words at these offsets become others."""

    start: int
    end: int
    words: str


class Edits:
    """Some edits of one text, none of which overlaps another.

    Where two do, the one that begins first stands, or of two that begin together the longer.

    >>> edits = Edits([Edit(4, 11, "[name]")])
    >>> edits.apply("Ask Ann Lee today"), edits.start(12), edits.end(9)
    ('Ask [name] today', 11, 10)
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        kept: list[Edit] = []
        for edit in sorted(edits, key=lambda e: (e.start, -e.end, e.words)):
            if edit.start < edit.end and (not kept or edit.start >= kept[-1].end):
                kept.append(edit)
        self._edits = tuple(kept)
        self._starts = [edit.start for edit in kept]
        self._ends = [edit.end for edit in kept]
        # By how much the text has grown behind each edit.
        self._grown = [0]
        for edit in kept:
            self._grown.append(self._grown[-1] + len(edit.words) - (edit.end - edit.start))

    def __bool__(self) -> bool:
        return bool(self._edits)

    def within(self, start: int, end: int) -> tuple[Edit, ...]:
        """The edits that touch the stretch between two offsets."""
        first = bisect_right(self._ends, start)
        return self._edits[first : max(first, bisect_left(self._starts, end))]

    def start(self, offset: int) -> int:
        """Where what begins at an offset now begins; inside an edit, where its words do."""
        at = bisect_right(self._ends, offset)
        if at < len(self._edits) and self._starts[at] < offset:
            return self._starts[at] + self._grown[at]
        return offset + self._grown[at]

    def end(self, offset: int) -> int:
        """Where what ends at an offset now ends; inside an edit, where its words do."""
        at = bisect_left(self._ends, offset)
        if at < len(self._edits) and self._starts[at] < offset:
            return self._ends[at] + self._grown[at + 1]
        return offset + self._grown[at]

    def apply(self, text: str, start: int = 0) -> str:
        """The text that stands at an offset, edited; an edit that it holds a part of only
        comes into it whole."""
        parts: list[str] = []
        at = 0
        for edit in self.within(start, start + len(text)):
            parts += (text[at : max(at, edit.start - start)], edit.words)
            at = max(at, edit.end - start)
        return "".join((*parts, text[at:]))
