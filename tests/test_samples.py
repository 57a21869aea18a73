"""The sample plans and their gold annotations agree, and are in our own words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
REAL_PLANS = ROOT.parent / "shared" / "plans"

# File, rows that hold tabs, actions: pinned, so that a lost tab, row or action shows.
COUNTS = [
    ("barnet.md", 0, 16),
    ("harrow.txt", 61, 36),
    ("havering.txt", 63, 49),
    ("southwark.txt", 79, 43),
    ("west-area.txt", 46, 38),
]
NAMES = [name for name, _, _ in COUNTS]
ENTITY_KINDS = {
    "person", "organisation", "panel", "service", "role", "document", "fund", "borough",
}  # fmt: skip
MENTIONED_KINDS = ENTITY_KINDS - {"person", "borough"}
PREDICATES = {
    "holds_role", "member_of", "chairs", "part_of", "reports_to", "provides", "funds",
    "operates_in", "follows_from", "depends_on",
}  # fmt: skip
RUN = 12


def text_of(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def gold_of(name: str) -> dict[str, Any]:
    path = SAMPLES / "gold" / f"{Path(name).stem}.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def printed(alias: str, text: str) -> bool:
    """Whether the spelling stands in the text as words of its own."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(alias)}(?![A-Za-z0-9])", text) is not None


def source_rows(name: str, action: dict[str, Any]) -> str:
    lines = text_of(name).split("\n")
    joined = " ".join(lines[number - 1] for number in action["source_lines"])
    return re.sub(r"<[^<>]*>", " ", joined)


def kinds_of(entity: dict[str, Any]) -> set[str]:
    return {entity["kind"], *entity["also"]}


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_plain_utf8(name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    assert content.decode("utf-8").endswith("\n")
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("name", "rows", "actions"), COUNTS)
def test_sample_has_its_rows_and_actions(name: str, rows: int, actions: int) -> None:
    assert sum("\t" in line for line in text_of(name).split("\n")) == rows
    assert len(gold_of(name)["actions"]) == actions


def test_every_sample_has_gold_and_every_gold_a_sample() -> None:
    golds = {path.stem for path in (SAMPLES / "gold").glob("*.json")}
    assert golds == {Path(name).stem for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_entities_are_distinct_and_printed(name: str) -> None:
    entities = gold_of(name)["entities"]
    text = text_of(name)
    assert len({entity["id"] for entity in entities}) == len(entities)
    assert [e["name"] for e in entities if not kinds_of(e) <= ENTITY_KINDS] == []
    missing = [
        (entity["name"], alias)
        for entity in entities
        for alias in entity["aliases"]
        if not printed(alias, text)
    ]
    assert missing == []
    assert [e["name"] for e in entities if not e["aliases"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_action_text_stands_in_its_rows(name: str) -> None:
    for action in gold_of(name)["actions"]:
        remaining = iter(words(source_rows(name, action)))
        lost = [word for word in words(action["text"]) if word not in remaining]
        assert action["text"], action["id"]
        assert lost == [], action["id"]


@pytest.mark.parametrize("name", NAMES)
def test_actions_refer_to_known_things_of_the_right_kind(name: str) -> None:
    gold = gold_of(name)
    kinds = {entity["id"]: kinds_of(entity) for entity in gold["entities"]}
    known = {action["id"] for action in gold["actions"]}
    assert len(known) == len(gold["actions"])
    for action in gold["actions"]:
        assert set(action["uses"]) <= set(action["mentions"]), action["id"]
        assert set(action["depends_on"]) <= known | kinds.keys(), action["id"]
        for mentioned in action["mentions"]:
            assert kinds[mentioned] & MENTIONED_KINDS, (action["id"], mentioned)
        assert action["parts"], action["id"]
        for part in action["parts"]:
            for lead in part["leads"]:
                assert kinds[lead] & {"person", "role"}, (action["id"], lead)
            for body in part["lead_organisations"]:
                assert kinds[body] & {"organisation", "panel"}, (action["id"], body)
            for document in part["documents"]:
                assert kinds[document] & {"document"}, (action["id"], document)
            assert set(part["supporting"]) <= kinds.keys(), action["id"]


@pytest.mark.parametrize("name", NAMES)
def test_leads_and_organisations_are_printed_in_their_rows(name: str) -> None:
    """Rows of the action count, and those of the action whose lead it shares."""
    gold = gold_of(name)
    aliases = {entity["id"]: entity["aliases"] for entity in gold["entities"]}
    by_id = {action["id"]: action for action in gold["actions"]}
    for action in gold["actions"]:
        rows = source_rows(name, action)
        if shared := action.get("shared_with"):
            rows += " " + source_rows(name, by_id[shared])
        for part in action["parts"]:
            for key in ("leads", "lead_organisations", "supporting"):
                for entity in part[key]:
                    found = any(printed(alias, rows) for alias in aliases[entity])
                    assert found, (action["id"], key, aliases[entity])


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_typed_or_words_of_the_row(name: str) -> None:
    typed = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|ongoing|TBC")
    for action in gold_of(name)["actions"]:
        row_words = words(source_rows(name, action))
        for part in action["parts"]:
            for value in (part["start"], part["end"]):
                if value is not None and not typed.fullmatch(value):
                    assert set(words(value)) <= set(row_words), (action["id"], value)


@pytest.mark.parametrize("name", NAMES)
def test_relations_quote_the_plan(name: str) -> None:
    gold = gold_of(name)
    text = text_of(name)
    known = {entry["id"] for entry in [*gold["entities"], *gold["actions"]]}
    for relation in gold["relations"]:
        assert relation["predicate"] in PREDICATES
        assert {relation["subject"], relation["object"]} <= known, relation
        assert relation["quote"] in text, relation


def test_samples_show_the_slips_that_the_software_copes_with() -> None:
    southwark = text_of("southwark.txt")
    assert "Matthew Edom" in southwark
    assert "Matthew Edeom" in southwark
    parts = {a["id"]: a["parts"] for a in gold_of("southwark.txt")["actions"]}
    backwards = parts["PROTECTING AND EDUCATING YOUNG PEOPLE/4"][0]
    assert backwards["end"] < backwards["start"]
    assert len(parts["GOVERNANCE/1"]) == 4


@pytest.mark.skipif(not REAL_PLANS.is_dir(), reason="the real plans are not beside the repository")
@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_no_run_of_twelve_words_is_copied(path: Path) -> None:
    real = set[tuple[str, ...]]().union(
        *(runs(plan.read_text(encoding="utf-8")) for plan in REAL_PLANS.glob("*.txt"))
    )
    assert real
    assert sorted(runs(path.read_text(encoding="utf-8")) & real) == []
