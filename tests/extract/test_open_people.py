"""Which texts the language model is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.known_names import KnownNames
from extract.model_version import DEFAULT_MODEL
from extract.open_people import is_likely_person, leaves_open
from tests.extract.marked import known_in


@pytest.fixture(scope="module")
def known() -> KnownNames:
    return known_in("Camden")


@pytest.mark.parametrize(
    "text",
    [
        "We thank Jennifer Aniston, who came.",
        "Night Watch: told by “Jennifer Aniston’s” team",
        "Safe Streets, for councillor Tolcarne",
        "Safe Streets/J. Tolcarne/Marsham",
        "Safe Streets (Jennifer Ann Tolcarne-Smith)",
    ],
)
def test_what_may_name_a_person_is_left_open(text: str, known: KnownNames) -> None:
    assert leaves_open(text, (), known)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We meet at Marsham Green.",
        "Jennifer",
        "jennifer aniston",
        "The Hillford Night Board met",
    ],
)
def test_what_names_nobody_is_not(text: str, known: KnownNames) -> None:
    assert not leaves_open(text, (), known)


def test_what_our_finders_have_found_is_not(known: KnownNames) -> None:
    text = "We thank Jennifer Aniston."
    at = text.index("Jennifer")
    assert not leaves_open(text, [(at, at + len("Jennifer Aniston"))], known)


def test_words_that_the_plan_prints_in_small_letters_are_no_names() -> None:
    known = known_in("Camden")
    assert leaves_open("Grace Walk begins.", (), known)
    known.learn_words("with grace we walk")
    assert not leaves_open("Grace Walk begins.", (), known)


_WORDS = [
    "Jennifer",
    "Aniston",
    "Cllr",
    "Tolcarne",
    "J.",
    "Ann-Marie",
    "Lee’s",
    "Board",
    "the",
    "St",
]
_MARKS = [" ", ", ", "/", " (", ") ", "\n", "’s ", "–", ". "]


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_MARKS)), max_size=8))
def test_whatever_tokens_a_likely_person_is_of_the_text_may_name_one(
    parts: list[tuple[str, str]],
) -> None:
    from extract.language_model import load_grammar
    from extract.open_people import _may_name_person

    known = known_in("Camden")
    text = "".join(word + mark for word, mark in parts)
    doc = load_grammar(DEFAULT_MODEL).make_doc(text)
    spans = [doc[first : last + 1] for first in range(len(doc)) for last in range(first, len(doc))]
    if any(is_likely_person(span.text, known) for span in spans):
        assert _may_name_person(text, known)


def test_a_long_chain_of_names_is_judged_quickly(known: KnownNames) -> None:
    from extract.namekinds import person_likeness

    before = person_likeness.cache_info().currsize
    leaves_open(" ".join(["Ann-Lee-" * 20] * 40), (), known)
    assert person_likeness.cache_info().currsize - before < 2_000
