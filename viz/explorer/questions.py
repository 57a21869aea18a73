"""The bundled questions with their answers, and what each row of an answer speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.records import plain
from graph.store import Store
from graph.table import Table
from queries.catalogue import Question as Bundled
from viz.answers import Answered, answers
from viz.explorer.nodes import Nodes
from viz.explorer.records import Column, Node, Question, Rows

__all__ = ["questions_of"]

_NOT_CURRENT = "not_current"
_BETWEEN = "; "
_AREA = "area"
_PLACE = "place"


def questions_of(
    store: Store, nodes: Nodes, current: Sequence[Answered] | None = None
) -> tuple[Question, ...]:
    """Every bundled question in its order with its answer; `current` is the answers where
    they have been asked already."""
    current = tuple(answers(store)) if current is None else current
    changing = tuple(each.question for each in current if _NOT_CURRENT in each.question.parameters)
    whole = {
        each.question.name: each.table
        for each in answers(store, include_not_current=True, asked=changing)
    }
    named = _named(nodes)
    return tuple(_question(each, whole.get(each.question.name), nodes, named) for each in current)


_ByName = Mapping[str, Sequence[int]]


def _named(nodes: Nodes) -> _ByName:
    """The nodes that each text names as a whole: labels, spellings, the texts of actions."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes.nodes):
        for name in dict.fromkeys((node.label, *node.spellings)):
            found[plain(name)].append(at)
    return found


def _question(answered: Answered, whole: Table | None, nodes: Nodes, named: _ByName) -> Question:
    bundled: Bundled = answered.question
    differs = whole is not None and whole != answered.table
    return Question(
        name=bundled.name,
        family=bundled.family,
        summary=bundled.summary,
        columns=tuple(Column(each.name, each.description, each.dates) for each in answered.columns),
        parameters=bundled.parameters,
        query=bundled.text if bundled.function is None else "",
        empty=answered.empty,
        note=answered.note,
        current=_rows(answered.table, nodes, named),
        all=_rows(whole, nodes, named) if whole is not None and differs else None,
    )


def _rows(table: Table, nodes: Nodes, named: _ByName) -> Rows:
    return Rows(
        table.rows,
        tuple(
            _spoken_of(dict(zip(table.columns, row, strict=True)), nodes, named)
            for row in table.rows
        ),
    )


def _spoken_of(row: Mapping[str, object], nodes: Nodes, named: _ByName) -> tuple[int, ...]:
    """The nodes that the cells of a row name, in order, each once.

    Of several with one name those of the row's area, or of the file that it quotes, are meant.
    """
    areas = {plain(area) for area in str(row.get(_AREA) or "").split(_BETWEEN)}
    file = str(row.get(_PLACE) or "").partition(",")[0]
    found: dict[int, None] = {}
    for name, value in row.items():
        if not isinstance(value, str) or name in (_AREA, _PLACE, "quote"):
            continue
        for words in dict.fromkeys((value, *value.split(_BETWEEN))):
            matching = named.get(plain(words), ())
            own = [at for at in matching if _belongs(nodes.nodes[at], areas, file, nodes)]
            for at in own or (matching if len(matching) == 1 else ()):
                found.setdefault(at)
    return tuple(found)


def _belongs(node: Node, areas: set[str], file: str, nodes: Nodes) -> bool:
    if any(nodes.plans[at].file == file for at in node.plans):
        return True
    return any(nodes.areas[at].name in areas for at in node.areas)
