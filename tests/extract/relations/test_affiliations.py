"""Posts and bodies beside people's names."""

from __future__ import annotations

import re

import pytest

from extract.relations.affiliations import Form, affiliations_in, forms
from graph.records import Claim
from tests.extract.marked import table, view
from tests.extract.relations.sentence_fixture import marked_things


def read(source: str) -> set[tuple[str, str, str, str | None]]:
    text, things = marked_things(source)
    return {
        (c.subject, c.predicate, c.object, c.status)
        for c in affiliations_in(text, things, "line 1")
    }


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.sequence)
def test_a_form_reads_its_example(form: Form) -> None:
    names = [thing.id for thing in marked_things(form.example)[1]]
    wanted = {(names[left], predicate, names[right], None) for left, predicate, right in form.gives}
    assert read(form.example) == wanted


@pytest.mark.parametrize(
    "source",
    [
        "<person>Ann Lee</person>, <person>Bob Ray</person>, <organisation>MPS</organisation>",
        "<person>Ann Lee</person>, <organisation>MPS</organisation>, <organisation>LFB"
        "</organisation>",
        "<person>Ann Lee</person> met the <organisation>MPS</organisation>",
        "not <person>Ann Lee</person>, <role>Head of Housing</role>",
        "<person>Ann Lee</person>. <organisation>MPS</organisation>",
    ],
)
def test_names_that_only_stand_in_a_list_are_not_joined(source: str) -> None:
    assert read(source) == set()


def test_a_former_post_has_ended() -> None:
    assert read("the former <role>Head of Housing</role>, <person>Ann Lee</person>") == {
        ("Ann Lee", "org:holds", "Head of Housing", "ended")
    }
    assert read("incoming <role>Head of Housing</role> <person>Ann Lee</person>") == {
        ("Ann Lee", "org:holds", "Head of Housing", "planned")
    }


def test_ranks_stand_between_without_harm() -> None:
    found = read("<role>Borough Lead</role>: Det Supt <person>Ann Lee</person>")
    assert found == {("Ann Lee", "org:holds", "Borough Lead", None)}


def test_pairs_in_a_cell_are_each_their_own() -> None:
    found = view(
        "Camden Safety Plan\n\n"
        + table("No | Action | Lead", "1 | Meet weekly. | Ann Lee (MPS); Supt Tom Reed, LFB")
    )
    assert found.stated("org:memberOf") == {
        ("Ann Lee", "Metropolitan Police Service"),
        ("Tom Reed", "London Fire Brigade"),
    }
    assert all(_quoted(found.plan.document.text, claim) for claim in found.plan.claims)


def _quoted(text: str, claim: Claim) -> bool:
    return 0 <= claim.start < claim.end <= len(text) and bool(
        re.search(r"\w", text[claim.start : claim.end])
    )
