"""The numbers and bullets that are printed before the items of an OpenDocument's lists."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from extract.readers.list_numbers import written
from extract.readers.odf_names import count_of, odf
from extract.readers.odf_styles import ListLevel, OdfStyles

__all__ = ["OdfLists"]

Counts = dict[int, int]


class OdfLists:
    """The lists of a document, counted as they are met."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self._by_style: dict[str, Counts] = {}
        self._by_id: dict[str, Counts] = {}
        self._headings: Counts = {}
        self._open: list[tuple[str, Counts]] = []

    def begin(self, listed: _Element) -> None:
        """A list begins, inside the one that has begun last."""
        name = listed.get(odf("text:style-name"), "")
        if self._open:
            above, counts = self._open[-1]
            name = name or above
            counts.pop(len(self._open), None)
        else:
            goes_on = self._by_id.get(listed.get(odf("text:continue-list"), ""))
            if goes_on is None and listed.get(odf("text:continue-numbering")) == "true":
                goes_on = self._by_style.get(name)
            counts = {} if goes_on is None else goes_on
        self._open.append((name, counts))
        self._by_style[name] = counts
        if own := listed.get(odf("xml:id")):
            self._by_id[own] = counts

    def end(self) -> None:
        """The list that has begun last ends."""
        self._open.pop()

    @property
    def depth(self) -> int:
        """The depth of the items of the list that has begun last, from 0."""
        return max(0, len(self._open) - 1)

    def next_mark(self, item: _Element) -> str:
        """The mark before the next item of the list: "•", "3.", "2.1", "(a)", "" for none."""
        name, counts = self._open[-1]
        depth = self.depth
        level = self._styles.list_level(name, depth)
        if level is None or level.form == "•":
            return "•"
        begins = count_of(item.get(odf("text:start-value")), 0)
        counts[depth] = begins or counts.get(depth, level.first - 1) + 1
        return self._mark(level, depth, counts, lambda at: self._styles.list_level(name, at))

    def heading_mark(self, heading: _Element, level: int) -> str:
        """The number before a heading of a level, "" where it has none."""
        found = self._styles.heading_number(level)
        if found is None or not self._styles.is_numbered(heading):
            return ""
        at, counts = level - 1, self._headings
        counts[at] = counts.get(at, found.first - 1) + 1
        return self._mark(found, at, counts, lambda at: self._styles.heading_number(at + 1))

    def _mark(
        self,
        level: ListLevel,
        depth: int,
        counts: Counts,
        level_at: Callable[[int], ListLevel | None],
    ) -> str:
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if not level.form:
            return ""
        numbers = []
        for at in range(max(0, depth - level.shown + 1), depth + 1):
            here = level if at == depth else level_at(at)
            if here is not None and here.form not in ("", "•"):
                numbers.append(written(counts.get(at, here.first), here.form))
        return " ".join(f"{level.before}{'.'.join(numbers)}{level.after}".split())
