"""Commitments in prose: numbered ("2.1 We will light the paths"), named ("Commitment 4: …"),
or plain paragraphs below a heading such as "Our commitments"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.action_brackets import read_bracket
from extract.action_drafts import ActionDraft, draft_from, list_patterns
from extract.action_lists import NAMED_ACTION
from extract.columns import LEADS
from extract.labelled_fields import read_labelled
from extract.numbering import Number, leading_number, read_number
from graph.records import Document, Heading, ListItem, Paragraph, plain

__all__ = ["StatedParagraphs", "stated", "stated_paragraphs"]

_FEWEST, _NEARLY_ALL = 2, 0.8


@dataclass(frozen=True, slots=True)
class StatedParagraphs:
    """Which paragraphs of a document may be commitments.

    `sections` are the headings of the first rank below which commitments print who leads
    them; where there are any, one without a lead only counts below them. `unnumbered` are
    the offsets of paragraphs without a number that stand among their like below a heading
    of commitments.
    """

    sections: frozenset[int]
    section_of: dict[int, int]
    unnumbered: frozenset[int]

    def holds(self, block: ListItem | Paragraph) -> bool:
        """Whether a block without fields of its own may be a commitment where it stands."""
        return not self.sections or self.section_of.get(block.start) in self.sections


def stated_paragraphs(document: Document) -> StatedParagraphs:
    """Looks through a document for commitments that print their leads, and for paragraphs
    that nearly all say "we will" below a heading of commitments."""
    levels = Counter(block.level for block in document.blocks if isinstance(block, Heading))
    rank = min((level for level, times in levels.items() if times > 1), default=1)
    section_of: dict[int, int] = {}
    led: list[int] = []
    unnumbered: set[int] = set()
    for path, blocks in _under_headings(document):
        section = next((heading.start for heading in path if heading.level >= rank), -1)
        for block in blocks:
            section_of[block.start] = section
            draft = stated(block, path, minuted=False)
            if draft is not None and (draft.roles & LEADS or _is_led(block)):
                led.append(section)
        unnumbered.update(_plain_commitments(path, blocks))
    sections = frozenset(led) if len(led) >= _FEWEST else frozenset()
    return StatedParagraphs(sections, section_of, frozenset(unnumbered))


def stated(
    block: ListItem | Paragraph,
    path: list[Heading],
    *,
    minuted: bool,
    unnumbered: frozenset[int] = frozenset(),
) -> ActionDraft | None:
    """A numbered commitment in prose ("2.3 We will …", "Commitment 4: …"), or one of the
    `unnumbered` paragraphs; None for any other text.

    In `minuted` documents numbered paragraphs tell what was said, so that there one only
    counts that says "we will", calls itself a commitment or has fields of its own.
    """
    patterns = list_patterns()
    number, offset = _number_of(block)
    text = block.text[offset:]
    named = NAMED_ACTION.match(text)
    words = text[named.end() :] if named is not None else text
    fields = {role for role, _ in read_labelled(words, 0, "").fields}
    told = bool(fields & LEADS)
    commits = named is not None or patterns.commitment.match(words) is not None
    if not commits and not (told and number is not None):
        return None
    listed = block.start in unnumbered
    if number is None and named is None and not fields and not listed:
        return None
    if minuted and named is None and not fields and not text.lower().startswith("we "):
        return None
    if path and patterns.exclude.search(path[-1].text) and not fields and named is None:
        return None
    offset += named.end() if named is not None else 0
    theme = plain(path[-1].text).rstrip(" :") if path else None
    draft = draft_from(block, offset, theme, "commitment in prose", 0.85)
    draft.number = number.printed if number else (named[1] or named[2]) if named else None
    return draft if plain(draft.text) else None


def _number_of(block: ListItem | Paragraph) -> tuple[Number | None, int]:
    marker = block.marker if isinstance(block, ListItem) else ""
    if re.search(r"\d", marker):
        return read_number(marker), 0
    number = leading_number(block.text, lettered=True)
    return number, number.end if number is not None else 0


def _is_led(block: ListItem | Paragraph) -> bool:
    """Whether brackets at the end of a block name who leads."""
    bracket = read_bracket(block.text)
    return bracket is not None and bracket.is_told


def _plain_commitments(path: list[Heading], blocks: list[ListItem | Paragraph]) -> Iterator[int]:
    """Where the paragraphs begin, at least two, that nearly all say "we will" directly below
    a heading of commitments."""
    patterns = list_patterns()
    texts = [plain(heading.text) for heading in path]
    if not any(patterns.cue.search(text) and not patterns.beside.search(text) for text in texts):
        return
    paragraphs = [
        block
        for block in blocks
        if isinstance(block, Paragraph) and not block.text.rstrip().endswith(":")
    ]
    promising = [block for block in paragraphs if patterns.commitment.match(plain(block.text))]
    if len(promising) >= _FEWEST and len(promising) >= _NEARLY_ALL * len(paragraphs):
        yield from (block.start for block in promising)


def _under_headings(
    document: Document,
) -> Iterator[tuple[list[Heading], list[ListItem | Paragraph]]]:
    """The paragraphs and items directly below each heading, with the headings above them."""
    path: list[Heading] = []
    blocks: list[ListItem | Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            yield path, blocks
            path = [heading for heading in path if heading.level < block.level] + [block]
            blocks = []
        elif isinstance(block, ListItem | Paragraph):
            blocks.append(block)
    yield path, blocks
