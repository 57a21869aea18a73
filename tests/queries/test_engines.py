"""Every query file gives the same rows on three engines: the store, rdflib and a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode

import graph.lookups
import queries.catalogue
from benchmarks.boroughs import made_up_plans
from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.rdf import plan_quads, registry_quads
from graph.records import PlanRecords
from graph.store import Store
from queries.catalogue import FAMILIES
from tests.graph.made_plan import MadePlan
from tests.graph.sample_plan import hillford, marsham
from tests.queries import on_rdflib
from tests.queries.sparql_server import SparqlServer, serving

_QUERIES = Path(queries.catalogue.__file__).parent
_LOOKUPS = Path(graph.lookups.__file__).parent / "lookup"
FILES = {
    f"{path.parent.parent.name}/{path.parent.name}/{path.stem}": path
    for path in sorted(
        [
            *(path for family in (*FAMILIES, "lookup") for path in _QUERIES.glob(f"{family}/*.rq")),
            *_LOOKUPS.glob("*.rq"),
        ]
    )
}
_BASE = "https://w3id.org/partnergraph/id/"
BUS = ("iri", _BASE + "service/night-bus-watch")
VALUES: dict[str, tuple[tuple[str, str], ...]] = {
    "area": (
        ("literal", _BASE + "area/E99000001"),
        ("literal", _BASE + "area/E09000001"),
    ),
    "theme": (("literal", "gOvErN"),),
    "kind": (("literal", "person"), ("literal", "organisation"), ("literal", "team")),
    "on": (("literal", "2025-01-01"),),
    "not_current": (("literal", "ended"), ("literal", "planned")),
}
"""What a parameter is given; a node where the query takes one, otherwise words."""
ALWAYS = {"thing": (BUS,)}
"""What a query that has it cannot do without."""
MAY_BE_EMPTY = frozenset({"queries/lookup/standard-actions", "graph/lookup/earlier_versions"})
"""Queries that rightly find nothing in these plans: one reads the registry alone, the other
looks for two versions of one plan."""

Asked = dict[str, tuple[tuple[str, str], ...]]


def _ways(path: Path) -> list[Asked]:
    """A file's parameters: none, then each alone, then all of them."""
    text = path.read_text(encoding="utf-8")
    taken = {*re.findall(r"asked:(\w+)", text)} & {*VALUES, *ALWAYS}
    always = {name: ALWAYS[name] for name in sorted(taken & {*ALWAYS})}
    chosen = sorted(taken & {*VALUES})
    ways = [always, *({**always, name: VALUES[name]} for name in chosen)]
    if len(chosen) > 1:
        ways.append({**always, **{name: VALUES[name] for name in chosen}})
    return ways


CASES = [
    pytest.param(name, asked, id=f"{name}-{'+'.join(asked) or 'all'}")
    for name, path in FILES.items()
    for asked in _ways(path)
]


@pytest.fixture(scope="module")
def several() -> Store:
    """Our two sample plans, one of overlaps, and three that were made up, one of which names
    no leads; with what is concluded from them, and the registry."""
    made_up = [*made_up_plans(6, 6)]
    plans = (hillford(), marsham(), overlapping(), made_up[0], made_up[1], made_up[5])
    stated = (quad for plan in plans for quad in plan_quads(plan))
    return Store([*stated, *derived_quads(conclude(plans), plans), *registry_quads()])


def overlapping() -> PlanRecords:
    """A plan with one work under two leads, two panels of one purpose, two like services."""
    sweeps = ("Weapon sweeps in the park", "Community sweeps for knives")
    plan = MadePlan("Dunham").has("person", "Jo Ng", "Al Ray").has("body", "Wardens")
    plan.has("panel", "Gangs Panel", "Knife Crime Group")
    plan.has("service", "Youth Mentors", "Mentor Club")
    plan.does(*sweeps).says("Jo Ng", "leads", sweeps[0]).says("Al Ray", "leads", sweeps[1])
    plan.says("Wardens", "sits on", "Gangs Panel", "Knife Crime Group")
    plan.says("Jo Ng", "chairs", "Gangs Panel").says("Wardens", "provides", "Youth Mentors")
    return plan.records()


@pytest.fixture(scope="module")
def server(several: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    with serving(several, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def dataset(several: Store) -> rdflib.Dataset:
    return on_rdflib.dataset(several)


@pytest.mark.parametrize(("name", "asked"), CASES)
def test_three_engines_give_the_same_rows(
    several: Store, server: SparqlServer, dataset: rdflib.Dataset, name: str, asked: Asked
) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    given = {
        parameter: [NamedNode(value) if kind == "iri" else value for kind, value in values]
        for parameter, values in asked.items()
    }
    here = _in_order(text, several.query(text, name, given).rows)
    assert here == _in_order(text, server.rows(text, asked))
    if asked not in (_ways(FILES[name])[0], _ways(FILES[name])[-1]):
        return  # rdflib is slow: it is asked for everything, and by all parameters at once
    terms = {
        parameter: [
            rdflib.URIRef(value) if kind == "iri" else rdflib.Literal(value)
            for kind, value in values
        ]
        for parameter, values in asked.items()
    }
    assert here == _in_order(text, on_rdflib.answer(dataset, text, terms))


@pytest.mark.parametrize("name", sorted({*FILES} - MAY_BE_EMPTY))
def test_the_engines_are_compared_on_rows(several: Store, name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    asked: dict[str, list[str | NamedNode]] = {
        parameter: [NamedNode(value) for _, value in values]
        for parameter, values in ALWAYS.items()
        if f"asked:{parameter}" in text
    }
    if "asked:on" in text:
        asked["on"] = ["2025-01-01"]
    assert several.query(text, name, asked).rows


def test_all_files_are_covered() -> None:
    everywhere = {*_QUERIES.rglob("*.rq"), *_LOOKUPS.rglob("*.rq")}
    assert everywhere == {*FILES.values()}


def _in_order(text: str, rows: object) -> list[tuple[object, ...]]:
    """The rows as they come where the query orders them, otherwise in an order of ours."""
    assert isinstance(rows, list | tuple)
    ordered = re.search(r"^ORDER BY", text, re.MULTILINE)
    return list(rows) if ordered else sorted(rows, key=repr)
