"""Short forms that a text defines: "Joint Strategic Needs Assessment (JSNA)".

The method is Schwartz and Hearst's (A simple algorithm for identifying abbreviation
definitions in biomedical text, Pacific Symposium on Biocomputing 2003): the letters of
the short form are sought from right to left in the words before the bracket, and the
first letter must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.lexicon import head_kinds

__all__ = ["Definition", "definitions", "identities"]

_SHORT = re.compile(
    r"\(\s*[*_]{0,3}(?:[Tt]he [A-Z][a-z]{2,15}[*_]{0,3},? (?:or )?)?(?:the )?[\"'“‘]?(?:the )?"
    r"(?P<short>[A-Z][A-Za-z0-9&'’/.-]{1,9})[\"'”’]?\s*"
    r"(?:\)|(?=(?:,? (?:or|and|below)|,) [*_]{0,3}[\"'“‘]?(?:the|The) ))"
)
_LONG_INSIDE = re.compile(r"\b(?P<short>[A-Z][A-Za-z&]{1,9})\s*\((?P<long>[A-Z][^()]{8,80})\)")
_NAME = r"(?<!\w)[A-Z][\w&'’-]{0,30}(?: (?:[A-Z][\w&'’-]{0,30}|and|of|for|&)){1,7}"
_IS_THE = re.compile(
    rf"(?:\b[Tt]he )?(?P<own>{_NAME})(?: \([A-Z]+\))?,? (?:is|acts as|serves as|also known as|"
    rf"operates as) (?:the|our) "
    rf"(?:[a-z]+ ){{0,2}}?(?:for \w+ )?(?P<standard>{_NAME}|community safety partnership)"
)
_LIST_OF_FORMS = re.compile(
    r"\b(?:[Aa]bbreviations?|[Aa]cronyms?|[Gg]lossary|[Kk]ey)\b|(?<![A-Za-z])[A-Z]{2,10} ?= ?[A-Z]"
)
_EXPLAINED = re.compile(
    r"(?:^|[;:,.|]\s*)(?P<short>(?!Key\b|Abbrev|Acronym|"
    r"Gloss)[A-Z][A-Za-z&]{1,8})(?P<mark>\s*=\s*|\s+[–-]\s+|:\s+|\s+)"
    r"(?P<long>(?:[A-Z]|the [A-Z])[^;=.|]{4,70})"
)
_MEANS = re.compile(
    r"(?<![\w-])(?P<short>[A-Z][A-Za-z&]{1,9}) (?:means|stands for|is short for|refers to) "
    r"(?:the )?(?P<long>[A-Z][^().;:!?,\n]{4,80})"
)
# Each pattern is slow to find nothing in a text, and fits none without one of these.
_BEING = ("is the ", "is our ", "as the ", "as our ")
_MEANING = (" means ", " stands for ", " is short for ", " refers to ")
_FIRM_STOPS = re.compile(r"[()]|[.;:!?]\s|\t|[()]")
_WORD = re.compile(r"[^\s()\[\]{},;:]+")
_STOPS = re.compile(r"[()]|[.;:!?]\s|[,\t]|\s-\s|\s[–—]\s|\bthe\b|\bThe\b|/")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and its full name, with the offsets of both in the text."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


def definitions(text: str) -> Iterator[Definition]:
    """The short forms that a text defines, in order.

    >>> [(d.short, d.long) for d in definitions("a Joint Needs Assessment (JNA) by May")]
    [('JNA', 'Joint Needs Assessment')]
    """
    bracketed = "(" in text
    for match in _SHORT.finditer(text) if bracketed else ():
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        start = _long_start(text, match.start(), short, _STOPS)
        if start is None:
            start = _long_start(text, match.start(), short, _FIRM_STOPS)
        if start is not None:
            long = text[start : match.start()].rstrip()
            yield Definition(
                short, long, match.start("short"), match.end("short"), start, start + len(long)
            )
    for match in _LONG_INSIDE.finditer(text) if bracketed else ():
        letters = re.sub(r"[^A-Za-z]", "", match["short"])
        if sum(c.isupper() for c in letters) < 2:
            continue
        long = match["long"].rstrip()
        if _matches(letters.lower(), long) == 0:
            yield _definition(match, long)
    yield from _meant(text)
    if _LIST_OF_FORMS.search(text):
        yield from _listed(text)


def _meant(text: str) -> Iterator[Definition]:
    """Short forms that a sentence explains: "AWP means the Ashvale Weapons Panel"."""
    for match in _MEANS.finditer(text) if any(verb in text for verb in _MEANING) else ():
        letters = re.sub(r"[^A-Za-z]", "", match["short"])
        if sum(c.isupper() for c in letters) < 2:
            continue
        # The full name may end before the sentence does: the fewest words that carry it.
        words = match["long"].split()
        for size in range(2, len(words) + 1):
            long = " ".join(words[:size])
            complete = size == len(words) or words[size][0].islower()
            if complete and _matches(letters.lower(), long) == 0:
                # A head in small letters belongs to it: "Youth Advocacy service".
                if size < len(words) and words[size] in head_kinds():
                    long = f"{long} {words[size]}"
                if match["long"].startswith(long):
                    yield _definition(match, long)
                break


def _listed(text: str) -> Iterator[Definition]:
    """Short forms explained in a list: "SWP = South Wales Police", "Key: NPS – National …"."""
    for match in _EXPLAINED.finditer(text):
        letters = re.sub(r"[^A-Za-z0-9]", "", match["short"]).lower()
        long = match["long"].rstrip(" .;,")
        if match["mark"].strip() in ("=", ":") or _matches(letters, long) == 0:
            yield _definition(match, long)


def _definition(match: re.Match[str], long: str) -> Definition:
    """A definition from a match with groups `short` and `long`, its full name trimmed."""
    start = match.start("long")
    return Definition(
        match["short"],
        long,
        match.start("short"),
        match.end("short"),
        start,
        start + len(long),
    )


def identities(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of names of which a text says that the first is the second.

    >>> list(identities("The Safer Ashvale Board is the statutory Community Safety Partnership."))
    [('Safer Ashvale Board', 'Community Safety Partnership')]
    """
    for match in _IS_THE.finditer(text) if any(verb in text for verb in _BEING) else ():
        yield match["own"].removeprefix("The ").strip(), match["standard"].strip()


