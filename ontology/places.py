"""Places with their councils and services, and the police units over several of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.rows import RegistryError, is_slug, parts, read_rows, registry_folder

__all__ = [
    "PLACE_COLUMNS",
    "UNIT_COLUMNS",
    "Place",
    "PoliceUnit",
    "load_places",
    "load_police_units",
    "read_places",
    "read_units",
]

PLACE_COLUMNS = (
    "code",
    "name",
    "council",
    "type",
    "nation",
    "region",
    "county",
    "police_unit",
    "police_force",
    "fire_service",
)
UNIT_COLUMNS = ("id", "name", "aliases", "force", "boroughs", "source")


@dataclass(frozen=True, slots=True)
class Place:
    """A council's area: its ONS code, what its council is called, and what it lies in.

    `county` is the name of the county council's area in which a district lies, "" for
    every other type. `police_unit` (London's basic command units), `police_force` and
    `fire_service` are ids of registry entries, "" where there is none.
    """

    code: str
    name: str
    council: str
    type: str
    nation: str
    region: str
    county: str
    police_unit: str
    police_force: str
    fire_service: str


@dataclass(frozen=True, slots=True)
class PoliceUnit:
    """A policing unit over several boroughs; `boroughs` are their ONS codes.

    `name` is the full name ("West Area BCU"), `aliases` its other forms ("WA-BCU"),
    `force` the id of the force's registry entry.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    force: str
    boroughs: tuple[str, ...]
    source: str


def load_places() -> tuple[Place, ...]:
    """All places, sorted by code; read once. Raises RegistryError on a bad row."""
    return read_places(registry_folder())


def load_police_units() -> tuple[PoliceUnit, ...]:
    """London's policing units, sorted by id; read once. Raises RegistryError."""
    return tuple(unit for _, unit in read_units(registry_folder()))


@cache
def read_places(folder: Path) -> tuple[Place, ...]:
    """The places of a folder's `places.csv`, sorted by code. Raises RegistryError."""
    places: dict[str, Place] = {}
    for line, row in read_rows(folder, "places.csv", PLACE_COLUMNS):
        place = Place(**row)
        if not place.code or not place.name:
            raise RegistryError("places.csv", line, "code or name is empty", "Fill it in")
        if place.code in places:
            raise RegistryError(
                "places.csv", line, f"code {place.code} stands twice", "Remove one of the rows"
            )
        places[place.code] = place
    return tuple(places[code] for code in sorted(places))


@cache
def read_units(folder: Path) -> tuple[tuple[int, PoliceUnit], ...]:
    """The units of a folder's `police_units.csv` with their lines, sorted by id."""
    units: dict[str, tuple[int, PoliceUnit]] = {}
    for line, row in read_rows(folder, "police_units.csv", UNIT_COLUMNS):
        if not is_slug(row["id"]) or not row["name"] or not row["boroughs"]:
            raise RegistryError(
                "police_units.csv", line, "id, name or boroughs is missing", "Fill it in"
            )
        if row["id"] in units:
            raise RegistryError(
                "police_units.csv", line, f"id {row['id']} stands twice", "Change one"
            )
        units[row["id"]] = (
            line,
            PoliceUnit(
                id=row["id"],
                name=row["name"],
                aliases=parts(row["aliases"]),
                force=row["force"],
                boroughs=parts(row["boroughs"]),
                source=row["source"],
            ),
        )
    return tuple(units[key] for key in sorted(units))
