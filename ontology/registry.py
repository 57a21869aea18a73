"""The registry: widely known bodies, panels, services, funds, roles and documents.

The data are the CSV files in `ontology/registry/`, one thing a row, each with its
source; list-valued columns are parted by `` | ``. Nothing that only one borough has is
in it: what every borough has its own of is one row of scope "local", and its name is
that of the type ("Youth Offending Team").

For whoever looks names up:

- `name_key` says which spellings are one. A name is listed with the capitals that print
  must have: "Early Help" is a service where "early help" is just help. Where small
  letters are good enough, the small form is listed too ("schools").
- A short form may belong to several entries. One whose `region` is the plan's own comes
  before one that is valid everywhere ("VRU" in London is London's).
- The names in `cell_only` are too short or too common for prose ("Housing", "Prevent");
  take them only where a cell lists bodies, and there before the same words of another
  entry ("Children and Young People" is a department in a cell, nobody in particular in
  prose). `prose_names` are the others.
- `Place.police_force`, `.fire_service` and `.police_unit` are ids of entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.places import Place, PoliceUnit, load_places, load_police_units, read_units
from ontology.rows import RegistryError, is_slug, parts, read_rows, registry_folder

__all__ = [
    "ENTRY_COLUMNS",
    "ENTRY_FILES",
    "KINDS",
    "SCOPES",
    "Place",
    "PoliceUnit",
    "RegistryEntry",
    "RegistryError",
    "load_places",
    "load_police_units",
    "load_registry",
    "name_key",
    "read_registry",
]

KINDS = ("organisation", "panel", "service", "role", "document", "fund")
SCOPES = ("national", "regional", "local")
ENTRY_FILES = (
    "bodies.csv",
    "panels.csv",
    "services.csv",
    "funds.csv",
    "roles.csv",
    "documents.csv",
    "generic.csv",
)
ENTRY_COLUMNS = (
    "id",
    "name",
    "kind",
    "aliases",
    "misspellings",
    "scope",
    "region",
    "parent",
    "generic",
    "also",
    "context",
    "source",
)
_EVERY_NAME = "yes"


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One known thing, or one known type of thing.

    `id` is a unique slug; `name` the canonical full name; `kind` one of `KINDS`;
    `aliases` other correct spellings and short forms; `misspellings` common slips.
    `scope` is "national", "regional" (one thing, in one part of the country) or "local"
    (a type that every borough has its own of). `region` is "" or the only region in
    whose plans the names may be taken for this entry. `parent` is the id of the entry
    it belongs to, or "". `generic` marks a class of bodies, nobody in particular.
    `also` are other kinds it may count as. `context` is true where some names count
    only in a cell that lists bodies; those are in `cell_only`, which holds every name
    where none is safe in prose. `source` says where it is published.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    misspellings: tuple[str, ...]
    scope: str
    region: str
    parent: str
    generic: bool
    also: tuple[str, ...]
    context: bool
    source: str
    cell_only: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and the aliases, misspellings left out."""
        return (self.name, *self.aliases)

    @property
    def prose_names(self) -> tuple[str, ...]:
        """The names, misspellings included, that stand for the entry wherever printed."""
        every = (*self.names, *self.misspellings)
        return tuple(name for name in every if name not in self.cell_only)


