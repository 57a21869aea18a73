"""Bodies, panels and services under several names: which pairs are one, which stay two."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from extract.merge_reasons import CONFIDENCE
from graph.records import Merge
from tests.extract.marked import View, table, view

PLAN = "Camden Safety Plan\n\n"


def same(found: View, one: str, other: str) -> bool:
    return found.named(one).id == found.named(other).id


def merge_of(found: View, spelling: str) -> Merge:
    """Why a spelling was taken for the thing that it names."""
    entity = found.named(spelling)
    return next(merge for merge in entity.merges if merge.spelling == spelling)


def quoted(found: View, merge: Merge) -> str:
    assert merge.start is not None
    assert merge.end is not None
    return found.plan.document.text[merge.start : merge.end]


PATTERNS = tomllib.loads(
    resources.files("extract").joinpath("patterns/same_names.toml").read_text("utf-8")
)["pattern"]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda item: item["example"][:40])
def test_every_pattern_reads_its_example(pattern: dict[str, str]) -> None:
    example = pattern["example"]
    first = example[example.index("[") + 1 : example.index("]")]
    second = example[example.index("{") + 1 : example.index("}")]
    found = view(PLAN + example.translate(str.maketrans("", "", "[]{}")))
    assert same(found, first, second)
    current = first if pattern["current"] == "first" else second
    former = second if pattern["current"] == "first" else first
    entity = found.named(current)
    assert former in entity.aliases or entity.label == former
    if pattern["reason"] == "renamed":
        assert entity.label == current
    merge = next(m for m in entity.merges if m.reason == pattern["reason"])
    assert first in quoted(found, merge)
    assert second in quoted(found, merge)


SAME = [
    (
        "Ashvale Weapons Panel",
        "AWP",
        "The Ashvale Weapons Panel (AWP) meets. The AWP acts.",
        "abbreviation",
    ),
    (
        "West Yorkshire Violence Reduction Partnership",
        "VRP",
        "The West Yorkshire Violence Reduction Partnership (VRP) pays. The VRP also advises.",
        "abbreviation",
    ),
    (
        "West Yorkshire Violence Reduction Partnership",
        "VRP",
        "**West Yorkshire Violence Reduction Partnership** (VRP) pays. The VRP also advises.",
        "abbreviation",
    ),
    (
        "Change Grow Live",
        "CRI",
        "Change Grow Live, formerly known as CRI, runs a clinic.",
        "alias",
    ),
    (
        "Ashvale Recovery Service",
        "Ashvale Lifeline",
        "The Ashvale Recovery Service was previously Ashvale Lifeline. Later: the Ashvale "
        "Recovery Service (previously Ashvale Lifeline) grew.",
        "renamed",
    ),
    ("Art Against Knives", "Art Against Lives", "Art Against Knives and Art Against Lives.", ""),
    ("MOPAC", "Mayor's Office for Policing and Crime", "", ""),
]


@pytest.mark.parametrize(("one", "other", "sentences", "reason"), SAME)
def test_two_names_of_one_thing(one: str, other: str, sentences: str, reason: str) -> None:
    found = view(PLAN + (sentences or f"We thank {one}. We also thank {other}."))
    assert same(found, one, other)
    if reason:
        assert reason in {merge.reason for merge in found.named(one).merges}


TWO = [
    ("Ashvale Night Shelter", "Ashvale Day Shelter"),
    ("Weapons Panel North", "Weapons Panel South"),
    ("Ashvale Youth Forum", "Ashvale Parents Forum"),
    ("Ashvale Panel 1", "Ashvale Panel 2"),
    ("Lives Not Knives", "Art Against Knives"),
    ("Youth Justice Board", "Youth Justice Management Board"),
    ("Safeguarding Adults Board", "Safeguarding Children Board"),
    ("Community Safety Team", "Barnet Community Safety Team"),
    ("Violence Reduction Unit", "Thames Valley Violence Reduction Unit"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_things_stay_two(one: str, other: str) -> None:
    rows = (f"1 | Meet weekly. | Ann Lee | {one}", f"2 | Train staff. | Ann Lee | {other}")
    found = view(PLAN + table("No | Action | Lead | Lead Organisation", *rows))
    assert not same(found, one, other)


def test_what_the_registry_lists_apart_stays_apart_whatever_the_plan_says() -> None:
    found = view(PLAN + "The Metropolitan Police Service (formerly Kent Police) leads.")
    assert not same(found, "Metropolitan Police Service", "Kent Police")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee, formerly of Ashvale Weapons Panel, leads.",
        "The Ashvale Weapons Panel, formerly chaired by Ashvale Youth Forum, meets.",
        "The Ashvale Weapons Panel was replaced by the Ashvale Youth Forum.",
        "The Ashvale Weapons Panel, now part of the Ashvale Youth Forum, meets.",
    ],
)
def test_other_things_of_the_past_join_nothing(sentence: str) -> None:
    names = "\n\nThe Ashvale Weapons Panel met. The Ashvale Youth Forum met."
    found = view(PLAN + sentence + names)
    panels = {m.entity for m in found.plan.mentions if "Ashvale" in found.words(m)}
    assert len(panels) == 2


def test_a_former_name_is_found_wherever_the_plan_repeats_it() -> None:
    found = view(
        PLAN
        + "Ashvale Recovery Service (formerly Turning Tides) runs a clinic.\n\n"
        + "In 2018 Turning Tides had two rooms."
    )
    at = [found.words(m) for m in found.plan.mentions].count("Turning Tides")
    assert at == 2
    assert found.named("Turning Tides").label == "Ashvale Recovery Service"


def test_every_merge_of_a_plan_has_a_listed_reason_a_confidence_and_words_that_justify_it() -> None:
    found = view(
        PLAN
        + "The Camden Weapons Panel (“the Panel”) meets. The Panel reports to the CSP. "
        + "The Met Police and the Ashvale Youth Forum (AYF) attend.\n\n"
        + table("No | Action | Lead", "1 | Meet weekly. | Ann Lee", "2 | Meet. | A Lee")
    )
    merges = [merge for entity in found.plan.entities for merge in entity.merges]
    assert len(merges) > 5
    for merge in merges:
        assert merge.reason in CONFIDENCE
        assert 0 < merge.confidence <= 1
        assert merge.spelling in " ".join(quoted(found, merge).split())
        assert merge.locator


def test_every_reason_is_explained() -> None:
    described = (Path(__file__).parents[2] / "docs" / "layout.md").read_text("utf-8")
    assert [reason for reason in CONFIDENCE if f"| `{reason}` |" not in described] == []


def test_a_misspelling_that_the_registry_lists_is_a_likeness_with_its_score() -> None:
    found = view(PLAN + "We pay Art Against Knives. Each summer Art Against Lives runs a club.")
    assert found.named("Art Against Lives").label == "Art Against Knives"
    assert found.named("Art Against Knives").misspellings == ("Art Against Lives",)
    merge = merge_of(found, "Art Against Lives")
    assert merge.reason == "fuzzy"
    assert 0.8 < merge.score < 1
    assert merge.confidence < merge.score


def test_of_two_spellings_the_one_of_words_that_the_plan_uses_is_the_name() -> None:
    rows = (
        "1 | Meet weekly. | Ann Lee | Night Time Voilence Group",
        "2 | Count all violence. | Ann Lee | Night Time Violence Group",
    )
    found = view(PLAN + table("No | Action | Lead | Lead Organisation", *rows))
    group = found.named("Night Time Voilence Group")
    assert (group.label, group.misspellings) == (
        "Night Time Violence Group",
        ("Night Time Voilence Group",),
    )
    reasons = {merge.spelling: merge.reason for merge in group.merges}
    assert reasons == {"Night Time Violence Group": "exact", "Night Time Voilence Group": "fuzzy"}


def test_a_chain_of_full_name_short_form_and_definite_form_is_one_thing() -> None:
    found = view(
        PLAN + "The Camden Weapons Panel (CWP) meets each week.\n\nThe CWP has a chair.\n\n"
        "All cases go to the Panel."
    )
    panel = found.named("Camden Weapons Panel")
    assert found.named("CWP") == found.named("Panel") == panel
    assert {"CWP", "Panel"} <= set(panel.aliases)
    assert {merge.spelling: merge.reason for merge in panel.merges} == {
        "Camden Weapons Panel": "exact",
        "CWP": "abbreviation",
        "Panel": "definite short form",
    }
    assert quoted(found, merge_of(found, "CWP")).startswith("Camden Weapons Panel (CWP")


def test_the_councils_name_in_capitals_or_under_its_short_form_marks_its_own_team() -> None:
    found = view(
        "CAMDEN YOUTH JUSTICE SERVICE\n\n"
        "CCL = Camden Council. NPS = National Probation Service.\n\n"
        + table(
            "No | Action | Lead | Lead Organisation",
            "1 | Meet weekly. | Ann Lee | CCL Weapons Team",
            "2 | Train staff. | Ann Lee | Weapons Team",
            "3 | Train pupils. | Ann Lee | YJS",
        )
    )
    assert same(found, "CCL Weapons Team", "Weapons Team")
    assert same(found, "CAMDEN YOUTH JUSTICE SERVICE", "YJS")
