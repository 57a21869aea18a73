"""Gaps, dependence and overlaps in the five real plans, where they lie beside the repository."""

from __future__ import annotations

import pytest

from graph.store import Store, open_store
from queries.run import ask
from tests.queries.picking import picked
from tests.test_real_plans import PLANS, build_apart

pytestmark = pytest.mark.skipif(
    not PLANS.is_dir(), reason="the real plans are not beside the repository"
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Store:
    out = tmp_path_factory.mktemp("gaps") / "out"
    build_apart(out)
    return open_store(out)


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


TEMPLATE = {
    # Where each plan has a row of the template, by theme and number; who has it is a fact.
    "agenda": ("GOV 1", "GOV 1", "GOV 1"),
    "tasking": ("GOV 2", "GOV 2", "GOV 2"),
    "assessment": ("TAR 1", "TAR 1", "TAR 1"),
    "data": ("TAR 2", None, "TAR 2"),
    "tracker": ("TAR 3", "TAR 8", "TAR 3"),
    "panel": ("TAR 4", "TAR 5", "TAR 4"),
    "weapons": ("KEE 1", None, "KEE 1"),
    "sweeps": (None, "KEE 4", "KEE 3"),
    "bins": (None, "KEE 6", "KEE 2"),
    "schools": ("PRO 1", "PRO 1", "PRO 1"),
    "safeguarding": ("PRO 2", None, "PRO 2"),
    "exclusions": ("PRO 3", None, "PRO 3"),
    "figures": ("PRO 4", "PRO 10", "PRO 4"),
    "care": ("PRO 5", "PRO 9", "PRO 5"),
    "communities": ("STA 1", "STA 1", "STA 1"),
    "tension": ("STA 2", "STA 7", "STA 2"),
    "searches": ("STA 3", "STA 8", "STA 3"),
    "victims": ("SUP 1", "SUP 1", "SUP 1"),
    "health": ("SUP 2", "SUP 2", "SUP 2"),
    "hospitals": ("SUP 3", "SUP 3", "SUP 3"),
    "sentences": ("OFF 1", "OFF 6", "OFF 1"),
    "interventions": ("OFF 2", "OFF 1", "OFF 2"),
}
SLIDES = [
    # A slide of Barnet's, by words of it, and a row that says the same in other words.
    ("Op Sceptre", "harrow", "KEE 1"),
    ("Op Sceptre", "wabcu", "KEE 1"),
    ("Op Sceptre", "southwark", "KEE 3"),
    ("Op Sceptre", "southwark", "KEE 4"),
    ("Op Sceptre", "southwark", "KEE 6"),
    ("Op Sceptre", "wabcu", "KEE 2"),
    ("Op Sceptre", "wabcu", "KEE 3"),
    ("retail", "southwark", "KEE 1"),
    ("retail", "southwark", "KEE 2"),
    ("retail", "wabcu", "KEE 4"),
    ("approach to working", "harrow", "STA 1"),
    ("approach to working", "southwark", "STA 1"),
    ("approach to working", "wabcu", "STA 1"),
    ("Stop & Search", "harrow", "STA 3"),
    ("Stop & Search", "southwark", "STA 8"),
    ("Stop & Search", "wabcu", "STA 3"),
    ("Clinical", "harrow", "SUP 2"),
    ("Clinical", "southwark", "SUP 2"),
    ("Growing Against", "southwark", "PRO 3"),
    ("group work", "harrow", "PRO 14"),
    ("knife arch", "harrow", "KEE 3"),
]


@pytest.fixture(scope="module")
def same(real: Store) -> set[frozenset[str]]:
    """Pairs of actions that do the same standard work, each as "plan THEME number" or, where
    it has no number, "plan: text"."""
    text = """
        SELECT ?file ?theme ?number ?text ?other_file ?other_theme ?other_number ?other_text
        WHERE {
          GRAPH pg:derived { ?one pg:sameStandardAction ?other }
          GRAPH ?p { ?p pg:fileName ?file . ?one dcterms:description ?text ; pg:themeLabel ?theme
                     OPTIONAL { ?one pg:number ?number } }
          GRAPH ?q { ?q pg:fileName ?other_file .
                     ?other dcterms:description ?other_text ; pg:themeLabel ?other_theme
                     OPTIONAL { ?other pg:number ?other_number } }
        }"""
    rows = real.query(text).rows
    return {frozenset((_called(*row[:4]), _called(*row[4:]))) for row in rows}


def _called(file: object, theme: object, number: object, text: object) -> str:
    plan = str(file).removesuffix(".txt")
    return f"{plan} {str(theme)[:3].upper()} {number}" if number else f"{plan}: {text}"


def test_the_template_is_found_in_all_plans_that_have_it(same: set[frozenset[str]]) -> None:
    plans = ("harrow", "southwark", "wabcu")
    pairs = [
        frozenset((f"{one} {there[0]}", f"{other} {there[1]}"))
        for rows in TEMPLATE.values()
        for (one, other), there in (
            ((plans[left], plans[right]), (rows[left], rows[right]))
            for left, right in ((0, 1), (0, 2), (1, 2))
        )
        if None not in there
    ]
    assert len(pairs) == 54
    assert sum(pair in same for pair in pairs) >= 52


def test_the_same_work_in_other_words_is_found(same: set[frozenset[str]]) -> None:
    found = [
        any(
            f"{plan} {row}" in pair and any("barnet: " in each and words in each for each in pair)
            for pair in same
        )
        for words, plan, row in SLIDES
    ]
    assert sum(found) >= 18, [
        slide for slide, there in zip(SLIDES, found, strict=True) if not there
    ]


def test_weapon_sweeps_under_two_leads(real: Store) -> None:
    found = ask(real, "duplicate-work", area="Southwark")
    rows = {
        (row[0], row[1]): row[2:]
        for row in picked(found, "action", "other action", "led by", "other led by")
    }
    assert rows["Community Weapon Sweeps", "Weapon Sweeps"] == (
        "Ian Howells; Metropolitan Police Service",
        "Ian Smith; LBS Environment",
    )


def test_services_that_several_boroughs_share(real: Store) -> None:
    found = ask(real, "shared-services")
    assert set(found.column("service")) >= {"Redthread", "London Gangs Exit", "Operation Sceptre"}
