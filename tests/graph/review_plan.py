"""A small plan of our own invention with something to doubt of every kind."""

from __future__ import annotations

from dataclasses import replace

from graph.records import (
    Action,
    Claim,
    Commitment,
    Document,
    Entity,
    Kind,
    Mention,
    Merge,
    Paragraph,
    PlanRecords,
    SourceFault,
)
from tests.graph.words import Words

TEXT = """Marlow Bay safety plan

1\tHold the Watch Panel each month\tAnn Lee\tMarlow Bay Council\tJET / Police\tMore reports
2\tRun Night Bus Watch\tAnne Lea\tThe harbour folk\tPolice\tFewer thefts
3\tWrite to schools\tTBC\tMarlow Bay Council\t\tMore replies
The Watch Panel reports to the Safer Bay Board, chaired by Ann Lee.
The Joint Team meets with JET on Fridays. Lantern Walks are part of the plan.
The Joint Team and Lantern Walks go on.
"""
ANN = "marlow-bay/person/ann-lee"
COUNCIL = "marlow-bay/organisation/council"
POLICE = "organisation/metropolitan-police-service"
JET = "marlow-bay/organisation/jet"
TEAM = "marlow-bay/organisation/joint-team"
PANEL = "marlow-bay/panel/watch-panel"
BOARD = "marlow-bay/panel/safer-bay-board"
BUS = "marlow-bay/service/night-bus-watch"
FILE = "marlow bay.txt"

_ENDS = ("More reports", "Fewer thefts", "More replies")
_STARTS = ("Hold the", "Run Night", "Write to")


def marlow() -> PlanRecords:
    """Three actions, a fuzzy merge, a doubtful kind, two doubtful claims, two cells that
    name nobody known."""
    words = Words(TEXT)
    entities = (
        Entity(
            ANN,
            Kind.PERSON,
            "Ann Lee",
            misspellings=("Anne Lea",),
            types=("foaf:Person",),
            merges=(Merge("Ann Lee", "exact"), Merge("Anne Lea", "fuzzy", 0.9)),
        ),
        Entity(COUNCIL, Kind.ORGANISATION, "Marlow Bay Council", types=("org:FormalOrganization",)),
        Entity(
            POLICE,
            Kind.ORGANISATION,
            "Metropolitan Police Service",
            aliases=("Police",),
            types=("org:FormalOrganization",),
            scope="regional",
            registry_id="metropolitan-police-service",
            merges=(Merge("Police", "registry"),),
        ),
        Entity(JET, Kind.ORGANISATION, "JET", types=("org:OrganizationalUnit",)),
        Entity(TEAM, Kind.ORGANISATION, "Joint Team", types=("org:OrganizationalUnit",)),
        Entity(PANEL, Kind.PANEL, "Watch Panel", types=("pg:Panel",)),
        Entity(BOARD, Kind.PANEL, "Safer Bay Board", types=("pg:Partnership",)),
        Entity(BUS, Kind.SERVICE, "Night Bus Watch", types=("pg:Service",)),
    )
    return PlanRecords(
        document=Document(FILE, "text", TEXT, "ef" * 32, _paragraphs(words)),
        key="marlow-bay",
        title="Marlow Bay safety plan",
        actions=tuple(_actions(words)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        mentions=tuple(sorted(_mentions(words), key=lambda m: (m.start, m.end))),
        claims=tuple(
            sorted(_claims(words), key=lambda c: (c.start, c.end, c.subject, c.predicate, c.object))
        ),
        faults=(
            SourceFault(
                "misspelt name", ANN, "Ann Lee is misspelt.", *words.at("Anne Lea"), "line 4"
            ),
        ),
        partnership=BOARD,
    )


def _paragraphs(words: Words) -> tuple[Paragraph, ...]:
    lines = [line for line in TEXT.splitlines() if line.startswith("The ")]
    return tuple(
        Paragraph(line, *words.at(line), f"line {number}") for number, line in enumerate(lines, 6)
    )


def _actions(words: Words) -> list[Action]:
    def part(key: str, **fields: str) -> Commitment:
        after = _STARTS[int(key[0]) - 1]
        return Commitment(
            key, tuple((role, words.value(text, after)) for role, text in fields.items())
        )

    parts = (
        part("1/1", lead="Ann Lee", lead_organisation="Marlow Bay Council",
             supporting="JET / Police", outcome="More reports"),
        part("2/1", lead="Anne Lea", lead_organisation="The harbour folk", supporting="Police",
             outcome="Fewer thefts"),
        part("3/1", lead="TBC", lead_organisation="Marlow Bay Council", outcome="More replies"),
    )  # fmt: skip
    texts = ("Hold the Watch Panel each month", "Run Night Bus Watch", "Write to schools")
    return [
        Action(
            str(number),
            text,
            words.at(text)[0],
            words.at(_ENDS[number - 1])[1],
            f"line {number + 2}",
            str(number),
            commitments=(parts[number - 1],),
        )
        for number, text in enumerate(texts, 1)
    ]


def _mentions(words: Words) -> list[Mention]:
    person, body, panel = Kind.PERSON, Kind.ORGANISATION, Kind.PANEL
    reports = "The Watch Panel reports to the Safer Bay Board, chaired by Ann Lee."
    fridays = "The Joint Team meets with JET on Fridays."
    return [
        words.mention(PANEL, panel, "Watch Panel", action="1"),
        words.mention(ANN, person, "Ann Lee", action="1"),
        words.mention(COUNCIL, body, "Marlow Bay Council", "Hold", action="1"),
        words.mention(JET, body, "JET", action="1"),
        words.mention(POLICE, body, "Police", action="1"),
        replace(words.mention(BUS, Kind.SERVICE, "Night Bus Watch", action="2"), confidence=0.6),
        words.mention(ANN, person, "Anne Lea", action="2"),
        words.mention(POLICE, body, "Police", "Run", action="2"),
        words.mention(COUNCIL, body, "Marlow Bay Council", "Write", action="3"),
        words.mention(PANEL, panel, "Watch Panel", reports, sentence=reports),
        words.mention(BOARD, panel, "Safer Bay Board", sentence=reports),
        words.mention(ANN, person, "Ann Lee", reports, sentence=reports),
        words.mention(TEAM, body, "Joint Team", fridays, sentence=fridays),
        words.mention(JET, body, "JET", fridays, sentence=fridays),
    ]


def _claims(words: Words) -> list[Claim]:
    body, support = "pg:leadOrganisation", "pg:supportedBy"
    reads = "reports to the Safer Bay Board"
    return [
        words.claim("1/1", "pg:lead", ANN, "Ann Lee"),
        words.claim("1/1", body, COUNCIL, "Marlow Bay Council", "Hold"),
        words.claim("1/1", support, JET, "JET"),
        words.claim("1/1", support, POLICE, "Police"),
        words.claim("1", "pg:uses", PANEL, "Watch Panel", confidence=0.54, rule="named in it"),
        words.claim("2", "pg:uses", BUS, "Night Bus Watch"),
        words.claim("2/1", "pg:lead", ANN, "Anne Lea"),
        words.claim("2/1", support, POLICE, "Police", "Run"),
        words.claim("3/1", body, COUNCIL, "Marlow Bay Council", "Write"),
        words.claim(PANEL, "org:reportsTo", BOARD, reads, rule="reports to"),
        words.claim(
            ANN, "pg:chairs", BOARD, "chaired by Ann Lee", rule="chaired by", confidence=0.7
        ),
    ]
