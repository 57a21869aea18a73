"""The plans of our own writing and their gold annotations agree, and the check can tell."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PLANS = Path(__file__).parent / "plans"


def load_checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_gold", PLANS / "check_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


checker = load_checker()


@pytest.mark.parametrize("folder", ["known"])
def test_gold_agrees_with_the_plans(folder: str) -> None:
    assert checker.check_folder(PLANS / folder) == []


@pytest.mark.parametrize("folder", ["known"])
def test_there_are_plans_of_several_formats(folder: str) -> None:
    plans = [path for path in (PLANS / folder).iterdir() if path.suffix in checker.PLAN_SUFFIXES]
    assert len(plans) >= 4
    assert len({path.suffix for path in plans}) >= 3


def misspell_an_alias(gold: dict[str, Any]) -> None:
    gold["entities"][0]["aliases"].append("Nobody Ofthatname")


def repeat_an_id(gold: dict[str, Any]) -> None:
    gold["entities"][1]["id"] = gold["entities"][0]["id"]


def invent_an_action(gold: dict[str, Any]) -> None:
    gold["actions"][0]["text"] = "Buy every resident a lighthouse"


def lead_by_nobody(gold: dict[str, Any]) -> None:
    gold["actions"][0]["parts"][0]["leads"] = ["e999"]


def end_on_no_day(gold: dict[str, Any]) -> None:
    gold["actions"][0]["parts"][0]["end"] = "2023-02-30"


def invent_a_deadline(gold: dict[str, Any]) -> None:
    gold["actions"][0]["parts"][0]["end"] = "when the cows come home"


def misquote(gold: dict[str, Any]) -> None:
    gold["relations"][0]["quote"] = "as everybody surely knows"


def use_without_mention(gold: dict[str, Any]) -> None:
    action = gold["actions"][0]
    used = set(action["mentions"])
    action["uses"] = [next(e["id"] for e in gold["entities"] if e["id"] not in used)]


def deny_in_other_words(gold: dict[str, Any]) -> None:
    gold["not_so"] = [gold["relations"][0] | {"why": "denied", "quote": "far from it"}]


def drop_the_relations(gold: dict[str, Any]) -> None:
    del gold["relations"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (misspell_an_alias, "never prints 'Nobody Ofthatname'"),
        (repeat_an_id, "is used twice"),
        (invent_an_action, "never prints the text"),
        (lead_by_nobody, "nothing has the id 'e999'"),
        (end_on_no_day, "'2023-02-30' is no date"),
        (invent_a_deadline, "is no date and no words of the plan"),
        (misquote, "never prints 'as everybody surely knows'"),
        (deny_in_other_words, "never prints 'far from it'"),
        (use_without_mention, "without mentioning them"),
        (drop_the_relations, "no relations"),
    ],
)
def test_a_spoilt_gold_file_is_found_out(
    spoil: Callable[[dict[str, Any]], None], said: str, tmp_path: Path
) -> None:
    gold = json.loads((PLANS / "known/gold/lewisham.json").read_text(encoding="utf-8"))
    spoil(gold)
    path = tmp_path / "lewisham.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    faults = checker.check_gold(path, PLANS / "known/lewisham.txt")
    assert any(said in fault for fault in faults), faults


def test_a_plan_without_gold_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    shutil.copy(PLANS / "known/lewisham.txt", tmp_path)
    assert checker.check_folder(tmp_path) == ["lewisham: a plan without gold"]


def test_an_action_text_may_be_joined_from_two_rows() -> None:
    plan = "Routes set by the weekly Violence and Kemi Lindqvist MPS Exploitation Meeting"
    assert checker._stands_in("Routes set by the weekly Violence and Exploitation Meeting", plan)
    assert not checker._stands_in("Exploitation Meeting Routes set by the moon", plan)
