"""Given names and the short forms in which people go by them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["ambiguous_given_names", "short_given_names"]


@cache
def short_given_names() -> Mapping[str, frozenset[str]]:
    """Short forms, folded, with the names that each may stand for ("matt": "matthew")."""
    text = resources.files("extract").joinpath("patterns/given_name_forms.csv").read_text("utf-8")
    forms: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(text.splitlines()):
        forms[row["short"]].add(row["full"])
    return {short: frozenset(full) for short, full in forms.items()}


@cache
def ambiguous_given_names() -> frozenset[str]:
    """Given names, folded, that standing alone may be another word ("may", "grace")."""
    path = resources.files("extract").joinpath("patterns/ambiguous_given_names.txt")
    lines = path.read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
