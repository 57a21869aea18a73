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


@pytest.mark.parametrize(
    "text",
    [
        "- Light the park. Lead: Ann Lee, Metropolitan Police Service; by May 2025\n"
        "- Fit knife bins. Lead: Ian Reed; by May 2025\n",
        "Our lead is **Ann Lee**, Metropolitan Police Service.",
        "The lead is **Ann Lee** (Metropolitan Police Service).",
    ],
)
def test_labelled_fields_and_markup_do_not_part_a_name_from_its_body(text: str) -> None:
    found = view(f"# Plan\n\n## Actions\n\n{text}", "plan.md")
    assert found.stated("org:memberOf") == {("Ann Lee", "Metropolitan Police Service")}


def test_a_body_may_stand_below_the_name_in_a_cell() -> None:
    cells = "<td>Light the park</td><td>Ann Lee<br>Kent Police</td><td>May 2025</td>"
    others = "<td>Fit bins</td><td>Ian Reed<br>Joan Moss<br>Kent Police</td><td>May 2025</td>"
    header = "<tr><th>Action</th><th>Lead</th><th>By when</th></tr>"
    found = view(f"<table>{header}<tr>{cells}</tr><tr>{others}</tr></table>", "plan.html")
    assert found.stated("org:memberOf") == {("Ann Lee", "Kent Police")}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ann Lee, Deputy Leader of Camden Council, spoke.", {("Ann Lee", "Camden Council")}),
        ("Ann Lee, Director of Public Health, spoke.", set()),
        ("Ann Lee, Chair of Camden Council, spoke.", set()),
    ],
)
def test_a_post_may_end_with_its_body(text: str, bodies: set[tuple[str, str]]) -> None:
    found = view(f"This plan is for Camden Council and Public Health.\n\n{text}")
    assert found.stated("org:memberOf") == bodies


def test_a_short_form_may_stand_before_the_dash() -> None:
    found = view(
        "- Metropolitan Police Service (MPS) – *Ann Lee*\n- Redthread – *Ian Reed*\n", "p.md"
    )
    assert ("Ann Lee", "Metropolitan Police Service") in found.stated("org:memberOf")
