from __future__ import annotations

from graph.store import Store
from queries.names import Names

ANN = "https://w3id.org/partnergraph/id/hillford/person/ann-lee"


def test_whole_spellings_come_before_parts_of_them(store: Store) -> None:
    names = Names(store)
    for spelling in ("Ann Lee", "  ann   LEE ", "AL", "Anne Lea", "Supt Ann Lee", ANN):
        assert names.exactly(spelling) == (ANN,)
    assert names.exactly("Lee") == ()
    assert names.partly("Lee") == (ANN,)
    assert names.find("lee ann") == (ANN,)
    assert len(names.find("Schools Team")) == 2
    assert names.find("") == names.partly("%") == ()


def test_an_unknown_name_brings_the_nearest(store: Store) -> None:
    names = Names(store)
    assert "Did you mean Ann Lee" in str(names.unknown("Ann Leigh"))
    assert "Give a name" in str(names.unknown("%%"))
