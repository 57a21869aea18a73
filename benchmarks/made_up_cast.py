"""Who and what stands in a made-up plan: people, bodies, panels, services and funds."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from graph.identity import slug
from graph.records import Area, Entity, Kind

__all__ = ["Cast", "filled", "ward", "words"]

_TYPES = {Kind.ORGANISATION: ("org:FormalOrganization",), Kind.PERSON: ("foaf:Person",)}


@cache
def words() -> dict[str, Any]:
    """The word lists that plans are made of."""
    text = Path(__file__).with_name("boroughs.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def ward(random: Random) -> str:
    """The name of a ward: no area has it."""
    return "".join(random.choice(words()[part]) for part in ("ward_first", "ward_last"))


def filled(pattern: str, random: Random) -> str:
    """A sentence or part of one, with words in the slots of its pattern."""
    said = words()
    return pattern.format(
        ward=ward(random),
        other_ward=ward(random),
        group=random.choice(said["groups"]),
        what=random.choice(said["concerns"]),
        often=random.choice(said["often"]),
        month=random.choice(said["months"]),
        count=random.randint(2, 95),
    )


class Cast:
    """The named things of one borough's plan; `entities` has all of them by id."""

    def __init__(self, area: Area, key: str, random: Random) -> None:
        self._key = key
        self._random = random
        self.area = area
        self.entities: dict[str, Entity] = {}
        said = words()
        self.council = self._entity(Kind.ORGANISATION, f"{area.name} Council")
        self.teams = [
            self._entity(Kind.ORGANISATION, name, ("org:OrganizationalUnit",))
            for name in random.sample(said["teams"], 4)
        ]
        self.people = self._people(7)
        self.posts = [self._entity(Kind.ROLE, name) for name in random.sample(said["posts"], 3)]
        self.panels = self._panels()
        self.bodies = self._wide(Kind.ORGANISATION, "wide_bodies", len(said["wide_bodies"]))
        self.local = [self._entity(Kind.ORGANISATION, self._pair("local_bodies")) for _ in range(2)]
        self.services = self._wide(Kind.SERVICE, "shared_services", 4)
        self.services += [
            self._entity(Kind.SERVICE, self._pair("local_services"), status=status)
            for status in (None, random.choice([None, None, "ended", "planned"]))
        ]
        self.funds = self._wide(Kind.FUND, "funds", 2)
        self.documents = [
            self._entity(Kind.DOCUMENT, document["name"].format(borough=area.name))
            for document in said["documents"]
        ]

    def slots(self) -> dict[str, Entity]:
        """Something for each slot of a wording."""
        return {
            "panel": self._random.choice(self.panels),
            "service": self._random.choice(self.services),
            "document": self._random.choice(self.documents),
            "body": self._random.choice(self.everybody()),
            "fund": self._random.choice(self.funds),
        }

    def everybody(self) -> list[Entity]:
        """All bodies and teams."""
        return [self.council, *self.teams, *self.bodies, *self.local]

    def _people(self, how_many: int) -> list[Entity]:
        said = words()
        forenames = self._random.sample(said["forenames"], how_many)
        surnames = self._random.sample(said["surnames"], how_many)
        return [
            self._entity(Kind.PERSON, f"{first} {last}", rank=self._random.choice(said["ranks"]))
            for first, last in zip(forenames, surnames, strict=True)
        ]

    def _panels(self) -> list[Entity]:
        found = []
        for number, panel in enumerate(words()["panels"]):
            types = () if number else ("pg:Partnership",)
            name = panel["name"].format(borough=self.area.name)
            found.append(self._entity(Kind.PANEL, name, types))
        return found

    def _wide(self, kind: Kind, group: str, how_many: int) -> list[Entity]:
        """Things that several boroughs have, and that are one thing in all of them."""
        chosen = self._random.sample(words()[group], how_many)
        made = [
            Entity(each["id"], kind, each["name"], types=_TYPES.get(kind, ()), scope="regional")
            for each in chosen
        ]
        self.entities |= {entity.id: entity for entity in made}
        return made

    def _pair(self, second: str) -> str:
        said = words()
        while True:
            first, last = (
                self._random.choice(said["local_first"]),
                self._random.choice(said[second]),
            )
            name = f"{first} {last}"
            if not any(entity.label == name for entity in self.entities.values()):
                return name

    def _entity(
        self,
        kind: Kind,
        name: str,
        types: tuple[str, ...] = (),
        rank: str = "",
        status: str | None = None,
    ) -> Entity:
        local = f"{self._key}/{kind.value}/{slug(name)}"
        shown = types or _TYPES.get(kind, ())
        made = Entity(local, kind, name, types=shown, rank=rank or None, status=status)
        self.entities[made.id] = made
        return made
