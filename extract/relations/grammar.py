"""Where the two sides of a stated relation stand in a parsed sentence.

Active and passive, relative clauses, participles and joined subjects come out alike: the
agent is who does it, the patient what it is done to. The labels of dependencies are those of
spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.relations.masked_text import ParsedSentence, Thing

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Argument", "Clauses"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "obj", "oprd")
_RELATIVES = frozenset({"which", "who", "that", "whom", "whose"})
_HAVING = frozenset({"have", "has", "had", "hold", "holds", "holding", "take", "takes", "took"})
_FORMING = frozenset({"form", "forms", "formed", "forming"})
_SINGULAR = frozenset({"it", "its"})
_DEMONSTRATIVES = frozenset({"this", "that"})
_PLURAL = frozenset({"they", "their", "both", "these", "all"})
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STANDING_HEADS = ("panel", "service", "organisation", "fund")
_TOPICS = ("panel", "service", "organisation")


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of `patterns/reference_words.toml`: "transparent", "control", heads by kind."""
    path = Path(__file__).parent.parent / "patterns" / "reference_words.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    heads: dict[str, str] = read["heads"]
    return {
        "transparent": frozenset(read["transparent"].split()),
        "control": frozenset(read["control"].split()),
        **{kind: frozenset(words.split()) for kind, words in heads.items()},
    }


