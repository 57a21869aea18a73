"""Gaps and dependence in the five real plans, where they lie beside the repository."""

from __future__ import annotations

import pytest

from graph.store import Store, open_store
from graph.table import Row, Table
from queries.run import ask
from tests.test_real_plans import PLANS, build_apart

pytestmark = pytest.mark.skipif(
    not PLANS.is_dir(), reason="the real plans are not beside the repository"
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Store:
    out = tmp_path_factory.mktemp("gaps") / "out"
    build_apart(out)
    return open_store(out)


def picked(table: Table, *columns: str) -> list[Row]:
    return list(zip(*(table.column(name) for name in columns), strict=True))


def test_a_table_without_leads_is_one_line(real: Store) -> None:
    found = ask(real, "no-lead", area="West Area BCU")
    assert picked(found, "finding", "actions") == [("plan names no leads", 42)]


def test_harrow_s_actions_without_a_lead(real: Store) -> None:
    found = ask(real, "no-lead", area="Harrow")
    assert picked(found, "number", "action", "finding", "stated") == [
        ("11", "Redthread", "words that name no person", "YOT / Community Safety?"),
        ("12", "London Gangs Exit Programme", "left open", "?"),
    ]


def test_what_hangs_on_hamrow(real: Store) -> None:
    rows = [
        row
        for row in picked(
            ask(real, "service-dependents", area="Southwark", kind="panel"),
            "thing",
            "how",
            "place",
        )
        if row[0] == "HAMROW"
    ]
    assert rows == [
        ("HAMROW", "named in it", "southwark.txt, line 26"),
        ("HAMROW", "named in it", "southwark.txt, line 43"),
        ("HAMROW", "used by", "southwark.txt, line 100"),
    ]


def test_what_hangs_on_the_reducing_reoffending_board(real: Store) -> None:
    found = ask(real, "service-dependents", area="Havering", kind="panel")
    reporting = [
        dependent
        for thing, how, dependent in picked(found, "thing", "how", "dependent")
        if thing == "Reducing Reoffending Board" and how == "reports to it"
    ]
    assert reporting == ["East Area Gangs Panel", "Serious Group Violence Panel"]


def test_plans_without_end_dates_or_victims(real: Store) -> None:
    found = ask(real, "no-end-date", area="Barnet")
    assert picked(found, "finding", "actions") == [("plan gives no end dates", 16)]
    areas = ask(real, "victim-pathways").column("finding")
    assert "no action speaks of victims, survivors or witnesses" not in areas


def test_statutory_partners(real: Store) -> None:
    found = ask(real, "statutory-partners")
    absent = {
        (area, sector)
        for area, sector, part in picked(found, "area", "sector", "part")
        if part == "not found"
    }
    assert absent == {
        ("Barnet", "probation"),
        ("Havering", "fire and rescue"),
        ("West Area BCU", "fire and rescue"),
    }


def test_services_that_neighbours_rely_on(real: Store) -> None:
    found = picked(ask(real, "missing-services"), "area", "service", "which")
    assert ("Barnet", "London Gangs Exit", "Harrow; Havering; Southwark; West Area BCU") in found
    assert ("Harrow", "Operation Sceptre", "Barnet; Havering; Southwark") in found
