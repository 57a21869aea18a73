"""What an action waits for, beyond the examples of the wordings."""

from __future__ import annotations

import pytest

from tests.extract.marked import table, view
from tests.extract.relations.plan_of_links import link_claims, plan_with, stated_links


@pytest.mark.parametrize(
    ("sentence", "gives"),
    [
        ("comment: Will follow action 1", {"dependsOn 1"}),
        ("comment: On hold pending action 2", {"dependsOn 2"}),
        ("comment: Delayed until action 1 is completed", {"dependsOn 1"}),
        ("comment: Not to begin before action 1 is complete", {"dependsOn 1"}),
        ("comment: Links to actions 1 and 4", {"dependsOn 1", "dependsOn 4"}),
        ("comment: Depends on actions 1, 2 and 4.", {"dependsOn 1", "dependsOn 2", "dependsOn 4"}),
        ("comment: Depends on actions 1 to 4", {"dependsOn 1", "dependsOn 2", "dependsOn 4"}),
        ("comment: To be agreed at the Ashvale Youth Panel", {"dependsOn Ashvale Youth Panel"}),
        ("comment: Amber. Not started – depends on action 2", {"dependsOn 2"}),
        ("comment: Informed by the findings of the problem profile", {"dependsOn 2"}),
        ("comment: Not started, dependent on action 2", {"dependsOn 2"}),
        ("comment: Depends on action 3", set()),
        ("comment: After 3 meetings", set()),
        ("comment: Once the money is there", set()),
        ("comment: It is not, and never was, dependent on action 1", set()),
    ],
)
def test_a_sentence_gives(sentence: str, gives: set[str]) -> None:
    assert stated_links(plan_with(sentence)) == gives


def test_a_timescale_may_name_another_action() -> None:
    found = view(
        "Camden Safety Plan\n\n"
        + table(
            "No | Action | Lead | Timescale",
            "2.1 | Compile a shared list | Ann Lee | May 2024",
            "2.2 | Visit each venue | Tom Reed | On completion of 2.1",
        )
    )
    (claim,) = link_claims(found)
    assert found.words(claim) == "On completion of 2.1"
    assert claim.subject == found.plan.actions[1].key
    assert claim.object == found.plan.actions[0].key
    assert claim.rule == "depends on another: after its completion: by number"


def test_a_sentence_that_begins_with_an_action_is_about_that_one() -> None:
    found = plan_with("comment: Action 4 depends on action 2")
    assert stated_links(found) == {"4 dependsOn 2"}


def test_a_number_in_the_same_theme_is_surer_than_one_elsewhere() -> None:
    by_number, by_words = (
        link_claims(plan_with(sentence))[0].confidence
        for sentence in ("comment: After action 1", "comment: Once the shared list is ready")
    )
    assert by_number > by_words


def test_the_same_number_in_two_themes_means_the_one_in_its_own() -> None:
    found = view(
        "Camden Safety Plan\n\n"
        + table(
            "Theme | No | Action | Lead | Comment",
            "Weapons | 1 | Sweep the parks | Ann Lee |",
            "Weapons | 2 | Fit knife bins | Ann Lee | After action 1",
            "Victims | 1 | Open a helpline | Ann Lee |",
            "Victims | 2 | Train its staff | Ann Lee | Depends on action 1",
        )
    )
    first, second, third, fourth = (action.key for action in found.plan.actions)
    assert {(c.subject, c.object) for c in link_claims(found)} == {
        (second, first),
        (fourth, third),
    }
