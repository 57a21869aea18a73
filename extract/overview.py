"""What a plan is: its title, the area it is for, and the years it runs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from extract.registry_index import NameTrie
from extract.setting import Setting, short_place_name
from graph.records import Document, Heading, Paragraph, Period, Table, plain
from ontology.registry import Place, PoliceUnit, load_places, load_police_units

__all__ = ["setting_of", "title_of", "years_of"]

_PLAN_WORD = re.compile(
    r"\b(?:plan|strategy|actions|minutes|programme|report|framework|review|tracker|log|"
    r"commitments|priorities|response)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(20\d\d)\s*(?:/|-|–|—|to)\s*(20\d\d|\d\d)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_LONGEST_TITLE = 30
_OPENING_BLOCKS = 15
_LEAST_WEIGHT = 3.0
_WEB_ADDRESS = re.compile(r"@?\b([a-z-]{3,40})\.gov\.(?:uk|wales)")
# A county that only names a force says little of whose plan it is.
_FORCE = re.compile(r"\s+(?:Police|Constabulary|County Fire|Fire)\b")


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
    weights: defaultdict[str, float] = defaultdict(float)
    for count, block in enumerate(document.blocks):
        opening = count < _OPENING_BLOCKS
        texts = (
            [cell.text for row in block.rows for cell in row.cells]
            if isinstance(block, Table)
            else [block.text]
        )
        for text in texts:
            _weigh(text, 3.0 if opening else 1.0, weights)
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
        if (plainer := short_place_name(place.name)) != place.name:
            trie.add(plainer, (place.code, 0.9))
    return trie


def _weigh(text: str, weight: float, weights: defaultdict[str, float]) -> None:
    for hits in _place_names().find(text):
        if _FORCE.match(text, hits[0].end):
            continue
        codes = {hit.value for hit in hits}
        for code, strength in sorted(codes):
            weights[code] += weight * strength / len(codes)
    for match in _WEB_ADDRESS.finditer(text) if ".gov." in text else ():
        for hits in _place_names().find(match[1].replace("-", " ").title()):
            weights[hits[0].value[0]] += weight * 2


def _unit_named(document: Document) -> PoliceUnit | None:
    found: Counter[str] = Counter()
    for unit in load_police_units():
        for name in (unit.name, *unit.aliases):
            if name in document.text:
                whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
                found[unit.id] += len(whole.findall(document.text))
    best = max(sorted(found), key=lambda key: found[key], default="")
    units = {unit.id: unit for unit in load_police_units()}
    return units[best] if best and found[best] else None
