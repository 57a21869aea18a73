"""All that is known of one thing, as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from queries.shown import InAction, Place, Relation, Shown, Thing
from viz.terminal import printable

__all__ = ["card"]

_LONGEST_QUOTE = 240


def card(shown: Shown) -> Iterator[str]:
    """The lines for everything that a name stands for, a blank line between two things."""
    if len(shown.things) > 1:
        yield f"{printable(shown.name)} may stand for {len(shown.things)} things:"
        yield ""
    for number, thing in enumerate(shown.things):
        if number:
            yield ""
        yield from _thing(thing)


def _thing(thing: Thing) -> Iterator[str]:
    ranks = f" ({_listed(thing.ranks)})" if thing.ranks else ""
    yield printable(thing.label) + ranks
    kind = _listed(thing.kinds) or "thing"
    if thing.generic:
        kind += ", naming nobody in particular"
    if thing.statuses:
        kind += f" ({_listed(thing.statuses)})"
    yield f"  {kind}"
    for plan in thing.plans:
        told = plan.area and not plan.title.startswith(plan.area)
        area = f", {printable(plan.area)}" if told else ""
        yield f"  in {printable(plan.file)}{area}: {printable(plan.title)}"
    others = [spelling for spelling in thing.spellings if spelling != thing.label]
    if others:
        yield f"  also printed as: {_listed(others)}"
    if thing.misspellings:
        yield f"  misspelt as: {_listed(thing.misspellings)}"
    yield f"  <{printable(thing.iri)}>"
    if thing.relations:
        yield ""
        yield "  What the plans say of it"
        for relation in thing.relations:
            yield from _relation(relation)
    if thing.actions:
        yield ""
        yield f"  Actions it has a part in: {len(thing.actions)}"
        for action in thing.actions:
            yield from _action(action)
    elsewhere = _outside(thing)
    if elsewhere:
        yield ""
        yield f"  Other places that name it: {len(elsewhere)}"
        for place in elsewhere:
            yield from _place(place, "    ")


def _relation(relation: Relation) -> Iterator[str]:
    said = " ".join(map(printable, (relation.subject, relation.relation, relation.object)))
    stated = (relation.status, relation.amount, _period(relation))
    more = [printable(part) for part in stated if part]
    yield f"    {said}" + (f" ({', '.join(more)})" if more else "")
    yield from _place(relation.place, "      ")


def _period(relation: Relation) -> str:
    """From when to when a relation holds, "" where that is not stated."""
    start = f"from {relation.start}" if relation.start else ""
    end = f"until {relation.end}" if relation.end else ""
    return " ".join(part for part in (start, end) if part)


def _action(action: InAction) -> Iterator[str]:
    heading = [printable(part) for part in (action.area, action.theme) if part]
    number = f"{printable(action.number)}. " if action.number else ""
    yield f"    {', '.join(heading)}{': ' if heading else ''}{number}{_cut(action.text)}"
    yield f"      its part: {_listed(action.parts)}"
    leads = _listed(action.leads) or "nobody named"
    bodies = _listed(action.lead_organisations) or "none named"
    yield f"      led by: {leads}; lead organisation: {bodies}"
    for place in action.places:
        yield from _place(place, "      ")


def _place(place: Place, indent: str) -> Iterator[str]:
    words = _cut(place.sentence or place.quote)
    yield f'{indent}"{words}" ({printable(place.file)}, {printable(place.locator)})'


def _outside(thing: Thing) -> Sequence[Place]:
    """The places that no action or relation has quoted already."""
    quoted = [place for action in thing.actions for place in action.places]
    quoted += (relation.place for relation in thing.relations)
    seen = {(place.file, place.start, place.end) for place in quoted}
    return [p for p in thing.places if (p.file, p.start, p.end) not in seen]


def _listed(values: Iterable[str]) -> str:
    return ", ".join(map(printable, values))


def _cut(text: str) -> str:
    words = printable(text)
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"
