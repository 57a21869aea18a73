"""A built graph for Python users: its store, its answers as data frames, its networks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.store import Store, open_store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from graph.table import Table
    from queries.catalogue import Column

__all__ = ["FIRST_DAY", "LAST_DAY", "Answers", "Session"]

FIRST_DAY = "first day"
LAST_DAY = "last day"
"""What the columns are called by that a frame has beside one of dates: "end last day"."""


class Session:
    """The graph in a folder that a build has written, or in a `store` that is open.

    `store` answers SPARQL (`store.query(text)`), `ask` a bundled question; the others give
    NetworkX networks. Raises InputError where the folder holds no graph.
    """

    def __init__(self, out: Path, store: Store | None = None) -> None:
        self.out = out
        self.store: Store = open_store(out) if store is None else store
        self._answers = Answers(self)

    def ask(
        self,
        name: str,
        area: str | None = None,
        theme: str | None = None,
        include_not_current: bool = False,
        kind: str | None = None,
        on: str | None = None,
    ) -> pd.DataFrame:
        """The answer to a bundled question, one column each. Raises InputError if unknown.

        The filters are those of `queries.asked.Filters`. A date is text, as printed: a year,
        a month, a day or words. Beside each column of them ("end") stand two that pandas
        can reckon with, "end first day" and "end last day": the days between which it lies.
        """
        from queries.catalogue import find
        from queries.run import ask

        table = ask(self.store, name, area, theme, include_not_current, kind, on)
        return _frame(table, find(name).columns)

    @property
    def answers(self) -> Answers:
        """The answers to all bundled questions, by name, each asked when it is looked at."""
        return self._answers

    def without(
        self, *names: str, area: str | None = None, include_not_current: bool = False
    ) -> pd.DataFrame:
        """What is lost if all of these go, one line each, with its words and place.

        The columns are those of `queries.resilience.without.COLUMNS`. Raises InputError for
        a name or area that is not known.
        """
        import pandas as pd

        from queries.resilience.without import without

        table = without(self.store, names, area, include_not_current).table
        return pd.DataFrame(list(table.rows), columns=list(table.columns))

    def compare(self, newer: Session | str | Path) -> pd.DataFrame:
        """What changed from the plans of this build to those of a `newer` one, one change a
        line; `newer` is a session or the folder of a build.

        The columns are those of `queries.versions.change.COLUMNS`. Raises InputError where
        the folder holds no graph.
        """
        import pandas as pd

        from queries.versions.compare import compare
        from queries.versions.reading import versions_in

        other = newer if isinstance(newer, Session) else Session(Path(newer))
        table = compare(versions_in(self.store), versions_in(other.store)).table
        frame = pd.DataFrame(list(table.rows), columns=list(table.columns))
        return frame.astype({"days later": "Int64", "score": "float64"})

    def questions(self) -> tuple[str, ...]:
        """The names of the bundled questions."""
        from queries.catalogue import questions

        return tuple(question.name for question in questions())

    def actors_and_actions(self, include_not_current: bool = False) -> nx.MultiDiGraph[str]:
        """Who leads, answers for and supports which action, as a network."""
        from graph.network import actors_and_actions

        return actors_and_actions(self.store, include_not_current)

    def who_works_with_whom(self, include_not_current: bool = False) -> nx.Graph[str]:
        """Who has a part in the same actions as whom, as a network."""
        from graph.network import who_works_with_whom

        return who_works_with_whom(self.store, include_not_current)

    def governance(self, include_not_current: bool = False) -> nx.MultiDiGraph[str]:
        """Who sits on, chairs and reports to what, as a network."""
        from graph.network import governance

        return governance(self.store, include_not_current)

    def deliveries(self, include_not_current: bool = False) -> dict[str, nx.Graph[str]]:
        """Each area's actions, people, bodies, panels and services as a network, by area.

        An area of a plan that states none is called by the plan's file.
        """
        from graph.deliveries import deliveries
        from graph.delivery import delivery_network

        found = deliveries(self.store, include_not_current=include_not_current)
        return {each.area: delivery_network(each) for each in found}

    def network(
        self, area: str | None = None, include_not_current: bool = False
    ) -> nx.MultiDiGraph[str]:
        """Who and what, joined by all that the plans say of them, as one network: the one
        that `export` writes for Gephi. Raises InputError for an area that is not known."""
        from viz.export.facts import facts
        from viz.export.network import network

        return network(facts(self.store, area, include_not_current))


class Answers(Mapping[str, "pd.DataFrame"]):
    """The data frames of all bundled questions by name, each made once, when first wanted."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The frame of a question; raises KeyError where there is none of that name."""
        if name not in self._session.questions():
            raise KeyError(name)
        if name not in self._frames:
            self._frames[name] = self._session.ask(name)
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._session.questions())

    def __len__(self) -> int:
        return len(self._session.questions())


def _frame(table: Table, columns: tuple[Column, ...]) -> pd.DataFrame:
    import pandas as pd

    from graph.days import span

    frame = pd.DataFrame(list(table.rows), columns=list(table.columns))
    for column in columns:
        if column.dates:
            spans = [span(value) for value in table.column(column.name)]
            at = list(frame.columns).index(column.name) + 1
            days = (
                (FIRST_DAY, [meant and meant.first for meant in spans]),
                (LAST_DAY, [meant and meant.last for meant in spans]),
            )
            for number, (name, values) in enumerate(days):
                made = pd.Series(values, dtype="datetime64[s]")
                frame.insert(at + number, f"{column.name} {name}", made)
    return frame
