"""The documents that an action follows from, beyond the examples of the wordings."""

from __future__ import annotations

import pytest

from tests.extract.marked import table, view
from tests.extract.relations.plan_of_links import link_claims, plan_with, stated_links

REVIEW, CHARTER, STRATEGY = "Lammy Review", "Ashvale Inclusion Charter", "Ashvale Violence Strategy"


@pytest.mark.parametrize(
    ("sentence", "documents"),
    [
        (f"As recommended in the {REVIEW}, train magistrates", {REVIEW}),
        (f"Implement recommendations from the {REVIEW} and the {CHARTER}", {REVIEW, CHARTER}),
        (f"comment: This meets a recommendation in the {REVIEW}", {REVIEW}),
        (f"comment: Required by the {STRATEGY}", {STRATEGY}),
        (f"comment: Supports delivery of the {STRATEGY}", {STRATEGY}),
        (f"Ensure compliance with the {CHARTER}", {CHARTER}),
        (f"Embed learning from the {REVIEW} into practice", {REVIEW}),
        (f"Develop the {STRATEGY} in line with the {REVIEW}", {REVIEW}),
        (f"comment: {REVIEW}", {REVIEW}),
        (f"Consult on the {STRATEGY}", set()),
        (f"Launch the {STRATEGY}", set()),
        (f"Review the {STRATEGY}", set()),
        (f"Ask schools to adopt the {CHARTER}", set()),
        ("Work in line with the Camden Safety Plan", set()),
        ("Implement all local plans and strategies", set()),
        ("comment: Following the summer break", set()),
    ],
)
def test_a_sentence_gives(sentence: str, documents: set[str]) -> None:
    assert stated_links(plan_with(sentence)) == {f"followsFrom {name}" for name in documents}


def followed(action: str, document: str) -> set[str]:
    found = view(
        "Camden Safety Plan\n\n"
        + table("No | Action | Lead | Document", f"1 | {action} | Ann Lee | {document}")
    )
    return {found.by_id[c.object].label for c in link_claims(found)}


def test_a_document_column_tells_what_an_action_follows_from() -> None:
    assert followed("Meet every month", STRATEGY) == {STRATEGY}


def test_unless_the_action_is_to_write_or_renew_it() -> None:
    assert followed("Refresh the Violence Strategy every year", STRATEGY) == set()


def test_what_another_action_is_to_write_is_waited_for_and_is_no_source() -> None:
    found = plan_with("comment: To be shaped by the knife crime problem profile")
    assert stated_links(found) == {"dependsOn 2"}
