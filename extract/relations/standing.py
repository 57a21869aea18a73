"""How a clause stands to the truth: stated, denied, planned or ended, and from when to when."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.dates import read_date, read_end
from graph.records import Period

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.relations.masked_text import ParsedSentence

__all__ = [
    "Standing",
    "StandingWords",
    "amounts_in",
    "period_in",
    "standing_of",
    "standing_words",
    "things_status",
]

_DATE = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
    r"\.?\s+\d{4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}(?:\s?[/–-]\s?\d{2,4})?(?!\d))"
)
_UNTIL = re.compile(
    rf"\b(?:until|till|up to|to the end of|ends? (?:in|on)|ending|expires (?:in|on))\s+"
    rf"(?:the end of\s+)?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\b(?:from|since|starting(?: in| on| from)?|beginning(?: in)?|as of)\s+(?P<date>{_DATE})",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:from|between)\s+(?P<start>{_DATE})\s+(?:to|and|until)\s+(?P<end>{_DATE})",
    re.IGNORECASE,
)
_DURING = re.compile(r"\b(?:for|in|during|over|across)\s+(?P<date>\d{4}\s?[/–-]\s?\d{2,4})(?!\d)")
_AMOUNT = re.compile(
    r"£\s?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:k|m|bn|million|thousand|billion)\b)?"
    r"(?:\s(?:a|per|each)\s(?:year|annum))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StandingWords:
    """The words of `patterns/statements.toml`, in lower case."""

    planned_auxiliaries: frozenset[str]
    planned_verbs: frozenset[str]
    planned_words: frozenset[str]
    conditions: frozenset[str]
    denials: frozenset[str]
    ended_words: frozenset[str]
    ended_adjectives: frozenset[str]
    ended_phrases: tuple[str, ...]
    ended_verbs_active: frozenset[str]
    ended_verbs_passive: frozenset[str]
    founding_verbs: frozenset[str]
    asking: frozenset[str]


@cache
def standing_words() -> StandingWords:
    """The words that deny, plan or end what a clause says."""
    path = Path(__file__).parent.parent / "patterns" / "statements.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases = tuple(read.pop("ended_phrases"))
    words = {name: frozenset(text.split()) for name, text in read.items()}
    return StandingWords(ended_phrases=phrases, **words)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a clause is denied; else "planned", "ended" or None for what holds now."""

    denied: bool = False
    status: str | None = None


def standing_of(trigger: Token, said_in: str) -> Standing:
    """How the clause of a trigger stands: its verb, or the noun that states a relation.

    `said_in` is the text of its sentence.
    """
    words = standing_words()
    if trigger.pos_ in ("ADP", "SCONJ"):
        # "used to run the Project in Leeds": what holds of the verb holds of the place.
        trigger = next((t for t in trigger.ancestors if t.pos_ in ("VERB", "AUX")), trigger)
    verbs = [trigger, *_governing(trigger)]
    beside = [child for verb in verbs for child in verb.children]
    if trigger.dep_ == "conj" and any(
        c.lower_ in ("nor", "neither") and c.i < trigger.i for c in trigger.head.children
    ):
        return Standing(denied=True)
    subjects = [c for c in trigger.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(c.lower_ in ("neither", "no") for subject in subjects for c in subject.children):
        return Standing(denied=True)
    if trigger.pos_ in ("NOUN", "PROPN") and any(
        child.lower_ in words.denials for child in trigger.children
    ):
        return Standing(denied=True)
    lowered = said_in.lower()
    if any(_phrase_near(phrase, trigger, beside, lowered) for phrase in words.ended_phrases):
        return Standing(status="ended")
    near = (*trigger.children, *trigger.doc[max(0, trigger.i - 1) : trigger.i])
    if any(c.lower_ in ("formerly", "previously") and c.dep_ == "advmod" for c in near):
        return Standing(status="ended")
    asked = any(verb.lower_ in words.asking for verb in verbs[1:])
    if asked and any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in beside):
        return Standing(denied=True)
    if any(child.dep_ == "neg" or child.lower_ in words.denials for child in _own(beside)):
        return Standing(denied=True)
    if _is_planned(trigger, verbs, beside, words):
        return Standing(status="planned")
    past = _is_past(verbs)
    if trigger.tag_ == "VBD" and not any(c.dep_ in ("auxpass", "agent") for c in trigger.children):
        if not _UNTIL.search(said_in):
            return Standing(status="past")
    if past and (_UNTIL.search(said_in) or any(c.lower_ in words.ended_words for c in beside)):
        return Standing(status="ended")
    if any(c.lower_ in words.ended_adjectives and c.dep_ in ("amod", "advmod") for c in beside):
        return Standing(status="ended")
    if past and trigger.tag_ == "VBN" and trigger.dep_ not in ("acl", "amod"):
        if any(c.dep_ == "auxpass" and c.lower_ in ("was", "were") for c in trigger.children):
            return Standing(status="past")
    return Standing()


