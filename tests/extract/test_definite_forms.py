"""Definite short forms: "the Panel" where one panel alone can be meant."""

from __future__ import annotations

import pytest

from tests.extract.marked import View, table, view

PLAN = "Camden Safety Plan\n\n"
TWO_BOARDS = "The Camden Weapons Board met. The Camden Youth Board met. "


def meant(found: View, form: str) -> set[str]:
    """What a form stands for, "" where it is no mention."""
    by_id = found.by_id
    return {by_id[m.entity].label for m in found.plan.mentions if found.words(m) == form}


@pytest.mark.parametrize(
    ("text", "form", "label"),
    [
        # the plan says so
        ('The Camden Weapons Panel ("the Panel") meets. The Panel acts.', "Panel", "Weapons Panel"),
        (
            TWO_BOARDS + "The Camden Weapons Board (the Board) plans. The Youth Board met. "
            "The Board acts.",
            "Board",
            "Weapons Board",
        ),
        (
            "The Camden Weapons Board, hereafter “the Board”, plans.\n\nThe Youth Board met.\n\n"
            "The Board acts.",
            "Board",
            "Weapons Board",
        ),
        (
            TWO_BOARDS + "\n\n**Camden Weapons Board** (the **Board**) plans. The Youth Board met. "
            "The Board acts.",
            "Board",
            "Weapons Board",
        ),
        # the only one
        ("The Camden Weapons Panel meets.\n\nEach week the Panel acts.", "Panel", "Weapons Panel"),
        ("The Camden Weapons Panel meets.\n\nOur Panel acts.", "Panel", "Weapons Panel"),
        (
            "The Ashvale Streets Steering Group meets. The Steering Group acts.",
            "Steering Group",
            "Streets Steering Group",
        ),
        # the only one in the same paragraph
        (
            TWO_BOARDS + "\n\nThe Camden Weapons Board meets. Each week the Board acts.",
            "Board",
            "Weapons Board",
        ),
        # the area's own partnership
        (
            "The Safer Camden Partnership leads.\n\nThe London Tourism Partnership helps.\n\n"
            "All of this the Partnership pays.",
            "Partnership",
            "Safer Camden Partnership",
        ),
    ],
)
def test_a_form_is_what_alone_can_be_meant(text: str, form: str, label: str) -> None:
    (found,) = meant(view(PLAN + text), form)
    assert found.endswith(label)


def test_a_form_is_what_the_title_names() -> None:
    found = view("Camden Weapons Board\n\nMinutes\n\nThe Youth Board met.\n\nToday the Board met.")
    assert meant(found, "Board") == {"Camden Weapons Board"}


def test_a_form_is_the_only_one_of_its_section() -> None:
    found = view(
        "<h1>Plan for safety in Camden, with all that our partners do</h1>"
        "<h2>Youth</h2><p>The Camden Youth Board met.</p>"
        "<h2>Weapons</h2><p>The Camden Weapons Board met.</p><p>Each week the Board acts.</p>",
        "plan.html",
    )
    assert meant(found, "Board") == {"Camden Weapons Board"}


@pytest.mark.parametrize(
    "text",
    [
        "Before all, the Panel acts.\n\nThe Camden Weapons Panel meets.",
        "The Camden Weapons Panel meets. Every week the panel acts.",
        "The Camden Weapons Panel meets. A Panel acts.",
        "The Camden Weapons Panel meets. The Panel Review was read.",
        "The Camden Weapons Panel meets. There is no room at The Panel this week.",
        "The Camden Weapons Panel meets. They sit on the Panel of Experts.",
        "The Camden Weapons Panel and the Camden Youth Panel met. Each week the Panel acts.",
        "The Camden Weapons Board meets. Each week the Panel acts.",
        "Ann Lee met schools. Each week the Panel acts.",
        "The Camden Weapons Panel meets. THE PANEL ACTS.",
        "The Camden Weapons Panel meets. The Panel-led work goes on.",
    ],
)
def test_a_form_that_may_mean_another_is_left_alone(text: str) -> None:
    assert meant(view(PLAN + text), "Panel") == set()


def test_in_an_action_the_form_is_a_use_of_what_it_means() -> None:
    found = view(
        PLAN
        + "The Camden Weapons Panel (“the Panel”) meets each week.\n\n"
        + table("No | Action | Lead", "1 | Bring every case of a knife to the Panel. | Ann Lee")
    )
    (action,) = found.plan.actions
    assert (action.key, found.named("Panel").label) in found.stated("pg:uses")
    (mention,) = [m for m in found.plan.mentions if m.action and found.words(m) == "Panel"]
    assert mention.entity == found.named("Panel").id


def test_a_name_that_was_taken_for_a_thing_of_its_own_is_no_thing_any_more() -> None:
    found = view(
        PLAN + "The Ashvale Streets Executive Group is chaired by Ann Lee.\n\n"
        "The Executive Group reports to the Safer Camden Partnership."
    )
    ids = {entity.id for entity in found.plan.entities}
    assert not any(entity_id.endswith("/executive-group") for entity_id in ids)
    assert ids == {mention.entity for mention in found.plan.mentions}


def test_a_form_of_two_things_is_a_name_of_neither() -> None:
    found = view(
        PLAN + "The Camden Weapons Board meets. Each week the Board acts.\n\n"
        "The Camden Youth Board meets. Each month the Board acts."
    )
    assert len(meant(found, "Board")) == 2
    assert not any("Board" in entity.aliases for entity in found.plan.entities)


def test_a_merge_says_how_sure_it_is_and_quotes_the_definition() -> None:
    found = view(PLAN + 'The Camden Weapons Panel ("the Panel") meets. The Panel acts.')
    (merge,) = [m for m in found.named("Panel").merges if m.spelling == "Panel"]
    assert (merge.reason, merge.confidence) == ("definite short form", 0.98)
    assert merge.start is not None
    words = found.plan.document.text[merge.start : merge.end]
    assert words == 'Camden Weapons Panel ("the Panel")'


@pytest.mark.parametrize(
    ("text", "form", "label"),
    [
        ("Kent Police (the Force) came. The Force acts.", "Force", "Kent Police"),
        ("The Ashvale Weapons Cell met. The Cell acts.", "Cell", "Ashvale Weapons Cell"),
        ("The Ashvale Streets Sub-Group met. The Sub-Group acts.", "Sub-Group",
         "Ashvale Streets Sub-Group"),
        ("The Ashvale Harbour Clinic opened. The Clinic is free.", "Clinic",
         "Ashvale Harbour Clinic"),
    ],
)  # fmt: skip
def test_further_heads(text: str, form: str, label: str) -> None:
    assert meant(view("Safety Plan\n\n" + text + "\n"), form) == {label}