def _long_start(text: str, bracket: int, short: str, marks: re.Pattern[str]) -> int | None:
    """Where the full name before a bracket begins, None where none fits."""
    letters = re.sub(r"[^A-Za-z0-9]", "", short).lower()
    window_start = max(0, bracket - 120)
    before = text[window_start:bracket]
    stops = [m.end() for m in marks.finditer(before)]
    words = [
        (m.start(), m.end()) for m in _WORD.finditer(before) if not stops or m.start() >= stops[-1]
    ]
    words = words[-min(len(letters) + 4, len(letters) * 2 + 1) :]
    if not words:
        return None
    long = before[words[0][0] :].rstrip()
    at = _matches(letters, long)
    if at is None:
        return None
    begin = words[0][0] + at
    found = before[begin:].strip()
    if len(found) <= len(short) or len(found.split()) < 2:
        return None
    return window_start + begin


def _matches(letters: str, long: str) -> int | None:
    """The offset in `long` from which its words carry the letters, None where none does.

    A capital at the beginning is looked for first: "Avon and Somerset Police (ASP)".
    """
    found = _carried(letters, long, capital=True)
    return found if found is not None else _carried(letters, long, capital=False)


def _carried(letters: str, long: str, *, capital: bool) -> int | None:
    at = len(long) - 1
    for index in range(len(letters) - 1, -1, -1):
        letter = letters[index]
        while at >= 0 and (
            long[at].lower() != letter
            or (
                index == 0
                and ((at > 0 and long[at - 1].isalnum()) or (capital and not long[at].isupper()))
            )
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    return at + 1
