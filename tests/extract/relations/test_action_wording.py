"""The wordings of links between actions and other things, each run on its examples."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.relations.action_passages import OWN_WORDS, Passage
from extract.relations.action_wording import hits_of, link_words, links, words_of
from tests.extract.relations.plan_of_links import link_claims, plan_with, stated_links

REPOSITORY = Path(__file__).resolve().parents[3]
DATA: dict[str, Any] = tomllib.loads(
    (REPOSITORY / "extract" / "patterns" / "action_links.toml").read_text("utf-8")
)
EXAMPLES = [
    pytest.param(example["text"], set(example["gives"]), id=f"{link['name']}: {example['text']}")
    for link in DATA["link"]
    for example in link["examples"]
]


@pytest.mark.parametrize(("sentence", "gives"), EXAMPLES)
def test_an_example_gives_what_it_says(sentence: str, gives: set[str]) -> None:
    assert stated_links(plan_with(sentence)) == gives


@pytest.mark.parametrize("sentence", DATA["counter"]["examples"])
def test_a_counter_example_gives_nothing(sentence: str) -> None:
    assert stated_links(plan_with(sentence)) == set()


def test_there_are_enough_examples_each_way() -> None:
    assert sum(bool(example.values[1]) for example in EXAMPLES) >= 40
    assert len(DATA["counter"]["examples"]) >= 40
    assert all(any(e["gives"] for e in link["examples"]) for link in DATA["link"])


def test_the_page_on_layout_names_every_rule() -> None:
    described = (REPOSITORY / "docs" / "layout.md").read_text("utf-8")
    names = {link["name"] for link in DATA["link"]}
    names |= {"its title alone", "a sum with its payer", "a cell of funds"}
    assert {name for name in names if f"| `{name}` |" not in described} == set()


@pytest.mark.parametrize(("sentence", "gives"), EXAMPLES)
def test_the_words_of_a_claim_are_in_the_document_and_name_both(
    sentence: str, gives: set[str]
) -> None:
    found = plan_with(sentence)
    for claim in link_claims(found):
        words = found.words(claim)
        assert words in " ".join(found.plan.document.text.split())
        assert claim.locator
        if claim.object in found.by_id:
            thing = found.by_id[claim.object]
            mentions = [m for m in found.plan.mentions if m.entity == thing.id]
            assert any(claim.start <= m.start and m.end <= claim.end for m in mentions)


def passage(text: str) -> Passage:
    return Passage(text, 0, "line 1", OWN_WORDS, ("1",), (len(text) + 1,))


@pytest.mark.parametrize(
    "near_miss",
    ["subject to ", "after " + " " * 40, "depends on actions 1, ", "funding a b ", "((("],
)
def test_a_megabyte_of_near_misses_is_read(near_miss: str) -> None:
    text = (near_miss * (1_000_000 // len(near_miss) + 1))[:1_000_000]
    starts = [hit.start for hit in hits_of(passage(text))]
    assert starts == sorted(starts)


def test_every_wording_is_found_by_its_first_word() -> None:
    index = links()
    assert all(word == word.lower() and " " not in word for word in index)
    assert {link.name for found in index.values() for link, _ in found} == {
        link["name"] for link in DATA["link"]
    }


def test_the_longest_wording_at_a_place_counts() -> None:
    (hit,) = [h for h in hits_of(passage("Subject to the approval of X")) if not h.link.approval]
    assert hit.link.name == "needs its agreement"


def test_words_are_lower_case_without_marks() -> None:
    assert words_of("The Board's £10 (plan)") == ["the", "board's", "plan"]
    assert link_words().denials >= {"not", "no", "never"}
