"""Made-up plans of London's 33 boroughs and of areas all over the country, year after year,
to measure on graphs of their size.

The areas are real; every person, local body, action and sum is made up of the words in
`boroughs.toml`, by a fixed seed. The plans have the shape that reading gives: records with
offsets into a text that holds every quotation. `made_up_files` writes them as files to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from random import Random

from benchmarks.made_up_cast import Cast, filled, ward, words
from benchmarks.made_up_text import Named, Page, Row
from extract.conclusions import conclude
from graph.derived import derived_quads
from graph.identity import slug
from graph.rdf import ontology_quads, plan_quads, registry_quads
from graph.records import (
    Action,
    Area,
    Claim,
    Commitment,
    Document,
    Kind,
    Period,
    PlanRecords,
)
from graph.store import Store
from ontology.places import Place
from ontology.registry import load_places

__all__ = ["ACTIONS", "BOROUGHS", "made_up_plans", "made_up_store"]

BOROUGHS = 33
ACTIONS = 18
"""How many actions each plan has, for about 110,000 statements before any conclusion."""

_LONDON = ("london", "London")
_BOROUGH_CODES = "E09"
_AREA_CODES = ("E06", "E07", "E08", "E10", "W06", "S12", "N09")
"""Authorities of England, Wales, Scotland and Northern Ireland other than London's."""
_SEED = 20190331
_LAST_YEAR = 2022
_FIRST_YEAR = 2000
_ANEW = 0.15
"""How much of its wording a plan has not from the year before."""
_TAIL = 0.6
"""How many actions say more than the wording that others have too."""
_LEADS_NOBODY = 11
"""Every so many areas, a plan names no leads at all."""


def made_up_store(boroughs: int = BOROUGHS, actions: int = ACTIONS, years: int = 1) -> Store:
    """The graph that a build would make of made-up plans: what they state, what several of
    them together show, the ontology and the registry."""
    plans = tuple(made_up_plans(boroughs, actions, years))
    made = (quad for plan in plans for quad in plan_quads(plan))
    shown = derived_quads(conclude(plans), plans)
    return Store(
        quad for part in (made, shown, ontology_quads(), registry_quads()) for quad in part
    )


def made_up_plans(
    boroughs: int = BOROUGHS, actions: int = ACTIONS, years: int = 1
) -> Iterator[PlanRecords]:
    """The plans of that many areas, London's boroughs first, of that many actions each; the
    same ones each time. Of several `years`, each plan is a later version of the year before's.

    Raises ValueError where there are not so many areas.
    """
    places = _places()
    if boroughs > len(places):
        raise ValueError(f"{boroughs} areas: the registry has {len(places)}")
    for number, place in enumerate(places[:boroughs]):
        inside = _LONDON if place.code.startswith(_BOROUGH_CODES) else (None, None)
        area = Area(place.code, place.name, *inside)
        for year in range(_LAST_YEAR - years + 1, _LAST_YEAR + 1):
            key = slug(area.name) if years == 1 else f"{slug(area.name)}-{year}"
            seed = _SEED + number + 1_000_000 * (_LAST_YEAR - year)
            yield _Borough(area, key, year, Random(seed), number % _LEADS_NOBODY == 5).plan(actions)


@cache
def _places() -> tuple[Place, ...]:
    """London's boroughs, then the other areas, each name once, as plans are called by it."""
    by_name: dict[str, Place] = {}
    for codes in ((_BOROUGH_CODES,), _AREA_CODES):
        for place in sorted(load_places(), key=lambda place: place.code):
            if place.code.startswith(codes):
                by_name.setdefault(slug(place.name), place)
    return tuple(by_name.values())


