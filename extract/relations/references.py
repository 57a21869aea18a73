"""What a word of a sentence names or stands for: names, pronouns, "the board", "both groups"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.relations.dependencies import (
    SUBJECTS,
    antecedent,
    is_excluded,
    pobjs,
    prepositional,
)
from extract.relations.masked_text import ParsedSentence, Thing
from extract.relations.reference_words import RELATIVES, reference_words
from extract.relations.spoken_of import SpokenOf
from extract.relations.verb_slots import VerbSlots

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Argument", "References"]

_SINGULAR = frozenset({"it", "its"})
_DEMONSTRATIVES = frozenset({"this", "that"})
_PLURAL = frozenset({"they", "their", "both", "these", "all"})
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TOPICS = ("panel", "service", "organisation")
_DEEPEST = 8
_REFERRED = 0.85


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing on one side of a relation; `sureness` is under 1 where it is only referred to."""

    thing: Thing
    sureness: float = 1.0


class References:
    """Resolves the words of one sentence to things.

    `topics` are what a pronoun may stand for: the things that the sentence before was about;
    `just_named` are all the things that it named, for "both" and "all four", `named_before` all
    that its paragraph named, for "the two boards". `listed_behind` are the first names of the
    list that a sentence ending in a colon leads in.
    """

    def __init__(
        self,
        sentence: ParsedSentence,
        topics: Sequence[Thing] = (),
        just_named: Sequence[Thing] = (),
        named_before: Sequence[Thing] = (),
        listed_behind: Sequence[Thing] = (),
    ) -> None:
        self._sentence = sentence
        self._verbs = VerbSlots(sentence)
        self._spoken = SpokenOf(sentence, topics, just_named, named_before)
        self._listed_behind = tuple(listed_behind)

    @property
    def topic(self) -> Thing | None:
        """The one thing that was spoken of before, None where there is none or several."""
        return self._spoken.topic

    def spoken_of(self) -> tuple[Thing, ...]:
        """What the sentence is about: the things that are the subject of its main verb, else
        the one panel, service or body that it names."""
        colon = self._sentence.doc[1:2].text if len(self._sentence.doc) > 2 else ""
        if colon == ":" and 0 in self._sentence.things:
            return (self._sentence.things[0],)
        root = self._sentence.root()
        subjects = [] if root is None else self._verbs.subjects(root)
        found = [arg.thing for subject in subjects for arg in self.things(subject)]
        if found:
            return tuple(found)
        # "Clear Ashvale is a sub-group": a name that was not found is what it is about.
        if any(subject.pos_ == "PROPN" for subject in subjects):
            return ()
        named = [t for _, t in sorted(self._sentence.things.items()) if t.kind in _TOPICS]
        return tuple(named) if len({t.id for t in named}) == 1 else ()

    def things(self, token: Token, depth: int = 0) -> Iterator[Argument]:
        """The things that a word names or stands for, those joined to it included."""
        if depth > _DEEPEST:
            return
        thing = self._sentence.thing(token)
        if thing is not None:
            yield Argument(thing)
            yield from self._joined(token, depth)
        elif token.lower_ in RELATIVES and antecedent(token) is not None:
            yield from self._antecedent(token, depth)
        elif token.lower_ in _SINGULAR or (
            token.lower_ in _DEMONSTRATIVES and token.dep_ in SUBJECTS
        ):
            meant = self._spoken.it(token)
            if meant is not None:
                yield Argument(meant, _REFERRED)
        elif token.lower_ in ("he", "she"):
            person = self._spoken.person(token)
            if person is not None:
                yield Argument(person, _REFERRED)
        elif token.lower_ in _PLURAL and token.pos_ in ("PRON", "DET"):
            yield from self._referred(self._spoken.several(_COUNTS.get(token.lower_), None))
        elif token.lower_ in _COUNTS and any(c.lower_ in ("all", "both") for c in token.children):
            yield from self._referred(self._spoken.several(_COUNTS[token.lower_], None))
        else:
            yield from self._noun(token, depth)
            yield from self._joined(token, depth)

    def _referred(self, things: Iterable[Thing]) -> Iterator[Argument]:
        return (Argument(thing, _REFERRED) for thing in things)

    def _antecedent(self, relative: Token, depth: int) -> Iterator[Argument]:
        """What "which" or "who" stands for.

        Of several names joined, a singular verb speaks of the last; of "the part of the MPS
        that ..." it speaks of the part.
        """
        meant = antecedent(relative)
        part = _part(meant)
        if part is not None:
            for subject in self._verbs.subjects(part.head):
                yield from self.things(subject, depth + 1)
            return
        nearest = self._nearest_before(relative)
        named = meant is not None and self._sentence.thing(meant) is not None
        found = [] if meant is None else list(self.things(meant, depth + 1))
        if nearest is not None and relative.head.tag_ == "VBZ" and (named or not found):
            yield Argument(nearest)
        else:
            yield from found

    def _nearest_before(self, relative: Token) -> Thing | None:
        """The name right before a relative pronoun, of which a singular verb then speaks."""
        at = relative.i - 1
        while at >= 0 and relative.doc[at].text == ",":
            at -= 1
        return self._sentence.things.get(at) if at >= 0 else None

    def _joined(self, token: Token, depth: int) -> Iterator[Argument]:
        for child in token.children:
            beside = child.dep_ in ("appos", "npadvmod") and child.i > token.i
            if child.dep_ == "conj" or (beside and self._listed(token, child)):
                if not is_excluded(child):
                    yield from self.things(child, depth + 1)
            elif beside and self._sentence.thing(child) is not None:
                # "Ann Lee, Head of Housing, and Bob Ray": hung on the post by the parser.
                yield from self._like(token, child, depth)

    def _like(self, token: Token, apposed: Token, depth: int) -> Iterator[Argument]:
        """The things of a name's own kind that are joined to what is said of it."""
        named = self._sentence.thing(token)
        for child in apposed.children:
            if child.dep_ == "conj" and named is not None and not is_excluded(child):
                for argument in self.things(child, depth + 1):
                    if argument.thing.kind == named.kind:
                        yield argument

    def _listed(self, token: Token, child: Token) -> bool:
        """Whether an apposition is the next of a list ("A, B, C"), not another name."""
        one, other = self._sentence.thing(token), self._sentence.thing(child)
        if one is None:
            # "from the Constabulary, LFRS and ...": a name that was not found begins the list.
            return token.pos_ == "PROPN" and other is not None
        return other is not None and one.kind == other.kind

    def _noun(self, token: Token, depth: int) -> Iterator[Argument]:
        """What a common noun stands for: a list behind it, what it is of, or the topic."""
        lowered = token.lower_
        if lowered == "following" and self._listed_behind:
            yield from (Argument(thing, 0.9) for thing in self._listed_behind)
            return
        listed = [
            argument
            for child in token.children
            if child.dep_ in ("appos", "acl") and child.i > token.i
            for argument in self.things(child, depth + 1)
        ]
        plural = reference_words().kind_of_several(lowered)
        if plural is not None:
            after = listed or [Argument(thing, 0.9) for thing in self._after_colon(token, plural)]
            if after:
                yield from after
                return
            count = next(
                (_COUNTS.get(c.lower_) for c in token.children if c.lower_ in _COUNTS), None
            )
            if any(c.lower_ in ("both", "these", "the", "all") for c in token.children):
                yield from self._referred(
                    self._spoken.several(count, plural, lowered.removesuffix("s"))
                )
            return
        if lowered in reference_words().transparent:
            inner = [
                argument for child in token.children for argument in self._within(child, depth)
            ]
            if inner or listed:
                yield from (Argument(a.thing, a.sureness * 0.95) for a in (*listed, *inner))
                return
        kind = reference_words().heads.get(lowered)
        if kind is not None and any(c.lower_ in ("the", "this", "that") for c in token.children):
            fitting = self._spoken.topics_of(kind)
            if not fitting:
                fitting = self._spoken.named_earlier(token, kind)
            if len(fitting) == 1:
                yield Argument(fitting[0], _REFERRED)
                return
        if not listed and token.dep_ == "attr":
            # "X is a MOPAC funded programme": the programme is X.
            for subject in self._verbs.subjects(token.head):
                yield from self.things(subject, depth + 1)
        if not listed and token.dep_ in SUBJECTS:
            # "The authorities that sit on it are A and B", "The people ... come from A and B"
            listed = list(self._said_to_be(token.head, depth))
        if not listed and token.dep_ == "appos" and any(c.dep_ == "det" for c in token.children):
            # "X, a programme run by Y": the programme is X.
            yield from self.things(token.head, depth + 1)
        yield from listed

    def _said_to_be(self, verb: Token, depth: int) -> Iterator[Argument]:
        if verb.lower_ in ("are", "is"):
            for child in verb.children:
                if child.dep_ == "attr":
                    yield from self.things(child, depth + 1)
        elif verb.lower_ in ("come", "comes", "drawn"):
            for inner in prepositional(verb, "from"):
                yield from self.things(inner, depth + 1)

    def _within(self, child: Token, depth: int) -> Iterator[Argument]:
        if child.dep_ in ("compound", "poss", "nmod", "amod"):
            yield from self.things(child, depth + 1)
        elif child.dep_ == "prep" and child.lower_ in ("of", "from", "for"):
            for inner in pobjs(child):
                yield from self.things(inner, depth + 1)

    def listed_after(self, trigger: Token) -> Iterator[Argument]:
        """The things listed after a colon that stands behind a word."""
        colon = next((t.i for t in trigger.doc[trigger.i :] if t.text == ":"), None)
        if colon is not None:
            behind = [t for i, t in sorted(self._sentence.things.items()) if i > colon]
            yield from (Argument(thing, 0.9) for thing in behind or self._listed_behind)

    def _after_colon(self, token: Token, kind: str) -> list[Thing]:
        colon = next((t.i for t in token.doc[token.i :] if t.text == ":"), None)
        if colon is None:
            return []
        behind = [t for i, t in sorted(self._sentence.things.items()) if i > colon]
        return [t for t in behind or self._listed_behind if t.kind == kind]


def _part(token: Token | None) -> Token | None:
    """The word "part" of "is the part of the MPS that ...", where a parser hangs what follows
    on the body; None for any other word."""
    if token is None or token.dep_ != "pobj" or token.head.lower_ != "of":
        return None
    part = token.head.head
    return part if part.lower_ in ("part", "one") and part.dep_ == "attr" else None
