"""Every frame reads its examples, and sentences say what they say, whatever their form."""

from __future__ import annotations

import pytest

from extract.relations.frames import Frame, frames
from extract.relations.masked_text import Thing
from ontology.vocab import expand
from tests.extract.relations.sentence_fixture import expected, stated

P, O = "panel", "organisation"  # noqa: E741


@pytest.mark.parametrize(
    ("frame", "text", "gives"),
    [(frame, text, gives) for frame in frames() for text, gives in frame.examples],
    ids=lambda value: value.name if isinstance(value, Frame) else None,
)
def test_a_frame_reads_its_example(frame: Frame, text: str, gives: str) -> None:
    predicate = frame.predicate.partition(":")[2]
    found = {said[:3] for said in stated(text) if said[0] == predicate}
    assert found == expected(gives, predicate)


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.name)
def test_a_frame_is_well_formed(frame: Frame) -> None:
    kinds = {
        "person", "organisation", "panel", "service", "role", "document", "fund", "area",
    }  # fmt: skip
    assert frame.examples
    assert frame.subject_kinds <= kinds
    assert frame.object_kinds <= kinds
    assert frame.part in ("verb", "noun", "adjective", "preposition", "post")
    assert 0.5 <= frame.confidence <= 0.95
    assert expand(frame.predicate).startswith("http")


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "The <panel>Night Group</panel> (chaired by <person>Ann Lee</person>) reports to the "
            "<panel>Safer Board</panel>.",
            "reportsTo Night Group > Safer Board; chairs Ann Lee > Night Group",
        ),
        (
            "Day-to-day work sits with the <panel>Night Group</panel>, which is accountable to the "
            "<panel>Safer Board</panel> and chaired by <person>Ann Lee</person>.",
            "reportsTo Night Group > Safer Board; chairs Ann Lee > Night Group",
        ),
        (
            "Three groups report to the <panel>Safer Board</panel>: the <panel>City Group</panel>, "
            "the <panel>Abuse Forum</panel> and the <panel>Youth Group</panel>.",
            "reportsTo City Group > Safer Board; reportsTo Abuse Forum > Safer Board; "
            "reportsTo Youth Group > Safer Board",
        ),
        (
            "The <panel>Youth Group</panel> is co-chaired by <person>Ann Lee</person> and "
            "<person>Bob Ray</person>.",
            "chairs Ann Lee > Youth Group; chairs Bob Ray > Youth Group",
        ),
        (
            "The <panel>Safer Board</panel>'s members are <organisation>Ashvale Council"
            "</organisation>, <organisation>West Police</organisation> and "
            "<organisation>West Fire</organisation>.",
            "memberOf Ashvale Council > Safer Board; memberOf West Police > Safer Board; "
            "memberOf West Fire > Safer Board",
        ),
        (
            "Membership of the <panel>Safer Board</panel> comprises <organisation>Ashvale Council"
            "</organisation> and <organisation>West Police</organisation>.",
            "memberOf Ashvale Council > Safer Board; memberOf West Police > Safer Board",
        ),
        (
            "The authorities that sit on the <panel>Safer Board</panel> are <organisation>Ashvale "
            "Council</organisation> and <organisation>West Police</organisation>.",
            "memberOf Ashvale Council > Safer Board; memberOf West Police > Safer Board",
        ),
        (
            "The <service>Navigators</service> are employed by <organisation>Bridges"
            "</organisation> and paid for by the <organisation>VRU</organisation>.",
            "provides Bridges > Navigators; funds VRU > Navigators",
        ),
        (
            "<organisation>West VRU</organisation> funds the <service>Deterrence Car</service> and "
            "<service>Mentors in Schools</service>.",
            "funds West VRU > Deterrence Car; funds West VRU > Mentors in Schools",
        ),
        (
            "<service>SafeSpace</service>, a mentoring programme delivered by <organisation>"
            "Catch22</organisation> and funded through the <fund>Streets Fund</fund>, is full.",
            "provides Catch22 > SafeSpace; funds Streets Fund > SafeSpace",
        ),
        (
            "The <organisation>PCC</organisation> has commissioned <organisation>Victim Care"
            "</organisation> to deliver <service>SafeSpace</service>.",
            "provides Victim Care > SafeSpace; funds PCC > Victim Care",
        ),
        (
            "Accountability lies with the <panel>Safer Board</panel>, to which the "
            "<panel>Night Group</panel> reports.",
            "reportsTo Night Group > Safer Board",
        ),
    ],
)
def test_a_sentence_gives_all_that_it_states(text: str, gives: str) -> None:
    wanted = set()
    for piece in gives.split(";"):
        predicate, _, pair = piece.strip().partition(" ")
        wanted |= expected(pair, predicate)
    assert {said[:3] for said in stated(text)} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The <panel>Night Group</panel> does not report to the <panel>Safer Board</panel>.",
        "The <panel>Night Group</panel> has never reported to the <panel>Safer Board</panel>.",
        "The <organisation>Night Team</organisation> is no part of <organisation>Ashvale Council"
        "</organisation>.",
        "Neither <organisation>West Fire</organisation> nor <organisation>NHS Ashvale"
        "</organisation> sits on the <panel>Safer Board</panel>.",
        "<organisation>West Fire</organisation> is not a member of the <panel>Safer Board</panel>.",
        "<person>Ann Lee</person> is not the chair of the <panel>Safer Board</panel>.",
        "The <organisation>VRU</organisation> does not fund <service>Divert</service>.",
        "<service>Divert</service> is not run by <organisation>Catch22</organisation>.",
        "We asked if the <panel>Youth Panel</panel> would come under the <panel>Board</panel>.",
        "<service>Divert</service> cannot be offered in <area>Lewisham</area>.",
    ],
)
def test_what_a_sentence_denies_is_not_stated(text: str) -> None:
    assert stated(text) == set()


