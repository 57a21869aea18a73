"""Two small plans of our own invention, as records with offsets into their text."""

from __future__ import annotations

from dataclasses import replace

from graph.records import (
    Action,
    Area,
    Commitment,
    Document,
    Entity,
    Kind,
    Period,
    PlanRecords,
    SourceFault,
)
from tests.graph.words import Words

HILLFORD_TEXT = """Hillford Safer Together Board

GOVERNANCE
1\tMeet every month
with Night Bus Watch\tMinutes shared\tSupt Ann Lee\tHillford Council\tDec-18\tOngoing
\t\tYearly review\tAnn Lee / Raj Patel\tPolice\t2019\tMar-20
*2\tKeep an events calendar\tFewer clashes\tTBC\tHillford Council\t30/02/2019\t2019-06-30
SCHOOLS
1\tTalk about knives in schools\tMore talks\t\tSchools Team\t\tAnnually
The Watch Panel (chaired by Ann Lee) reports to Hillford Safer Together Board.
Night Bus Watch used to be paid for by the Old Fund (£5,000).
"""
MARSHAM_TEXT = """Marsham plan
- Bring Night Bus Watch to the station
- Ask Schools Team for help
"""


def hillford() -> PlanRecords:
    """A plan with leads, gaps, an inherited lead, an ended relation and two faults."""
    words = Words(HILLFORD_TEXT)
    at = words.at
    meet = "Meet every month\nwith Night Bus Watch"
    entities = (
        Entity(
            "hillford/person/ann-lee", Kind.PERSON, "Ann Lee", ("AL",), ("Anne Lea",), rank="Supt"
        ),
        Entity("hillford/person/raj-patel", Kind.PERSON, "Raj Patel"),
        Entity(
            "hillford/organisation/council", Kind.ORGANISATION, "Hillford Council", ("Council",)
        ),
        Entity(
            "hillford/organisation/schools-team",
            Kind.ORGANISATION,
            "Schools Team",
            types=("org:OrganizationalUnit",),
        ),
        Entity(
            "organisation/metropolitan-police-service",
            Kind.ORGANISATION,
            "Metropolitan Police Service",
            ("Police", "MPS"),
        ),
        Entity("service/night-bus-watch", Kind.SERVICE, "Night Bus Watch"),
        Entity("hillford/panel/watch-panel", Kind.PANEL, "Watch Panel"),
        Entity(
            "hillford/panel/board",
            Kind.PANEL,
            "Hillford Safer Together Board",
            types=("pg:Partnership",),
        ),
        Entity("hillford/fund/old-fund", Kind.FUND, "Old Fund"),
        Entity("organisation/all-partners", Kind.ORGANISATION, "All Partners", generic=True),
    )
    first = Commitment(
        "governance/1/1",
        (
            ("outcome", words.value("Minutes shared")),
            ("lead", words.value("Supt Ann Lee")),
            ("lead_organisation", words.value("Hillford Council")),
        ),
        Period(start="2018-12", end_note="Ongoing"),
    )
    second = Commitment(
        "governance/1/2",
        (
            ("outcome", words.value("Yearly review")),
            ("lead", words.value("Ann Lee / Raj Patel")),
            ("lead_organisation", words.value("Police", "Yearly")),
        ),
        Period(start="2019", end="2020-03"),
    )
    third = Commitment(
        "governance/2",
        (
            ("outcome", words.value("Fewer clashes")),
            ("lead", words.value("TBC")),
            ("lead_organisation", words.value("Hillford Council", "Fewer")),
        ),
        Period(start="2019-02-30", end="2019-06-30"),
    )
    fourth = Commitment(
        "schools/1",
        (
            ("outcome", words.value("More talks")),
            ("lead_organisation", words.value("Schools Team")),
        ),
        Period(end_note="Annually"),
    )
    actions = (
        Action("governance/1", meet, *at(meet), "row 1", "1", False, "GOVERNANCE", (first, second)),
        Action(
            "governance/2",
            "Keep an events calendar",
            *at("Keep an events calendar"),
            "row 3",
            "*2",
            True,
            "GOVERNANCE",
            (third,),
        ),
        Action(
            "schools/1",
            "Talk about knives in schools",
            *at("Talk about knives in schools"),
            "row 4",
            "1",
            False,
            "SCHOOLS",
            (fourth,),
        ),
    )
    ended = replace(
        words.claim("hillford/fund/old-fund", "pg:funds", "service/night-bus-watch", "Old Fund"),
        status="ended",
        amount="£5,000",
    )
    return PlanRecords(
        document=Document("hillford.txt", "text", HILLFORD_TEXT, "ab" * 32, ()),
        key="hillford",
        title="Hillford  plan",
        actions=actions,
        entities=entities,
        mentions=(
            words.mention("hillford/person/ann-lee", Kind.PERSON, "Ann Lee", action="governance/1"),
            words.mention(
                "service/night-bus-watch",
                Kind.SERVICE,
                "Night Bus Watch",
                action="governance/1",
                sentence=meet,
            ),
            words.mention(
                "hillford/organisation/council",
                Kind.ORGANISATION,
                "Hillford Council",
                action="governance/1",
            ),
            words.mention("hillford/panel/watch-panel", Kind.PANEL, "Watch Panel"),
            words.mention(
                "hillford/organisation/schools-team",
                Kind.ORGANISATION,
                "Schools Team",
                action="schools/1",
            ),
        ),
        claims=(
            words.claim("governance/1/1", "pg:lead", "hillford/person/ann-lee", "Ann Lee"),
            words.claim(
                "governance/1/1",
                "pg:leadOrganisation",
                "hillford/organisation/council",
                "Hillford Council",
            ),
            words.claim(
                "governance/1/2",
                "pg:lead",
                "hillford/person/ann-lee",
                "Ann Lee",
                "Yearly",
                "shared with the row above",
                0.8,
            ),
            words.claim("governance/1/2", "pg:lead", "hillford/person/raj-patel", "Raj Patel"),
            words.claim(
                "governance/1/2",
                "pg:leadOrganisation",
                "organisation/metropolitan-police-service",
                "Police",
            ),
            words.claim("governance/1/2", "pg:supportedBy", "organisation/all-partners", "Yearly"),
            words.claim(
                "governance/2",
                "pg:leadOrganisation",
                "hillford/organisation/council",
                "Hillford Council",
                "Fewer",
            ),
            words.claim(
                "schools/1",
                "pg:leadOrganisation",
                "hillford/organisation/schools-team",
                "Schools Team",
            ),
            words.claim(
                "governance/1", "pg:uses", "service/night-bus-watch", "with Night Bus Watch"
            ),
            words.claim(
                "hillford/person/ann-lee",
                "pg:chairs",
                "hillford/panel/watch-panel",
                "chaired by Ann Lee",
                rule="chaired by",
                confidence=0.7,
            ),
            words.claim(
                "hillford/panel/watch-panel",
                "org:reportsTo",
                "hillford/panel/board",
                "reports to Hillford Safer Together Board",
                rule="reports to",
            ),
            words.claim(
                "service/night-bus-watch",
                "schema:areaServed",
                "area:E09000028",
                "Night Bus Watch",
                "The Watch",
            ),
            ended,
        ),
        faults=(
            SourceFault(
                "impossible date",
                "governance/2",
                "It starts on 30 February 2019.",
                *at("30/02/2019"),
                "row 3, Start",
            ),
            SourceFault(
                "misspelt name",
                "hillford/person/ann-lee",
                "Ann Lee is misspelt.",
                *at("Ann Lee"),
                "row 1, Lead",
            ),
        ),
        area=Area("E99000001", "Hillford", "BCU-X", "Hill and Marsh BCU"),
        period=Period(start="2018", end="2020-13"),
        partnership="hillford/panel/board",
    )


