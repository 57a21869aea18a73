"""Sentences outside an action's row that speak of it by its number."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, table, view
from tests.extract.relations.plan_of_links import link_claims

_SHORT = {"Mayor's Office for Policing and Crime": "MOPAC"}
PANEL, SERVICE = "Ashvale Youth Panel", "London Gangs Exit"
REVIEW, STRATEGY = "Lammy Review", "Ashvale Violence Strategy"


def plan(prose: str, *, lettered: bool = False) -> View:
    """A plan of four actions with the sentence in a section of its own."""
    numbers = ("A1", "A2", "B1", "B2") if lettered else ("1.1", "1.2", "2.1", "2.2")
    tasks = ("Compile a shared list", "Hold street surgeries", "Train wardens", "Meet parents")
    rows = [
        f"{number} | {task} | Camden Council | {theme}"
        for number, task, theme in zip(numbers, tasks, ("X", "X", "Y", "Y"), strict=True)
    ]
    head = "No | Action | Lead organisation | Theme"
    return view("Camden Safety Plan\n\n" + table(head, *rows) + f"\n\nLinks\n\n{prose}\n")


def stated(found: View) -> set[str]:
    """What the plan states of its links: "2.1 dependsOn 1.1"."""
    names = {action.key: str(action.number) for action in found.plan.actions}
    names |= {e.id: _SHORT.get(e.label, e.label) for e in found.plan.entities}
    return {
        " ".join(
            (names[claim.subject], claim.predicate.removeprefix("pg:"), names[claim.object])
            + ((claim.status,) if claim.status else ())
        )
        for claim in link_claims(found)
    }


@pytest.mark.parametrize(
    ("prose", "gives"),
    [
        ("2.1 depends on 1.1.", ["2.1 dependsOn 1.1"]),
        ("2.1 cannot begin unless 1.1 has been finished.", ["2.1 dependsOn 1.1"]),
        ("Until 1.1 is done, 2.1 stays on hold.", ["2.1 dependsOn 1.1"]),
        ("2.2 is on hold pending 2.1.", ["2.2 dependsOn 2.1"]),
        ("2.2 comes after 1.1.", ["2.2 dependsOn 1.1"]),
        ("We cannot start 2.2 until 1.1 is finished.", ["2.2 dependsOn 1.1"]),
        ("Work on 2.2 will begin once 1.1 is in place.", ["2.2 dependsOn 1.1"]),
        ("Nothing can be done on 2.1 until 1.1 is there.", ["2.1 dependsOn 1.1"]),
        ("1.1 needs to be complete for 2.2 to start.", ["2.2 dependsOn 1.1"]),
        ("Without 1.1, 2.2 cannot go ahead.", ["2.2 dependsOn 1.1"]),
        ("2.2 waits until both 1.1 and 1.2 are done.", ["2.2 dependsOn 1.1", "2.2 dependsOn 1.2"]),
        ("2.2, which is led by Camden Council, depends on 1.1.", ["2.2 dependsOn 1.1"]),
        ("Both 2.1 and 2.2 wait for 1.1; 1.2 does not.",
         ["2.1 dependsOn 1.1", "2.2 dependsOn 1.1"]),
        ("2.1 depends on 1.1 and 2.2 on 1.2.", ["2.1 dependsOn 1.1"]),
        ("2.2 used to depend on 2.1.", ["2.2 dependsOn 2.1 ended"]),
        (f"Before 2.1 can go ahead, the {PANEL} has to agree.", [f"2.1 dependsOn {PANEL}"]),
        (f"The {PANEL} must sign off 2.1.", [f"2.1 dependsOn {PANEL}"]),
        (f"The {PANEL} decides when 2.2 begins.", [f"2.2 dependsOn {PANEL}"]),
        (f"If the {PANEL} agrees, 2.2 will start in May.", [f"2.2 dependsOn {PANEL}"]),
        (f"Once the {PANEL} has met, 2.2 may go on.", [f"2.2 dependsOn {PANEL}"]),
        (f"2.2 needs the consent of the {PANEL} and must wait for 1.2.",
         [f"2.2 dependsOn {PANEL}", "2.2 dependsOn 1.2"]),
        (f"2.1 is subject to the agreement of the {PANEL}, but 2.2 is not.",
         [f"2.1 dependsOn {PANEL}"]),
        (f"2.2 leans on {SERVICE} for its staff.", [f"2.2 dependsOn {SERVICE}"]),
        (f"2.2 cannot run without {SERVICE}.", [f"2.2 dependsOn {SERVICE}"]),
        (f"Both 2.1 and 2.2 flow from the {REVIEW}.",
         [f"2.1 followsFrom {REVIEW}", f"2.2 followsFrom {REVIEW}"]),
        (f"2.1 meets recommendation 3 of the {REVIEW}.", [f"2.1 followsFrom {REVIEW}"]),
        (f"We drew 2.1 from the {REVIEW}.", [f"2.1 followsFrom {REVIEW}"]),
        (f"The {REVIEW} asked us to do 2.1.", [f"2.1 followsFrom {REVIEW}"]),
        (f"2.1 puts the {REVIEW} into effect.", [f"2.1 followsFrom {REVIEW}"]),
        (f"2.1 is how we carry out the {STRATEGY}.", [f"2.1 followsFrom {STRATEGY}"]),
        (f"1.2 came from staff. It carries out the {STRATEGY}.", [f"1.2 followsFrom {STRATEGY}"]),
        ("The Safer Streets Fund covers the cost of 2.1.", ["Safer Streets Fund funds 2.1"]),
        ("The money for 2.1 comes from MOPAC.", ["MOPAC funds 2.1"]),
        ("2.1 will be paid for by MOPAC from April 2027.", ["MOPAC funds 2.1 planned"]),
        ("2.1 was paid for by MOPAC until March 2024.", ["MOPAC funds 2.1 ended"]),
    ],
)  # fmt: skip
def test_a_sentence_gives(prose: str, gives: list[str]) -> None:
    assert stated(plan(prose)) == set(gives)


@pytest.mark.parametrize(
    "prose",
    [
        "Section 2.1 depends on the Ashvale Youth Panel.",
        "2.1 Depends on the Ashvale Youth Panel.",
        "The rate depends on 2.1 million people.",
        "Rates rose from 2.1 to 2.2 in a year.",
        "The score rests on 1.1 times the mean.",
        "Recommendation 2.1 of the Lammy Review was met.",
        "2.2 can go ahead without 2.1.",
        "2.2 can start before 2.1 is done.",
        "2.2 will go ahead even if 2.1 does not.",
        "2.2 does not have to wait for 2.1.",
        "Neither 2.1 nor 2.2 depends on 1.1.",
        "2.2 is independent of 2.1.",
        "2.2 is not tied to 1.2.",
        "2.2 will fall if London Gangs Exit closes.",
        "2.2 is done by London Gangs Exit.",
        "2.2 does not need the consent of the Ashvale Youth Panel.",
        "2.1 will help to write the Ashvale Violence Strategy.",
        "2.1 has nothing to do with the Lammy Review.",
        "2.1 came from staff rather than from the Lammy Review.",
        "The Lammy Review does not mention 2.1.",
        "MOPAC was asked to pay for 2.1.",
        "MOPAC will not fund 2.1.",
        "The order matters: 1.1, then 2.1.",
    ],
)
def test_a_sentence_gives_nothing(prose: str) -> None:
    assert stated(plan(prose)) == set()


@pytest.mark.parametrize(
    ("prose", "gives"),
    [
        ("A1 has to be finished before B1 can be written.", {"B1 dependsOn A1"}),
        ("B1 and B2 hinge on A2.", {"B1 dependsOn A2", "B2 dependsOn A2"}),
        ("In A2 the work depends on A1.", set()),
        ("B1 grew out of the Lammy Review.", {"B1 followsFrom Lammy Review"}),
        ("B2 is not held up by B1.", set()),
    ],
)
def test_letters_before_a_number_are_a_part_of_it(prose: str, gives: set[str]) -> None:
    assert stated(plan(prose, lettered=True)) == gives


def test_the_words_of_a_claim_reach_from_one_number_to_the_other() -> None:
    found = plan("In time, 2.1 is to wait for 1.1 to end.")
    (claim,) = link_claims(found)
    assert found.words(claim) == "2.1 is to wait for 1.1"
    assert claim.locator


def test_a_sentence_that_names_no_action_gives_nothing() -> None:
    assert (
        stated(plan(f"The whole plan rests on the {REVIEW}. It depends on the {PANEL}.")) == set()
    )