def test_what_is_denied_beside_what_is_stated_is_left_out() -> None:
    found = stated(
        "The <panel>Night Group</panel> reports to the <panel>Safer Board</panel> and not to the "
        "<panel>Children Board</panel>."
    )
    assert {said[:3] for said in found} == {("reportsTo", "Night Group", "Safer Board")}
    found = stated(
        "The <panel>Safer Board</panel> does not oversee the <panel>Contest Board</panel>, nor "
        "does the <panel>Contest Board</panel> report to the <panel>Night Group</panel>."
    )
    assert found == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Supt <person>Ann Lee</person> will chair the <panel>Safer Board</panel>.", "planned"),
        ("<person>Ann Lee</person> is to chair the <panel>Safer Board</panel>.", "planned"),
        (
            "The <organisation>VRU</organisation> plans to fund <service>Divert</service>.",
            "planned",
        ),
        (
            "We are looking to have <service>Divert</service> run by "
            "<organisation>Catch22</organisation>.",
            "planned",
        ),
        (
            "If the bid succeeds, <service>Divert</service> will be run by "
            "<organisation>Catch22</organisation>.",
            "planned",
        ),
        (
            "The <panel>Night Group</panel> no longer reports to the <panel>Safer Board</panel>.",
            "ended",
        ),
        (
            "The <panel>Night Group</panel> used to report to the <panel>Safer Board</panel>.",
            "ended",
        ),
        (
            "Until 2022 the <panel>Night Group</panel> reported to the <panel>Safer Board</panel>.",
            "ended",
        ),
        (
            "The <organisation>Trust</organisation> formerly ran <service>Turning Point</service>.",
            "ended",
        ),
        ("We used to run <service>Night Owls</service> in <area>Bolsover</area>.", "ended"),
        (
            "We are talking to them about starting <service>Night Owls</service> in "
            "<area>High Peak</area>.",
            "planned",
        ),
        (
            "<service>Divert</service> was formerly run by <organisation>Catch22</organisation>.",
            "ended",
        ),
        ("The <panel>Safer Board</panel> was chaired by <person>Ann Lee</person>.", "past"),
        ("<person>Ann Lee</person> chairs the <panel>Safer Board</panel>.", None),
        (
            "<organisation>MOPAC</organisation> funds <service>Divert</service> until March 2031.",
            None,
        ),
    ],
)
def test_a_sentence_says_whether_it_is_so_yet_or_still(text: str, status: str | None) -> None:
    assert {said[3] for said in stated(text)} == {status}


def test_pronouns_and_short_forms_stand_for_what_was_spoken_of() -> None:
    night = Thing("Night Group", P, 0, 1, name="Night Group")
    city = Thing("City Group", P, 2, 3, name="City Group")
    board = "the <panel>Safer Board</panel>"
    assert stated(f"It reports to {board}.", [night]) == {
        ("reportsTo", "Night Group", "Safer Board", None)
    }
    assert stated("Its chair is Supt <person>Ann Lee</person>.", [night]) == {
        ("chairs", "Ann Lee", "Night Group", None)
    }
    assert stated(f"The group reports to {board}.", [night]) == {
        ("reportsTo", "Night Group", "Safer Board", None)
    }
    assert stated(f"Reports to {board}", [night]) == {
        ("reportsTo", "Night Group", "Safer Board", None)
    }
    both = {(said[1]) for said in stated(f"Both groups report to {board}.", (), [night, city])}
    assert both == {"Night Group", "City Group"}


def test_a_pronoun_stands_for_nothing_where_it_could_be_two_things() -> None:
    night = Thing("Night Group", P, 0, 1, name="Night Group")
    city = Thing("City Group", P, 2, 3, name="City Group")
    council = Thing("Ashvale Council", O, 4, 5, name="Ashvale Council")
    assert stated("It reports to the <panel>Safer Board</panel>.", [night, city]) == set()
    assert stated("The group reports to the <panel>Safer Board</panel>.", [council]) == set()
    assert stated("Its chair is <person>Ann Lee</person>.") == set()
