"""The list of standard actions and the ideas that tell them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology.rows import RegistryError
from ontology.standard_actions import (
    STANDARD_KINDS,
    Idea,
    Sign,
    load_ideas,
    load_purposes,
    load_standard_actions,
    read_standard_actions,
)

HEAD = "id,theme,label,description,kind,signs,unless,parts,source\n"
GOOD = "bins,Streets,Knife bins,Bins for knives,template,bin & weapon | bin & !shop,,,here\n"
IDEAS = {name: Idea(name, name, (name,)) for name in ("bin", "weapon", "shop")}


def test_the_template_has_its_three_minimum_standards() -> None:
    minimum = [each.id for each in load_standard_actions() if each.kind == "minimum standard"]
    assert minimum == ["standing-items", "monthly-tasking", "strategic-assessment"]


def test_every_standard_action_says_what_it_is_and_who_asks_for_it() -> None:
    for each in load_standard_actions():
        assert each.kind in STANDARD_KINDS
        assert all((each.theme, each.label, each.description, each.source)), each.id
        assert all(sign.wanted for sign in each.signs), each.id


def test_every_idea_is_used_and_can_be_shown() -> None:
    used = {
        idea
        for each in load_standard_actions()
        for sign in each.signs
        for idea in sign.wanted | sign.unwanted
    }
    assert used == set(load_ideas())
    assert all(idea.label for idea in load_ideas().values())


@pytest.mark.parametrize("of", ["panel", "service", "level"])
def test_every_purpose_can_be_shown(of: str) -> None:
    assert load_purposes(of)
    assert all(each.label and each.phrases for each in load_purposes(of).values())


def test_phrases_are_written_as_texts_are_read() -> None:
    kinds = (load_ideas(), *(load_purposes(of) for of in ("panel", "service", "level")))
    for idea in (each for kind in kinds for each in kind.values()):
        for phrase in idea.phrases:
            for word in phrase.split():
                assert re.fullmatch(r"[a-z0-9]+\*?|\*", word), f"{idea.id}: {phrase}"


def test_a_row_is_read(tmp_path: Path) -> None:
    (found,) = read_standard_actions(written(tmp_path, HEAD + GOOD), IDEAS)
    assert found.signs == (
        Sign(frozenset({"bin", "weapon"})),
        Sign(frozenset({"bin"}), frozenset({"shop"})),
    )
    assert (found.id, found.kind, found.unless, found.parts) == ("bins", "template", set(), ())


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD, "line 1: the columns are others"),
        (HEAD + GOOD + GOOD, "line 3: bins comes twice"),
        (HEAD + GOOD.replace("bin &", "bun &"), "line 2: unknown ideas bun"),
        (HEAD + GOOD.replace("template", "wish"), "line 2: 'wish' is no kind"),
        (HEAD + GOOD.replace("bins,", "Bins!,"), "line 2: 'Bins!' is no id"),
        (HEAD + GOOD.replace(",,,here", ",none,,here"), "bins: there is no none"),
        (HEAD + GOOD.replace(",,,here", ",,none,here"), "bins: there is no none"),
    ],
)
def test_a_row_that_cannot_be_right_is_said(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(RegistryError, match=re.escape(problem)):
        read_standard_actions(written(tmp_path, text), IDEAS)
