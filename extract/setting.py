"""Where a plan is at home: its area, council and policing unit, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.lexicon import fold
from graph.identity import slug
from graph.records import Area, plain
from ontology.registry import Place, PoliceUnit, load_places

__all__ = ["Setting", "council_names", "council_of", "is_place", "short_place_name"]

_COUNCIL_KINDS = ("City", "Borough", "District", "County", "Metropolitan Borough", "County Borough")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a plan is at home; it decides what its short forms mean.

    `place` is the council's area, None where no single one is named; `unit` the London
    policing unit of the plan, None elsewhere.
    """

    place: Place | None = None
    unit: PoliceUnit | None = None

    @property
    def area(self) -> Area | None:
        """The area as a record, with the larger area that it lies in."""
        if self.place is not None:
            within = self.place.region or self.place.nation
            return Area(self.place.code, self.place.name, slug(within), within)
        if self.unit is not None:
            return Area(self.unit.id, self.unit.name, "london", "London")
        return None

    @property
    def region(self) -> str:
        """The region, in the registry's words ("London")."""
        if self.place is not None:
            return self.place.region
        return "London" if self.unit is not None else ""

    @property
    def key(self) -> str:
        """The path under which the area's own things are filed, "" where none is known."""
        if self.place is not None:
            return slug(self.place.name)
        return slug(self.unit.name) if self.unit is not None else ""

    @property
    def council_names(self) -> tuple[str, ...]:
        """The names and short forms of the area's council, fullest first."""
        return council_names(self.place) if self.place is not None else ()

    @property
    def partnership_names(self) -> tuple[str, ...]:
        """The usual names of the area's community safety partnership."""
        if self.place is None:
            return ()
        name = self.place.name
        return (
            f"Safer {name}",
            f"Safer {name} Partnership",
            f"Safer {name} Partnership Board",
            f"Safer {name} Board",
            f"{name} Community Safety Partnership",
            f"Safer {name} Community Safety Partnership",
            f"Safer {name} Partnership Police and Crime Board",
        )

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Words that mark a body as this area's own when they stand before its name."""
        if self.place is None:
            return ()
        force = self.place.police_force.replace("-", " ").title()
        beyond = {force.removesuffix(" Police").removesuffix(" Constabulary"), self.place.county}
        own = {*self.council_names, self.place.name, short_place_name(self.place.name)}
        own |= {name for name in beyond if name}
        return tuple(sorted(own - {"Metropolitan Police Service"}, key=lambda n: (-len(n), n)))


def short_place_name(name: str) -> str:
    """A place's name without what tells where it lies.

    >>> short_place_name("Southend-on-Sea"), short_place_name("Newcastle upon Tyne")
    ('Southend', 'Newcastle')
    """
    return re.split(r"[ -](?:on|upon|in|under|le)[ -]", name)[0]


@cache
def council_names(place: Place) -> tuple[str, ...]:
    """The names and short forms of a place's council, fullest first."""
    name, council = place.name, place.council
    short = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    names = [council, f"{name} Council", f"Council of {name}"]
    if (plainer := short_place_name(name)) != name:
        names += [f"{plainer} Council", f"{plainer} City Council", f"{plainer} Borough Council"]
    if place.type == "London borough":
        names += [f"London Borough of {name}", f"{name} London Borough", f"{name} Borough Council"]
        names += [f"LB {name}", f"LB{short}", f"{name} LA"]
        if council.startswith("Royal Borough"):
            names += [f"RB{short}", "Royal Borough"]
    else:
        kinds = {"County": "CC", "Metropolitan district": "MBC", "Non-metropolitan district": "DC"}
        names += [f"{short}{suffix}" for suffix in (kinds.get(place.type, "BC"), "BC", "CC")]
        names += [f"{name} {kind} Council" for kind in _COUNCIL_KINDS]
    seen: dict[str, str] = {}
    for item in names:
        seen.setdefault(fold(item), item)
    return tuple(seen.values())


def council_of(text: str) -> Place | None:
    """The place whose council a whole text names in full, None where it names none."""
    return _councils().get(fold(text))


@cache
def _councils() -> Mapping[str, Place]:
    named: dict[str, Place] = {}
    for place in load_places():
        for name in council_names(place):
            if name == "Royal Borough":
                continue  # each royal borough's own plan calls it so
            if "council" in name.lower() or "borough" in name.lower() or name == place.council:
                named.setdefault(fold(name), place)
    return named


def is_place(text: str) -> bool:
    """Whether a whole text is only the name of a council's area, a county or a region."""
    return plain(text) in _all_place_names()


@cache
def _all_place_names() -> frozenset[str]:
    return frozenset(
        name
        for place in load_places()
        for name in (place.name, place.county, place.region, place.nation)
        if name
    )