def things_status(sentence: ParsedSentence) -> dict[str, str]:
    """The things that a sentence says are there no more ("ended"), or not yet ("planned"),
    by their ids."""
    words = standing_words()
    found: dict[str, str] = {}
    telling = words.ended_verbs_active | words.ended_verbs_passive | words.founding_verbs
    for token in sentence.tokens_of(telling):
        word = sentence.word(token)
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)
        said_of = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        if not said_of and token.dep_ == "xcomp":
            # "A Panel is to be established"
            said_of = [c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        if not said_of and token.dep_ in ("acl", "relcl"):
            # "a new Board, to be established in May"
            said_of, passive = [token.head], token.tag_ == "VBN"
        elif not said_of and token.dep_ == "advcl" and token.left_edge.i - 1 in sentence.things:
            said_of, passive = [token.doc[token.left_edge.i - 1]], token.tag_ == "VBN"
        subjects = [sentence.things[c.i] for c in said_of if c.i in sentence.things]
        objects = [
            sentence.things[c.i]
            for c in token.children
            if c.dep_ == "dobj" and c.i in sentence.things
        ]
        ending = word in (words.ended_verbs_passive if passive else words.ended_verbs_active)
        if token.pos_ not in ("VERB", "ADJ"):
            continue
        standing = standing_of(token, sentence.text)
        if standing.denied:
            continue
        if ending and standing.status != "planned":
            found.update((thing.id, "ended") for thing in subjects)
        elif not ending and word in words.founding_verbs and standing.status == "planned":
            found.update((thing.id, "planned") for thing in (subjects if passive else objects))
    return found


def _own(children: list[Token]) -> list[Token]:
    return [c for c in children if c.dep_ in ("neg", "det", "preconj", "cc", "advmod", "aux")]


def _phrase_near(phrase: str, trigger: Token, beside: list[Token], lowered: str) -> bool:
    """Whether a phrase of several words stands by the clause's verb."""
    if phrase not in lowered:
        return False
    first, *rest = phrase.split()
    for token in trigger.doc:
        if token.lower_ != first or token.i + len(rest) >= len(trigger.doc):
            continue
        found = trigger.doc[token.i : token.i + 1 + len(rest)]
        if [t.lower_ for t in found] == [first, *rest]:
            if any(t in beside or t == trigger or t.head in beside for t in found):
                return True
    return False


def _governing(trigger: Token) -> list[Token]:
    """The verbs on which a trigger hangs, so that what makes them a plan holds for it too."""
    found: list[Token] = []
    token = trigger
    while token.dep_ in (
        "xcomp",
        "ccomp",
        "conj",
        "attr",
        "acomp",
        "oprd",
        "pobj",
        "prep",
        "pcomp",
    ):
        # A verb with a subject of its own is joined to the one before, not ruled by it.
        if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            break
        token = token.head
        if token in found:
            break
        found.append(token)
        if len(found) > 6:
            break
    return [t for t in found if t.pos_ in ("VERB", "AUX") or t.dep_ == "ROOT"]


def _is_planned(
    trigger: Token, verbs: list[Token], beside: list[Token], words: StandingWords
) -> bool:
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ in words.planned_auxiliaries for c in beside):
        return True
    if any(verb.lower_ in words.planned_verbs for verb in verbs[1:]):
        return True
    if any(c.dep_ == "mark" and c.lower_ in words.conditions for c in beside):
        return True
    if any(
        verb.lower_ in ("is", "are", "be", "'s") and verb is not trigger for verb in verbs
    ) and any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children):
        return True
    if any(c.lower_ in words.planned_words and c.dep_ in ("amod", "advmod") for c in beside):
        return True
    # "to be established", "to report to the Board": an infinitive that nothing states.
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    return infinitive and trigger.dep_ in ("acl", "relcl", "ROOT", "advcl")


def _is_past(verbs: list[Token]) -> bool:
    for verb in verbs:
        if any(
            c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "were", "had")
            for c in verb.children
        ):
            return True
        if verb.tag_ == "VBD":
            return True
    return False


def period_in(text: str) -> Period:
    """From when to when something holds, where a sentence says so with one date for each."""
    span = _SPAN.search(text)
    if span is not None:
        return Period(start=read_date(span["start"]).start, end=read_end(span["end"]).end)
    during = _DURING.search(text)
    if during is not None:
        return Period(start=read_date(during["date"]).start, end=read_end(during["date"]).end)
    start, end = _FROM.search(text), _UNTIL.search(text)
    return Period(
        start=read_date(start["date"]).start if start else None,
        end=read_end(end["date"]).end if end else None,
    )


def amounts_in(text: str) -> tuple[tuple[int, str], ...]:
    """The sums of money in a text, as printed, each with where it begins.

    >>> amounts_in("MOPAC gave £1.2 million, of which £40k went to HAMROW")
    ((11, '£1.2 million'), (34, '£40k'))
    """
    return tuple((match.start(), match[0]) for match in _AMOUNT.finditer(text))
