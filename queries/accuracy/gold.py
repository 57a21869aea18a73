"""What a reader has annotated in one plan: the records that a gold file is read into.

`docs/measuring.md` tells what each field is for, `docs/annotation.md` what counts as what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "BOROUGH",
    "BOROUGH_PREFIX",
    "KINDS",
    "PREDICATES",
    "GoldAction",
    "GoldPart",
    "GoldPlan",
    "GoldRelation",
    "GoldThing",
    "NotSo",
    "Why",
]

BOROUGH = "borough"
"""The kind of an area; areas are matched, but neither found nor missed."""
BOROUGH_PREFIX = "borough:"
"""What the name of an area begins with where a relation names one ("borough:Barnet")."""
KINDS = frozenset(
    {"person", "organisation", "panel", "service", "role", "document", "fund", BOROUGH}
)
PREDICATES = frozenset(
    {
        "leads",
        "lead_organisation",
        "supports",
        "member_of",
        "holds_role",
        "chairs",
        "part_of",
        "reports_to",
        "provides",
        "funds",
        "uses",
        "depends_on",
        "follows_from",
        "operates_in",
    }
)


class Why(StrEnum):
    """Why a relation that a plan's words bring to mind is not so."""

    DENIED = "denied"
    ENDED = "ended"
    PLANNED = "planned"
    QUESTIONED = "questioned"


@dataclass(frozen=True, slots=True)
class GoldThing:
    """A named thing; `kinds` are all those that it may be taken for, its own first.

    `name` is its fullest correct form, `aliases` every spelling that the plan prints.
    What is `generic` ("All Partners") counts neither way.
    """

    id: str
    kinds: tuple[str, ...]
    name: str
    aliases: tuple[str, ...] = ()
    generic: bool = False


@dataclass(frozen=True, slots=True)
class GoldPart:
    """One commitment of an action: ids of who has a part in it, and its dates.

    `starts` and `ends` are the forms of the date that are right, the plan's own first, ""
    for none. `accepted` are ids that count neither way as who leads or supports it.
    """

    leads: tuple[str, ...] = ()
    lead_organisations: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    starts: tuple[str, ...] = ("",)
    ends: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class GoldAction:
    """An action with its parts; the ids of what it names, relies on and must follow.

    `place` says where it stands ("lines 3, 4"), "" where that is not annotated.
    """

    id: str
    text: str
    theme: str = ""
    number: str = ""
    parts: tuple[GoldPart, ...] = ()
    mentions: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation by the ids of its ends, and the words that state it.

    What is `doubtful` counts neither way.
    """

    predicate: str
    subject: str
    object: str
    quote: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class NotSo:
    """A relation that does not hold, or not now, and the words that say so."""

    predicate: str
    subject: str
    object: str
    why: Why
    quote: str = ""


@dataclass(frozen=True, slots=True)
class GoldPlan:
    """All that is annotated in one plan.

    `stem` is the name of the gold file without its suffix, and so of the plan's file;
    `source` is the plan's file name where it is given, else "".
    """

    stem: str
    source: str
    things: tuple[GoldThing, ...] = ()
    actions: tuple[GoldAction, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    not_so: tuple[NotSo, ...] = ()
