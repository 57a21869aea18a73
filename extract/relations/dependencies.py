"""Small questions to a dependency tree, with the labels of spaCy's English models (ClearNLP)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "OBJECTS",
    "SUBJECTS",
    "antecedent",
    "is_excluded",
    "is_passive",
    "pobjs",
    "prepositional",
]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "obj", "oprd")


def is_excluded(token: Token) -> bool:
    """Whether a joined word is denied ("and not to the Panel", "rather than the Council")."""
    before = token.doc[max(0, token.left_edge.i - 2) : token.i]
    return any(t.lower_ in ("not", "nor", "than", "except", "without") for t in before)


def is_passive(verb: Token) -> bool:
    """Whether what a verb is done to is its subject ("is run by", "the group run by")."""
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
        own = any(c.dep_ in (*SUBJECTS, *OBJECTS) for c in verb.children)
        return not own and verb.head is not verb and is_passive(verb.head)
    if verb.tag_ in ("VBD", "VBN") and any(c.dep_ == "agent" for c in verb.children):
        # "to have it run by the Council": what is run is the subject.
        return not any(c.dep_ in (*OBJECTS, "aux") for c in verb.children)
    return False


def pobjs(preposition: Token) -> list[Token]:
    """What a preposition governs."""
    found = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    for child in preposition.children:
        # "reports in to the Board"
        if child.dep_ == "prep":
            found.extend(c for c in child.children if c.dep_ == "pobj")
    return found


def prepositional(head: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition that belongs to a word, or to a word of its phrase."""
    standing = [c for c in head.children if c.dep_ in ("prep", "agent", "dative", "prt", "advmod")]
    # "in Chorley and in Preston", "across Plymouth and, since 2023, in South Hams"
    standing += [c for p in standing for c in p.children if c.dep_ == "conj" and not is_excluded(c)]
    found = [pobj for child in standing if child.lower_ == preposition for pobj in pobjs(child)]
    if found:
        found += [
            pobj
            for child in standing
            if child.dep_ == "conj" and child.lower_ != preposition
            for pobj in pobjs(child)
        ]
    if found:
        return found
    for child in head.children:
        if child.dep_ in (*OBJECTS, "advmod", "npadvmod", "prep", "attr"):
            # "sits on the Board alongside Ann Lee": hung on the object by the parser.
            under = [child, *(pobjs(child) if child.dep_ == "prep" else [])]
            inner = [
                pobj
                for holder in under
                for prep in holder.children
                if prep.dep_ == "prep" and prep.lower_ == preposition
                for pobj in pobjs(prep)
            ]
            if inner:
                return inner
    return []


def antecedent(relative: Token) -> Token | None:
    """The word that a relative pronoun stands for."""
    token = relative
    for _ in range(8):
        if token.dep_ == "relcl":
            return token.head
        if token.head is token:
            return None
        token = token.head
    return None
