"""What the rows of an answer speak of: the nodes that their cells name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from graph.records import plain
from graph.table import Value
from viz.explorer.nodes import Nodes

__all__ = ["Spoken"]

_NAMING = frozenset(
    (
        "action", "other action", "dependent", "hanging", "examples",
        "lead", "lead organisation", "led by", "other led by", "run by", "other run by",
        "name", "organisation", "bodies", "busiest", "busiest three", "chair",
        "panel", "other panel", "service", "other service", "thing",
        "provider", "provided by", "funded by", "funder", "pays for",
        "reports to", "reported to by", "top boards", "line",
        "what", "before", "after",
    )
)  # fmt: skip
"""The columns whose cells are names. Others hold the plan's words, which may name one thing
and speak of another, or words of ours."""
_ACTIONS = frozenset(("action", "other action"))
_EITHER = frozenset(("dependent", "hanging", "examples", "pays for", "what", "before", "after"))
"""Those that name actions alone, and those that name actions and other things; others name no
action, even where one is called like a body."""

_AREA = "area"
_PLACES = ("place", "other place", "place after", "place before")
_THEME = "theme"
_COUNTED = "actions"
_ACTION = "action"
_BETWEEN = re.compile(r"; | → ")
_WITH_MORE = re.compile(r"(?P<name>.+?) \((?P<more>.*)\)", re.DOTALL)
"""A name with what is told of it behind: "Ann Lee (Gangs Lead)", "Old Fund (£5,000)"."""
_NUMBERED = re.compile(r"(?P<number>\S{1,12})\. (?P<text>.+)", re.DOTALL)
"""An action with its number before it: "3. Bring the bus to the station"."""
_MORE_ENDS = ")"
_CUT = "…"


class Spoken:
    """The nodes by all that names them: labels, spellings, the texts of actions."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._named: dict[str, list[int]] = defaultdict(list)
        # The actions of a template are called the same in plan after plan.
        self._in_plan: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._in_area: dict[tuple[str, int], list[int]] = defaultdict(list)
        for at, node in enumerate(nodes.nodes):
            for name in dict.fromkeys(map(plain, (node.label, *node.spellings))):
                self._named[name].append(at)
                for plan in node.plans:
                    self._in_plan[name, plan].append(at)
                for area in node.areas:
                    self._in_area[name, area].append(at)
        self._areas = {area.name: at for at, area in enumerate(nodes.areas)}
        self._actions: dict[int, list[int]] = defaultdict(list)
        for at, node in enumerate(nodes.nodes):
            if node.kind == _ACTION:
                self._actions[node.plans[0]].append(at)

    def of(self, row: Mapping[str, Value]) -> tuple[int, ...]:
        """The nodes that the cells of a row name, in order, each once.

        Of several with one name those of the plans whose words it gives are meant, or else
        those of its area. A row that counts the actions of a theme speaks of these.
        """
        plans = self._plans_of(row)
        areas = self._areas_of(row, plans)
        found: dict[int, None] = {}
        for name, value in row.items():
            if name in _NAMING and isinstance(value, str):
                for words in _names_in(plain(value)):
                    found.update(dict.fromkeys(self._meant(words, name, plans, areas)))
        if _COUNTED in row and _ACTION not in row and isinstance(row.get(_THEME), str):
            found.update(dict.fromkeys(self._under(str(row[_THEME]), plans)))
        return tuple(found)

    def _fits(self, at: int, column: str) -> bool:
        is_action = self._nodes.nodes[at].kind == _ACTION
        return column in _EITHER or is_action == (column in _ACTIONS)

    def _plans_of(self, row: Mapping[str, Value]) -> frozenset[int]:
        files = (str(row.get(place) or "").partition(", ")[0] for place in _PLACES)
        return frozenset(self._nodes.of_file[file] for file in files if file in self._nodes.of_file)

    def _areas_of(self, row: Mapping[str, Value], plans: Collection[int]) -> frozenset[int]:
        names = str(row.get(_AREA) or "").split("; ")
        stated = frozenset(self._areas[name] for name in names if name in self._areas)
        return stated | {self._nodes.plans[plan].area for plan in plans}

    def _meant(
        self, words: str, column: str, plans: Collection[int], areas: Collection[int]
    ) -> Sequence[int]:
        told = _NUMBERED.fullmatch(words) if column in _EITHER else None
        if told is not None:
            named = self._meant(told["text"], column, plans, areas)
            numbered = [at for at in named if self._nodes.nodes[at].number == told["number"]]
            if numbered:
                return numbered
        bare = words.strip("“”")
        if bare.endswith(_CUT):
            return list(self._beginning(bare.removesuffix(_CUT).rstrip(), plans))
        name = words if words in self._named else bare
        if name not in self._named:
            return []
        return (
            self._of_name(name, column, self._in_plan, plans)
            or self._of_name(name, column, self._in_area, areas)
            or self._only(name, column)
        )

    def _of_name(
        self,
        name: str,
        column: str,
        places: Mapping[tuple[str, int], Sequence[int]],
        wanted: Collection[int],
    ) -> Sequence[int]:
        """Those of that name in the wanted plans or areas."""
        found = {at for place in wanted for at in places.get((name, place), ())}
        return sorted(at for at in found if self._fits(at, column))

    def _only(self, name: str, column: str) -> Sequence[int]:
        named = [at for at in self._named[name] if self._fits(at, column)]
        return named if len(named) == 1 else []

    def _beginning(self, words: str, plans: Collection[int]) -> Iterator[int]:
        """The actions of which only the beginning is given."""
        for plan in sorted(plans) if words else ():
            for at in self._actions[plan]:
                if plain(self._nodes.nodes[at].label).startswith(words):
                    yield at

    def _under(self, theme: str, plans: Collection[int]) -> Iterator[int]:
        nodes, themes = self._nodes.nodes, self._nodes.themes
        for plan in sorted(plans):
            for at in self._actions[plan]:
                if nodes[at].theme >= 0 and themes[nodes[at].theme] == theme:
                    yield at


# The same things are named in row after row.
@lru_cache(maxsize=4096)
def _names_in(value: str) -> tuple[str, ...]:
    """What a cell may name: all of it, and each of the names that it lists."""
    return tuple(_listed_in(value))


def _listed_in(value: str) -> Iterator[str]:
    for words in dict.fromkeys((value, *_BETWEEN.split(value))):
        yield words
        told = _WITH_MORE.fullmatch(words) if words.endswith(_MORE_ENDS) else None
        if told is not None:
            yield told["name"]
            yield from _BETWEEN.split(told["more"])
