"""What a column heading or a label before a colon states: the relation, whatever its wording.

The wordings are data: `patterns/relation_columns.csv` for what is said of a thing ("Chaired
by", "Funder"), `patterns/relation_subjects.csv` for the thing that a row is about ("Name of
group", "Commissioned service"). Each has an example that tests run.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.records import plain

__all__ = ["WordRule", "relation_of", "relation_rules", "subject_of", "subject_rules"]

_LONGEST_LABEL = 6


@dataclass(frozen=True, slots=True)
class WordRule:
    """One wording: a regular expression that a folded label must fit."""

    name: str
    pattern: re.Pattern[str]
    example: str


@cache
def relation_rules() -> tuple[WordRule, ...]:
    """The rules of `patterns/relation_columns.csv`, in order of precedence."""
    return _rules("relation_columns.csv", "role")


@cache
def subject_rules() -> tuple[WordRule, ...]:
    """The rules of `patterns/relation_subjects.csv`, in order of precedence."""
    return _rules("relation_subjects.csv", "kind")


def _rules(name: str, key: str) -> tuple[WordRule, ...]:
    text = resources.files("extract").joinpath("patterns", name).read_text("utf-8")
    return tuple(
        WordRule(row[key], re.compile(row["pattern"]), row["example"])
        for row in csv.DictReader(text.splitlines())
    )


@cache
def relation_of(label: str) -> str | None:
    """What a heading or label says of a thing, None where no rule fits.

    >>> relation_of("Chaired by:"), relation_of("Reports to"), relation_of("Robbery")
    ('chair', 'reports_to', None)
    """
    return _first(relation_rules(), label)


@cache
def subject_of(label: str) -> str | None:
    """The kind of thing that the rows below a heading are about, None where it tells none.

    >>> subject_of("Name of group"), subject_of("Commissioned service"), subject_of("Year")
    ('panel', 'service', None)
    """
    return _first(subject_rules(), label)


def _first(rules: tuple[WordRule, ...], label: str) -> str | None:
    without_brackets = re.sub(r"\([^()]*\)", " ", label)
    folded = plain(re.sub(r"[^a-z0-9 ]+", " ", without_brackets.lower().replace("&", " and ")))
    if not folded or len(folded.split()) > _LONGEST_LABEL:
        return None
    return next((rule.name for rule in rules if rule.pattern.search(folded)), None)
