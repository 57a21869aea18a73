from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.errors import InputError
from graph.identity import (
    DEFAULT_BASE,
    action_iri,
    area_iri,
    check_base,
    claim_iri,
    commitment_iri,
    content_id,
    iri,
    mention_iri,
    plan_iri,
    plan_key,
    slug,
    slug_key,
    theme_iri,
)

TEXTS = st.text(max_size=90)
HOSTILE = 'a"b\\c\n\u202egnol\u202c 😀 <x> %2F'


@given(TEXTS, TEXTS)
@example("Children's Services", "Childrens Services")
@example("São Paulo", "Sao Paulo")
@example("a" * 70, "a" * 71)
@example("", "-")
@example("A&E", "AE")
def test_two_keys_never_share_a_slug(one: str, other: str) -> None:
    if slug_key(one) != slug_key(other):
        assert slug(one) != slug(other)
    else:
        assert slug(one) == slug(other)


@given(TEXTS)
def test_a_slug_is_short_ascii_and_fit_for_a_path(text: str) -> None:
    found = slug(text)
    assert 0 < len(found) <= 60
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert "--" not in found


def test_a_text_that_looks_like_a_hashed_slug_is_not_taken_for_it() -> None:
    hashed = slug("Children's Services")
    assert slug(hashed) != hashed


def test_plain_names_stay_readable() -> None:
    assert slug("London Gangs  Exit") == "london-gangs-exit"
    assert slug("london_gangs-exit") == "london-gangs-exit"


@given(st.text(max_size=40), st.text(max_size=40))
@example("a b", "a%20b")
@example("é", "e\u0301")
def test_different_ids_give_different_valid_iris(one: str, other: str) -> None:
    assert (iri(one) == iri(other)) == (one == other)
    assert NamedNode(iri(one)).value.startswith(DEFAULT_BASE)


@given(TEXTS)
def test_the_content_id_is_twenty_hexadecimal_digits(text: str) -> None:
    found = content_id("claim", text, 3, None)
    assert len(found) == 20
    assert int(found, 16) >= 0


def test_the_content_id_follows_its_recipe() -> None:
    from hashlib import blake2b

    recipe = blake2b(b'["mention","caf\\u00e9",3,null]', digest_size=10).hexdigest()
    assert content_id("mention", "café", 3, None) == recipe


def test_fields_do_not_run_into_each_other() -> None:
    assert content_id("a", "bc") != content_id("ab", "c")
    assert content_id("1") != content_id(1)


def test_a_claim_is_another_if_its_amount_is() -> None:
    ids = {
        claim_iri("p", "s", "pg:funds", "o", 1, 2, None, amount)
        for amount in (None, "£5,000", "£6,000")
    }
    assert len(ids) == 3


def test_a_mention_is_of_one_thing_at_one_place() -> None:
    ids = {mention_iri("p", 1, 5, "a"), mention_iri("p", 1, 5, "b"), mention_iri("p", 1, 6, "a")}
    assert len(ids) == 3


def test_things_of_a_plan_stand_apart_even_with_one_key() -> None:
    found = {
        plan_iri("x"),
        action_iri("x", "a/1"),
        commitment_iri("x", "a/1"),
        theme_iri("x", "a"),
        area_iri("x"),
    }
    assert len(found) == 5


def test_a_plan_is_named_after_its_file() -> None:
    assert plan_key("Harrow Plan.html") == "harrow-plan"
    assert plan_key("harrow.csv", {"harrow", "harrow-2"}) == "harrow-3"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://ex ample.org/", "https://a/<b>/"]
)
def test_a_base_that_iris_cannot_be_made_of_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="base"):
        check_base(base)


@pytest.mark.parametrize("base", ["https://example.org/", "http://localhost:8000/a#", "urn:x:"])
def test_a_base_of_ones_own(base: str) -> None:
    assert iri("plan/x", check_base(base)) == base + "plan/x"


def test_hostile_ids_are_encoded() -> None:
    assert NamedNode(iri(HOSTILE)).value.isascii()
