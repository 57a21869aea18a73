"""Names that only the words around them tell: each pattern on its own sentence, and what
the patterns must leave alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.known_names import KnownNames
from extract.setting import Setting
from extract.told_names import TellingPattern, find_told, telling_patterns
from graph.records import Kind
from tests.extract.literals import literals_of

_MARK = re.compile(r"\[([^\[\]]+)\]")


def _sentence(pattern: TellingPattern) -> tuple[str, str]:
    """The example without its marks, and the name that they enclose; "[[Name]](#)" is the
    markup of a link around a marked name."""
    match = _MARK.search(pattern.example)
    assert match is not None
    linked = pattern.example[match.start() - 1 : match.start()] == "["
    before, after = pattern.example[: match.start()], pattern.example[match.end() :]
    return before + match[1] + after, match[1] if linked or match[1] else ""


def _told(text: str, known: KnownNames | None = None) -> set[tuple[str, Kind]]:
    found = find_told(text, known or KnownNames(Setting()))
    return {(text[form.start : form.end], form.kind) for form in found}


@pytest.mark.parametrize("pattern", telling_patterns(), ids=lambda p: p.example)
def test_each_pattern_finds_the_name_in_its_own_sentence(pattern: TellingPattern) -> None:
    text, name = _sentence(pattern)
    assert (name, pattern.kind) in _told(text)


@pytest.mark.parametrize("pattern", telling_patterns(), ids=lambda p: p.example)
def test_each_pattern_fits_no_text_without_one_of_its_needs(pattern: TellingPattern) -> None:
    assert any(
        all(any(need in literal for need in pattern.needs) for literal in literals)
        for literals in literals_of(pattern.source)
    )


@pytest.mark.parametrize(
    "text",
    [
        "We will offer Training to all staff.",
        "We will launch in March with schools.",
        "The work is run by Staff and Partners.",
        "It reports to the Board.",
        "They will offer Serious Violence and Knife Crime.",
        "Hold drop-ins at Monday sessions and Year 9 lessons.",
        "Deliver Knife Awareness Sessions To Schools In Ashvale And Marsham",
        "Funded by the trust and run by volunteers.",
        "A wall between Haymarket bus station and the park.",
        "",
    ],
)
def test_ordinary_words_and_titles_are_no_names(text: str) -> None:
    assert _told(text) == set()


def test_a_verb_that_begins_the_sentence_is_no_part_of_the_name() -> None:
    assert _told("Take the Better Choices lessons to all.") == {("Better Choices", Kind.SERVICE)}
    assert _told("Deliver Own Path therapy to sixty.") == {("Own Path", Kind.SERVICE)}


def test_what_the_plan_knows_already_is_left_to_the_rule_that_knows_it() -> None:
    known = KnownNames(Setting())
    known.add_own("Harbour Lane", Kind.ORGANISATION)
    assert _told("The fund pays for Harbour Lane until May.", known) == set()


def test_a_word_that_the_plan_also_prints_small_is_no_name_alone() -> None:
    known = KnownNames(Setting())
    known.learn_words("they climb the hill")
    assert _told("We will offer Climber to all.", known) == {("Climber", Kind.SERVICE)}
    known.learn_words("every climber")
    assert _told("We will offer Climber to all.", known) == set()


def test_and_joins_two_organisations_of_which_each_counts() -> None:
    found = _told("Agree with Great Eastern and Blue Line how drivers report threats.")
    assert found == {("Great Eastern", Kind.ORGANISATION), ("Blue Line", Kind.ORGANISATION)}


def test_brackets_behind_a_word_that_is_no_person_tell_nothing() -> None:
    assert _told("Review Knife Crime (Wayside Trust Ashvale).") == set()


@given(st.text(alphabet="aA b,.\"(&'ofthe", max_size=200))
def test_any_text_gives_names_within_its_bounds(text: str) -> None:
    for form in find_told(text, KnownNames(Setting())):
        assert 0 <= form.start < form.end <= len(text)


@pytest.mark.parametrize("piece", ["Aa ", "offer ", "Aa and ", "a ", '"Aa ', "A.", "run by Aa, "])
def test_repetition_without_end_is_read_in_one_pass(piece: str) -> None:
    # A pattern that went back over what it has read would not come to an end here.
    assert isinstance(list(find_told(piece * 20_000, KnownNames(Setting()))), list)
