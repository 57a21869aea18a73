"""What labelled lines state: "Chair: Ann Lee" below a heading or a line that names a group, and
"Weapons Group – chaired by Ann Lee; reports to the Safer Ashvale Board" in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.relations.action_spans import ActionSpans
from extract.relations.context import Named, RelationContext
from extract.relations.listed_items import ItemStanding, read_standing
from extract.relations.relation_words import relation_of, subject_of
from extract.relations.stated_fields import Field, Record, main_thing, record_claims
from graph.records import Claim, Footnote, Heading, ListItem, Paragraph, Table, plain

__all__ = ["labelled_claims"]

_STACK_RULE = "labelled line"
_INLINE_RULE = "label behind the name"
_LABEL = re.compile(
    r"[\s*_•·▪–-]*(?P<label>[A-Z][\w&'’/ ()-]{1,45}?)[*_]*\s*(?::|\s[–—-]\s)[*_]*\s*(?=\S)"
)
_BRACKET = re.compile(r"[\s*_]{0,4}\((?P<words>[^()\n]{1,80})\)")
_HEAD = re.compile(r"\s[–—-]\s|:\s|[–—]\s|,\s|\((?=[a-zC])")
_PARTS = re.compile(r"[;|•]|\.\s|\s[–—-]\s|,\s(?=[a-zC])|\)(?=$|[\s.,;])")
_WORDED = frozenset(
    {"chair", "reports_to", "provider", "funder", "commissioner", "part_of", "host", "members"}
)
_LONGEST_LABEL = 5
_PLAIN_WORDS = re.compile(
    r"[^\W\d_]*[A-Z][\w'’.-]*|\b(?:the|and|of|for|both|a|an|its|jointly|by|from|in|on|at)\b|[^\w]+|\d+",
)


@dataclass(slots=True)
class _Line:
    """A line of a paragraph, a list item or a heading; `depth` is None outside lists."""

    text: str
    start: int
    locator: str
    depth: int | None
    heading: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def labelled_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all labelled lines outside tables and actions."""
    spans = ActionSpans(context.actions)
    heading: Named | None = None
    above: Named | None = None
    stack: list[tuple[int, Named]] = []
    fields: list[Field] = []
    owner: Named | None = None
    locator = ""

    def close() -> Iterator[Claim]:
        if owner is not None and fields:
            standing = _in_brackets_behind(context, owner)
            yield from record_claims(
                context, Record(owner, tuple(fields), locator, _STACK_RULE, 0.9, standing)
            )
        fields.clear()

    for line in _lines(context):
        if line is None or spans.touch(line.start, line.end):
            yield from close()
            stack.clear()
            continue
        if line.heading:
            yield from close()
            stack.clear()
            above = heading = main_thing(context, *_without_number(line))
            continue
        while stack and line.depth is not None and stack[-1][0] >= line.depth:
            stack.pop()
        field, role = _field(line)
        if role == "subject" and field is not None:
            named = main_thing(context, field.start, field.end)
            if named is not None:
                yield from close()
                above, owner = named, named
                stack.clear()
            continue
        if field is not None:
            subject = stack[-1][1] if stack else above
            if subject is not owner:
                yield from close()
                owner, locator = subject, line.locator
            fields.append(field)
            continue
        yield from _inline(context, line)
        named = main_thing(context, *_without_number(line))
        if named is not None and len(plain(line.text).split()) > 12:
            named = None
        if line.depth is not None:
            if named is not None:
                stack.append((line.depth, named))
            continue
        # A line that is a name holds for the labels at once below it, a heading for all.
        yield from close()
        above = named or heading
        stack.clear()
    yield from close()


def _lines(context: RelationContext) -> Iterator[_Line | None]:
    """The lines outside tables in reading order, None where a table parts them."""
    text = context.document.text
    for block in context.document.blocks:
        if isinstance(block, Table):
            yield None
        elif isinstance(block, Paragraph | Footnote | ListItem):
            depth = block.depth if isinstance(block, ListItem) else None
            at = block.start
            for printed in text[block.start : block.end].split("\n"):
                if printed.strip():
                    yield _Line(printed, at, block.locator, depth, heading=False)
                at += len(printed) + 1
        elif isinstance(block, Heading):
            printed = text[block.start : block.end]
            yield _Line(printed, block.start, block.locator, None, heading=True)


