"""The word lists that recognition rests on, read once from data files.

`fold` is the one normal form in which spellings are compared everywhere in this
package: case, accents, punctuation and white space play no part, "&" is "and".
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

__all__ = [
    "common_abbreviations",
    "fold",
    "given_names",
    "head_kinds",
    "never_surnames",
    "ordinary_words",
    "place_words",
    "stands_alone",
    "surname_prefixes",
    "title_pattern",
    "title_starts",
]

_APOSTROPHES = re.compile(r"['’‘`´]")
_OTHER_MARKS = re.compile(r"[^a-z0-9+]+")
_UNDECOMPOSED = str.maketrans("łŁøØıß", "lLoOis")
_MOST_TITLES = 6
_SHORT_TITLE = 4


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The normal form of a spelling.

    >>> fold("The  Children’s & Families' Board")
    'childrens and families board'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = _APOSTROPHES.sub("", text.lower()).replace("&", " and ")
    text = " ".join(_OTHER_MARKS.sub(" ", text).split())
    return text.removeprefix("the ")


def _lines(name: str) -> tuple[str, ...]:
    text = resources.files("extract").joinpath("patterns", name).read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


@cache
def given_names() -> frozenset[str]:
    """Given names in use in Britain, lower case without accents."""
    return frozenset(_lines("given_names.txt"))


@cache
def common_abbreviations() -> frozenset[str]:
    """Abbreviations as printed that name no body, panel or service ("CCTV")."""
    return frozenset(_lines("common_abbreviations.txt"))


@cache
def surname_prefixes() -> frozenset[str]:
    """Words such as "le" and "van" that begin a surname of two words."""
    return frozenset(_lines("surname_prefixes.txt"))


@cache
def title_pattern() -> re.Pattern[str]:
    """Matches the titles and ranks that stand before a name ("Det Supt", "Cllr").

    Short ones count only as printed, since "PS" and "CI" mean other things in other
    letters; a full stop may follow each word, and another title the first.
    """
    titles = _lines("titles.txt")
    long = _any_of(title.split() for title in titles if len(title) > _SHORT_TITLE)
    short = _any_of(title.split() for title in titles if len(title) <= _SHORT_TITLE)
    words = f"(?i:{long})|{short}"
    return re.compile(rf"(?:(?:{words})(?![\w/-])\.?\s*){{1,{_MOST_TITLES}}}")


def _any_of(titles: Iterable[Sequence[str]]) -> str:
    """What matches any of these titles, the longest that fits. What titles begin with is written
    once, and so is what goes on alike behind several beginnings: a list of them all takes longer
    to compile than all other patterns together."""
    behind: dict[str, list[Sequence[str]]] = {}
    for first, *rest in titles:
        behind.setdefault(first, []).append(rest)
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for first, rests in behind.items():
        alike.setdefault(tuple(map(tuple, rests)), []).append(re.escape(first))
    parts = []
    for same, firsts in alike.items():
        further = _any_of(rest for rest in same if rest)
        optional = "?" if further and not all(same) else ""
        words = firsts[0] if len(firsts) == 1 else f"(?:{'|'.join(firsts)})"
        parts.append(words + (rf"(?:\.?\s+(?:{further})){optional}" if further else ""))
    return "|".join(parts)


@cache
def title_starts() -> frozenset[str]:
    """The first words of all titles, folded: nothing else can begin one."""
    return frozenset(fold("x " + title)[2:].split()[0] for title in _lines("titles.txt"))


@cache
def ordinary_words() -> frozenset[str]:
    """Words of plans that are part of many names but of no person's."""
    text = resources.files("extract").joinpath("patterns/prose.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return frozenset(data["weak"].split()) | place_words() | frozenset(data["fields"].split())


@cache
def place_words() -> frozenset[str]:
    """Last words of places' names ("Street")."""
    text = resources.files("extract").joinpath("patterns/prose.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["places"].split())


@cache
def never_surnames() -> frozenset[str]:
    """Last words of places' names that are hardly anybody's surname ("Square")."""
    text = resources.files("extract").joinpath("patterns/prose.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["never_surnames"].split())


@cache
def head_kinds() -> Mapping[str, str]:
    """The kind of thing that a name's last word or words tell ("board": "panel")."""
    text = resources.files("extract").joinpath("patterns/heads.csv").read_text("utf-8")
    return {row["head"]: row["kind"] for row in csv.DictReader(text.splitlines())}


@cache
def _independent_heads() -> tuple[str, ...]:
    text = resources.files("extract").joinpath("patterns/independent_heads.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line and not line.startswith("#"))


def stands_alone(name: str) -> bool:
    """Whether a name's head is that of a body that is no team of another's.

    >>> stands_alone("Harrow High School"), stands_alone("Harrow Gangs Team")
    (True, False)
    """
    folded = f" {fold(name)}"
    return any(folded.endswith(f" {head}") for head in _independent_heads())
