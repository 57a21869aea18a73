"""Surnames that stand alone in a cell, once the plan's people are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from extract.lexicon import fold
from extract.mentions import Candidate
from extract.namekinds import bare_name
from extract.registry_index import registry_index
from graph.records import Kind

__all__ = ["with_surnames"]


def with_surnames(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates, with a body in doubt read as a person where its one word is the
    surname of exactly one person whom the plan names in full ("Howells" in a column of
    leads, "Supt Ian Howells" elsewhere)."""
    owners: dict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        words = bare_name(candidate.text).split()
        if candidate.kind is Kind.PERSON and len(words) > 1:
            owners[fold(words[-1])].add(fold(" ".join(words)))
    return tuple(
        replace(candidate, kind=Kind.PERSON)
        if candidate.kind is Kind.ORGANISATION
        and candidate.context != "prose"
        and not registry_index().knows(candidate.text)
        and len(candidate.text.split()) == 1
        and candidate.text[1:].islower()
        and len(owners[fold(candidate.text)]) == 1
        else candidate
        for candidate in candidates
    )
