from __future__ import annotations

import pytest

from graph.rdf import ontology_quads, plan_quads, registry_quads
from graph.store import Store
from tests.graph.sample_plan import hillford, marsham
from tests.queries.gap_plans import dunford, store_of


@pytest.fixture(scope="session")
def store() -> Store:
    """The two sample plans with the ontology and the registry beside them."""
    plans = (quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))
    return Store([*plans, *ontology_quads(), *registry_quads()])


@pytest.fixture(scope="session")
def plans_only() -> Store:
    """The two sample plans alone."""
    return Store(quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))


@pytest.fixture(scope="session")
def three() -> Store:
    """The two sample plans and one of needs and gaps, with the sectors of their bodies."""
    return store_of(hillford(), marsham(), dunford())
