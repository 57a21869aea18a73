"""The sheets of a review workbook: which lines stand where, under which headings."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import Kind
from graph.review.judgements import NOT_A_NAME, What
from graph.review.relations import KIND_WORDS, relations

__all__ = ["ADD", "HOW_TO", "HOW_TO_LINES", "SHEETS", "Column", "Sheet"]

HOW_TO = "How to"
_KINDS = tuple(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the field of a line that it shows, its width in characters,
    and the words it may hold, if they are few. `asked` columns are for a person to fill."""

    heading: str
    field: str
    width: int
    choices: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title and the kinds of line that stand on it, from left to right."""

    title: str
    whats: tuple[What, ...]
    columns: tuple[Column, ...]


_DECISION = Column("Decision", "decision", 11, ("yes", "no", "unsure"), asked=True)
_ANSWER = (
    Column("Decided by", "decided_by", 16, asked=True),
    Column("Note", "note", 24, asked=True),
)
_HELP = (
    Column("State", "state", 20),
    Column("Why it is asked", "why", 24),
    Column("How sure", "sure", 9),
    Column("In the plan", "words", 60),
    Column("Place", "place", 26),
)
_PLAN = Column("Plan", "plan", 18)

ADD = Sheet(
    "Add",
    tuple(what for what in What if what.added),
    (
        Column("What", "what", 15, tuple(w.value for w in What if w.added), asked=True),
        Column("Plan", "plan", 18, asked=True),
        Column("Thing", "thing", 34, asked=True),
        Column("Kind", "kind", 13, KIND_WORDS, asked=True),
        Column("Relation", "relation", 17, tuple(r.words for r in relations()), asked=True),
        Column("Other", "other", 34, asked=True),
        Column("Kind of other", "other_kind", 13, KIND_WORDS, asked=True),
        Column("Words of the plan", "quote", 40, asked=True),
        _DECISION,
        *_ANSWER,
        Column("State", "state", 26),
    ),
)
SHEETS = (
    Sheet(
        "Merges",
        (What.NAME,),
        (
            _PLAN,
            Column("Thing", "thing", 32),
            Column("Kind", "kind", 12),
            Column("Is this its name?", "other", 32),
            _DECISION,
            *_ANSWER,
            *_HELP,
        ),
    ),
    Sheet(
        "Kinds",
        (What.KIND,),
        (
            _PLAN,
            Column("Thing", "thing", 36),
            Column("Is it of this kind?", "kind", 18),
            _DECISION,
            Column("Right kind", "other", 14, (*_KINDS, NOT_A_NAME), asked=True),
            *_ANSWER,
            *_HELP,
        ),
    ),
    Sheet(
        "Claims",
        (What.CLAIM,),
        (
            _PLAN,
            Column("Does the plan say that", "thing", 44),
            Column("Kind", "kind", 12),
            Column("Relation", "relation", 17),
            Column("Other", "other", 32),
            Column("Kind of other", "other_kind", 13),
            Column("in these words?", "quote", 36),
            _DECISION,
            *_ANSWER,
            *_HELP,
        ),
    ),
    Sheet(
        "Cells",
        (What.CELL,),
        (
            _PLAN,
            Column("Column", "relation", 18),
            Column("Do these words name anybody?", "quote", 44),
            _DECISION,
            Column("Whom", "other", 34, asked=True),
            Column("Kind, if it is new", "other_kind", 16, _KINDS, asked=True),
            *_ANSWER,
            *_HELP,
        ),
    ),
    ADD,
)
HOW_TO_LINES = (
    "What this workbook is for",
    "It lists what partnergraph is least sure of. Answer what you can, save, and build again:",
    "    partnergraph build PLANS --review review.xlsx",
    "Your answers hold for every later build that is given this file. Nothing is changed in "
    "the plans: delete an answer, and all is as it was.",
    "",
    "The columns to fill",
    "Decision: yes, no or unsure. Unsure and empty change nothing.",
    "Decided by, Note: whatever will help those who come after you.",
    "Leave the other columns as they are: an answer is found again by them.",
    "State says what became of an answer in the last build.",
    "",
    "The sheets",
    "Merges: yes, the spelling is a name of the thing; no, it becomes a thing of its own.",
    "Kinds: yes, the kind is right; no, and say the right one, or 'not a name'.",
    "Claims: yes, the plan says so; no, and the relation is taken out.",
    "Cells: yes, and whom the words name, several parted by semicolons; no, they name nobody.",
    "Add: your own lines. An empty decision there means yes. An empty plan means all plans.",
    "",
    "What can be added (Thing, and what else to fill)",
    "alias: Other is a further name of Thing, found wherever the plan prints it.",
    "split: Other is no name of Thing.",
    "merge: Other is the same as Thing.",
    "rename: Other is the right name of Thing.",
    "change kind: Other is the right kind of Thing, or 'not a name'.",
    "not a name: Thing names nothing; if Other is filled, only that spelling of it.",
    "new thing: Thing, of the Kind given, is named in the plan and was not found.",
    "add claim: Thing, Relation, Other, and the words of the plan that say so.",
    "remove claim: Thing, Relation, Other; if words are given, only what these say.",
    "correct field: Thing is an action (its text or number), Relation the column (lead, lead "
    "organisation, supported by, document), Other what it should say, nobody if empty.",
)
