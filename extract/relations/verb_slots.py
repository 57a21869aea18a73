"""The subject, the object and the agent of a verb, whatever the form of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.relations.dependencies import OBJECTS, SUBJECTS, is_passive, pobjs
from extract.relations.masked_text import ParsedSentence
from extract.relations.reference_words import RELATIVES, reference_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["VerbSlots"]


class VerbSlots:
    """Finds the words that fill a verb's places in one sentence."""

    def __init__(self, sentence: ParsedSentence) -> None:
        self._sentence = sentence

    def subjects(self, verb: Token) -> list[Token]:
        """The grammatical subject, that of the verb it is joined to or ruled by included."""
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own:
            return own
        before = verb.doc[verb.i - 1] if verb.i else None
        if before is not None and before.text == "-" and before.i:
            before = verb.doc[before.i - 1]
        if verb.dep_ == "acl" and before is not None and before.pos_ in ("NOUN", "PROPN"):
            # "the Project or services paid by the Fund": it is the services that are paid.
            return [before]
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        if verb.dep_ in ("amod", "compound") and is_passive(verb):
            return [verb.head]
        if verb.dep_ in ("advcl", "dep") and verb.tag_ in ("VBN", "VBG"):
            # ", run by the Council": a participle behind a comma belongs to the name before it.
            nearest = verb.doc[verb.i - 2] if verb.i > 1 and before and before.text == "," else None
            if nearest is not None and self._sentence.thing(nearest) is not None:
                return [nearest]
        if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep") and verb.head is not verb:
            if verb.head.pos_ in ("VERB", "AUX"):
                ruled = self.objects(verb.head)
                if (
                    verb.dep_ in ("xcomp", "advcl", "ccomp")
                    and verb.head.lower_ in reference_words().control
                ):
                    # "commissioned Y to deliver X": it is Y that delivers.
                    if ruled and not is_passive(verb.head):
                        return ruled
                return self.subjects(verb.head)
            if verb.dep_ in ("advcl", "dep", "conj"):
                return [verb.head] if self._sentence.thing(verb.head) is not None else []
        if verb.tag_ == "VBG" and verb.i + 1 < len(verb.doc):
            # "Reporting to the Board are the Night Group and the Youth Group"
            beings = [c for c in (*verb.children, verb.head) if c.lower_ in ("are", "is")]
            behind = [
                c
                for being in beings
                if being.i > verb.i
                for c in being.children
                if c.dep_ in ("attr", "nsubj") and c.i > being.i
            ]
            if behind:
                return behind
        inverted = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i]
        if inverted and any(c.dep_ == "prep" and c.i < verb.i for c in verb.children):
            return inverted
        return []

    def objects(self, verb: Token) -> list[Token]:
        """The direct object, or what a relative clause leaves out as its object."""
        own = [c for c in verb.children if c.dep_ in OBJECTS]
        beside = [c for c in verb.children if c.dep_ == "dative" and c.i in self._sentence.things]
        if own and beside and not any(self._names(token) for token in own):
            # "offers the Inspire drop-in": the parser takes the name for who is offered it.
            return beside
        if own:
            return own
        if verb.dep_ == "relcl":
            subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
            if subjects and not any(c.lower_ in RELATIVES for c in subjects):
                return [verb.head]
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
            return []
        later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        if len(later) == 1 and not any(c.dep_ in SUBJECTS for c in later[0].children):
            # "funds and runs the Programme": the object stands by the last verb.
            return [c for c in later[0].children if c.dep_ in OBJECTS]
        return []

    def agents(self, verb: Token) -> list[Token]:
        """Who does it, of a passive verb ("by ...", "MOPAC funded")."""
        agents = [
            child
            for child in verb.children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        ]
        # "by Ann Lee, a consultant, and by Bob Ray"
        joined = (c for by in (*agents, verb) for c in by.children if c.dep_ == "conj")
        agents += [c for c in joined if agents and c.lower_ == "by"]
        found = [pobj for agent in agents for pobj in pobjs(agent)]
        for child in verb.children:
            # "paid for by the Board": the parser hangs "by" on the stranded "for".
            if child.dep_ == "prep" and not pobjs(child):
                for inner in child.children:
                    if inner.lower_ == "by":
                        found.extend(pobjs(inner))
        if found:
            return found
        before = verb.i - 1
        if before >= 0 and verb.doc[before].text == "-":
            before -= 1
        if verb.dep_ in ("amod", "compound", "acl") and before >= 0:
            if self._sentence.thing(verb.doc[before]) is not None:
                return [verb.doc[before]]
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            return []
        later = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN"]
        return self.agents(later[0]) if len(later) == 1 else []

    def _names(self, token: Token) -> bool:
        """Whether a word, or one that belongs to it, is the name of a thing."""
        return any(t.i in self._sentence.things for t in (token, *token.children))