def _in_brackets_behind(context: RelationContext, named: Named) -> ItemStanding:
    """How a thing stands by the words in brackets behind its name ("Doorway (ended in 2024)")."""
    bracket = _BRACKET.match(context.document.text, named.end)
    return read_standing(bracket["words"]) if bracket is not None else ItemStanding()


def _without_number(line: _Line) -> tuple[int, int]:
    """The offsets of a line without a number before it and a colon behind it."""
    match = re.match(r"[\s*#_]*(?:\d+(?:\.\d+)*[.)]?|[A-Za-z][.)])?\s*(?:[Tt]he )?", line.text)
    begin = match.end() if match else 0
    return line.start + begin, line.start + len(line.text.rstrip(" :*_"))


def _field(line: _Line) -> tuple[Field | None, str | None]:
    """The field that a line prints behind its label; the role "subject" where it names what
    the lines below are about."""
    match = _LABEL.match(line.text)
    if match is None:
        return None, None
    label = match["label"].strip()
    role = relation_of(label)
    if role in ("attendees", "leader"):
        return None, None
    standing = read_standing(label)
    if standing.sureness == 0.0:
        return None, None
    start, end = line.start + match.end(), line.end
    if role is not None and role not in ("post", "employer", "holder", "area", "standing"):
        return Field(role, start, end), role
    if role in ("area", "standing") and len(line.text[match.end() :].split()) <= 8:
        return Field(role, start, end), role
    if subject_of(label) in ("panel", "service", "fund", "team"):
        return Field("subject", start, end), "subject"
    return None, None


def _inline(context: RelationContext, line: _Line) -> Iterator[Claim]:
    """The claims of a line that begins with a name and goes on with labels."""
    begin = _without_number(line)[0]
    head = _HEAD.search(line.text, begin - line.start)
    while head is not None:
        subject = main_thing(context, begin, line.start + head.start())
        if subject is not None:
            break
        head = _HEAD.search(line.text, head.end())
        if head is not None and head.start() > 120:
            return
    if head is None or subject is None:
        return
    fields: list[Field] = []
    at = head.end()
    for stop in [*_PARTS.finditer(line.text, at), None]:
        finish = stop.start() if stop is not None else len(line.text)
        found = _worded(line.text, at, finish)
        if found is not None:
            role, start = found
            end = _names_end(context, line, start, finish)
            fields.append(Field(role, line.start + start, line.start + end))
        # Of a name only what is labelled at once is said, and nothing beyond its sentence.
        if stop is None or stop[0].startswith(".") or (found is None and stop[0] in ", )"):
            break
        at = stop.end()
    fields = [field for field in fields if field.start < field.end]
    if fields:
        record = Record(subject, tuple(fields), line.locator, _INLINE_RULE, 0.85)
        yield from record_claims(context, record)


def _worded(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The relation that a part begins with, and where its value begins: a label with a colon,
    or words such as "chaired by"."""
    label = re.match(
        r"\s*(?:an? |the )?(?P<label>[A-Za-z][A-Za-z /-]{1,30}?)\s*:\s*", text[start:end]
    )
    if label is not None:
        role = relation_of(label["label"])
        return (role, start + label.end()) if role in _WORDED else None
    words = list(re.finditer(r"\S+", text[start:end]))
    if words and words[0][0] in ("a", "an", "the", "and"):
        words = words[1:]
    for count in range(min(_LONGEST_LABEL, len(words) - 1), 0, -1):
        phrase = text[start + words[0].start() : start + words[count - 1].end()]
        role = relation_of(phrase)
        if role in _WORDED and re.search(r"\b(?:by|to|of|in|from)$|^[Cc]hair$", phrase):
            return role, start + words[count].start()
    return None


def _names_end(context: RelationContext, line: _Line, start: int, end: int) -> int:
    """Where the names of a value end and other words begin."""
    at = line.start + start
    finish = line.start + end
    names = {name.start: name.end for name in context.named(at, finish)}
    while at < finish:
        if at in names:
            at = names[at]
            continue
        match = _PLAIN_WORDS.match(context.document.text, at, finish)
        if match is None or match.end() == at:
            break
        at = match.end()
    return at - line.start
