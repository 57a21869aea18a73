"""Names of people that were not read as such: found to be dropped, not to be stated.

Here it is better to take out a word too many than to leave a name in.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator

from extract.dropping.spellings import words_in
from extract.language_model import load_recogniser
from extract.lexicon import fold, ordinary_words
from extract.model_version import DEFAULT_MODEL
from extract.namekinds import head_kind, person_likeness, role_likeness, split_title
from extract.people_patterns import find_people
from extract.registry_index import registry_index
from extract.setting import is_place
from extract.spans import Spans
from graph.document import Block, Table
from graph.edits import Edit
from graph.records import Kind, PlanRecords

__all__ = ["NAME", "apart_from_the_text", "leftovers", "with_names", "without_addresses"]

NAME = "[name]"
"""What takes the place of a name of nobody known."""
_ADDRESS = "[address]"
_E_MAIL = re.compile(r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_SURNAME = r"[A-Z](?:['’][A-Z])?[a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?"
_INITIALS = re.compile(rf"(?<![\w.])(?:[A-Z]\.? ?){{1,3}}(?<=[ .]){_SURNAME}(?![\w-])")
_PAIR = re.compile(rf"(?<![\w-]){_SURNAME} {_SURNAME}(?![\w-])")
_PEOPLE_COLUMNS = frozenset({"lead", "supporting"})
_NOBLE = re.compile(rf"\b(?:Baroness|Baron|Lord|Lady|Dame|Sir) {_SURNAME}(?: {_SURNAME})?")
_MAY_HOLD_NAMES = frozenset({Kind.ROLE, Kind.DOCUMENT})
_NO_KIND: frozenset[Kind] = frozenset()
_DAYS_AND_MONTHS = frozenset(name.lower() for name in (*month_name, *day_name) if name)
_LIKELY = 0.6
_POST = 0.8
_MODEL_LIKELY = 0.5
_BATCH = 64


def leftovers(records: PlanRecords, taken: Iterable[Edit], model: str | None) -> Iterator[Edit]:
    """Places that may name somebody and that nothing has been made of: what our patterns or
    the language model take for a person, initials with a surname or two names in a column of
    leads, and the addresses of e-mails."""
    text = records.document.text
    for match in _E_MAIL.finditer(text):
        yield Edit(match.start(), match.end(), _ADDRESS)
    named = Spans(_spans(taken, records, _NO_KIND))
    bodies = Spans(_spans(taken, records, _MAY_HOLD_NAMES))
    stretches = list(dict.fromkeys((*_blocks(records.document.blocks), *_lines(text))))
    people_cells = _people_cells(records)
    usual = _usual_words(text)
    open_to_model: list[tuple[str, int]] = []
    for printed, start in stretches:
        lead = (start, start + len(printed)) in people_cells
        for first, last in _by_form(printed, lead=lead):
            name = printed[first:last]
            free = named.free(start + first, start + last) or (
                # "Borough Commander London Fire Brigade" is a post, and holds nobody's name.
                bodies.free(start + first, start + last) and not _has_ordinary(name)
            )
            if free and not _is_usual(name, usual):
                yield Edit(start + first, start + last, _instead(name))
        if any(
            named.free(start + match.start(), start + match.end())
            for match in _PAIR.finditer(printed)
        ):
            open_to_model.append((printed, start))
    for first, last in _by_model(open_to_model, model or DEFAULT_MODEL):
        said = words_in(text[first:last])
        # The model alone is not to be believed of words that the plan uses otherwise.
        if named.free(first, last) and not any(word.key in usual for word in said):
            yield Edit(first, last, _instead(text[first:last]))


def _has_ordinary(name: str) -> bool:
    return any(word.key in ordinary_words() for word in words_in(name))


def _usual_words(text: str) -> frozenset[str]:
    """What the plan also prints in small letters: words of its own, not of a name."""
    return frozenset(word.printed for word in words_in(text) if word.printed.islower())


def _is_usual(name: str, usual: frozenset[str]) -> bool:
    """Whether every word of what might be a name is usual, or no name's."""
    words = words_in(split_title(name)[1])
    return all(
        word.key in usual
        or word.key in ordinary_words()
        or word.key in _DAYS_AND_MONTHS
        or is_place(word.printed)
        for word in words
    )


