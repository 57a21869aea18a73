"""Actions outside tables while their lines are still being read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from extract.labelled_fields import read_labelled
from extract.periods import period_of
from graph.records import (
    Action,
    Commitment,
    Document,
    FieldValue,
    Heading,
    ListItem,
    Paragraph,
    plain,
)

__all__ = ["ActionDraft", "ListPatterns", "draft_from", "list_patterns"]


@dataclass(frozen=True, slots=True)
class ListPatterns:
    """The regular expressions of `patterns/action_lists.toml`, by their names there."""

    cue: re.Pattern[str]
    cue_paragraph: re.Pattern[str]
    beside: re.Pattern[str]
    aside: re.Pattern[str]
    exclude: re.Pattern[str]
    declined: re.Pattern[str]
    priority: re.Pattern[str]
    commitment: re.Pattern[str]
    minute: re.Pattern[str]
    minute_unmarked: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def list_patterns() -> ListPatterns:
    """The patterns, read once; case counts in those of commitments and of lines
    without a mark."""
    text = resources.files("extract").joinpath("patterns/action_lists.toml").read_text("utf-8")
    data = tomllib.loads(text)
    flags = {"commitment": 0, "minute_unmarked": 0}
    return ListPatterns(
        **{name: re.compile(data[name], flags.get(name, re.IGNORECASE)) for name in data}
    )


@dataclass(slots=True)
class ActionDraft:
    """One action, growing line by line.

    `words_from` is where its own words begin, `depth` how deep its bullet stands, and
    `announces` tells that its words end in a colon, so that points may follow.
    """

    text: str
    start: int
    end: int
    locator: str
    theme: str | None
    rule: str
    confidence: float
    number: str | None = None
    local: bool = False
    words_from: int = 0
    depth: int = 0
    announces: bool = False
    fields: list[tuple[str, FieldValue]] = field(default_factory=list)

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the fields read so far."""
        return frozenset(role for role, _ in self.fields)

    def extend(self, block: ListItem | Paragraph, document: Document) -> None:
        """Takes the next line of the action, or one of the points it announces."""
        self.end = block.end
        if isinstance(block, ListItem):
            point = read_labelled(block.text, block.start, block.locator)
            self.text = f"{self.text} {point.text}"
            self.fields.extend(point.fields)
            return
        text = document.text[self.words_from : block.end].replace("\n", " ")
        labelled = read_labelled(text, self.words_from, self.locator)
        self.text, self.fields = labelled.text, list(labelled.fields)

    def finish(self, index: int) -> Action:
        """The finished action; `index` makes its key unique in the plan."""
        key = f"action/{index + 1:03d}"
        commitment = Commitment(f"{key}/1", tuple(self.fields), period_of(self.fields))
        return Action(
            key=key,
            text=plain(self.text),
            start=self.start,
            end=self.end,
            locator=self.locator,
            number=self.number,
            locally_added=self.local,
            theme=self.theme,
            commitments=(commitment,),
            confidence=self.confidence,
            rule=self.rule,
        )


def draft_from(
    block: ListItem | Paragraph | Heading,
    offset: int,
    theme: str | None,
    rule: str,
    confidence: float,
) -> ActionDraft:
    """A draft from a block's words behind `offset`, its labelled fields read."""
    labelled = read_labelled(block.text[offset:], block.start + offset, block.locator)
    return ActionDraft(
        labelled.text,
        block.start,
        block.end,
        block.locator,
        theme,
        rule,
        confidence,
        words_from=block.start + offset,
        depth=block.depth if isinstance(block, ListItem) else 0,
        announces=plain(labelled.text).endswith(":"),
        fields=list(labelled.fields),
    )
