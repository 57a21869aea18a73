"""Names that a plan shortens to their front: "Icebreak" of a mentoring service."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, view


def seen(text: str) -> View:
    return view("Camden Safety Plan\n\n" + text + "\n")


def labels(found: View, words: str) -> set[str]:
    by_id = found.by_id
    return {by_id[m.entity].label for m in found.plan.mentions if found.words(m) == words}


@pytest.mark.parametrize(
    ("text", "front", "label"),
    [
        (
            "The Driftway mentoring service opened in May. We rely on Driftway for this.",
            "Driftway",
            "Driftway mentoring service",
        ),
        (
            "In the end Driftway grew. The Driftway mentoring service opened in May.",
            "Driftway",
            "Driftway mentoring service",
        ),
        (
            "The LANTERN panel sits weekly. Send the form to LANTERN by noon.",
            "LANTERN",
            "LANTERN panel",
        ),
    ],
)
def test_the_front_is_the_same_thing(text: str, front: str, label: str) -> None:
    assert labels(seen(text), front) == {label}


def test_the_merge_says_why() -> None:
    found = seen("The Driftway mentoring service opened in May. We rely on Driftway for this.")
    (service,) = [e for e in found.plan.entities if e.label == "Driftway mentoring service"]
    reasons = {merge.spelling: merge.reason for merge in service.merges}
    assert reasons["Driftway"] == "short name"


@pytest.mark.parametrize(
    ("text", "front"),
    [
        # two things share the front
        (
            "The Driftway mentoring service opened. The Driftway advocacy service shut. "
            "Ask at Driftway.",
            "Driftway",
        ),
        # a place, a known body, a word that the plan also prints in small letters
        ("The Camden mentoring service opened. People of Camden like it.", "Camden"),
        ("The Horizon mentoring service opened. Horizon is a word; the horizon is far.", "Horizon"),
    ],
)
def test_a_front_that_may_mean_something_else_is_left_alone(text: str, front: str) -> None:
    assert labels(seen(text), front) <= {front}
