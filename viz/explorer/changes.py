"""What changed between two versions of a plan that stand in one graph."""

from __future__ import annotations

from collections.abc import Mapping

from graph.store import Store
from queries.versions.change import COLUMNS, GROUPS
from queries.versions.compare import compare
from queries.versions.reading import versions_in
from queries.versions.version import Version
from viz.explorer.nodes import Nodes
from viz.explorer.records import Changes, Column, Heading, Revision, Rows
from viz.explorer.spoken import Spoken

__all__ = ["changes_of"]

_NOTHING = Changes((), (), ())


def changes_of(store: Store, nodes: Nodes) -> Changes:
    """What `compare` says of each plan that replaces another, by the file of the newer.

    Nothing at all, not even columns, where no plan of the graph replaces another.
    """
    pairs = [(plan.replaces, at) for at, plan in enumerate(nodes.plans) if plan.replaces >= 0]
    if not pairs:
        return _NOTHING
    versions = {version.iri: version for version in versions_in(store)}
    spoken = Spoken(nodes)
    return Changes(
        columns=tuple(Column(each.name, each.description, each.dates) for each in COLUMNS),
        headings=tuple(Heading(name, kinds) for name, kinds in GROUPS.items()),
        revisions=tuple(_revision(old, new, versions, nodes, spoken) for old, new in pairs),
    )


def _revision(
    old: int, new: int, versions: Mapping[str, Version], nodes: Nodes, spoken: Spoken
) -> Revision:
    older, newer = (versions[nodes.plans[at].iri] for at in (old, new))
    compared = compare((older,), (newer,))
    table = compared.table
    return Revision(
        old=old,
        new=new,
        common=sum(pair.common for pair in compared.pairs),
        rows=Rows(
            table.rows,
            tuple(spoken.of(dict(zip(table.columns, row, strict=True))) for row in table.rows),
        ),
    )