class _Borough:
    """One area's plan for some years while it is written."""

    def __init__(
        self, area: Area, key: str, year: int, random: Random, names_no_leads: bool
    ) -> None:
        self.area = area
        self.random = random
        self.names_no_leads = names_no_leads
        self.key = key
        self.year = year
        self.page = Page()
        self.claims: list[Claim] = []
        self.actions: list[Action] = []
        self.cast = Cast(area, self.key, random)

    def plan(self, actions: int) -> PlanRecords:
        """The plan's records."""
        self.page.line("Made up for measuring: nothing that follows is so")
        self._write_actions(actions)
        self._write_governance()
        self._write_money()
        text = self.page.text
        return PlanRecords(
            document=Document(
                f"{self.key}.txt", "text", text, sha256(text.encode()).hexdigest(), ()
            ),
            key=self.key,
            title=f"{self.area.name} plan",
            actions=tuple(self.actions),
            entities=tuple(self.cast.entities.values()),
            mentions=tuple(self.page.mentions),
            claims=tuple(self.claims),
            area=self.area,
            period=Period(start=str(self.year), end=str(self.year + 4)),
            partnership=self.cast.panels[0].id,
        )

    def _write_actions(self, wanted: int) -> None:
        templates = [
            (theme["name"], wordings)
            for theme in words()["themes"]
            for wordings in theme["actions"]
        ]
        absent = set(Random(self.area.code).sample(range(len(templates)), 3))
        kept = [each for number, each in enumerate(templates) if number not in absent]
        # Past the last template its actions come again, each for one ward.
        turns = [(each, round_) for round_ in range(1 + wanted // len(kept)) for each in kept]
        chosen = sorted(turns[:wanted], key=lambda turn: (templates.index(turn[0]), turn[1]))
        for number, ((theme, wordings), round_) in enumerate(chosen, start=1):
            worded = Random(f"{self.area.code} {number} {self._worded(number)}")
            where = f" in {ward(worded)} ward" if round_ else ""
            tail = worded.choice(words()["tails"]) if worded.random() < _TAIL else ""
            wording = worded.choice(wordings) + where + filled(tail, worded)
            self._write_action(number, theme, wording)

    def _worded(self, number: int) -> int:
        """The year in which the action was last worded anew: later plans keep most wording."""
        year = self.year
        while (
            year > _FIRST_YEAR and Random(f"{self.area.code} {number} anew {year}").random() > _ANEW
        ):
            year -= 1
        return year

    def _write_action(self, number: int, theme: str, wording: str) -> None:
        key, commitment = f"{slug(theme)}/{number}", f"{slug(theme)}/{number}/1"
        row = Row(self.page, key, f"row {number}")
        named = row.text_cell(wording, self.cast.slots())
        end = self.page.at
        for thing in named:
            if thing.entity.kind in (Kind.SERVICE, Kind.PANEL):
                predicate = self.random.choice(["pg:uses", "pg:uses", "pg:dependsOn"])
                self._claim(key, predicate, thing, "named in the action or its outcome", 0.75)
            elif thing.entity.kind is Kind.DOCUMENT:
                self._claim(key, "pg:followsFrom", thing, "follows from a document", 0.85)
        row.words("outcome", "Outcome", self.random.choice(words()["outcomes"]))
        self._write_parts(commitment, row)
        period = self._period(row)
        self.page.end_line()
        text = self.page.text[row.start : end]
        parts = (Commitment(commitment, tuple(row.fields), period),)
        self.actions.append(
            Action(key, text, row.start, end, f"row {number}", str(number), False, theme, parts)
        )

    def _write_parts(self, commitment: str, row: Row) -> None:
        """Who leads, who answers for it and who supports."""
        if not self.names_no_leads:
            self._write_lead(commitment, row)
        for role, heading, predicate, how_many in (
            ("lead_organisation", "Lead organisation", "pg:leadOrganisation", self._chance(0.9)),
            ("supporting", "Support", "pg:supportedBy", self._chance(0.4)),
        ):
            for entity in self.random.sample(self.cast.everybody(), int(how_many)):
                thing = row.name(role, heading, entity)
                status = self.random.choice(["ended", "planned"]) if self._chance(0.03) else None
                self._claim(commitment, predicate, thing, f"column of {role}: cell", None, status)

    def _write_lead(self, commitment: str, row: Row) -> None:
        if self._chance(0.1):
            row.words("lead", "Lead", self.random.choice(words()["left_open"]))
        elif self._chance(0.88):
            # A few carry most of the work, as in plans that people write.
            busiest = [*self.cast.people[:2] * 3, *self.cast.people, *self.cast.posts]
            thing = row.name("lead", "Lead", self.random.choice(busiest))
            rule, surety = (
                ("cell", 1.0) if self._chance(0.8) else ("shared with the row above", 0.7)
            )
            self._claim(commitment, "pg:lead", thing, f"column of leads: {rule}", surety)

    def _period(self, row: Row) -> Period:
        start = (
            f"{self.random.randint(self.year - 1, self.year + 1)}-{self.random.randint(1, 12):02d}"
        )
        if self._chance(0.15):
            return Period()
        row.words("start", "Start", start)
        if self._chance(0.3):
            note = self.random.choice(words()["vague_ends"])
            row.words("end", "End", note)
            return Period(start=start, end_note=note)
        years, rest = self.random.choice([(2, ""), (2, "-03"), (3, "-06"), (4, "-03-31")])
        end = f"{self.year + years}{rest}"
        row.words("end", "End", end)
        return Period(start=start, end=end)

    def _write_governance(self) -> None:
        by_name = {panel.label: panel for panel in self.cast.panels}
        for panel, described in zip(self.cast.panels, words()["panels"], strict=True):
            chair = self.random.choice(self.cast.people)
            _, seat = self.page.line(chair, " chairs ", panel)
            self._claim(chair.id, "pg:chairs", seat, "sentence: chairs", 0.9)
            if "to" in described:
                above = by_name[described["to"].format(borough=self.area.name)]
                _, top = self.page.line(panel, " reports to ", above)
                self._claim(panel.id, "org:reportsTo", top, "sentence: reports to", 0.9)
            for member in self.random.sample([*self.cast.bodies, *self.cast.local], 2):
                _, seat = self.page.line(member, " sits on ", panel)
                self._claim(member.id, "org:memberOf", seat, "sentence: sits on", 0.85)
        for team in self.cast.teams[:2]:
            _, body = self.page.line(team, " is part of ", self.cast.council)
            self._claim(team.id, "org:unitOf", body, "the name begins with the body's", 0.9)
        for person, post in zip(self.cast.people, self.cast.posts, strict=False):
            _, held, body = self.page.line(person, ", ", post, ", ", self.cast.council)
            self._claim(person.id, "org:holds", held, "names side by side", 0.9)
            self._claim(post.id, "org:postIn", body, "names side by side", 0.9)

    def _write_money(self) -> None:
        for service in self.cast.services[:4]:
            provider = self.random.choice([*self.cast.bodies[3:], *self.cast.local])
            _, given = self.page.line(provider, " provides ", service)
            self._claim(provider.id, "pg:provides", given, "sentence: provides", 0.9)
            if self._chance(0.6):
                fund = self.random.choice(self.cast.funds)
                amount = f"£{self.random.randrange(10, 90)},000"
                year = self.year + self.random.randint(1, 4)
                paid = self.page.line(
                    fund, f" pays {amount} for ", service, f" until March {year}"
                )[1]
                status = "ended" if year == self.year + 1 else None
                rule = "sentence: pays for"
                ends = Period(end=f"{year}-03")
                self._claim(fund.id, "pg:funds", paid, rule, 0.9, status, amount, ends)

    def _claim(
        self,
        subject: str,
        predicate: str,
        thing: Named,
        rule: str,
        surety: float | None = None,
        status: str | None = None,
        amount: str | None = None,
        period: Period | None = None,
    ) -> None:
        sure = self.random.choice([0.7, 0.9, 1.0, 1.0]) if surety is None else surety
        self.claims.append(
            Claim(
                subject,
                predicate,
                thing.entity.id,
                thing.start,
                thing.end,
                thing.locator,
                rule,
                sure,
                status,
                amount,
                period or Period(),
            )
        )

    def _chance(self, likelihood: float) -> bool:
        return self.random.random() < likelihood
