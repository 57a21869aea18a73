"""Where the two sides of a stated relation stand in a parsed sentence.

Active and passive, relative clauses, participles and joined subjects come out alike: the
agent is who does it, the patient what it is done to. The labels of dependencies are those of
spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.relations.dependencies import SUBJECTS, is_passive, pobjs, prepositional
from extract.relations.masked_text import ParsedSentence
from extract.relations.references import Argument, References
from extract.relations.verb_slots import VerbSlots

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Clauses"]

_HAVING = frozenset({"have", "has", "had", "hold", "holds", "holding", "take", "takes", "took"})
_FORMING = frozenset({"form", "forms", "formed", "forming"})
_BEING = ("is", "are", "was", "were", "include", "includes")
_REFERRED = 0.85


class Clauses:
    """Reads the sides of triggers in one sentence; `references` tell what its words stand for."""

    def __init__(self, sentence: ParsedSentence, references: References | None = None) -> None:
        self._sentence = sentence
        self._references = references or References(sentence)
        self._verbs = VerbSlots(sentence)

    def side(self, trigger: Token, part: str, slots: str) -> Iterator[Argument]:
        """What stands in the first of the named slots ("agent", "to|into") that is filled, or
        in all of them ("in+across")."""
        if "+" in slots:
            everywhere = (a for slot in slots.split("+") for a in self._slot(trigger, part, slot))
            yield from {argument.thing.id: argument for argument in everywhere}.values()
            return
        for slot in slots.split("|"):
            found = list(self._slot(trigger, part, slot))
            if found:
                yield from found
                return

    def listed_after(self, trigger: Token) -> Iterator[Argument]:
        """What the list after a colon behind a trigger names ("one officer from each of: ...")."""
        yield from self._references.listed_after(trigger)

    def _slot(self, trigger: Token, part: str, slot: str) -> Iterator[Argument]:
        tokens: list[Token]
        if slot == "topic":
            if self._references.topic is not None:
                yield Argument(self._references.topic, _REFERRED)
            return
        if slot == "itself":
            tokens = [trigger]
        elif slot.startswith("clause"):
            tokens = self._of_clause(trigger, slot)
        elif part == "preposition":
            tokens = self._around(trigger, slot)
        elif part == "verb":
            tokens = self._of_verb(trigger, slot)
        else:
            tokens = self._of_noun(trigger, slot)
        seen: set[str] = set()
        if not tokens and part == "verb" and self._lacks_subject(trigger, slot):
            # "Reports to the Board", a bullet below the name of a panel.
            if self._references.topic is not None:
                yield Argument(self._references.topic, _REFERRED)
            return
        for token in tokens:
            for argument in self._references.things(token):
                if argument.thing.id not in seen:
                    seen.add(argument.thing.id)
                    yield argument

    def _lacks_subject(self, verb: Token, slot: str) -> bool:
        """Whether the slot is that of a subject which a note or a bullet leaves out."""
        if slot != ("patient" if is_passive(verb) else "agent"):
            return False
        first = verb
        while first.dep_ == "conj":
            first = first.head
        left = [
            t for t in first.lefts if t.dep_ not in ("advmod", "auxpass", "aux", "punct", "prep")
        ]
        return first.dep_ == "ROOT" and first.tag_ in ("VBZ", "VBN", "VBD") and not left

    def _of_verb(self, verb: Token, slot: str) -> list[Token]:
        passive = is_passive(verb)
        if slot == "agent":
            return self._verbs.agents(verb) if passive else self._verbs.subjects(verb)
        if slot == "patient":
            return self._verbs.subjects(verb) if passive else self._verbs.objects(verb)
        if slot == "attribute":
            return [c for c in verb.children if c.dep_ in ("attr", "oprd", "acomp")]
        return prepositional(verb, slot)

    def _of_noun(self, noun: Token, slot: str) -> list[Token]:
        if slot == "holder":
            # Only what is plainly said: of names side by side, either may be the holder.
            plainly = noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
            return self._referents(noun) if plainly else []
        if slot == "referent":
            return self._referents(noun)
        if slot == "owner":
            return self._owners(noun)
        found = prepositional(noun, slot)
        if not found and noun.dep_ in ("acomp", "attr", "dobj"):
            found = prepositional(noun.head, slot)
        if not found and noun.dep_ == "pobj":
            # "is on secondment from the Police": hung on the verb by the parser.
            found = prepositional(noun.head.head, slot)
        return found

    def _referents(self, noun: Token) -> list[Token]:
        head = noun.head
        listed = [c for c in noun.children if c.dep_ == "appos"]
        if noun.tag_ == "NNS" and noun.dep_ == "dobj" and self._colon_after(noun) is not None:
            return self._named_after(self._colon_after(noun))
        if listed and noun.tag_ == "NNS":
            return listed
        if noun.dep_ in ("attr", "acomp", "oprd"):
            return self._verbs.subjects(head)
        if noun.dep_ == "appos":
            return [head]
        if noun.dep_ == "dobj" and head.lower_ in (_HAVING | _FORMING):
            return self._verbs.subjects(head)
        if noun.dep_ in SUBJECTS and listed:
            # "Its chair, Ann Lee, also sits on the Board"
            return listed
        if noun.dep_ in SUBJECTS:
            named = [c for c in head.children if c.dep_ in ("attr", "oprd", "dobj")]
            return named if head.lower_ in _BEING else []
        if noun.dep_ in ("compound", "nmod", "amod") and self._sentence.thing(head) is not None:
            return [head]
        if noun.dep_ == "pobj" and head.lower_ == "as":
            verb = head.head
            return (
                self._verbs.agents(verb) if is_passive(verb) else self._verbs.subjects(verb)
            ) or [verb]
        if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ == "one":
            return self._referents(head.head)
        if noun.dep_ == "conj":
            return self._referents(head)
        if listed:
            return listed
        if noun.pos_ == "ADJ" and noun.dep_ in ("amod", "relcl", "acl"):
            return [head]
        return []

    def _colon_after(self, token: Token) -> int | None:
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return after.i if after is not None and after.text == ":" else None

    def _named_after(self, colon: int | None) -> list[Token]:
        doc = self._sentence.doc
        return [doc[i] for i in sorted(self._sentence.things) if colon is not None and i > colon]

    def _owners(self, noun: Token) -> list[Token]:
        found = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod")]
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "on", "to", "for", "in"):
                found.extend(pobjs(child))
        if noun.dep_ == "dobj" and not found:
            # "took the chair of the Board": hung on the verb by the parser.
            found.extend(prepositional(noun.head, "of"))
        named = [token for token in found if any(True for _ in self._references.things(token))]
        if not named and noun.dep_ in ("dobj", "pobj") and noun.tag_ == "NNS":
            # "The Board has two sub-groups", "is supported by three sub-groups"
            verb = noun.head if noun.dep_ == "dobj" else noun.head.head
            if verb.pos_ in ("VERB", "AUX"):
                return self._verbs.subjects(verb)
        return named

    def _of_clause(self, noun: Token, slot: str) -> list[Token]:
        """The subject, or what it is done to, of the clause in which a noun stands."""
        token = noun
        while token.dep_ != "ROOT" and token.pos_ not in ("VERB", "AUX"):
            token = token.head
        if token.pos_ not in ("VERB", "AUX"):
            return []
        if slot == "clause attribute":
            # "Below the Board there is one meeting, the Night Group"
            return [c for c in token.children if c.dep_ in ("attr", "nsubj", "dobj")]
        if slot == "clause patient":
            return self._verbs.subjects(token) if is_passive(token) else self._verbs.objects(token)
        return self._verbs.subjects(token)

    def _around(self, preposition: Token, slot: str) -> list[Token]:
        if slot == "object":
            return pobjs(preposition)
        head = preposition.head
        return [head] if head.pos_ in ("NOUN", "PROPN") else []
