"""Gold files: what is read from them, and what is said of malformed ones."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from queries.accuracy.gold import GoldPart, Why
from queries.accuracy.gold_files import read_gold, read_gold_file
from queries.accuracy.spelling import folded, folded_name
from tests.queries.hillford_gold import Gold, hillford_gold, relation

Spoil = Callable[[Gold], object]


def written(gold: object, folder: Path) -> Path:
    path = folder / "hillford.json"
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    gold = hillford_gold()
    gold["not_so"] = [relation("chairs", "e2", "e7", "Raj  Patel\ndoes not chair", why="denied")]
    plan = read_gold_file(written(gold, tmp_path))
    assert (plan.stem, plan.source) == ("hillford", "hillford.txt")
    assert [thing.kinds for thing in plan.things][:4] == [("person",)] * 2 + [("organisation",)] * 2
    assert plan.things[9].generic
    assert plan.actions[0].place == "lines 4, 5"
    assert plan.actions[2].parts == (
        GoldPart(lead_organisations=("e4",), starts=("",), ends=("annually",)),
    )
    assert plan.not_so[0].why is Why.DENIED
    assert plan.not_so[0].quote == "Raj Patel does not chair"


def test_other_forms_of_a_date_are_read(tmp_path: Path) -> None:
    gold = hillford_gold()
    part = gold["actions"][0]["parts"][0]
    part |= {"start": "Dec-18", "start_also": ["2018-12", None], "end": None}
    (first, _) = read_gold_file(written(gold, tmp_path)).actions[0].parts
    assert first.starts == ("dec-18", "2018-12", "")
    assert first.ends == ("",)


def test_notes_are_passed_over(tmp_path: Path) -> None:
    gold = hillford_gold()
    gold["source_errors"] = [{"where": "row 2", "what": "ends before it starts"}]
    gold["entities"][0] |= {"note": "initials AL", "rank": "Supt"}
    gold["actions"][0]["parts"][0]["also_accept"] = {"leads": ["somebody"]}
    plan = read_gold_file(written(gold, tmp_path))
    assert plan.actions[0].parts[0].accepted == ()


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    written(hillford_gold(), tmp_path)
    (tmp_path / "abbey.json").write_text('{"actions": []}')
    (tmp_path / "notes.txt").write_text("no gold")
    assert [plan.stem for plan in read_gold(tmp_path)] == ["abbey", "hillford"]


def set_at(*keys: str | int, value: object) -> Spoil:
    """Gives what sets a member deep in a gold file to another value."""

    def spoil(gold: Gold) -> None:
        inner: object = gold
        for key in keys[:-1]:
            inner = inner[key]  # type: ignore[index]
        inner[keys[-1]] = value  # type: ignore[index]

    return spoil


@pytest.mark.parametrize(
    ("spoil", "place", "said"),
    [
        (set_at("entities", value={}), "entities", "{} is not a list"),
        (set_at("entities", 1, value="Ann"), "entities[1]", '"Ann" is not an object'),
        (set_at("entities", 1, "id", value="e1"), "entities[1] (e1), id", "is used twice"),
        (set_at("entities", 1, "id", value=2), "entities[1], id", "2 is not a text"),
        (set_at("entities", 1, "kind", value="team"), "entities[1] (e2), kind", "'team'"),
        (set_at("entities", 1, "also", value=["x"]), "entities[1] (e2), also", "'x'"),
        (set_at("entities", 1, "name", value=None), "", ""),
        (set_at("entities", 1, "aliases", value=[4]), "entities[1] (e2), aliases[0]", "4 is not"),
        (set_at("entities", 1, "generic", value="no"), "entities[1] (e2), generic", "true or"),
        (set_at("entities", 1, "id", value="borough:X"), "entities[1] (borough:X), id", "an area"),
        (set_at("entities", 1, "id", value="schools/1"), "actions", "an entity's id too"),
        (set_at("actions", 1, "text", value=" "), "actions[1] (governance/2), text", "not a text"),
        (set_at("actions", 1, "number", value=2), "actions[1] (governance/2), number", "2 is not"),
        (set_at("actions", 1, "uses", value=["e99"]), "(governance/2), uses", "the id 'e99'"),
        (
            set_at("actions", 0, "parts", 1, "leads", value=["Ann Lee"]),
            "actions[0] (governance/1), parts[1], leads",
            "nothing has the id 'Ann Lee'",
        ),
        (
            set_at("actions", 0, "parts", 1, "end", value=2020),
            "actions[0] (governance/1), parts[1], end",
            "2020 is not a text",
        ),
        (set_at("relations", 0, "predicate", value="runs"), "relations[0], predicate", "'runs'"),
        (set_at("relations", 0, "object", value="e99"), "relations[0], object", "'e99'"),
        (
            set_at("not_so", value=[relation("chairs", "e1", "e7", "q", why="no")]),
            "not_so[0], why",
            "denied, ended, planned, questioned",
        ),
        (
            set_at("not_so", value=[relation("chairs", "e1", "e7", "", why="denied")]),
            "not_so[0], quote",
            "not a text",
        ),
        (set_at("document", value="hillford"), "document", "not an object"),
    ],
)
def test_faults_are_named_with_their_place(
    spoil: Spoil, place: str, said: str, tmp_path: Path
) -> None:
    gold = hillford_gold()
    spoil(gold)
    path = written(gold, tmp_path)
    if not place:  # a name may be missing where there is a spelling
        assert read_gold_file(path).things[1].name == "Raj Patel"
        return
    with pytest.raises(InputError) as raised:
        read_gold_file(path)
    assert raised.value.name == str(path)
    assert raised.value.place.endswith(place)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not JSON"),
        (b'{"entities": [\n  {"id": "e1",}\n]}', "line 2, column "),
        (b"[]", "holds no object"),
        (b"{}", "none of the lists entities, actions, relations"),
        (b'{"name": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "too deep"),
    ],
)
def test_what_is_no_gold_file_is_said(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "hillford.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_gold(path)


def test_no_gold_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold files"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "gone.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(
    section=st.sampled_from(["document", "entities", "actions", "relations", "not_so"]),
    value=json_values,
)
def test_any_other_content_is_read_or_refused(
    section: str, value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(hillford_gold() | {section: value}, tmp_path_factory.mktemp("gold"))
    with contextlib.suppress(InputError):
        read_gold_file(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Watch Panel", "WATCH  PANEL"),
        ("Children’s Home", "Childrens home"),
        ("Café A & B", "cafe a and b"),
        ("Art-Against-Knives", "art against knives"),
    ],
)
def test_spellings_that_are_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_titles_are_no_part_of_a_person_only() -> None:
    assert folded_name("Supt. Ann Lee", "person") == "ann lee"
    assert folded_name("Chief Inspector", "role") == "chief inspector"
    assert folded_name("Missy Prince", "person") == "missy prince"
