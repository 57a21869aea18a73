"""A built graph for Python users: its store, its answers as data frames, its networks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.store import Store, open_store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["Session"]


class Session:
    """The graph in a folder that a build has written.

    `store` answers SPARQL (`store.query(text)`), `ask` a bundled question; the others give
    NetworkX networks. Raises InputError where the folder holds no graph.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.store: Store = open_store(out)

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

        The filters are those of `queries.asked.Filters`.
        """
        import pandas as pd

        from queries.run import ask

        table = ask(self.store, name, area, theme, include_not_current, kind, on)
        return pd.DataFrame(list(table.rows), columns=list(table.columns))

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
        from graph.delivery import deliveries, delivery_network

        found = deliveries(self.store, include_not_current=include_not_current)
        return {each.area: delivery_network(each) for each in found}
