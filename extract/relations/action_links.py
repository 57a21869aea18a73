"""What an action depends on, follows from and is paid by, as its row or a sentence on it says."""

from __future__ import annotations

from collections.abc import Iterator

from extract.relations.action_depends import dependency_claims
from extract.relations.action_follows import source_claims, title_claims
from extract.relations.action_funds import funding_claims
from extract.relations.action_passages import passages_of
from extract.relations.action_wording import hits_of
from extract.relations.context import RelationContext
from graph.records import Claim

__all__ = ["action_link_claims"]


def action_link_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all wordings of `patterns/action_links.toml` that the plan uses."""
    passages = list(passages_of(context))
    hits = [(passage, hit) for passage in passages for hit in hits_of(passage)]
    needed = list(dependency_claims(context, [h for h in hits if h[1].link.relation == "depends"]))
    yield from needed
    for claim in source_claims(context, [h for h in hits if h[1].link.relation == "follows"]):
        # What another action is to make is waited for, and is no source yet.
        if not any(
            other.subject == claim.subject and other.start <= claim.start and claim.end <= other.end
            for other in needed
        ):
            yield claim
    yield from title_claims(context, passages)
    yield from funding_claims(
        context,
        [passage for passage in passages if passage.actions],
        [h for h in hits if h[1].link.relation == "funds"],
    )
