"""What the plans state of who does what, and where they name whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from graph.deliveries import deliveries
from graph.delivery import Fact as Stated
from graph.records import plain
from graph.store import Store
from graph.wording import in_role
from queries.catalogue import lookup
from viz.explorer.nodes import Nodes
from viz.explorer.records import Fact, Mention

__all__ = ["facts_of", "mentions_of", "places_of"]

_Relation: TypeAlias = "tuple[str, str, str, str]"
"""One end, its role to the other, the other, and the file that states it."""


def facts_of(store: Store, nodes: Nodes) -> tuple[Fact, ...]:
    """The statements in the order of areas, plans and places."""
    amounts = _amounts(store)
    current = {_key(fact) for each in deliveries(store) for fact in each.facts}
    return tuple(
        found
        for delivery in deliveries(store, include_not_current=True)
        for fact in delivery.facts
        if (found := _fact(fact, nodes, _key(fact) in current, amounts)) is not None
    )


def _amounts(store: Store) -> Mapping[_Relation, str]:
    found: dict[_Relation, str] = {}
    rows = store.query(lookup("page-amounts"), "page-amounts").rows
    for left, relation, right, file, amount in rows:
        if (told := in_role(str(left), str(relation), str(right))) is not None:
            found[*told, str(file)] = str(amount)
    return found


def _key(fact: Stated) -> tuple[object, ...]:
    return (
        fact.subject, fact.role, fact.object, fact.part, fact.quote, fact.file, fact.locator,
        fact.start, fact.confidence, fact.status,
    )  # fmt: skip


def _fact(
    fact: Stated, nodes: Nodes, current: bool, amounts: Mapping[_Relation, str]
) -> Fact | None:
    source, target = nodes.of.get(fact.subject), nodes.of.get(fact.object)
    if source is None or target is None:
        return None
    plan = nodes.of_file[fact.file]
    parts = [part.iri for part in nodes.nodes[target].parts]
    return Fact(
        source=source,
        role=fact.role,
        target=target,
        area=nodes.plans[plan].area,
        plan=plan,
        part=parts.index(fact.part) if fact.part in parts else -1,
        quote=fact.quote,
        place=fact.locator,
        start=fact.start,
        confidence=fact.confidence,
        status=fact.status,
        current=current,
        amount=amounts.get((fact.subject, fact.role, fact.object, fact.file), ""),
    )


def places_of(store: Store, nodes: Nodes, texts: Mapping[int, str]) -> tuple[Mention, ...]:
    """Every place that names something that the page shows or states something of it, by plan
    and place. `texts` are the plans' texts by index, as far as they are at hand."""
    return tuple(_mentions(store, nodes, texts))


def mentions_of(places: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places that name something.

    The words that state a relation run from one of its ends to the other: where they hold the
    name of a thing itself, that name alone is where it is named.
    """
    named: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for mention in places:
        named[mention.node, mention.plan].add((mention.start, mention.end))
    widest = {key: _holding(spans) for key, spans in named.items()}
    return tuple(
        mention
        for mention in places
        if (mention.start, mention.end) not in widest[mention.node, mention.plan]
    )


def _holding(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The spans in which another, shorter one stands."""
    holding: set[tuple[int, int]] = set()
    first_end: int | None = None
    # From the last to begin to the first, and of those that begin together the shortest first:
    # what stands in a span has then been seen, and one of them ends before all others.
    for start, end in sorted(spans, key=lambda span: (-span[0], span[1])):
        if first_end is not None and first_end <= end:
            holding.add((start, end))
        else:
            first_end = end
    return holding


def _mentions(store: Store, nodes: Nodes, texts: Mapping[int, str]) -> Iterator[Mention]:
    rows = store.query(lookup("page-mentions"), "page-mentions").rows
    for plan_iri, thing, start, end, quote, sentence, place, method, confidence, row in rows:
        node, plan = nodes.of.get(str(thing)), nodes.of_plan.get(str(plan_iri))
        if node is None or plan is None:
            continue
        first, last = int(start or 0), int(end or 0)
        words, within = str(quote), str(sentence or quote)
        text = texts.get(plan)
        at = -1 if text is None else _enclosing(text, within, first, last)
        held = at >= 0 and text is not None and text[first:last] == words
        yield Mention(
            node=node,
            plan=plan,
            start=first,
            end=last,
            sentenceStart=at if held else -1,
            sentenceEnd=at + len(within) if held else -1,
            quote="" if held else plain(words),
            sentence="" if held else plain(within),
            place=str(place),
            method=str(method or ""),
            confidence=float(confidence or 0),
            action=nodes.of.get(str(row), -1),
        )


def _enclosing(text: str, sentence: str, start: int, end: int) -> int:
    """Where the sentence that holds these offsets begins in the text, -1 if it is not there."""
    at = text.find(sentence, max(0, end - len(sentence)), start + len(sentence))
    return at if at <= start else -1
