"""The newest version of each plan: what counts where nothing else is asked for."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from graph.lookups import lookup
from graph.store import Store

__all__ = ["earlier_versions", "newest"]

# A store never changes, and many questions are asked of one.
_KEPT: WeakKeyDictionary[Store, Store | None] = WeakKeyDictionary()


def earlier_versions(store: Store) -> tuple[tuple[str, str], ...]:
    """The files of plans of which the graph holds a later version, each with the file of that,
    sorted."""
    rows = store.query(lookup("earlier_versions"), "earlier versions").rows
    return tuple((str(file), str(later)) for _, file, later in rows)


def newest(store: Store) -> Store:
    """The graph without the plans of which it holds a later version; the same where there
    are none."""
    if store not in _KEPT:
        _KEPT[store] = _without_earlier(store)
    return _KEPT[store] or store


def _without_earlier(store: Store) -> Store | None:
    rows = store.query(lookup("earlier_versions"), "earlier versions").rows
    earlier = {str(row[0]) for row in rows}
    if not earlier:
        return None
    return store.without_graphs(earlier)
