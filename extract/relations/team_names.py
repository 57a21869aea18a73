"""Which team is part of which body, where its name or the words that join the two say so.

The joining words ("the Council's Parks Team", "Gangs Unit (part of Kent Police)") are data,
`patterns/team_links.csv`, each with an example that tests run.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from extract.lexicon import fold, stands_alone
from extract.mentions import Candidate
from extract.namekinds import BODIES, head_kind
from extract.registry_index import case_agrees, registry_index
from extract.relations.context import Named, RelationContext, claim_at, claim_of, claim_over
from extract.relations.listed_items import outermost
from extract.resolve import council_id
from graph.records import Claim, Kind, plain

__all__ = ["TeamLink", "team_link_claims", "team_links", "team_name_claims"]

_COUNCILS_OWN = re.compile(
    r"\b(?:(?:[Tt]he|[Oo]ur) [Cc]ouncil['’]s (?:own )?|(?<![\w.'’-] )(?:the )?council )\Z"
)
_COUNCILS_NAME = re.compile(r"(?:[Tt]he )?[Cc]ouncil(?:['’]s)? [A-Z]")
_SEVERAL = "whole first, several"
_LIST_JOINT = re.compile(r"(?:\s\([^()]{1,20}\))?,?\s(?:and\s)?")
_LINK_RULE = "words between team and body"
_TEAM_HEADS = frozenset({
    "team", "teams", "unit", "units", "department", "directorate", "division", "wardens",
    "officers", "command", "desk",
})  # fmt: skip
_COMMA_BEFORE = re.compile(r",\s(?:and\s)?(?:the\s)?$")
_GOES_ON = re.compile(r"(?:\s\([^()]{1,20}\))?(?:,\s(?:and\s)?|\s(?:and|&)\s)(?:the\s)?[A-Z]")
_POSSESSIVE = re.compile(r"(?P<whole>.{3,60}?)(?:['’]s|s['’]) (?P<part>\S.*)")
_TEAM_OF = re.compile(r"(?P<part>.{3,60}) (?:of|from|in) (?:the )?")


@dataclass(frozen=True, slots=True)
class TeamLink:
    """Words between two names that make one a part of the other.

    `form` is "whole first" where the larger body comes first, "whole first, several" where it
    does and a list of its parts may follow, "team first" where it comes last, "team named so"
    where it comes last and the other must be called a team, and "council's team" where the
    other must be of a sort that councils have.
    """

    form: str
    pattern: re.Pattern[str]
    example: str


@cache
def team_links() -> tuple[TeamLink, ...]:
    """The rules of `patterns/team_links.csv`, in order of precedence."""
    text = resources.files("extract").joinpath("patterns/team_links.csv").read_text("utf-8")
    return tuple(
        TeamLink(row["form"], re.compile(row["pattern"]), row["example"])
        for row in csv.DictReader(text.splitlines())
    )


def team_link_claims(context: RelationContext) -> Iterator[Claim]:
    """Which team is part of which body, where the words between their names say so."""
    text = context.document.text
    named = list(outermost(context.named(0, len(text))))
    for one, other in pairwise(named):
        between = text[one.end : other.start]
        if len(between) > 60 or one.id == other.id:
            continue
        one = _at_the_end(context, one)
        link = next((link for link in team_links() if link.pattern.fullmatch(between)), None)
        if link is None:
            continue
        team, body = (other, one) if link.form.startswith("whole first") else (one, other)
        if body.entity.kind is not Kind.ORGANISATION or not _can_be_part(team):
            continue
        if link.form == "team named so" and not _is_called_team(team):
            continue
        if link.form == "council's team" and (
            not _is_councils(context, team, body) or _is_listed(text, one, other)
        ):
            continue
        for part in (team, *(_listed_on(text, named, other) if link.form == _SEVERAL else ())):
            yield claim_over(
                part.id, "org:unitOf", body.id, body.candidate, part.candidate, _LINK_RULE, 0.85
            )
    yield from _councils_own(context)


def _councils_own(context: RelationContext) -> Iterator[Claim]:
    """Which team is the council's, where a plan calls it so without naming its council ("the
    Council's Noise Team", "council Legal Services")."""
    place = context.known.setting.place
    council = council_id(place) if place is not None else None
    if council is None or council not in context.entities:
        return
    text = context.document.text
    for team in outermost(context.named(0, len(text), (Kind.ORGANISATION,))):
        if team.id == council or not _can_be_part(team):
            continue
        owner = _COUNCILS_OWN.search(text, max(0, team.start - 30), team.start)
        if owner is None and _COUNCILS_NAME.match(team.candidate.text) is None:
            continue
        start = owner.start() if owner is not None else team.start
        yield claim_at(
            team.id, "org:unitOf", council, (start, team.end), team.candidate.locator,
            _LINK_RULE, 0.85,
        )  # fmt: skip


def _listed_on(text: str, named: list[Named], first: Named) -> Iterator[Named]:
    """The further parts in a list that begins with the first."""
    for one, other in pairwise(named[named.index(first) :]):
        if _LIST_JOINT.fullmatch(text[one.end : other.start]) is None or not _can_be_part(other):
            return
        yield other


def _can_be_part(team: Named) -> bool:
    """Whether a thing can be a part of a body: an organisation that stands on its own
    nowhere, by its name or by what is known of it."""
    entity = team.entity
    if entity.kind is not Kind.ORGANISATION or team.kind is Kind.ROLE:
        return False
    return (entity.scope == "local" and not stands_alone(entity.label)) or _is_called_team(team)