def _head_kind(word: str) -> str | None:
    """The kind of thing that "the board" or "the service" is."""
    return next(
        (kind for kind, words in _words().items() if kind in _STANDING_HEADS and word in words),
        None,
    )


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing on one side of a relation; `sureness` is under 1 where it is only referred to."""

    thing: Thing
    sureness: float = 1.0


class Clauses:
    """Reads the sides of triggers in one sentence.

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
        # "The Night Group: it meets monthly."
        labelled = sentence.things.get(0) if len(sentence.doc) > 2 else None
        is_label = labelled is not None and sentence.doc[1].text == ":"
        self._topics = (labelled,) if labelled is not None and is_label else tuple(topics)
        self._just_named = tuple(just_named)
        self._named_before = tuple(named_before)
        self._listed_behind = tuple(listed_behind)

    def subjects(self) -> tuple[Thing, ...]:
        """What the sentence is about: the things that are the subject of its main verb, else
        the one panel, service or body that it names."""
        colon = self._sentence.doc[1:2].text if len(self._sentence.doc) > 2 else ""
        if colon == ":" and 0 in self._sentence.things:
            return (self._sentence.things[0],)
        root = next((t for t in self._sentence.doc if t.dep_ == "ROOT"), None)
        subjects = [] if root is None else self._subjects(root)
        found = [arg.thing for subject in subjects for arg in self.things(subject)]
        if found:
            return tuple(found)
        # "Clear Ashvale is a sub-group": a name that was not found is what it is about.
        if any(subject.pos_ == "PROPN" for subject in subjects):
            return ()
        spoken_of = [t for _, t in sorted(self._sentence.things.items()) if t.kind in _TOPICS]
        return tuple(spoken_of) if len({t.id for t in spoken_of}) == 1 else ()

    def side(self, trigger: Token, part: str, slots: str) -> Iterator[Argument]:
        """What stands in the first of the named slots ("agent", "to|into") that is filled."""
        for slot in slots.split("|"):
            found = list(self._slot(trigger, part, slot))
            if found:
                yield from found
                return

    def _slot(self, trigger: Token, part: str, slot: str) -> Iterator[Argument]:
        tokens: list[Token]
        if slot == "topic":
            if len(self._topics) == 1:
                yield Argument(self._topics[0], 0.85)
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
            if len(self._topics) == 1:
                yield Argument(self._topics[0], 0.85)
            return
        for token in tokens:
            for argument in self.things(token):
                if argument.thing.id not in seen:
                    seen.add(argument.thing.id)
                    yield argument

    def _lacks_subject(self, verb: Token, slot: str) -> bool:
        """Whether the slot is that of a subject which a note or a bullet leaves out."""
        if slot != ("patient" if _is_passive(verb) else "agent"):
            return False
        first = verb
        while first.dep_ == "conj":
            first = first.head
        left = [
            t for t in first.lefts if t.dep_ not in ("advmod", "auxpass", "aux", "punct", "prep")
        ]
        return first.dep_ == "ROOT" and first.tag_ in ("VBZ", "VBN", "VBD") and not left

    def things(self, token: Token, depth: int = 0) -> Iterator[Argument]:
        """The things that a word names or stands for, those joined to it included."""
        if depth > 8:
            return
        thing = self._sentence.thing(token)
        if thing is not None:
            yield Argument(thing)
            yield from self._joined(token, depth)
        elif token.lower_ in _RELATIVES and _antecedent(token) is not None:
            nearest = self._nearest_before(token)
            antecedent = _antecedent(token)
            if nearest is not None and token.head.tag_ == "VBZ":
                yield Argument(nearest)
            elif antecedent is not None:
                yield from self.things(antecedent, depth + 1)
        elif token.lower_ in _SINGULAR or (
            token.lower_ in _DEMONSTRATIVES and token.dep_ in _SUBJECTS
        ):
            if len(self._topics) == 1:
                yield Argument(self._topics[0], 0.85)
        elif token.lower_ in _PLURAL and token.pos_ in ("PRON", "DET"):
            yield from self._plural(_COUNTS.get(token.lower_), None)
        elif token.lower_ in _COUNTS and any(c.lower_ in ("all", "both") for c in token.children):
            yield from self._plural(_COUNTS[token.lower_], None)
        else:
            yield from self._noun(token, depth)
            yield from self._joined(token, depth)

    def _nearest_before(self, relative: Token) -> Thing | None:
        """The name right before a relative pronoun, of which a singular verb then speaks."""
        at = relative.i - 1
        while at >= 0 and relative.doc[at].text == ",":
            at -= 1
        return self._sentence.things.get(at) if at >= 0 else None

    def _joined(self, token: Token, depth: int) -> Iterator[Argument]:
        for child in token.children:
            if child.dep_ == "conj" or (child.dep_ == "appos" and self._listed(token, child)):
                if not _is_excluded(child):
                    yield from self.things(child, depth + 1)

    def _listed(self, token: Token, child: Token) -> bool:
        """Whether an apposition is the next of a list ("A, B, C"), not another name."""
        one, other = self._sentence.thing(token), self._sentence.thing(child)
        return one is not None and other is not None and one.kind == other.kind

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
        plural = _head_kind(lowered.removesuffix("s")) if lowered.endswith("s") else None
        if plural is not None:
            after = listed or [Argument(thing, 0.9) for thing in self._after_colon(plural)]
            if after:
                yield from after
                return
            count = next(
                (_COUNTS.get(c.lower_) for c in token.children if c.lower_ in _COUNTS), None
            )
            if any(c.lower_ in ("both", "these", "the", "all") for c in token.children):
                yield from self._plural(count, plural, lowered.removesuffix("s"))
            return
        if lowered in _words()["transparent"]:
            inner = [
                argument for child in token.children for argument in self._within(child, depth)
            ]
            if inner or listed:
                yield from (Argument(a.thing, a.sureness * 0.95) for a in (*listed, *inner))
                return
        kind = _head_kind(lowered)
        if kind is not None and any(c.lower_ in ("the", "this", "that") for c in token.children):
            fitting = [topic for topic in self._topics if topic.kind == kind]
            if len(fitting) == 1:
                yield Argument(fitting[0], 0.85)
                return
        if not listed and token.dep_ == "attr":
            # "X is a MOPAC funded programme": the programme is X.
            for subject in self._subjects(token.head):
                yield from self.things(subject, depth + 1)
        if not listed and token.dep_ in _SUBJECTS:
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
            for inner in _prepositional(verb, "from", False):
                yield from self.things(inner, depth + 1)

    def _within(self, child: Token, depth: int) -> Iterator[Argument]:
        if child.dep_ in ("compound", "poss", "nmod", "amod"):
            yield from self.things(child, depth + 1)
        elif child.dep_ == "prep" and child.lower_ in ("of", "from", "for"):
            for inner in _pobjs(child):
                yield from self.things(inner, depth + 1)

    def _plural(self, count: int | None, kind: str | None, head: str = "") -> Iterator[Argument]:
        """The several things that "both", "all four" or "the two boards" stand for.

        A plural noun stands for those whose names end in it; a pronoun for all that the
        sentence before was about, or named.
        """
        for spoken_of in (self._topics, self._just_named, self._named_before):
            several = {
                t.id: t
                for t in spoken_of
                if (kind is None or t.kind == kind) and t.name.lower().endswith(head)
            }
            if spoken_of is self._named_before and not head:
                return
            if len(several) > 1 and len({t.kind for t in several.values()}) == 1:
                if count in (None, len(several)):
                    for topic in several.values():
                        yield Argument(topic, 0.85)
                    return

    def _after_colon(self, kind: str) -> list[Thing]:
        doc = self._sentence.doc
        colon = next((token.i for token in doc if token.text == ":"), None)
        if colon is None:
            return []
        behind = [t for i, t in sorted(self._sentence.things.items()) if i > colon]
        return [t for t in behind or self._listed_behind if t.kind == kind]

    # --- verbs ------------------------------------------------------------------------

    def _of_verb(self, verb: Token, slot: str) -> list[Token]:
        passive = _is_passive(verb)
        if slot == "agent":
            return self._by(verb) if passive else self._subjects(verb)
        if slot == "patient":
            return self._subjects(verb) if passive else self._objects(verb)
        if slot == "attribute":
            return [c for c in verb.children if c.dep_ in ("attr", "oprd", "acomp")]
        return _prepositional(verb, slot, passive)

    def _subjects(self, verb: Token) -> list[Token]:
        own = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if own:
            return own
        before = verb.doc[verb.i - 1] if verb.i else None
        if before is not None and before.text == "-" and before.i:
            before = verb.doc[before.i - 1]
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        if verb.dep_ in ("amod", "compound") and _is_passive(verb):
            return [verb.head]
        if verb.dep_ in ("advcl", "dep") and verb.tag_ in ("VBN", "VBG"):
            # ", run by the Council": a participle behind a comma belongs to the name before it.
            nearest = verb.doc[verb.i - 2] if verb.i > 1 and before and before.text == "," else None
            if nearest is not None and self._sentence.thing(nearest) is not None:
                return [nearest]
        if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep") and verb.head is not verb:
            if verb.head.pos_ in ("VERB", "AUX"):
                ruled = self._objects(verb.head)
                if (
                    verb.dep_ in ("xcomp", "advcl", "ccomp")
                    and verb.head.lower_ in _words()["control"]
                ):
                    # "commissioned Y to deliver X": it is Y that delivers.
                    if ruled and not _is_passive(verb.head):
                        return ruled
                return self._subjects(verb.head)
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

    def _objects(self, verb: Token) -> list[Token]:
        own = [c for c in verb.children if c.dep_ in _OBJECTS]
        beside = [c for c in verb.children if c.dep_ == "dative" and c.i in self._sentence.things]
        if own and beside and not any(True for token in own for _ in self.things(token)):
            # "offers the Inspire drop-in": the parser takes the name for who is offered it.
            return beside
        if own:
            return own
        if verb.dep_ == "relcl":
            subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
            if subjects and not any(c.lower_ in _RELATIVES for c in subjects):
                return [verb.head]
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
            return []
        later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        if len(later) == 1 and not any(c.dep_ in _SUBJECTS for c in later[0].children):
            # "funds and runs the Programme": the object stands by the last verb.
            return [c for c in later[0].children if c.dep_ in _OBJECTS]
        return []

    def _by(self, verb: Token) -> list[Token]:
        agents = [
            child
            for child in verb.children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        ]
        # "by Ann Lee, a consultant, and by Bob Ray"
        joined = (c for by in (*agents, verb) for c in by.children if c.dep_ == "conj")
        agents += [c for c in joined if agents and c.lower_ == "by"]
        found = [pobj for agent in agents for pobj in _pobjs(agent)]
        for child in verb.children:
            # "paid for by the Board": the parser hangs "by" on the stranded "for".
            if child.dep_ == "prep" and not _pobjs(child):
                for inner in child.children:
                    if inner.lower_ == "by":
                        found.extend(_pobjs(inner))
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
        return self._by(later[0]) if len(later) == 1 else []

    # --- nouns and prepositions --------------------------------------------------------

    def _of_noun(self, noun: Token, slot: str) -> list[Token]:
        if slot == "holder":
            # Only what is plainly said: of names side by side, either may be the holder.
            plainly = noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
            return self._referents(noun) if plainly else []
        if slot == "referent":
            return self._referents(noun)
        if slot == "owner":
            return self._owners(noun)
        found = _prepositional(noun, slot, False)
        if not found and noun.dep_ in ("acomp", "attr", "dobj"):
            found = _prepositional(noun.head, slot, False)
        if not found and noun.dep_ == "pobj":
            # "is on secondment from the Police": hung on the verb by the parser.
            found = _prepositional(noun.head.head, slot, False)
        return found

    def _referents(self, noun: Token) -> list[Token]:
        head = noun.head
        listed = [c for c in noun.children if c.dep_ == "appos"]
        if noun.tag_ == "NNS" and noun.dep_ == "dobj" and self._colon_after(noun) is not None:
            return self._named_after(self._colon_after(noun))
        if listed and noun.tag_ == "NNS":
            return listed
        if noun.dep_ in ("attr", "acomp", "oprd"):
            return self._subjects(head)
        if noun.dep_ == "appos":
            return [head]
        if noun.dep_ == "dobj" and head.lower_ in (
            "have",
            "has",
            "had",
            "holds",
            "hold",
            "holding",
        ):
            return self._subjects(head)
        if noun.dep_ in _SUBJECTS and listed:
            # "Its chair, Ann Lee, also sits on the Board"
            return listed
        if noun.dep_ in _SUBJECTS:
            named = [c for c in head.children if c.dep_ in ("attr", "oprd", "dobj")]
            return (
                named if head.lower_ in ("is", "are", "was", "were", "include", "includes") else []
            )
        if noun.dep_ in ("compound", "nmod", "amod") and self._sentence.thing(head) is not None:
            return [head]
        if noun.dep_ == "pobj" and head.lower_ == "as":
            verb = head.head
            return (self._by(verb) if _is_passive(verb) else self._subjects(verb)) or [verb]
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
                found.extend(_pobjs(child))
        named = [token for token in found if any(True for _ in self.things(token))]
        if not named and noun.dep_ in ("dobj", "pobj") and noun.tag_ == "NNS":
            # "The Board has two sub-groups", "is supported by three sub-groups"
            verb = noun.head if noun.dep_ == "dobj" else noun.head.head
            if verb.pos_ in ("VERB", "AUX"):
                return self._subjects(verb)
        return named

    def _of_clause(self, noun: Token, slot: str) -> list[Token]:
        """The subject, or what it is done to, of the clause in which a noun stands."""
        token = noun
        while token.dep_ != "ROOT" and token.pos_ not in ("VERB", "AUX"):
            token = token.head
        if token.pos_ not in ("VERB", "AUX"):
            return []
        if slot == "clause patient":
            return self._subjects(token) if _is_passive(token) else self._objects(token)
        return self._subjects(token)

    def _around(self, preposition: Token, slot: str) -> list[Token]:
        if slot == "object":
            return _pobjs(preposition)
        head = preposition.head
        return [head] if head.pos_ in ("NOUN", "PROPN") else []


