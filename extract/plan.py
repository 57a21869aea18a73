"""From one document to all that was read from it: the order of the stages.

document → tables and lists → actions → names → entities → claims → faults
"""

from __future__ import annotations

from extract.blanks import blank_rule
from extract.claims import claims_of
from extract.definite_forms import read_definite_forms
from extract.echoes import with_echoes
from extract.faults import faults_of
from extract.initials_keys import explained_initials
from extract.known_names import KnownNames
from extract.list_actions import list_actions
from extract.mentions import Candidate, find_candidates
from extract.name_fronts import with_fronts
from extract.other_places import with_places
from extract.overview import setting_of, title_of, years_of
from extract.pipeline import DEFAULT_MODEL, NamePipeline
from extract.relations.context import RelationContext
from extract.relations.masked_text import SentenceParser
from extract.resolve import Resolved, resolve
from extract.same_names import Link, find_same_names
from extract.shortened_names import shortened_names
from extract.surnames import with_part_names
from extract.table_actions import table_actions
from extract.tables import Segment, segments
from extract.units import units_of
from graph.identity import plan_key
from graph.records import Action, Document, Entity, Kind, Mention, PlanRecords

__all__ = ["Extractor"]


class Extractor:
    """Reads plan after plan with one loaded language model.

    `model` is the name of any installed spaCy model with an entity recogniser; the
    stock English one by default. Raises InputError where it is not installed.
    """

    def __init__(self, model: str | None = None) -> None:
        self._pipeline = NamePipeline(model or DEFAULT_MODEL)
        self._parser = SentenceParser(model or DEFAULT_MODEL)

    @property
    def model(self) -> str:
        """The loaded model's name and version."""
        return self._pipeline.model

    def extract(self, document: Document) -> PlanRecords:
        """Everything that the document states, with the words that state it.

        A document in which nothing to be done is found gives records without actions
        and a warning, not an error.
        """
        title = title_of(document)
        setting = setting_of(document, title)
        known = KnownNames(setting)
        key = plan_key(document.name)
        found = tuple(segments(document))
        blanks = blank_rule(document)
        for segment in found:
            for row in segment.rows if segment.kind == "people" else ():
                if (pair := explained_initials(row.row)) is not None:
                    known.define(*pair)
        actions = table_actions(found, blanks.inherited, blanks_told=blanks.told)
        actions += list_actions(document, len(actions))
        units = units_of(document, found, actions)
        candidates = with_part_names(units, find_candidates(units, known, self._pipeline), known)
        candidates = with_echoes(units, candidates, known)
        placed = with_places(document, candidates, known)
        fronts = with_fronts(units, placed, known)
        same = find_same_names(document, units, fronts.candidates, known)
        links = (
            *same.links,
            *(
                Link(short, full, "short name", short.start, short.end)
                for short, full in fronts.pairs
            ),
            *shortened_names(document, same.candidates, known),
        )
        named = read_definite_forms(
            document, units, same.candidates, resolve(same.candidates, known, key, links)
        )
        candidates, resolved = named.candidates, named.resolved
        mentions = _mentions(candidates, resolved)
        facts = claims_of(
            RelationContext(document, actions, units, found, candidates, resolved, known),
            self._parser,
        )
        return PlanRecords(
            document=document,
            key=key,
            title=title,
            actions=actions,
            entities=facts.entities,
            mentions=mentions,
            claims=facts.claims,
            faults=faults_of(document, actions, facts.entities, mentions, facts.claims),
            area=setting.area,
            period=years_of(title),
            partnership=_partnership(facts.entities),
            warnings=_warnings(document, actions, found),
        )


def _mentions(candidates: tuple[Candidate, ...], resolved: Resolved) -> tuple[Mention, ...]:
    """One mention for each candidate and action; where texts are shared, several."""
    mentions = {
        Mention(
            entity=resolved.owner[candidate],
            kind=candidate.kind,
            start=candidate.start,
            end=candidate.end,
            sentence_start=candidate.sentence_start,
            sentence_end=candidate.sentence_end,
            locator=candidate.locator,
            method=candidate.method,
            confidence=round(candidate.confidence, 3),
            action=action,
        )
        for candidate in candidates
        if candidate in resolved.owner
        for action in candidate.actions or (None,)
    }
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.entity, m.action or "")))


def _partnership(entities: tuple[Entity, ...]) -> str | None:
    """The community safety partnership that the plan belongs to, if it names it."""
    return next(
        (
            entity.id
            for entity in entities
            if "pg:Partnership" in entity.types and entity.kind is Kind.PANEL
        ),
        None,
    )


def _warnings(
    document: Document, actions: tuple[Action, ...], found: tuple[Segment, ...]
) -> tuple[str, ...]:
    warnings = list(document.warnings)
    if not actions:
        warnings.append(
            "no actions were found: there is no table with a column of actions, and no list "
            "that calls its items actions"
        )
    unknown = sum(1 for segment in found if segment.kind == "other" and len(segment.rows) > 2)
    if not actions and unknown:
        warnings.append(
            f"{unknown} of its tables have headings that are not known; name a column "
            "“Action” and one “Lead” or “By when”"
        )
    unplaced = [action for action in actions if action.rule == "lost beginning"]
    if unplaced:
        warnings.append(
            f"{_counted(len(unplaced), 'action begins', 'actions begin')} in mid-sentence: "
            "part of the text is missing"
        )
    return tuple(warnings)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
