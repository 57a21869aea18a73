from __future__ import annotations

from queries.resilience.loss import FINDINGS
from queries.resilience.without import without
from tests.graph.made_plan import MadePlan, store_of
from viz.lost import _HEADINGS, lost_lines


def told(made: MadePlan, *names: str) -> list[str]:
    return list(lost_lines(without(store_of(made), names)))


def hillford() -> MadePlan:
    made = MadePlan().has("person", "Ann Lee", "Raj Patel", "Joy Cole").has("body", "Council")
    made.does("Meet", "Patrol").says("Ann Lee", "leads", "Meet", confidence=0.7)
    made.says("Ann Lee", "leads", "Patrol").says("Raj Patel", "leads", "Patrol")
    made.says("Joy Cole", "supports", "Patrol")
    return made.says("Council", "supports", "Meet", "Patrol")


def test_the_lines_for_an_area() -> None:
    assert told(hillford(), "Ann Lee") == [
        "Without Ann Lee",
        "  Ann Lee: Ann Lee (person; Hillford)",
        "",
        "Hillford",
        "  Actions left without a named lead: 1",
        "  Actions that lose a lead and keep another: 1",
        "",
        "  Actions left without a named lead",
        "    SAFETY: Meet",
        "      led by Ann Lee alone; supported by Council (uncertain)",
        "      nearest to take over: Council (supports it already)",
        '      "Ann Lee leads Meet" (hillford.txt, line 7)',
        "",
        "  Actions that lose a lead and keep another",
        "    SAFETY: Patrol",
        "      Raj Patel leads it with Ann Lee",
        '      "Ann Lee leads Patrol" (hillford.txt, line 8)',
        "",
        "  Nearest to take over",
        "    in the place of Ann Lee",
        "      1. Raj Patel: leads 1 of the same 2 actions",
        '      "Raj Patel leads Patrol" (hillford.txt, line 9)',
        "      2. Joy Cole: supports 1 of the same 2 actions",
        '      "Joy Cole supports Patrol" (hillford.txt, line 10)',
    ]


def test_every_finding_has_a_heading() -> None:
    assert set(_HEADINGS) == set(FINDINGS)


def test_text_from_a_plan_cannot_steer_a_terminal() -> None:
    made = MadePlan().has("person", "Ann \x1b[31mLee").does("Meet")
    made.says("Ann \x1b[31mLee", "leads", "Meet")
    found = without(store_of(made), ["Ann \x1b[31mLee"])
    assert not any("\x1b" in line for line in lost_lines(found))
