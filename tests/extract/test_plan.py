"""From one document to all that was read from it: what holds of every plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.plan import Extractor
from graph.errors import InputError
from graph.rdf import plan_quads, write_nquads
from graph.records import Kind, PlanRecords, plain
from tests.extract.marked import extract, extractor, table, view

HEADER = "No | Action | Lead | Lead organisation | Supporting organisations | Start date | End date"
ROW = "1 | Hold a weekly meeting. | Ann Lee | MPS | NPS | Apr-24 | May-24"


def check(plan: PlanRecords) -> None:
    """What must hold of all records, whatever the document says."""
    text = plan.document.text
    entities = {entity.id: entity for entity in plan.entities}
    actions = {action.key for action in plan.actions}
    commitments = {part.key for action in plan.actions for part in action.commitments}
    assert len(entities) == len(plan.entities)
    assert len(actions) == len(plan.actions)
    for mention in plan.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.sentence_start <= mention.start
        assert mention.end <= mention.sentence_end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.entity in entities
        assert mention.action is None or mention.action in actions
        assert 0 < mention.confidence <= 1
    known = entities.keys() | actions | commitments
    for claim in plan.claims:
        assert {claim.subject, claim.object} <= known, claim
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end] != ""
        assert 0 < claim.confidence <= 1
        assert claim.rule
    for entity in plan.entities:
        assert plain(entity.label)
        assert entity.types
        assert entity.label not in entity.aliases
        assert not set(entity.aliases) & set(entity.misspellings)
    for fault in plan.faults:
        assert fault.about in known
        assert 0 <= fault.start <= fault.end <= len(text)


CELLS = st.sampled_from(
    [
        "",
        "TBC",
        "MPS",
        "LBC YOS NPS MPS",
        "Ann Lee",
        "Supt Howells/Tom Reed",
        "Ongoing",
        "Apr-24",
        "Matthew Edom",
        "Matthew Edeom",
        "All Partners",
        "MPS?",
        "Regulatory Services (JET)",
        "?",
        "Hold a meeting of the Ashvale Board (AB).",
        "Refer to Redthread, AB and Tom Reed.",
        "3",
        "YOS Manager",
        "Camden Council",
        "31/02/2024",
        "\u202eMPS",
        "(((",
        "and so it goes on",
        "AB",
        "Ann  Lee ;  Tom Reed",
        "Head of Housing, Camden Council",
        "LBC Weapons Team",
        "•",
        "1.2",
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=8), min_size=1, max_size=5)
HEADERS = st.sampled_from(
    [HEADER, "Action | Lead | By when", "Name | Organisation | Role", "Theme | Action | Lead",
     "What | Who | When | Partners | Outcome | Document"]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(HEADERS, ROWS)
def test_all_offsets_and_ids_hold_in_any_table(header: str, rows: list[list[str]]) -> None:
    lines = [header.replace(" | ", "\t"), *("\t".join(row) for row in rows)]
    check(extract("Camden Safety Plan\n\nThe AB meets.\n\n" + "\n".join(lines)))


PLAN = (
    "# Camden Safety Plan 2024/26\n\n"
    "The Safer Ashvale Board (SAB) meets. Supt Ian Howells came.\n\n"
    + table("Name | Organisation | Role", "Ann Lee (AL) | Camden Council | Chair of the SAB")
    + "\n\n"
    + table(
        HEADER, ROW, "3 | Train with Redthread. | AL, Howel Dda | YOT (JET) | MPS? | 2025 | 2024"
    )
)


def test_a_whole_plan_holds_together() -> None:
    plan = extract(PLAN)
    check(plan)
    assert plan.title == "Camden Safety Plan 2024/26"
    assert (plan.period.start, plan.period.end) == ("2024", "2026")
    assert plan.area is not None
    assert plan.area.name == "Camden"
    assert (len(plan.actions), plan.warnings) == (2, ())
    assert {m.kind for m in plan.mentions} >= {Kind.PERSON, Kind.ORGANISATION, Kind.PANEL}


def test_the_partnership_of_a_plan_is_told() -> None:
    found = view("Camden Safety Plan\n\nThe Safer Camden Partnership meets in May.")
    assert found.plan.partnership == found.named("Safer Camden Partnership").id
    assert extract("Safety Plan\n\nWe meet in May.").partnership is None


def test_two_runs_give_the_same_records_and_bytes(tmp_path: Path) -> None:
    files = []
    for run in ("one", "other"):
        path = tmp_path / f"{run}.nq"
        write_nquads(list(plan_quads(extract(PLAN))), path)
        files.append(path.read_bytes())
    assert extract(PLAN) == extract(PLAN)
    assert files[0] == files[1] != b""


def test_a_plan_read_before_changes_nothing() -> None:
    alone = extract(PLAN)
    extract("Leeds Safety Plan\n\nThe Leeds Night Board (LNB) and Safer Ashvale Team met.")
    assert extract(PLAN) == alone


def test_a_document_with_nothing_to_extract_gives_a_warning() -> None:
    plan = extract("A story about gardens.\n\nNobody does anything there.")
    assert (plan.actions, plan.claims, plan.faults) == ((), (), ())
    assert len(plan.warnings) == 1
    assert "no actions were found" in plan.warnings[0]


def test_tables_without_known_headings_are_told_of() -> None:
    rows = "\n".join(f"plum {n}\tpear {n}\tfig {n}" for n in range(6))
    plan = extract("A story\n\nFruit\tColour\tTaste\n" + rows)
    assert plan.actions == ()
    assert "headings that are not known" in " ".join(plan.warnings)


def test_a_model_that_is_not_installed_is_refused() -> None:
    with pytest.raises(InputError, match="xx_no_such_model"):
        Extractor("xx_no_such_model")


def test_the_model_is_told() -> None:
    assert extractor().model.startswith("en_")


HOSTILE = {
    "brackets": "(" * 10_000,
    "pairs of brackets": "(" * 5_000 + ")" * 5_000,
    "open glosses": "(A " * 1_000,
    "control characters": "".join(map(chr, range(14, 32))) * 50 + "\x7f\x85",
    "right to left": "\u202e" * 300 + " Ann Lee \u200f" * 50 + "\u05e9\u05dc\u05d5\u05dd " * 100,
    "joined pictures": "\U0001f46e\u200d\u2640\ufe0f" * 500,
    "combining marks": "a" + "\u0301" * 5_000,
    "wide spaces": "a" + "\xa0" * 10_000 + "b",
    "question marks": "?" * 10_000,
    "commas": "MPS," * 500,
    "titles": "Supt. " * 200,
    "links": "and " * 1_000,
    "no spaces": "x" * 100_000,
    "capitals without spaces": "Xy" * 50_000,
    "no full stop": "abc def " * 5_000,
}


@pytest.mark.parametrize("field", [1, 2, 4, 5])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_cells_end_without_error(text: str, field: int) -> None:
    cells = ROW.split(" | ")
    cells[field] = text
    plan = extract("Camden Safety Plan\n\n" + table(HEADER, " | ".join(cells), "2" + ROW[1:]))
    check(plan)
    assert plan.actions


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_paragraphs_end_without_error(text: str) -> None:
    plan = extract(f"Camden Safety Plan\n\n{text}\n\n" + table(HEADER, ROW))
    check(plan)
    assert len(plan.actions) == 1
