"""A small graph of two plans, served to all the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.rdf import ontology_quads, plan_quads, registry_quads
from tests.graph.sample_plan import hillford, marsham
from tests.viz.server.serving import Served, serving, write_out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plans = (quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))
    quads = [*plans, *ontology_quads(), *registry_quads()]
    return write_out(tmp_path_factory.mktemp("served") / "out", quads)


@pytest.fixture(scope="module")
def served(out: Path) -> Iterator[Served]:
    with serving(out, "--workers", "2") as server:
        yield server
