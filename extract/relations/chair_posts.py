"""Who chairs which panel, where somebody's post is to be its chair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.relations.context import RelationContext
from graph.records import Claim, Entity, Kind

__all__ = ["chair_claims", "chaired_panel"]

_CHAIR = re.compile(
    r"\b(?P<vice>vice|deputy|former|past|ex)?[ -]?(?:co-?)?chair(?:person|man|woman)?"
    r"(?: of| for|,)?\b",
    re.IGNORECASE,
)
_IGNORED = frozenset(
    {"the", "of", "and", "for", "interim", "acting", "local", "independent", "current", "joint"}
)


def chair_claims(claims: Iterable[Claim], context: RelationContext) -> Iterator[Claim]:
    """The panels chaired by the holders of posts such as "Chair of the Safer Board"."""
    for claim in claims:
        if claim.predicate != "org:holds":
            continue
        post = context.entities.get(claim.object)
        panel = None if post is None else chaired_panel(post.label, context.entities.values())
        if panel is not None:
            yield replace(
                claim, predicate="pg:chairs", object=panel, rule="the post is that of its chair"
            )


def chaired_panel(post: str, entities: Iterable[Entity]) -> str | None:
    """The id of the panel whose chair a post is, None where it is not one panel's chair.

    The post must name the panel by all the words of one of its names, or by words that
    only one panel's name holds ("Chair of the Communities Board").
    """
    match = _CHAIR.search(post)
    if match is None or match["vice"]:
        return None
    words = _bag(post[match.end() :]) or _bag(post[: match.start()])
    if not words:
        return None
    panels = [entity for entity in entities if entity.kind is Kind.PANEL and not entity.generic]
    same = [e.id for e in panels if any(_bag(n) == words for n in (e.label, *e.aliases))]
    if not same and len(words) > 1:
        same = [e.id for e in panels if any(words < _bag(n) for n in (e.label, *e.aliases))]
    return same[0] if len(same) == 1 else None


def _bag(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z&]+", text.lower().replace("'", "").replace("’", ""))
    return frozenset(words) - _IGNORED