def _is_councils(context: RelationContext, team: Named, body: Named) -> bool:
    """Whether a team is of a sort that only councils have, and the body is one."""
    entry = registry_index().by_id.get(team.entity.registry_id or "")
    name = team.candidate.text
    # "ABC Licensing, Ashvale Town Council" names the team's own council already.
    if name.split()[0].isupper() and context.known.without_prefix(name) is not None:
        return False
    return (
        entry is not None
        and entry.parent == "council"
        and context.known.is_council(body.entity.label)
    )


def _at_the_end(context: RelationContext, named: Named) -> Named:
    """The team that a post's name ends with ("Commander of the West Area"), or the name."""
    if named.kind is not Kind.ROLE:
        return named
    inner = context.named(named.start + 1, named.end, (Kind.ORGANISATION,))
    return next((name for name in inner if name.end == named.end), named)


def _is_listed(text: str, one: Named, other: Named) -> bool:
    """Whether two names that a comma parts stand in a list of more ("the Police, Noise Team,
    Ashvale Council and Victim Support")."""
    before = _COMMA_BEFORE.search(text[max(0, one.start - 12) : one.start])
    return before is not None or _GOES_ON.match(text, other.end) is not None


def _is_called_team(team: Named) -> bool:
    words = fold(re.sub(r"\([^()]*\)", "", team.candidate.text)).split()
    return bool(words) and words[-1] in _TEAM_HEADS


def team_name_claims(context: RelationContext) -> Iterator[Claim]:
    """Which team is part of which body, where the name itself says so."""
    known, entities = context.known, context.entities
    place = known.setting.place
    council = council_id(place) if place is not None else None
    council = council if council in entities else None
    names = _Names(context)
    for candidate in context.candidates:
        thing = context.thing(candidate)
        if thing is None or candidate.kind not in BODIES:
            continue
        entity = entities[thing]
        if candidate.within is not None and candidate.kind is Kind.ORGANISATION:
            outer = names.body(candidate.within)
            if outer is not None and outer != thing and entity.scope != "national":
                yield claim_of(thing, "org:unitOf", outer, candidate, "in brackets behind it", 0.8)
        if entity.kind is not Kind.ORGANISATION or entity.scope == "national":
            continue
        yield from _inside_name(context, names, candidate, thing)
        rest = known.without_prefix(candidate.text)
        if not rest or rest[0].islower() or head_kind(rest) is Kind.SERVICE:
            continue
        prefix = plain(candidate.text[: -len(rest)]).strip(" -'’s")
        parent = council if prefix in known.setting.council_names else names.body(prefix)
        # "VRU London's Violence Reduction Unit" is a short form and its name.
        if parent is None or parent == thing or names.body(rest) == parent:
            continue
        if entities[parent].kind is Kind.ORGANISATION:
            yield claim_of(
                thing, "org:unitOf", parent, candidate, "the name begins with the body's", 0.85
            )


class _Names:
    """The plan's bodies by their spellings."""

    def __init__(self, context: RelationContext) -> None:
        self._known = context.known
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_entry: dict[str, str] = {}
        for entity in context.entities.values():
            if entity.kind in BODIES:
                for name in (entity.label, *entity.aliases):
                    self._by_name[fold(name)].append((name, entity.id))
                if entity.registry_id is not None:
                    self._by_entry.setdefault(entity.registry_id, entity.id)

    def body(self, name: str) -> str | None:
        """The id of the body that a text names in any spelling, None where it names none."""
        spelt = self._by_name.get(fold(name), ())
        found = next((body for other, body in spelt if _may_be_one_word(name, other)), None)
        # A lone word such as "South" may be a name elsewhere, but is none before another.
        named = len(name.split()) > 1 or name.isupper()
        if found is None and named and (entry := self._known.entry(plain(name))) is not None:
            found = self._by_entry.get(entry.id)
        return found


def _may_be_one_word(one: str, other: str) -> bool:
    """Whether two spellings that differ in their capitals alone may be one word: an
    abbreviation in capitals is not what has the same letters ("MPS" and "MPs")."""
    pairs = ((one, other), (other, one))
    return all(case_agrees(beside, name) for name, beside in pairs if _is_short_form(name))


def _is_short_form(name: str) -> bool:
    return name.isupper() and " " not in name


def _inside_name(
    context: RelationContext, names: _Names, candidate: Candidate, thing: str
) -> Iterator[Claim]:
    """A name that holds the larger body's: "the Met's Gangs Unit", "Wardens of the Council"."""
    possessive = _POSSESSIVE.fullmatch(candidate.text)
    if possessive is not None and not stands_alone(possessive["part"]):
        body = names.body(possessive["whole"])
        if body is not None and body not in (thing, names.body(possessive["part"])):
            if context.entities[body].kind is Kind.ORGANISATION:
                yield claim_of(
                    thing, "org:unitOf", body, candidate, "the body's own, by name", 0.85
                )
    for name in context.named(candidate.start, candidate.end, (Kind.ORGANISATION,)):
        if name.id == thing or name.end != candidate.end or name.start == candidate.start:
            continue
        before = context.document.text[candidate.start : name.start]
        team = _TEAM_OF.fullmatch(before)
        if team is not None and fold(team["part"]).split()[-1:][0] in _TEAM_HEADS:
            if name.entity.kind is Kind.ORGANISATION:
                yield claim_of(
                    thing, "org:unitOf", name.id, candidate, "a team of it, by name", 0.85
                )
