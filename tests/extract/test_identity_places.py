"""Things named in several plans: one where they are one, two where they are two places'."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, table, view

HEADER = "No | Action | Lead | Lead Organisation | Partners"


def plan_of(place: str, *bodies: str) -> View:
    """A plan of a place with one action that names some bodies."""
    text = f"{place} Safety Plan\n\nThe {place} Community Safety Partnership made it.\n\n"
    row = f"1 | Meet weekly. | Ann Lee | {place} Council | {', '.join(bodies)}"
    return view(text + table(HEADER, row), f"{place.lower()}.txt")


@pytest.mark.parametrize(
    ("in_harrow", "in_barnet"),
    [
        ("MOPAC", "Mayor's Office for Policing and Crime"),
        ("Met Police", "Police"),
        ("NHS England", "NHS England"),
        ("London Gangs Exit", "London Gangs Exit"),
        ("Barnet YOT", "YOT"),
        ("Barnet's YOT", "Youth Offending Team"),
        ("LB Barnet Community Safety Team", "Community Safety Team"),
        ("London Borough of Barnet Community Safety Team", "Barnet Community Safety Team"),
        ("Barnet Council", "Council"),
        ("Barnet Safeguarding Adults Board", "SAB"),
        ("Safer Barnet Partnership", "Barnet Community Safety Partnership"),
        ("Barnet Weapons Panel", "Weapons Panel"),
    ],
)
def test_both_plans_meet_on_one_thing(in_harrow: str, in_barnet: str) -> None:
    harrow, barnet = plan_of("Harrow", in_harrow), plan_of("Barnet", in_barnet)
    assert harrow.named(in_harrow).id == barnet.named(in_barnet).id


@pytest.mark.parametrize(
    "name",
    ["YOT", "SAB", "Community Safety Team", "Weapons Panel", "Council", "CSP", "Ashvale Project"],
)
def test_like_named_things_of_two_places_are_two(name: str) -> None:
    harrow, barnet = plan_of("Harrow", name), plan_of("Barnet", name)
    assert harrow.named(name).id != barnet.named(name).id


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("YOT", "Barnet YOT"),
        ("Community Safety Team", "Barnet Community Safety Team"),
        ("Weapons Panel", "Barnet Weapons Panel"),
        ("Harrow Safeguarding Adults Board", "Brent Safeguarding Adults Board"),
    ],
)
def test_a_plan_keeps_its_own_and_another_places_apart(own: str, other: str) -> None:
    found = plan_of("Harrow", own, other)
    assert found.named(own).id != found.named(other).id
    assert found.named(own).id.startswith("harrow/")
    assert not found.named(other).id.startswith("harrow/")
    (merge,) = [m for m in found.named(other).merges if m.spelling == other]
    assert merge.reason == "another place's"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We agreed it with the Barnet YOT last year.", "Barnet YOT"),
        ("We agreed it with Barnet's YOT last year.", "Barnet's YOT"),
        ("We agreed it with the YOT in Barnet last year.", "YOT in Barnet"),
    ],
)
def test_another_places_team_is_no_mention_of_the_own_in_a_sentence(
    sentence: str, name: str
) -> None:
    text = "Harrow Safety Plan\n\nHarrow Council and the Harrow Community Safety Partnership met. "
    found = view(text + sentence, "harrow.txt")
    assert found.named(name).id == "barnet/organisation/youth-offending-team"


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        (
            "The Barnet YOT and Camden Council met.",
            {
                "barnet/organisation/youth-offending-team",
                "organisation/london-borough-of-camden",
            },
        ),
        (
            "The Harrow YOT and Barnet YOT met.",
            {
                "harrow/organisation/youth-offending-team",
                "barnet/organisation/youth-offending-team",
            },
        ),
    ],
)
def test_two_places_bodies_joined_by_and_are_two(sentence: str, ids: set[str]) -> None:
    text = "Harrow Safety Plan\n\nHarrow Council and the Harrow Community Safety Partnership.\n\n"
    found = view(text + sentence, "harrow.txt")
    at = found.plan.document.text.index(sentence)
    assert {m.entity for m in found.plan.mentions if m.start >= at} == ids


@pytest.mark.parametrize(
    "name",
    [
        "Barnet Hospital",
        "Kent, Surrey and Sussex Probation",
        "Reading Agency",
        "Camden and Islington NHS Foundation Trust",
    ],
)
def test_a_body_that_only_bears_a_places_name_is_not_filed_under_it(name: str) -> None:
    found = plan_of("Harrow", name)
    ids = {m.entity for m in found.plan.mentions if found.words(m) in name and m.action}
    assert not any(i.startswith(("barnet/", "kent/", "reading/", "camden/")) for i in ids)


def test_a_countys_partnership_is_not_its_districts() -> None:
    found = view(
        "Thanet Safety Plan\n\nThe Thanet Community Safety Partnership reports to the Kent "
        "Community Safety Partnership. Thanet District Council leads.",
        "thanet.txt",
    )
    own = found.named("Thanet Community Safety Partnership").id
    assert own == "thanet/panel/community-safety-partnership"
    county = found.named("Kent Community Safety Partnership").id
    assert county == "kent/panel/community-safety-partnership"


def test_people_of_one_name_in_two_places_are_two() -> None:
    assert plan_of("Harrow").named("Ann Lee").id != plan_of("Barnet").named("Ann Lee").id