def _is_excluded(token: Token) -> bool:
    """Whether a joined word is denied ("and not to the Panel", "rather than the Council")."""
    before = token.doc[max(0, token.left_edge.i - 2) : token.i]
    return any(t.lower_ in ("not", "nor", "than", "except", "without") for t in before)


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in (
        "acl",
        "amod",
        "advcl",
        "ROOT",
        "dep",
        "appos",
        "compound",
    ):
        return not any(c.dep_ == "aux" for c in verb.children)
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        own = any(c.dep_ in (*_SUBJECTS, *_OBJECTS) for c in verb.children)
        return not own and verb.head is not verb and _is_passive(verb.head)
    if verb.tag_ in ("VBD", "VBN") and any(c.dep_ == "agent" for c in verb.children):
        # "to have it run by the Council": what is run is the subject.
        return not any(c.dep_ in (*_OBJECTS, "aux") for c in verb.children)
    return False


def _pobjs(preposition: Token) -> list[Token]:
    found = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    for child in preposition.children:
        # "reports in to the Board"
        if child.dep_ == "prep":
            found.extend(c for c in child.children if c.dep_ == "pobj")
    return found


def _prepositional(head: Token, preposition: str, passive: bool) -> list[Token]:
    standing = [c for c in head.children if c.dep_ in ("prep", "agent", "dative", "prt", "advmod")]
    # "in Chorley and in Preston", "across Plymouth and, since 2023, in South Hams"
    standing += [
        c for p in standing for c in p.children if c.dep_ == "conj" and not _is_excluded(c)
    ]
    found = [pobj for child in standing if child.lower_ == preposition for pobj in _pobjs(child)]
    if found:
        found += [
            pobj
            for child in standing
            if child.dep_ == "conj" and child.lower_ != preposition
            for pobj in _pobjs(child)
        ]
    if found:
        return found
    for child in head.children:
        if child.dep_ in (*_OBJECTS, "advmod", "npadvmod", "prep", "attr"):
            # "sits on the Board alongside Ann Lee": hung on the object by the parser.
            under = [child, *(_pobjs(child) if child.dep_ == "prep" else [])]
            inner = [
                pobj
                for holder in under
                for prep in holder.children
                if prep.dep_ == "prep" and prep.lower_ == preposition
                for pobj in _pobjs(prep)
            ]
            if inner:
                return inner
    return []


def _antecedent(relative: Token) -> Token | None:
    """The word that a relative pronoun stands for."""
    token = relative
    for _ in range(8):
        if token.dep_ == "relcl":
            return token.head
        if token.head is token:
            return None
        token = token.head
    return None
