"""What was spoken of before a word of a sentence, for which a pronoun or "the board" stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.relations.masked_text import ParsedSentence, Thing
from extract.relations.verb_slots import VerbSlots

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SpokenOf"]


class SpokenOf:
    """The things that the words of one sentence may refer back to.

    `topics` are what the sentence before was about, `just_named` all that it named, and
    `named_before` all that the paragraph has named so far.
    """

    def __init__(
        self,
        sentence: ParsedSentence,
        topics: Sequence[Thing],
        just_named: Sequence[Thing],
        named_before: Sequence[Thing],
    ) -> None:
        self._sentence = sentence
        self._verbs = VerbSlots(sentence)
        # "The Night Group: it meets monthly."
        labelled = sentence.things.get(0) if len(sentence.doc) > 2 else None
        if labelled is not None and sentence.doc[1].text == ":":
            topics = (labelled,)
        self._topics = tuple({topic.id: topic for topic in topics}.values())
        self._just_named = tuple(just_named)
        self._named_before = tuple(named_before)

    @property
    def topic(self) -> Thing | None:
        """The one thing that was spoken of before, None where there is none or several."""
        return self._topics[0] if len(self._topics) == 1 else None

    def topics_of(self, kind: str) -> list[Thing]:
        """The things of a kind that the sentence before was about."""
        return [topic for topic in self._topics if kind in (topic.kind, topic.also)]

    def it(self, pronoun: Token) -> Thing | None:
        """What "it" stands for: behind the subject of its own sentence, that subject, unless it
        is what that subject acts on; else what was spoken of before."""
        root = self._sentence.root()
        subjects = self._verbs.subjects(root) if root is not None and pronoun.i > 1 else []
        named = [t for t in subjects if self._sentence.thing(t) is not None and t.i < pronoun.i]
        if len(named) == 1 and not any(c.dep_ == "conj" for c in named[0].children):
            acted_on = pronoun.dep_ in ("dobj", "pobj") and named[0].head in pronoun.ancestors
            if not acted_on or named[0].dep_ == "nsubjpass":
                return self._sentence.thing(named[0])
        services = {
            t.id: t
            for at, t in self._sentence.things.items()
            if at < pronoun.i and t.kind == "service"
        }
        if services and pronoun.dep_ in ("dobj", "pobj"):
            return next(iter(services.values())) if len(services) == 1 else None
        return self.topic

    def person(self, pronoun: Token) -> Thing | None:
        """The one person whom "he" or "she" can stand for, None where it may be several."""
        people = {t.id: t for t in (*self._topics, *self._just_named) if t.kind == "person"}
        people.update(
            (t.id, t)
            for at, t in self._sentence.things.items()
            if t.kind == "person" and at < pronoun.i
        )
        return next(iter(people.values())) if len(people) == 1 else None

    def several(self, count: int | None, kind: str | None, head: str = "") -> list[Thing]:
        """The several things that "both", "all four" or "the two boards" stand for.

        A plural noun stands for those whose names end in it; a pronoun for all that the
        sentence before was about, or named.
        """
        if count is None and kind is None and len(self._topics) == 1:
            # "The Safer Schools Officers ...; they belong to the Council"
            return [self._topics[0]]
        for spoken_of in (self._topics, self._just_named, self._named_before):
            fitting = {
                t.id: t
                for t in spoken_of
                if (kind is None or t.kind == kind) and t.name.lower().endswith(head)
            }
            if spoken_of is self._named_before and not head:
                break
            for of_kind in sorted({t.kind for t in fitting.values()}):
                alike = [t for t in fitting.values() if t.kind == of_kind]
                alone = len(alike) == len(fitting)
                if len(alike) > 1 and (len(alike) == count or (count is None and alone)):
                    return alike
        return []

    def named_earlier(self, token: Token, kind: str) -> list[Thing]:
        """The things of a kind whose names end in a word, named before it in its sentence, else
        in its paragraph."""
        here = [t for at, t in self._sentence.things.items() if at < token.i]
        for spoken_of in (here, self._named_before):
            earlier = {
                t.id: t
                for t in spoken_of
                if kind in (t.kind, t.also) and t.name.lower().endswith(token.lower_)
            }
            if earlier:
                return list(earlier.values())
        return []
