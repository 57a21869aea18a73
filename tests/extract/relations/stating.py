"""What a plan states of its things, as lines of words that tests compare."""

from __future__ import annotations

from graph.records import Claim
from tests.extract.marked import View, view

PLACE = "Camden Safer Streets Plan\n\nThis plan is for the London Borough of Camden.\n\n"


def plan(text: str) -> View:
    """A view of a plan for a place with a council that the registry knows."""
    return view(PLACE + text)


def said(found: View, *rules: str) -> set[str]:
    """The claims of these rules, each as "subject predicate object"."""
    return {_line(found, claim) for claim in found.plan.claims if claim.rule in rules}


def claim_that(found: View, line: str, *rules: str) -> Claim:
    """The one claim that a line of `said` stands for."""
    (claim,) = (c for c in found.plan.claims if c.rule in rules and _line(found, c) == line)
    return claim


def _line(found: View, claim: Claim) -> str:
    labels = {entity.id: entity.label for entity in found.plan.entities}
    subject, thing = (labels.get(i, i) for i in (claim.subject, claim.object))
    return f"{subject} {claim.predicate} {thing}"


def table(*rows: str) -> str:
    """Rows of a table printed with bars, a ruler below the first."""
    header, *others = (f"| {row} |" for row in rows)
    ruler = "|" + "---|" * rows[0].count("|") + "---|"
    return "\n".join((header, ruler, *others)) + "\n\n"