def marsham() -> PlanRecords:
    """A plan of bullets that names no leads, with a service that Hillford has too."""
    words = Words(MARSHAM_TEXT)
    actions = tuple(
        Action(
            f"list/{number}",
            text,
            *words.at(text),
            f"bullet {number}",
            commitments=(Commitment(f"list/{number}", ()),),
        )
        for number, text in enumerate(
            ("Bring Night Bus Watch to the station", "Ask Schools Team for help"), start=1
        )
    )
    return PlanRecords(
        document=Document("marsham.txt", "text", MARSHAM_TEXT, "cd" * 32, ()),
        key="marsham",
        title="Marsham plan",
        actions=actions,
        entities=(
            Entity("service/night-bus-watch", Kind.SERVICE, "Night Bus Watch"),
            Entity("marsham/organisation/schools-team", Kind.ORGANISATION, "Schools Team"),
        ),
        mentions=(
            words.mention(
                "service/night-bus-watch",
                Kind.SERVICE,
                "Night Bus Watch",
                action="list/1",
                sentence="Bring Night Bus Watch to the station",
            ),
            words.mention(
                "marsham/organisation/schools-team",
                Kind.ORGANISATION,
                "Schools Team",
                action="list/2",
            ),
        ),
        area=Area("E99000002", "Marsham", "BCU-X", "Hill and Marsh BCU"),
    )
