"""Where things are named, in cells and in prose."""

from __future__ import annotations

import pytest

from graph.records import Kind, Method
from tests.extract.marked import View, parse, table, view

HEADER = "No | Action | Lead | Lead organisation | Supporting organisations | Document"


def seen(*rows: str, before: str = "Camden Safety Plan") -> View:
    return view(before + "\n\n" + table(HEADER, *rows))


@pytest.mark.parametrize(
    "source",
    [
        "<panel>Safer Ashvale Board</panel> met <person>Supt Ian Howells</person> in May.",
        "Refer to <organisation>Redthread</organisation> and "
        "<service>London Gangs Exit</service> early.",
        "Each of the <organisation generic>schools</organisation> takes part.",
        "Join <service>Operation Kestrel</service> with the <organisation>Council</organisation>.",
        "Bid to the <fund>London Crime Prevention Fund</fund> again.",
        "Adopt the <document>Ashvale Violence Strategy</document> and meet.",
        "<person>Supt Ian Howells</person> of the "
        "<organisation>Ashvale Weapons Team</organisation> spoke.",
        "<person>Cllr Mary Obi</person> of the <panel>Safer Ashvale Board</panel> spoke.",
        "<person>Ann Lee</person> of the <panel>Safer Ashvale Board</panel> spoke.",
        "The <organisation>Ashvale Weapons Team</organisation> visits "
        "<organisation>HMP Marsham</organisation>.",
    ],
)
def test_names_in_prose(source: str) -> None:
    text = parse(source).text
    assert source in view("Camden\n\n" + text).marked()


def test_names_in_a_row() -> None:
    marked = seen(
        "1 | Open a hub with Redthread. | Supt Ian Howells / Ann Lee | MPS | "
        "YOT NPS, All Partners | Ashvale Violence Strategy"
    ).marked()
    for words in (
        "Open a hub with <organisation>Redthread</organisation>.",
        "<person>Supt Ian Howells</person> / <person>Ann Lee</person>",
        "<organisation>YOT</organisation> <organisation>NPS</organisation>, "
        "<organisation generic>All Partners</organisation>",
        "<document>Ashvale Violence Strategy</document>",
    ):
        assert words in marked


def test_each_mention_says_how_it_was_found_and_in_which_action() -> None:
    plan = seen("1 | Meet with Redthread weekly. | Ann Lee | MPS | NPS |").plan
    at = {plan.document.text[m.start : m.end]: m for m in plan.mentions}
    assert at["Ann Lee"].method is Method.TABLE_CELL
    assert at["Redthread"].method is Method.REGISTRY
    assert {at[name].action for name in ("Ann Lee", "MPS", "Redthread")} == {plan.actions[0].key}
    assert at["MPS"].locator


def test_a_doubtful_name_is_kept_with_less_confidence() -> None:
    plan = seen("1 | Meet weekly. | Ann Lee | MPS | NPS?, CRC |").plan
    at = {plan.document.text[m.start : m.end]: m.confidence for m in plan.mentions}
    assert at["NPS"] <= 0.5 < at["CRC"]


def test_a_short_form_defined_in_prose_is_read_in_cells() -> None:
    found = seen(
        "1 | Hold a sweep with the AWP. | Ann Lee | AWP | |",
        before="Camden Safety Plan\n\nThe Ashvale Weapons Panel (AWP) meets weekly.",
    )
    panel = found.named("Ashvale Weapons Panel")
    assert panel.kind is Kind.PANEL
    assert found.named("AWP") == panel
    assert sum(m.entity == panel.id for m in found.plan.mentions) == 4


def test_a_name_learnt_from_a_cell_is_found_in_prose() -> None:
    found = seen("1 | Ask Kestrel Fold for help. | Ann Lee | Kestrel Fold | |",
                 "2 | Meet at noon. | Ann Lee | Kestrel Fold | |")  # fmt: skip
    assert "Ask <organisation>Kestrel Fold</organisation> for help." in found.marked()


def test_the_longest_name_counts() -> None:
    marked = view("Camden\n\nThe Safer Neighbourhood Board meets.").marked()
    assert "<panel>Safer Neighbourhood Board</panel>" in marked


def test_words_that_the_plan_also_prints_small_are_no_people() -> None:
    marked = view("Camden\n\nThey grant it. We grant bids. Grant Funding is open.").marked()
    assert "<person>" not in marked


def test_a_sentence_encloses_its_mention() -> None:
    plan = view("Camden\n\nWe met. Redthread came in May. We left.").plan
    (mention,) = [m for m in plan.mentions if m.entity == "organisation/redthread"]
    sentence = plan.document.text[mention.sentence_start : mention.sentence_end]
    assert sentence == "Redthread came in May."


def test_a_post_with_its_body_in_one_cell() -> None:
    found = view(
        "Camden Leaders\n\n"
        + table("Name | Role", "Ann Lee | Head of Housing, Camden Council", "Tom Reed | Sergeant")
    )
    assert "<role>Head of Housing</role>, <organisation>Camden Council</organisation>" in (
        found.marked()
    )


def test_remarks_in_a_column_of_documents_are_no_documents() -> None:
    found = seen("1 | Meet weekly. | Ann Lee | MPS | | This report will be written by the board")
    assert found.of(Kind.DOCUMENT).keys() <= {"Camden Safety Plan"}


def test_a_post_column_holds_posts() -> None:
    found = view(
        "Camden Safety Plan\n\n"
        + table(
            "Name | Post | Organisation",
            "Ann Lee | Consultant in Emergency Medicine | Victim Support",
            "Tom Reed | Head of Ashvale Probation Delivery Unit | NPS",
        )
    )
    assert "Consultant in Emergency Medicine" in found.of(Kind.ROLE)
    assert "Head of Ashvale Probation Delivery Unit" in found.of(Kind.ROLE)
    assert "Ashvale Probation Delivery Unit" in found.of(Kind.ORGANISATION)


def test_a_sentence_in_a_cell_is_no_post() -> None:
    found = seen("1 | Meet. | No child without a worker | MPS | NPS |")
    assert not found.of(Kind.ROLE)


@pytest.mark.parametrize(
    "source",
    [
        "<panel>Safer Camden</panel> meets in May, and a community safety partnership must.",
        "Ask the <organisation>NHS</organisation> and the <organisation>Ashvale Vale NHS Trust"
        "</organisation> first.",
        "Redo the form in the light of the <document>Wardens' thematic review of exclusions"
        "</document>, and soon.",
        "It is the work of Quillon Hart of <organisation>Ashvale Harbour Trust</organisation> now.",
    ],
)
def test_more_names_in_prose(source: str) -> None:
    text = parse(source).text
    assert source in view("Camden\n\n" + text).marked()
