"""The running text of actions and its sentences."""

from __future__ import annotations

from extract.relations.action_passages import OWN_WORDS, Passage, _passage
from tests.extract.marked import view
from tests.extract.relations.plan_of_links import plan_with, stated_links


def sentences(text: str) -> list[str]:
    passage: Passage = _passage(text, 0, "line 1", OWN_WORDS, ())
    found, at = [], 0
    while at < len(text):
        start, end = passage.sentence(at)
        found.append(text[start:end].strip())
        at = end
    return found


def test_a_passage_is_cut_into_its_sentences() -> None:
    assert sentences("Due soon. Depends on 2a; amber. £3 left") == [
        "Due soon.", "Depends on 2a;", "amber.", "£3 left",
    ]  # fmt: skip
    assert sentences("> First > Second") == ["> First >", "Second"]


def test_abbreviations_end_no_sentence() -> None:
    assert len(sentences("Paid by MOPAC, e.g. Redthread and St. Giles")) == 1


def test_each_sentence_stands_alone() -> None:
    found = plan_with("comment: Not due. Depends on action 1. Is it funded by MOPAC?")
    assert stated_links(found) == {"dependsOn 1"}


def test_actions_in_a_numbered_list_are_read_too() -> None:
    found = view(
        "Camden Safety Plan\n\nActions\n\n"
        "1. Compile a shared list of venues. Lead: Ann Lee. By: May 2024\n"
        "2. Visit each venue once action 1 is complete. Lead: Tom Reed. By: June 2024\n"
    )
    numbers = {action.key: action.number for action in found.plan.actions}
    assert {
        (numbers[c.subject], numbers[c.object])
        for c in found.plan.claims
        if c.predicate == "pg:dependsOn"
    } == {("2", "1")}
