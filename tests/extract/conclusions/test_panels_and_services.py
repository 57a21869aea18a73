from __future__ import annotations

from dataclasses import replace

import pytest

from extract.conclusions.panels import panel_overlaps
from extract.conclusions.services import service_overlaps
from graph.records import Kind, Mention, Method, PlanRecords
from tests.graph.made_plan import MadePlan


def gangs() -> MadePlan:
    return MadePlan().has("panel", "Gangs Panel", "Serious Violence Group", "ASB Panel")


def test_panels_of_one_purpose_overlap_where_the_plan_uses_both() -> None:
    plan = gangs().has("body", "Police")
    plan.says("Police", "sits on", "Gangs Panel", "Serious Violence Group", "ASB Panel")
    (overlap,) = panel_overlaps([plan.records()])
    assert overlap.kind == "panels of one purpose"
    assert overlap.reasons == (
        "both are for gangs and serious violence",
        "both have as members Police",
    )
    assert len(overlap.evidence) == 2


def test_a_panel_named_in_passing_is_left_out() -> None:
    assert panel_overlaps([gangs().records()]) == ()


def test_what_provides_a_service_is_no_panel_to_compare() -> None:
    plan = gangs().has("body", "Police").has("service", "Help Line")
    plan.says("Police", "sits on", "Gangs Panel", "Serious Violence Group")
    assert len(panel_overlaps([plan.records()])) == 1
    plan.says("Gangs Panel", "provides", "Help Line")
    assert panel_overlaps([plan.records()]) == ()


def test_a_panel_and_the_board_above_it_do_not_overlap() -> None:
    plan = gangs().says("Serious Violence Group", "reports to", "Gangs Panel")
    assert panel_overlaps([plan.records()]) == ()
    board = MadePlan().has("panel", "Gangs Panel", "Gangs Board").has("body", "Police")
    board.says("Police", "sits on", "Gangs Panel", "Gangs Board")
    assert panel_overlaps([board.records()]) == ()


def test_two_names_of_what_may_be_one_panel_do_not_overlap() -> None:
    plan = MadePlan().has("panel", "Gangs Panel", "Gangs Group").has("body", "Police")
    plan.says("Police", "sits on", "Gangs Panel", "Gangs Group")
    assert panel_overlaps([plan.records()]) == ()


def with_sentences(plan: MadePlan, **sentences: str) -> PlanRecords:
    """The plan with a sentence about each service; an underscore stands for a space."""
    records = plan.records()
    text, mentions = records.document.text, list(records.mentions)
    for name, sentence in sentences.items():
        label = name.replace("_", " ")
        entity = next(each.id for each in records.entities if each.label == label)
        start = len(text)
        at = start + sentence.index(label)
        text += sentence + "\n"
        mentions.append(
            Mention(
                entity,
                Kind.SERVICE,
                at,
                at + len(label),
                start,
                start + len(sentence),
                "page 1",
                Method.PATTERN,
                0.9,
            )
        )
    document = replace(records.document, text=text)
    return replace(records, document=document, mentions=tuple(mentions))


def services() -> MadePlan:
    return MadePlan().has("service", "Bright Path", "Second Chance")


def test_services_overlap_where_the_plan_says_that_they_do_the_same() -> None:
    plan = with_sentences(
        services(),
        Bright_Path="Bright Path gives children a mentor.",
        Second_Chance="Mentoring comes from Second Chance.",
    )
    (overlap,) = service_overlaps([plan])
    assert overlap.reasons == ("both offer mentoring",)
    quoted = [plan.document.text[named.start : named.end] for named in overlap.evidence]
    assert quoted == ["Bright Path", "Second Chance"]
    mentoring = plan.document.text.index("Bright Path gives")
    assert all(named.start >= mentoring for named in overlap.evidence)


def test_the_name_of_one_says_nothing_of_another() -> None:
    plan = MadePlan().has("service", "Mentoring Matters", "Bright Path", "Other Mentor Club")
    told = with_sentences(plan, Bright_Path="Bright Path works beside Mentoring Matters.")
    at = told.document.text.index("Mentoring Matters", told.mentions[-1].sentence_start)
    beside = replace(told.mentions[0], start=at, end=at + len("Mentoring Matters"))
    found = service_overlaps([replace(told, mentions=(*told.mentions, beside))])
    assert [{o.one.key.rsplit("/")[-1], o.other.key.rsplit("/")[-1]} for o in found] == [
        {"mentoring-matters", "other-mentor-club"}
    ]


def test_a_service_and_its_provider_do_not_overlap() -> None:
    plan = MadePlan().has("charity", "Mentor Trust").has("service", "Youth Mentors")
    assert len(service_overlaps([plan.records()])) == 1
    plan.says("Mentor Trust", "provides", "Youth Mentors")
    assert service_overlaps([plan.records()]) == ()


def test_a_service_that_has_ended_overlaps_with_nothing() -> None:
    plan = MadePlan().has("service", "Youth Mentors").has("service", "Mentor Club", status="ended")
    assert service_overlaps([plan.records()]) == ()


@pytest.mark.parametrize(
    ("sentence", "overlaps"),
    [
        ("Mentors work for Bright Path and Second Chance.", 1),
        ("Bright Path has mentors, provided by Second Chance.", 0),
        ("Mentors help at Bright Path; the Second Chance has a roof.", 0),
        ("Bright Path gives mentors and Second Chance a roof.", 0),
    ],
)
def test_one_sentence_tells_of_two_only_where_it_lists_them(sentence: str, overlaps: int) -> None:
    plan = with_sentences(services(), Bright_Path=sentence)
    start = plan.document.text.index(sentence)
    at = start + sentence.index("Second Chance")
    beside = replace(
        plan.mentions[-1], entity=plan.mentions[1].entity, start=at, end=at + len("Second Chance")
    )
    told = replace(plan, mentions=(*plan.mentions, beside))
    assert len(service_overlaps([told])) == overlaps
