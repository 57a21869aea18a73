"""Fixtures that several tests share: small made-up plans, and a built graph.

While tests run, nothing outside this machine can be reached: a test that tries, itself or in
a program that it starts, fails.
"""

from __future__ import annotations

import json
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from graph.records import (
    Action,
    Area,
    Claim,
    Commitment,
    Document,
    Entity,
    FieldValue,
    Kind,
    PlanRecords,
)
from tests.no_network.cut_off import cut_off
from tests.no_network.watch import NOTED, refuse_network

MakePlan = Callable[..., PlanRecords]

# A shell starts what runs in its background deaf to Ctrl-C, and what that starts as well.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# How long an example takes says more of the machine than of the code.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

_CHILD = str(Path(__file__).parent / "no_network" / "child")


def pytest_configure(config: pytest.Config) -> None:
    """Close the network before any test is collected."""
    handle, note = tempfile.mkstemp(prefix="partnergraph-network-")
    os.close(handle)
    config.add_cleanup(lambda: Path(note).unlink(missing_ok=True))
    os.environ[NOTED] = note
    before = os.environ.get("PYTHONPATH", "")
    if _CHILD not in before.split(os.pathsep):
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_CHILD, before)))
    cut_off()
    refuse_network()


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[Path]:
    """The file in which attempts to reach another machine are noted: one fails the test, even
    where what made it went on without an answer."""
    note = Path(os.environ[NOTED])
    yield note
    if note.stat().st_size:
        said = note.read_text("utf-8")
        note.write_text("")
        pytest.fail(f"another machine was to be reached:\n{said}", pytrace=False)


@pytest.fixture
def make_plan() -> MakePlan:
    """Gives small plans of two actions: one led by a person and a body, one by nobody."""

    def make(
        key: str = "harbourton",
        *,
        area: str = "Harbourton",
        person: str = "Nadia Okafor",
        text: str = "Hold a weekly meeting on young people at risk",
    ) -> PlanRecords:
        printed = FieldValue(person, 0, 0, "row 1, Lead")
        part = Commitment("safety/1/1", (("lead", printed),))
        actions = (
            Action("safety/1", text, 0, 0, "row 1", "1", theme="Safety", commitments=(part,)),
            Action("safety/2", "Review it", 0, 0, "row 2", "2", theme="Safety"),
        )
        boss = f"{key}/person/lead"
        police = "organisation/metropolitan-police-service"
        entities = (
            Entity(boss, Kind.PERSON, person, types=("foaf:Person",), rank="Supt"),
            Entity(
                police,
                Kind.ORGANISATION,
                "Metropolitan Police Service",
                types=("org:FormalOrganization",),
                scope="regional",
            ),
            Entity(
                f"{key}/organisation/all-partners",
                Kind.ORGANISATION,
                "All Partners",
                types=("org:FormalOrganization",),
                generic=True,
            ),
        )
        claims = (
            Claim("safety/1/1", "pg:lead", boss, 0, 0, "row 1, Lead", "cell", 1.0),
            Claim("safety/1/1", "pg:leadOrganisation", police, 0, 0, "row 1", "cell", 1.0),
        )
        return PlanRecords(
            Document(f"{key}.txt", "text", "", "0" * 64, ()),
            key,
            f"{area} plan",
            actions,
            entities,
            claims=claims,
            area=Area(f"X-{area.casefold()}", area),
        )

    return make


@pytest.fixture
def small_out(make_plan: MakePlan, tmp_path: Path) -> Path:
    """A small graph of two plans, as a build leaves it."""
    from graph.rdf import ontology_quads, plan_quads, registry_quads, write_nquads
    from graph.store import FORMAT, GRAPH_FILE, MANIFEST_FILE

    folder = tmp_path / "out"
    folder.mkdir()
    plans = [make_plan(), make_plan("saltmarsh", area="Saltmarsh", person="Ian Reed")]
    quads = [*ontology_quads(), *registry_quads()]
    for plan in plans:
        quads += plan_quads(plan)
    write_nquads(quads, folder / GRAPH_FILE)
    manifest = {"format": FORMAT, "partnergraph": "0", "files": [GRAPH_FILE]}
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest))
    return folder
