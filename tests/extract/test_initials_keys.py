"""Keys to initials that stand below a table's rows."""

from __future__ import annotations

import pytest

from extract.initials_keys import explained_initials
from tests.extract.marked import view
from tests.extract.tables_fixture import row_of

TRACKER = """Camden Knife Crime Plan

No\tAction\tLead\tTeam / agency\tFrom\tTo
1\tHold a weapons sweep each month\tLTB\tEducation & Early Years\t02/09/24\tOngoing
2\tMentor children at risk\tO McG\tCamden Youth Justice Service\tSep-24\t18/07/25
Key to initials\t\t\t\t\t
LTB\tLena Thorne-Bell\tHead of Early Help\t\t\t
O McG\tOrla McGarrity\tHead of Youth Work\t\t\t
"""


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("LTB", "Lena Thorne-Bell", "Head of Early Help"), ("LTB", "Lena Thorne-Bell")),
        (("RV", "Ch Insp Rufus Vane", "District Commander"), ("RV", "Ch Insp Rufus Vane")),
        (("O McG", "Orla McGarrity"), ("O McG", "Orla McGarrity")),
        (("RV", "Orla McGarrity", "Head of Youth Work"), None),
        (("NPS", "National Probation Service", "partner"), None),
        (("", "Orla McGarrity", "Head of Youth Work"), None),
        (("OM",), None),
    ],
)
def test_an_entry_of_a_key_is_initials_and_the_name_they_fit(
    cells: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    assert explained_initials(row_of(cells)) == expected


def test_leads_given_as_initials_are_the_people_of_the_key_below_the_table() -> None:
    seen = view(TRACKER)
    assert len(seen.plan.actions) == 2
    assert {name for _, name in seen.stated("pg:lead")} == {"Lena Thorne-Bell", "Orla McGarrity"}


def test_a_column_of_team_or_agency_gives_the_lead_organisations() -> None:
    names = {name for _, name in view(TRACKER).stated("pg:leadOrganisation")}
    assert "Camden Youth Justice Service" in names
    assert not names & {"Lena Thorne-Bell", "LTB"}
