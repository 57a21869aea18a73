"""How much of the work rests on the busiest few, for each area and theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from graph.deliveries import deliveries
from graph.delivery import Delivery, Fact
from graph.store import Store
from graph.table import Row, Table
from queries.asked import Asked
from queries.catalogue import find
from queries.phrases import doubt, earliest, some_of
from queries.resilience.roles import Roles

__all__ = ["answer"]

_SORTS = ("lead", "lead organisation")
_FEW = 3


def answer(store: Store, asked: Asked) -> Table:
    """The table of the question: each area as a whole, then its themes as the plan has them."""
    question = find("concentration")
    rows: list[Row] = []
    for delivery in deliveries(store, asked.areas, asked.theme, asked.not_current):
        if asked.theme is None:
            rows.extend(_rows(delivery, None, set(delivery.actions)))
        themes: dict[str, set[str]] = defaultdict(set)
        for iri, action in delivery.actions.items():
            if action.theme:
                themes[action.theme].add(iri)
        for theme, actions in themes.items():
            rows.extend(_rows(delivery, theme, actions))
    return Table(question.name, tuple(column.name for column in question.columns), tuple(rows))


def _rows(delivery: Delivery, theme: str | None, actions: Collection[str]) -> Iterator[Row]:
    roles = Roles(delivery)
    for sort in _SORTS:
        led: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in delivery.of_roles(sort):
            if fact.object in actions and delivery.named(fact.subject):
                led[roles.one_who_leads(fact.subject)][fact.object].append(fact)
        named = {action for own in led.values() for action in own}
        if led and (theme is None or len(named) >= _FEW):
            yield _row(delivery, theme, sort, len(actions), len(named), led)


def _row(
    delivery: Delivery,
    theme: str | None,
    sort: str,
    actions: int,
    named: int,
    led: Mapping[str, Mapping[str, list[Fact]]],
) -> Row:
    by_work = sorted(led, key=lambda who: (-len(led[who]), delivery.label(who).casefold(), who))
    few, others = by_work[:_FEW], by_work[_FEW:]
    most = len(led[by_work[0]])
    equals = [who for who in others if len(led[who]) == len(led[few[-1]])]
    names = [f"{_name(who, led[who], delivery)} ({len(led[who])})" for who in few]
    if equals:
        names.append(f"and {len(equals)} more with as many as the last")
    of_few = len({action for who in few for action in led[who]})
    first = earliest([fact for facts in led[by_work[0]].values() for fact in facts])
    return (
        delivery.area,
        theme,
        sort,
        actions,
        named,
        len(led),
        some_of([_name(w, led[w], delivery) for w in by_work if len(led[w]) == most]),
        most,
        _percent(most, named),
        "; ".join(names),
        of_few,
        _percent(of_few, named),
        first.quote,
        first.place,
        doubt(fact for who in few for facts in led[who].values() for fact in facts),
    )


def _name(who: str, led: Mapping[str, list[Fact]], delivery: Delivery) -> str:
    """The name, with the posts in which a person leads behind it."""
    posts = {fact.subject for facts in led.values() for fact in facts if fact.subject != who}
    return ", ".join([delivery.label(who), *sorted(map(delivery.label, posts))])


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)
