"""Small plans of our own invention for questions about gaps and dependence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import Quad

from extract.conclusions.sectors import called_after, sectors
from graph.conclusions import Conclusions
from graph.derived import derived_quads
from graph.rdf import plan_quads
from graph.records import (
    Action,
    Area,
    Claim,
    Commitment,
    Document,
    Entity,
    Kind,
    Period,
    PlanRecords,
)
from graph.store import Store
from tests.graph.words import Words

DUNFORD_TEXT = """Dunford plan
Open the Lamp Desk for victims\tGangs Lead\tDunford Council
Map every offer\tPat Moss\tLamp Trust
Write to each witness\tGangs Lead
Train staff at Lamp Desk\tKim Rowe, Gangs Lead
Sweep the parks
Lamp Trust provides the Lamp Desk, paid for by the Light Fund (£900).
Street Panel reports to Safer Dunford, which reports to the Top Board.
Kim Rowe sits on Street Panel.
Dunford Fire Service was asked.
"""
AREA = Area("E99000004", "Dunford", "BCU-X", "Hill and Marsh BCU")
COUNCIL = "dunford/organisation/council"
TRUST = "dunford/organisation/lamp-trust"
FIRE = "dunford/organisation/fire"
DESK = "service/lamp-desk"
FUND = "dunford/fund/light-fund"
GANGS = "dunford/role/gangs-lead"
PAT = "dunford/person/pat-moss"
KIM = "dunford/person/kim-rowe"
PANEL = "dunford/panel/street-panel"
SAFER = "dunford/panel/safer-dunford"
TOP = "dunford/panel/top-board"

_TEXTS = (
    ("open", "Open the Lamp Desk for victims", "PEOPLE", Period("2020-04", "2021")),
    ("map", "Map every offer", "PEOPLE", Period(end="2021-03")),
    ("write", "Write to each witness", "PEOPLE", Period(end_note="As money allows")),
    ("train", "Train staff at Lamp Desk", "PEOPLE", Period(end="2021-04-15", end_note="Easter")),
    ("sweep", "Sweep the parks", "PLACES", Period("2021-05", end_note="t.b.c.")),
)


def dunford() -> PlanRecords:
    """A plan with a chain of needs: action, action, service, provider, fund; and of panels."""
    words = Words(DUNFORD_TEXT)
    actions = tuple(
        Action(
            key,
            text,
            words.at(text)[0],
            DUNFORD_TEXT.index("\n", words.at(text)[0]),
            f"row {number}",
            str(number),
            False,
            theme,
            (Commitment(key, (), period),),
        )
        for number, (key, text, theme, period) in enumerate(_TEXTS, start=1)
    )
    return PlanRecords(
        document=Document("dunford.txt", "text", DUNFORD_TEXT, "ef" * 32, ()),
        key="dunford",
        title="Dunford plan",
        actions=actions,
        entities=(
            Entity(COUNCIL, Kind.ORGANISATION, "Dunford Council"),
            Entity(TRUST, Kind.ORGANISATION, "Lamp Trust", registry_id="redthread"),
            Entity(FIRE, Kind.ORGANISATION, "Dunford Fire Service"),
            Entity(DESK, Kind.SERVICE, "Lamp Desk"),
            Entity(FUND, Kind.FUND, "Light Fund"),
            Entity(GANGS, Kind.ROLE, "Gangs Lead"),
            Entity(PAT, Kind.PERSON, "Pat Moss"),
            Entity(KIM, Kind.PERSON, "Kim Rowe"),
            Entity(PANEL, Kind.PANEL, "Street Panel"),
            Entity(SAFER, Kind.PANEL, "Safer Dunford"),
            Entity(TOP, Kind.PANEL, "Top Board"),
        ),
        mentions=(
            words.mention(PAT, Kind.PERSON, "Pat Moss", action="map"),
            words.mention(KIM, Kind.PERSON, "Kim Rowe", action="train"),
            words.mention(KIM, Kind.PERSON, "Kim Rowe", after="Top Board"),
            words.mention(FIRE, Kind.ORGANISATION, "Dunford Fire Service"),
            words.mention(DESK, Kind.SERVICE, "Lamp Desk", action="open"),
            words.mention(DESK, Kind.SERVICE, "Lamp Desk", after="Train", action="train"),
        ),
        claims=(
            *_leads(words),
            words.claim("open", "pg:uses", DESK, "Open the Lamp Desk", confidence=0.7),
            words.claim("map", "pg:dependsOn", "open", "Map every offer"),
            words.claim("sweep", "pg:uses", PANEL, "Sweep the parks"),
            words.claim(TRUST, "pg:provides", DESK, "provides the Lamp Desk"),
            replace(
                words.claim(FUND, "pg:funds", DESK, "paid for by the Light Fund"),
                amount="£900",
                period=Period(end="2021-03"),
            ),
            words.claim(PANEL, "org:reportsTo", SAFER, "reports to Safer Dunford"),
            words.claim(SAFER, "org:reportsTo", TOP, "reports to the Top Board"),
            words.claim(KIM, "org:memberOf", PANEL, "sits on Street Panel"),
        ),
        area=AREA,
    )


def _leads(words: Words) -> tuple[Claim, ...]:
    return (
        words.claim("open", "pg:lead", GANGS, "Gangs Lead", confidence=0.7),
        words.claim("write", "pg:lead", GANGS, "Gangs Lead", "Write", confidence=0.7),
        words.claim("train", "pg:lead", GANGS, "Gangs Lead", "Train"),
        words.claim("train", "pg:lead", KIM, "Kim Rowe"),
        words.claim("map", "pg:lead", PAT, "Pat Moss"),
        words.claim("open", "pg:leadOrganisation", COUNCIL, "Dunford Council"),
        words.claim("map", "pg:supportedBy", TRUST, "Lamp Trust"),
    )


def store_of(*plans: PlanRecords) -> Store:
    """The plans with what is concluded of the sectors of their bodies."""
    return Store([quad for plan in plans for quad in plan_quads(plan)] + _derived(plans))


def _derived(plans: Sequence[PlanRecords]) -> list[Quad]:
    told = Conclusions(sectors=sectors(plans), called_after=called_after(plans))
    return list(derived_quads(told, plans))
