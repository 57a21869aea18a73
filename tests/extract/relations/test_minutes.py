"""Who chairs a panel, from those present in its minutes."""

from __future__ import annotations

import pytest

from tests.extract.relations.stating import plan, said, table

RULES = ("chair among those present",)
CHAIRS = {"Ann Lee pg:chairs Harm Panel"}


@pytest.mark.parametrize(
    "title",
    ["# Minutes of the Harm Panel, 4 May 2025", "Notes of the Harm Panel of 3 June 2025",
     "# Harm Panel\n\nMinutes of the meeting held on 4 May 2025"],
)  # fmt: skip
@pytest.mark.parametrize(
    "present",
    ["Present: Cllr Ann Lee (Chair); Supt Ian Reed (MPS)",
     "Present: Cllr Ann Lee (Camden Council) in the Chair, Supt Ian Reed (MPS)",
     "PRESENT\nCllr Ann Lee (AL) - Camden Council - Chair\nSupt Ian Reed (IR) - MPS - Vice Chair\n"
     "Mary Holt (MH) - Redthread",
     "Present\n\n" + table("Cllr Ann Lee | Chair, Director of Culture", "Supt Ian Reed | MPS")],
)  # fmt: skip
def test_the_one_marked_as_chair_chairs(title: str, present: str) -> None:
    assert said(plan(f"{title}\n\n{present}\n"), *RULES) == CHAIRS


@pytest.mark.parametrize(
    "text",
    [
        "# Minutes of the Harm Panel\n\nPresent: Ann Lee; Supt Ian Reed",
        "# Minutes of the Harm Panel\n\nPresent: Cllr Ann Lee (Chair); Supt Ian Reed (Chair)",
        "# Minutes of the Harm Panel\n\nPresent: Cllr Ann Lee, Chair of the Night Safety Board",
        "# Harm Panel\n\nPresent: Cllr Ann Lee (Chair)",
        "# Minutes of the Harm Panel\n\nPresent: Supt Ian Reed\n\nCllr Ann Lee (Chair) wrote.",
    ],
)
def test_nobody_else_does(text: str) -> None:
    assert [line for line in said(plan(text), *RULES) if "Night" in line or "Reed" in line] == []
    if "(Chair)" not in text or "Ian Reed (Chair)" in text or "Minutes" not in text:
        assert said(plan(text), *RULES) == set()


def test_the_last_line_of_a_title_names_whose_minutes_they_are() -> None:
    text = "NIGHT SAFETY BOARD\nHARM PANEL\n\nNotes of the meeting on 4 May 2025\n\n"
    found = plan(
        f"The Harm Panel and the Night Safety Board meet.\n\n{text}Present: Ann Lee (Chair)"
    )
    assert not [line for line in said(found, *RULES) if "Night" in line]
