"""A judgement as a sentence, for the graph and for messages."""

from __future__ import annotations

from graph.review.judgements import Judgement, What

__all__ = ["describe"]


def describe(judgement: Judgement) -> str:
    """What is judged, as a sentence.

    >>> describe(Judgement(What.ALIAS, thing="Ann Lee", other="A. Lee"))
    '"A. Lee" is a name of "Ann Lee".'
    """
    j = judgement
    thing, other, yes = f'"{j.thing}"', f'"{j.other}"', bool(j.settles)
    words = f' ("{j.quote}")' if j.quote else ""
    match j.what:
        case What.NAME | What.ALIAS | What.SPLIT:
            return f"{other} is {'a' if yes else 'no'} name of {thing}."
        case What.KIND if yes:
            return f"{thing} is of the kind {j.kind}."
        case What.KIND | What.CHANGE_KIND:
            right = f", but {j.other}" if j.other else ""
            return f"{thing} is not of the kind {j.kind or 'it was read as'}{right}."
        case What.MERGE:
            return f"{thing} and {other} are one."
        case What.RENAME:
            return f"{thing} is called {other}."
        case What.NOT_A_NAME:
            of = f" ({other})" if j.other else ""
            return f"{thing}{of} names nothing."
        case What.NEW_THING:
            return f"{thing} is the name of a thing of the kind {j.kind}."
        case What.CELL:
            named = f"names {other}" if yes else "names nobody"
            return f'"{j.quote}" ({j.relation}) {named}.'
        case What.CORRECT_FIELD:
            return f"{thing}: {j.relation} is {other if j.other else 'nobody'}."
        case What.CLAIM | What.ADD_CLAIM | What.REMOVE_CLAIM:
            holds = "" if yes else " does not hold"
            return f"{thing} {j.relation} {other}{words}{holds}."
