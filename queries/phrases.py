"""Counts and lists of names in words, for the sentences that answers are told in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from graph.delivery import Fact

__all__ = ["UNCERTAIN", "counted", "doubt", "earliest", "in_brief", "listed", "some_of"]

UNCERTAIN = "uncertain"
"""What stands in the column "doubt" of a row that rests on an uncertain claim."""

_LONGEST = 90
_SHOWN = 3


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun.

    >>> counted(1, "action"), counted(0, "body", "bodies")
    ('1 action', '0 bodies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """The words as a list in prose.

    >>> listed(["A", "B", "C"]), listed(["A"])
    ('A, B and C', 'A')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def some_of(words: Sequence[str], shown: int = _SHOWN) -> str:
    """The first few, parted by semicolons, and how many more there are.

    >>> some_of(["A", "B", "C"], 2)
    'A; B; and 1 more'
    """
    more = len(words) - shown
    return "; ".join((*words[:shown], *((f"and {more} more",) if more > 0 else ())))


def in_brief(text: str, longest: int = _LONGEST) -> str:
    """The text, cut between words where it is long.

    >>> in_brief("Meet every month with partners", 20)
    'Meet every month …'
    """
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def doubt(facts: Iterable[Fact]) -> str | None:
    """The word "uncertain" where one of the facts is, else None."""
    return UNCERTAIN if any(fact.doubtful for fact in facts) else None


def earliest(facts: Collection[Fact]) -> Fact:
    """The fact that stands first. Raises ValueError where there is none."""
    return min(facts, key=lambda fact: (fact.file, fact.start, fact.quote, fact.locator))