def name_key(name: str) -> str:
    """The form in which two spellings of a name are the same spelling.

    White space, the shape of apostrophes and capitals do not count, except that one
    word wholly of capitals is an abbreviation or a name written so ("MPS", "DIVERT"),
    which the same letters in another case are not ("MPs", "divert").

    >>> name_key("Children\N{RIGHT SINGLE QUOTATION MARK}s  Services")
    "children's services"
    >>> name_key("MPS") == name_key("MPs")
    False
    """
    folded = " ".join(name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return folded if folded.isupper() and " " not in folded else folded.casefold()


def load_registry() -> tuple[RegistryEntry, ...]:
    """All entries, London's policing units included, sorted by id; read once.

    Raises RegistryError, naming file and line, where a row is not valid.
    """
    return read_registry(registry_folder())


@cache
def read_registry(folder: Path) -> tuple[RegistryEntry, ...]:
    """The entries of a folder of CSV files, validated and sorted by id.

    Raises RegistryError where an id or parent is wrong, a kind or scope unknown, or one
    spelling stands in prose for two entries of one scope and region.
    """
    entries: dict[str, RegistryEntry] = {}
    where: dict[str, tuple[str, int]] = {}
    for name in ENTRY_FILES:
        for line, row in read_rows(folder, name, ENTRY_COLUMNS):
            _keep(entries, where, _entry(name, line, row), (name, line))
    for line, unit in read_units(folder):
        _keep(entries, where, _unit_entry(unit), ("police_units.csv", line))
    _check_parents(entries, where)
    _check_names(entries, where)
    return tuple(entries[key] for key in sorted(entries))


def _entry(name: str, line: int, row: Mapping[str, str]) -> RegistryEntry:
    def fail(problem: str, advice: str) -> RegistryError:
        return RegistryError(name, line, problem, advice)

    also = parts(row["also"])
    aliases, misspellings = parts(row["aliases"]), parts(row["misspellings"])
    every = (row["name"], *aliases, *misspellings)
    if not is_slug(row["id"]):
        raise fail(f"id {row['id']!r} is not a slug", "Use small letters, digits and hyphens")
    for column in ("name", "source"):
        if not row[column]:
            raise fail(f"{column} is empty", "Fill it in")
    for kind in (row["kind"], *also):
        if kind not in KINDS:
            raise fail(f"kind {kind!r} is unknown", f"Use one of {', '.join(KINDS)}")
    if row["scope"] not in SCOPES:
        raise fail(f"scope {row['scope']!r} is unknown", f"Use one of {', '.join(SCOPES)}")
    if row["generic"] not in ("", _EVERY_NAME):
        raise fail(f"generic is {row['generic']!r}", "Use yes or leave it empty")
    if len(set(every)) != len(every):
        raise fail("a spelling stands twice", "Remove one")
    cell_only = every if row["context"] == _EVERY_NAME else parts(row["context"])
    for spelling in cell_only:
        if spelling not in every:
            raise fail(
                f"context holds {spelling!r}, which is none of the names",
                "List names of this row, or yes for all of them",
            )
    return RegistryEntry(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=aliases,
        misspellings=misspellings,
        scope=row["scope"],
        region=row["region"],
        parent=row["parent"],
        generic=bool(row["generic"]),
        also=also,
        context=bool(cell_only),
        source=row["source"],
        cell_only=cell_only,
    )


def _unit_entry(unit: PoliceUnit) -> RegistryEntry:
    return RegistryEntry(
        id=unit.id,
        name=unit.name,
        kind="organisation",
        aliases=unit.aliases,
        misspellings=(),
        scope="regional",
        region="London",
        parent=unit.force,
        generic=False,
        also=(),
        context=False,
        source=unit.source,
    )


def _keep(
    entries: dict[str, RegistryEntry],
    where: dict[str, tuple[str, int]],
    entry: RegistryEntry,
    place: tuple[str, int],
) -> None:
    if entry.id in entries:
        other, line = where[entry.id]
        raise RegistryError(*place, f"id {entry.id} stands in {other}, line {line}", "Change one")
    entries[entry.id] = entry
    where[entry.id] = place


def _check_parents(
    entries: Mapping[str, RegistryEntry], where: Mapping[str, tuple[str, int]]
) -> None:
    for entry in entries.values():
        seen = {entry.id}
        above = entry.parent
        while above:
            if above not in entries or above in seen:
                problem = "leads back to itself" if above in seen else f"{above!r} is not an entry"
                raise RegistryError(*where[entry.id], f"parent {problem}", "Correct the parent")
            seen.add(above)
            above = entries[above].parent


def _check_names(
    entries: Mapping[str, RegistryEntry], where: Mapping[str, tuple[str, int]]
) -> None:
    """In prose nothing but the spelling says which thing is meant, so it must say it."""
    claimed: dict[tuple[str, str, str], RegistryEntry] = {}
    for entry in entries.values():
        for spelling in entry.prose_names:
            other = claimed.setdefault((entry.scope, entry.region, name_key(spelling)), entry)
            if other is not entry:
                raise RegistryError(
                    *where[entry.id],
                    f"{spelling!r} already stands for {other.id}",
                    "Remove it from one of the two, or list it under context in one",
                )
