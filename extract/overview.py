"""What a plan is: its title, the area it is for, and the years it runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.lexicon import fold
from extract.registry_index import NameTrie
from graph.identity import slug
from graph.records import (
    Area,
    Document,
    Footnote,
    Heading,
    ListItem,
    Paragraph,
    Period,
    Table,
    plain,
)
from ontology.registry import Place, PoliceUnit, load_places, load_police_units

__all__ = [
    "Setting",
    "council_names",
    "council_of",
    "is_place",
    "setting_of",
    "title_of",
    "years_of",
]

_PLAN_WORD = re.compile(
    r"\b(?:plan|strategy|actions|minutes|programme|report|framework|review|tracker|log|commitments|priorities|response)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(20\d\d)\s*(?:/|-|–|—|to)\s*(20\d\d|\d\d)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_COUNCIL_KINDS = ("City", "Borough", "District", "County", "Metropolitan Borough", "County Borough")
_LONGEST_TITLE = 30
_LEAST_WEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a plan is at home; it decides what its short forms mean.

    `place` is the council's area, None where no single one is named; `unit` the London
    policing unit of the plan, None elsewhere. `names` are the spellings of the area
    and its council that may stand before a local body's name.
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
        )

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Words that mark a body as this area's own when they stand before its name."""
        if self.place is None:
            return ()
        force = self.place.police_force.replace("-", " ").title()
        beyond = {force.removesuffix(" Police").removesuffix(" Constabulary"), self.place.county}
        own = {*self.council_names, self.place.name, *(name for name in beyond if name)}
        return tuple(sorted(own - {"Metropolitan Police Service"}, key=lambda n: (-len(n), n)))


def title_of(document: Document) -> str:
    """The document's title: the first of its opening lines that says what it is."""
    lines = [
        plain(block.text)
        for block in document.blocks[:12]
        if isinstance(block, Heading | Paragraph) and plain(block.text)
    ]
    short = [line for line in lines if len(line.split()) <= _LONGEST_TITLE]
    unnumbered = [
        line for line in short if not re.match(r"\d+[.)]|appendix\b|contents\b", line, re.I)
    ]
    named = next((line for line in unnumbered if _PLAN_WORD.search(line)), None)
    return (named or next(iter(short), "") or document.name).rstrip(".")


def years_of(title: str) -> Period:
    """The years that a title gives.

    >>> years_of("Knife Crime Plan 2018/20")
    Period(start='2018', end='2020', start_note=None, end_note=None)
    """
    match = _YEARS.search(title)
    if match is not None:
        end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        if end >= match[1]:
            return Period(match[1], end)
    single = _YEAR.search(title)
    return Period(single[1], single[1]) if single else Period()


def setting_of(document: Document, title: str) -> Setting:
    """The area a plan is for, from the places and councils that it names.

    Names in the title, in the file's name, of councils and of web addresses weigh more
    than places named in passing; a plan that names no place may still name the policing
    unit that it is for.
    """
    weights: Counter[str] = Counter()
    opening = True
    count = 0
    for block in document.blocks:
        count += 1
        opening = count <= 15
        texts = (
            [cell.text for row in block.rows for cell in row.cells]
            if isinstance(block, Table)
            else [block.text]
        )
        for text in texts:
            _weigh(text, 3.0 if opening else 1.0, weights)
        if isinstance(block, Footnote | ListItem):
            continue
    _weigh(title, 12.0, weights)
    _weigh(re.sub(r"[-_.]+", " ", document.name).title(), 8.0, weights)
    by_code = {place.code: place for place in load_places()}
    if weights:
        best = max(sorted(weights), key=lambda code: weights[code])
        if weights[best] >= _LEAST_WEIGHT:
            return Setting(by_code[best], _unit_of(by_code[best]))
    return Setting(None, _unit_named(document))


def _unit_of(place: Place) -> PoliceUnit | None:
    return next((unit for unit in load_police_units() if place.code in unit.boroughs), None)


@cache
def _place_names() -> NameTrie[tuple[str, float]]:
    trie: NameTrie[tuple[str, float]] = NameTrie()
    for place in load_places():
        trie.add(place.council, (place.code, 5.0))
        trie.add(f"{place.name} Council", (place.code, 5.0))
        trie.add(f"London Borough of {place.name}", (place.code, 5.0))
        trie.add(f"{place.name} Borough", (place.code, 4.0))
        trie.add(f"Safer {place.name}", (place.code, 4.0))
        trie.add(place.name, (place.code, 1.0))
    return trie


def council_names(place: Place) -> tuple[str, ...]:
    """The names and short forms of a place's council, fullest first."""
    name, council = place.name, place.council
    short = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    names = [council, f"{name} Council", f"Council of {name}"]
    if place.type == "London borough":
        names += [f"London Borough of {name}", f"{name} London Borough", f"{name} Borough Council"]
        names += [f"LB {name}", f"LB{short}", f"{name} LA"]
        if council.startswith("Royal Borough"):
            names.append(f"RB{short}")
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


@cache
def _place_names() -> NameTrie[tuple[str, float]]:
    trie: NameTrie[tuple[str, float]] = NameTrie()
    for place in load_places():
        trie.add(place.council, (place.code, 5.0))
        trie.add(f"{place.name} Council", (place.code, 5.0))
        trie.add(f"London Borough of {place.name}", (place.code, 5.0))
        trie.add(f"{place.name} Borough", (place.code, 4.0))
        trie.add(f"Safer {place.name}", (place.code, 4.0))
        trie.add(place.name, (place.code, 1.0))
    return trie


def council_names(place: Place) -> tuple[str, ...]:
    """The names and short forms of a place's council, fullest first."""
    name, council = place.name, place.council
    short = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    names = [council, f"{name} Council", f"Council of {name}"]
    if place.type == "London borough":
        names += [f"London Borough of {name}", f"{name} London Borough", f"{name} Borough Council"]
        names += [f"LB {name}", f"LB{short}", f"{name} LA"]
        if council.startswith("Royal Borough"):
            names.append(f"RB{short}")
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


def _weigh(text: str, weight: float, weights: Counter[str]) -> None:
    for hits in _place_names().find(text):
        codes = {hit.value for hit in hits}
        for code, strength in sorted(codes):
            weights[code] += weight * strength / len(codes)
    for match in re.finditer(r"@?\b([a-z-]{3,40})\.gov\.(?:uk|wales)", text):
        for hits in _place_names().find(match[1].replace("-", " ").title()):
            weights[hits[0].value[0]] += weight * 2


def _unit_named(document: Document) -> PoliceUnit | None:
    found: Counter[str] = Counter()
    for unit in load_police_units():
        for name in (unit.name, *unit.aliases):
            found[unit.id] += len(
                re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", document.text)
            )
    best = max(sorted(found), key=lambda key: found[key], default="")
    units = {unit.id: unit for unit in load_police_units()}
    return units[best] if best and found[best] else None
