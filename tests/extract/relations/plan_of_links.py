"""A small plan in whose third action a sentence stands, and what it is then found to state."""

from __future__ import annotations

from extract.relations.action_wording import links
from graph.records import Claim
from tests.extract.marked import View, table, view

__all__ = ["link_claims", "links", "plan_with", "stated_links"]

_SUBJECT = 3
_SHORT = {"Mayor's Office for Policing and Crime": "MOPAC"}
_PREDICATES = ("pg:dependsOn", "pg:followsFrom", "pg:funds")


def plan_with(sentence: str, *more: str) -> View:
    """The plan with the sentence as its third action, as that action's comment where it begins
    with "comment:", or as a paragraph of its own where it begins with "prose:"; `more` are
    further rows."""
    own, comment, prose = "Walk the streets at night", "", ""
    if sentence.startswith("comment:"):
        comment = sentence.removeprefix("comment:").strip()
    elif sentence.startswith("prose:"):
        prose = sentence.removeprefix("prose:").strip()
    else:
        own = sentence
    return view(
        "Camden Safety Plan\n\n"
        + table(
            "No | Action | Lead organisation | Comment",
            "1 | Compile a shared list of venues | Camden Council |",
            "2 | Develop a knife crime problem profile | Camden Council |",
            f"3 | {own} | Camden Council | {comment}",
            "4 | Hold street surgeries on estates | Camden Council |",
            *more,
        )
        + (f"\n\nHow this links up\n\n{prose}\n" if prose else "")
    )


def link_claims(found: View) -> list[Claim]:
    """The claims of links between actions and other things."""
    return [claim for claim in found.plan.claims if claim.predicate in _PREDICATES]


def stated_links(found: View) -> set[str]:
    """What the plan states of its links, in the words of the examples: "dependsOn 1",
    "followsFrom Lammy Review", "MOPAC funds 3 £10k planned to 2025-03"."""
    names = {action.key: str(action.number) for action in found.plan.actions}
    names |= {e.id: _SHORT.get(e.label, e.label) for e in found.plan.entities}
    stated = set()
    for claim in link_claims(found):
        predicate = claim.predicate.removeprefix("pg:")
        subject, thing = names[claim.subject], names[claim.object]
        words = [predicate, thing] if subject == str(_SUBJECT) else [subject, predicate, thing]
        words += [word for word in (claim.amount, claim.status) if word]
        words += ["to " + claim.period.end] if claim.period.end else []
        stated.add(" ".join(words))
    return stated
