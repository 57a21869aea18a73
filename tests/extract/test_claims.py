"""The relations that tables and names state, with the words that state them."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, table, view

HEADER = "No | Action | Outcome | Lead | Lead organisation | Supporting organisations | Document"


def seen(*rows: str, before: str = "Camden Safety Plan") -> View:
    return view(before + "\n\n" + table(HEADER, *rows))


def objects(found: View, predicate: str) -> set[str]:
    return {thing for _, thing in found.stated(predicate)}


def test_a_row_states_who_leads_and_who_supports() -> None:
    found = seen(
        "1 | Hold a weekly meeting. | Less harm | Ann Lee / Supt Tom Reed | MPS, YOT | "
        "NPS CRC, Redthread | Ashvale Violence Strategy"
    )
    assert objects(found, "pg:lead") == {"Ann Lee", "Tom Reed"}
    assert objects(found, "pg:leadOrganisation") == {
        "Metropolitan Police Service", "Camden Youth Offending Team",
    }  # fmt: skip
    supporters = {found.by_id[c.object].id for c in found.plan.claims if "supp" in c.predicate}
    assert supporters == {found.named(name).id for name in ("NPS", "CRC", "Redthread")}
    assert objects(found, "pg:document") == objects(found, "pg:followsFrom")
    assert objects(found, "pg:document") == {"Ashvale Violence Strategy"}
    (commitment,) = found.plan.actions[0].commitments
    assert {c.subject for c in found.plan.claims if c.predicate == "pg:lead"} == {commitment.key}


def test_a_body_in_the_leads_column_leads_as_a_body_and_a_post_as_a_lead() -> None:
    found = seen("1 | Hold a weekly meeting. | Less harm | MPS Ann Lee; YOS Manager | | |")
    assert objects(found, "pg:lead") == {"Ann Lee", "YOS Manager"}
    assert objects(found, "pg:leadOrganisation") == {"Metropolitan Police Service"}


def test_an_action_uses_the_services_and_panels_that_it_names() -> None:
    found = seen(
        "1 | Refer to London Gangs Exit and Redthread. | The Safer Ashvale Board meets. | "
        "Ann Lee | MPS | NPS |"
    )
    assert objects(found, "pg:uses") >= {"London Gangs Exit", "Safer Ashvale Board"}
    assert "Metropolitan Police Service" not in objects(found, "pg:uses")


def test_empty_cells_state_nothing() -> None:
    found = seen("1 | Hold a weekly meeting. | Less harm | TBC | | ? | n/a")
    assert {c.predicate for c in found.plan.claims} <= {"pg:uses"}


def test_a_doubtful_lead_is_less_sure() -> None:
    found = seen("1 | Hold a weekly meeting. | Less harm | Ann Lee? | MPS | |")
    sure = {c.predicate: c.confidence for c in found.plan.claims}
    assert sure["pg:lead"] <= 0.5 < sure["pg:leadOrganisation"]


def test_a_lead_shared_by_a_merged_cell_is_both_actions() -> None:
    found = view(
        "<h1>Camden Safety Plan</h1><table><tr><th>No</th><th>Action</th><th>Lead</th></tr>"
        "<tr><td>1</td><td>Hold a weekly meeting.</td><td rowspan=2>Ann Lee</td></tr>"
        "<tr><td>2</td><td>Train the staff.</td></tr></table>",
        "plan.html",
    )
    leads = [c for c in found.plan.claims if c.predicate == "pg:lead"]
    assert len({c.subject for c in leads}) == 2
    assert {found.by_id[c.object].label for c in leads} == {"Ann Lee"}


def test_a_team_in_brackets_is_part_of_the_body_before_them() -> None:
    found = seen("1 | Hold a weekly meeting. | Less harm | Ann Lee | LBC Housing Team (JET) | |")
    assert ("JET", "LBC Housing Team") in found.stated("org:unitOf")


def test_a_gloss_in_brackets_is_part_of_nothing() -> None:
    found = seen(
        "1 | Hold a weekly meeting. | Less harm | Ann Lee | National Probation Service (NPS) | |"
    )
    assert found.stated("org:unitOf") == set()


def test_a_team_is_part_of_the_body_whose_name_it_bears() -> None:
    found = seen(
        "1 | Hold a weekly meeting. | Less harm | Ann Lee | Camden Council | LBC Weapons Team",
        "2 | Train the staff. | Less harm | Ann Lee | MPS | MPS Schools Officers",
    )
    council = found.named("Camden Council").label
    assert {
        ("LBC Weapons Team", council),
        ("MPS Schools Officers", "Metropolitan Police Service"),
    } <= (found.stated("org:unitOf"))


PEOPLE = table(
    "Name | Organisation | Role",
    "Ann Lee (AL) | Camden Council | Chief Executive",
    "Supt Tom Reed (TR) | MPS | Chair of the Safer Ashvale Board",
    "Cllr Mary Obi | Camden Council | Vice Chair of the Safer Ashvale Board",
)


@pytest.fixture
def leaders() -> View:
    return view(
        "Camden Leaders\n\n" + PEOPLE + "\n\nThe Safer Ashvale Board meets monthly.\n\n"
        + table("No | Action | Lead", "1 | Hold a weapons sweep. | AL", "2 | Train staff. | TR")
    )  # fmt: skip


def test_a_leadership_table_states_who_holds_what_where(leaders: View) -> None:
    assert ("Ann Lee", "Chief Executive") in leaders.stated("org:holds")
    assert ("Tom Reed", "Metropolitan Police Service") in leaders.stated("org:memberOf")
    council = leaders.named("Camden Council").label
    assert ("Mary Obi", council) in leaders.stated("org:memberOf")
    assert ("Chief Executive", council) in leaders.stated("org:postIn")


def test_a_chair_chairs_and_a_vice_chair_does_not(leaders: View) -> None:
    assert leaders.stated("pg:chairs") == {("Tom Reed", "Safer Ashvale Board")}


def test_initials_from_a_leadership_table_lead(leaders: View) -> None:
    assert objects(leaders, "pg:lead") == {"Ann Lee", "Tom Reed"}


def test_initials_that_two_people_share_lead_nothing() -> None:
    found = view(
        "Camden Leaders\n\n"
        + table("Name | Role", "Tom Reed (TR) | Chief Executive", "Tess Rowe (TR) | Sergeant")
        + "\n\n"
        + table(
            "No | Action | Lead", "1 | Hold a weapons sweep. | TR", "2 | Train staff. | Tom Reed"
        )
    )
    assert objects(found, "pg:lead") == {"Tom Reed"}


def test_words_of_a_claim_hold_both_names(leaders: View) -> None:
    (chairs,) = [c for c in leaders.plan.claims if c.predicate == "pg:chairs"]
    words = leaders.words(chairs)
    assert "Tom Reed" in words
    assert "Chair of the Safer Ashvale Board" in words
    assert chairs.rule


def test_each_relation_is_claimed_once() -> None:
    found = seen("1 | Hold a weekly meeting. | Less harm | Ann Lee, Ann Lee | MPS, MPS | |")
    stated = [(c.subject, c.predicate, c.object) for c in found.plan.claims]
    assert len(stated) == len(set(stated))
    assert objects(found, "pg:lead") == {"Ann Lee"}
