"""The lines of a review: a judgement, made or still to be made, and what helps to make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.errors import InputError
from graph.records import Kind
from graph.review.doubts import Place
from graph.review.judgements import NOT_A_NAME, Decision, Judgement, What, clean
from graph.review.relations import KIND_WORDS, predicate_of, relations, words_of

__all__ = ["FIELDS", "INFORMATION", "Line", "from_cells", "to_cells"]

FIELDS = (
    "what",
    "plan",
    "thing",
    "kind",
    "relation",
    "other",
    "other_kind",
    "quote",
    "decision",
    "decided_by",
    "note",
)
"""What is read of a line, by the names of a judgement's fields."""
INFORMATION = ("state", "why", "sure", "words", "place")
"""What a build adds for the reader, and does not read."""

_MOST_PLACES = 6
_LONGEST_CELL = 32_000
_WHATS = {what.value: what for what in What}
_DECISIONS = {decision.value: decision for decision in Decision}
_RIGHT_KINDS = (*(kind.value for kind in Kind), NOT_A_NAME)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a review: `state` says what became of the judgement ("applied"); `why`,
    `sure` (0 to 1) and `places` are of the doubt, where it is one."""

    judgement: Judgement
    state: str = ""
    why: str = ""
    sure: float | None = None
    places: tuple[Place, ...] = ()


def to_cells(line: Line) -> dict[str, str | float]:
    """The line as text under `FIELDS` and `INFORMATION`; `sure` is a number if known."""
    cells: dict[str, str | float] = {name: str(getattr(line.judgement, name)) for name in FIELDS}
    cells["what"] = line.judgement.what.value
    cells["decision"] = line.judgement.decision.value
    places = line.places[:_MOST_PLACES]
    more = len(line.places) - len(places)
    words = [place.words for place in places] + ([f"and {more} more"] if more else [])
    cells |= {
        "state": line.state,
        "why": line.why,
        "sure": "" if line.sure is None else round(line.sure, 3),
        "words": "\n".join(words)[:_LONGEST_CELL],
        "place": "\n".join(place.where for place in places)[:_LONGEST_CELL],
    }
    return cells


def from_cells(cells: Mapping[str, object], name: str, place: str) -> Judgement | None:
    """The judgement in a line's cells, None where a person has written nothing.

    `name` is the file and `place` the line, for messages. Raises InputError for a word
    that is none of those that may stand in its column.
    """
    said = {field: _text(cells.get(field), lines=field == "note") for field in FIELDS}
    if not any(said[field] for field in FIELDS if field != "what"):
        return None

    def fail(field: str, allowed: str) -> InputError:
        problem = f"says {said[field]!r} under {field.replace('_', ' ')!r}"
        return InputError(name, problem, f"Write {allowed}", place)

    what = _WHATS.get(said["what"].casefold())
    if what is None:
        raise fail("what", "one of: " + ", ".join(_WHATS))
    decision = _DECISIONS.get(said["decision"].casefold())
    if decision is None:
        raise fail("decision", "yes, no or unsure, or leave it empty")
    for field in ("kind", "other_kind"):
        said[field] = said[field].casefold()
        if said[field] not in ("", *KIND_WORDS):
            raise fail(field, "one of: " + ", ".join(KIND_WORDS))
    if what in (What.KIND, What.CHANGE_KIND):
        said["other"] = said["other"].casefold()
        if said["other"] not in ("", *_RIGHT_KINDS):
            raise fail("other", "one of: " + ", ".join(_RIGHT_KINDS))
    if said["relation"]:
        predicate = predicate_of(said["relation"])
        if predicate is None:
            raise fail("relation", "one of: " + ", ".join(r.words for r in relations()))
        said["relation"] = words_of(predicate)
    about = {field: said[field] for field in FIELDS if field not in ("what", "decision")}
    judgement = Judgement(what, decision=decision, **about, origin=f"{name}, {place}")
    return None if judgement.is_blank else judgement


def _text(value: object, *, lines: bool) -> str:
    """What a cell holds as text; workbooks also hold numbers, dates and truths."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if (value.hour, value.minute, value.second) == (0, 0, 0):
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return clean(str(value), lines=lines)
