"""Headings and lead-ins that say that a list of members follows, and of which panel.

The wordings are data (`patterns/membership.toml`), each with an example that tests run.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.relations.context import Named, RelationContext
from extract.relations.listed_items import outermost, read_standing
from graph.records import Kind, plain

__all__ = [
    "MembershipWords",
    "members_follow",
    "membership_words",
    "panel_of_members",
    "partnership_of_members",
]

_LONGEST = 200
_PLACE = "@"
_PART = re.compile(
    r"(?:slide|section|part|page|chapter|annex|appendix|schedule|item) \w{1,4}\s*[:.–—-]\s*",
    re.IGNORECASE,
)
_THE_PARTNERSHIP = re.compile(r"\s[Tt]he Partnership\b")


@dataclass(frozen=True, slots=True)
class MembershipWords:
    """The wordings: with the panel's name, without it, what stands before a member, what joins
    a panel and its members in a sentence, what such a sentence may begin with, and what says
    that a panel is not there yet."""

    named: tuple[tuple[re.Pattern[str], str], ...]
    unnamed: tuple[tuple[re.Pattern[str], str], ...]
    before: re.Pattern[str]
    before_examples: tuple[str, ...]
    connectors: tuple[str, ...]
    openings: frozenset[str]
    founding: re.Pattern[str]
    founding_examples: tuple[str, ...]


@cache
def membership_words() -> MembershipWords:
    """What `patterns/membership.toml` holds; each wording with its example."""
    text = resources.files("extract").joinpath("patterns/membership.toml").read_text("utf-8")
    data = tomllib.loads(text)

    def read(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(r["pattern"]), r["example"]) for r in data[name]["patterns"])

    before = re.compile(data["before"]["pattern"], re.IGNORECASE)
    return MembershipWords(
        read("named"),
        read("unnamed"),
        before,
        tuple(data["before"]["examples"]),
        tuple(data["including"]["connectors"]),
        frozenset(data["including"]["openings"]),
        re.compile(rf"\b{data['founding']['pattern']}\s*$", re.IGNORECASE),
        tuple(data["founding"]["examples"]),
    )


def members_follow(text: str) -> bool:
    """Whether words that name no panel lead into a list of the members of the one above.

    >>> members_follow("Core members:"), members_follow("What members said")
    (True, False)
    """
    folded = _folded(text)
    return any(pattern.fullmatch(folded) for pattern, _ in membership_words().unnamed)


def panel_of_members(context: RelationContext, start: int, end: int) -> Named | None:
    """The panel whose members a heading or lead-in says will follow, None where it says
    anything else, or names more than one panel."""
    if end - start > _LONGEST:
        return None
    named = list(outermost(context.named(start, end)))
    panels = [name for name in named if name.entity.kind is Kind.PANEL]
    if not panels or {name.id for name in named} != {panels[0].id}:
        return None
    text = context.document.text
    masked = text[start : panels[0].start] + _PLACE + text[panels[-1].end : end]
    between = text[panels[0].end : panels[-1].start] if len(panels) > 1 else ""
    if between.strip(" (") or read_standing(masked.rstrip(" ?")).sureness == 0.0:
        return None
    folded = _folded(masked)
    found = any(pattern.fullmatch(folded) for pattern, _ in membership_words().named)
    return panels[0] if found else None


def partnership_of_members(context: RelationContext, text: str) -> Named | None:
    """The plan's one partnership, where a heading calls it only that ("Who is on the
    Partnership"), else None."""
    masked, count = _THE_PARTNERSHIP.subn(f" {_PLACE}", text)
    if count != 1 or len(text) > _LONGEST or read_standing(masked.rstrip(" ?")).sureness == 0.0:
        return None
    if not any(pattern.fullmatch(_folded(masked)) for pattern, _ in membership_words().named):
        return None
    whole = context.named(0, len(context.document.text), (Kind.PANEL,))
    found = {n.id: n for n in reversed(whole) if "pg:Partnership" in n.entity.types}
    return next(iter(found.values())) if len(found) == 1 else None


def _folded(text: str) -> str:
    """Words in small letters, without brackets, numbers and marks around them."""
    text = re.sub(r"\([^()]*\)?", " ", text.replace("’", "'"))
    text = re.sub(r"^[\s#*_]*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])?\s*", "", text)
    text = _PART.sub("", text)
    return plain(re.sub(r"[^a-z0-9@' -]+", " ", text.lower())).strip(" -'")