def _spans(
    taken: Iterable[Edit], records: PlanRecords, without: frozenset[Kind]
) -> Iterator[tuple[int, int]]:
    """The places that are dealt with: those taken, and names of things of other kinds."""
    yield from ((edit.start, edit.end) for edit in taken)
    for mention in records.mentions:
        if mention.kind not in without:
            yield mention.start, mention.end


def _people_cells(records: PlanRecords) -> frozenset[tuple[int, int]]:
    """Cells that hold people: those in columns of leads, and those beside a post."""
    cells = {
        (value.start, value.end)
        for action in records.actions
        for part in action.commitments
        for role, value in part.fields
        if role in _PEOPLE_COLUMNS
    }
    for block in records.document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            if any(role_likeness(cell.text) >= _POST for cell in row.cells):
                names = (cell for cell in row.cells if _PAIR.fullmatch(cell.text.strip()))
                cells |= {(cell.start, cell.end) for cell in names}
    return frozenset(cells)


def without_addresses(text: str) -> str:
    """The text with the addresses of e-mails, which are mostly made of names, taken out."""
    return _E_MAIL.sub(_ADDRESS, text)


def apart_from_the_text(records: PlanRecords) -> Iterator[str]:
    """Names in what is told of a plan and stands in no place of its text: its title, what its
    sheets are called, what its reader noted."""
    sheets = {
        locator.rpartition(", ")[0]
        for block in records.document.blocks
        for locator in (block.locator, *_locators(block))
    }
    told = (records.title, *records.document.notes, *records.warnings, *sorted(sheets))
    for text in dict.fromkeys(told):
        yield from (text[start:end] for start, end in _by_form(text, lead=False))


def _locators(block: Block) -> Iterator[str]:
    for row in block.rows if isinstance(block, Table) else ():
        yield row.locator
        yield from (cell.locator for cell in row.cells)


def with_names(text: str) -> bool:
    """Whether a text seems to name somebody, by its form alone."""
    return person_likeness(text) >= _LIKELY or any(True for _ in _by_form(text, lead=True))


def _by_form(text: str, *, lead: bool) -> Iterator[tuple[int, int]]:
    for person in find_people(text):
        yield person.start, person.end
    for noble in _NOBLE.finditer(text):
        yield noble.start(), noble.end()
    for match in (*_INITIALS.finditer(text), *_PAIR.finditer(text)) if lead else ():
        if person_likeness(match.group()) >= _LIKELY:
            yield match.start(), match.end()


def _by_model(stretches: list[tuple[str, int]], model: str) -> Iterator[tuple[int, int]]:
    """What the language model takes for people, of at least two names that look like it."""
    if not stretches:
        return
    texts = dict.fromkeys(printed for printed, _ in stretches)
    docs = load_recogniser(model).pipe(list(texts), batch_size=_BATCH)
    found = {
        doc.text: [
            (entity.start_char, entity.end_char)
            for entity in doc.ents
            if entity.label_ == "PERSON" and _may_be_named(entity.text)
        ]
        for doc in docs
    }
    for printed, start in stretches:
        for first, last in found[printed]:
            yield start + first, start + last


def _may_be_named(name: str) -> bool:
    words = words_in(name)
    capital = [word for word in words if word.printed[:1].isupper()]
    if not 2 <= len(words) <= 4 or len(capital) < 2:
        return False
    if head_kind(name) is not None or registry_index().knows(name) or is_place(name):
        return False
    if any(fold(word.printed) in ordinary_words() for word in words):
        return False
    return not name.isupper() and person_likeness(name) >= _MODEL_LIKELY


def _instead(printed: str) -> str:
    """What takes the place of a name: its rank or title stays."""
    title = split_title(printed)[0]
    return f"{title} {NAME}" if title else NAME


def _blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from ((cell.text, cell.start) for cell in row.cells if cell.text.strip())
        elif block.text.strip():
            yield block.text, block.start


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text: some, such as those that are markup, stand in no block."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield line, at
        at += len(line)
