"""Finding known names in text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.registry_index import NameTrie, RegistryIndex, case_agrees, registry_index, tokenise
from graph.records import Kind
from ontology.registry import RegistryEntry


def entry(
    entry_id: str,
    name: str,
    *aliases: str,
    kind: str = "organisation",
    scope: str = "national",
    region: str = "",
    misspellings: tuple[str, ...] = (),
    cell_only: tuple[str, ...] = (),
    generic: bool = False,
) -> RegistryEntry:
    return RegistryEntry(
        entry_id, name, kind, aliases, misspellings, scope, region, "", generic, (),
        bool(cell_only), "a test", cell_only,
    )  # fmt: skip


INDEX = RegistryIndex(
    (
        entry(
            "night-shelter", "Ashvale Night Shelter", "ANS", misspellings=("Ashvale Nite Shelter",)
        ),
        entry("shelter", "Night Shelter Union"),
        entry("help", "Early Help", "Help", cell_only=("Help",)),
        entry("force", "Marsham Police", "the Force", scope="regional", region="East"),
        entry("unit-east", "Violence Unit East", "VU", scope="regional", region="East"),
        entry("unit-west", "Violence Unit West", "VU", scope="regional", region="West"),
        entry("unit", "Violence Unit", "VU"),
        entry("pupils", "Pupils", "pupils", generic=True),
        entry("lights", "No Knives, Better Lives", kind="service"),
    )
)


def found(text: str, *, prose: bool = True, region: str = "") -> list[tuple[str, str]]:
    return [(text[s:e], item.id) for s, e, item in INDEX.find(text, prose=prose, region=region)]


def test_names_are_found_with_their_offsets_left_to_right() -> None:
    assert found("The ANS and Marsham Police met pupils at the Ashvale Nite Shelter.") == [
        ("ANS", "night-shelter"),
        ("Marsham Police", "force"),
        ("pupils", "pupils"),
        ("Ashvale Nite Shelter", "night-shelter"),
    ]


def test_the_longest_name_wins_and_names_never_overlap() -> None:
    assert found("Ashvale Night Shelter Union") == [("Ashvale Night Shelter", "night-shelter")]
    assert found("Night Shelter Union") == [("Night Shelter Union", "shelter")]


@pytest.mark.parametrize("text", ["ans", "Ans", "early help", "pUPIL", "BANS", "ANSWER", "AN S"])
def test_names_count_only_with_their_capitals_and_as_whole_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Ashvale Night, Shelter", "Ashvale Night; Shelter", "Ashvale. Night Shelter open"]
)
def test_a_stop_or_comma_parts_a_name(text: str) -> None:
    assert ("night-shelter") not in [name for _, name in found(text)]


def test_a_comma_that_belongs_to_the_name_does_not() -> None:
    assert found("the No Knives, Better Lives week") == [("No Knives, Better Lives", "lights")]


@pytest.mark.parametrize("text", ["Ashvale  Night\nShelter", "Ashvale-Night Shelter"])
def test_spaces_line_breaks_and_hyphens_do_not(text: str) -> None:
    assert [name for _, name in found(text)] == ["night-shelter"]


def test_names_too_common_for_prose_count_in_cells_only() -> None:
    assert found("Help", prose=False) == [("Help", "help")]
    assert found("Help the residents") == []


def test_a_short_form_is_the_regions_own_first() -> None:
    assert found("VU", region="East") == [("VU", "unit-east")]
    assert found("VU", region="West") == [("VU", "unit-west")]
    assert found("VU", region="North") == [("VU", "unit")]
    assert found("VU") == [("VU", "unit")]


def test_a_regional_name_counts_where_the_region_is_unknown_but_not_in_another() -> None:
    assert found("Marsham Police") == [("Marsham Police", "force")]
    assert found("Marsham Police", region="East") == [("Marsham Police", "force")]
    assert found("Marsham Police", region="West") == []


def test_whole_texts_are_looked_up_in_any_case_with_or_without_the() -> None:
    assert INDEX.knows("the ashvale night shelter")
    assert INDEX.lookup("Help") is INDEX.by_id["help"]
    assert INDEX.kind_of("No Knives, Better Lives") is Kind.SERVICE
    assert INDEX.kind_of("Ashvale") is None
    assert INDEX.lookup("") is None
    assert INDEX.lookup("the") is None


def test_known_words_are_counted_as_in_a_cell_of_bodies() -> None:
    assert INDEX.count_known("ANS Marsham Police, others") == 3
    assert INDEX.count_known("others") == 0


def test_a_trie_keeps_every_thing_that_a_name_stands_for() -> None:
    trie: NameTrie[int] = NameTrie()
    for value in (1, 2, 2):
        trie.add("Safer Board", value)
    trie.add("", 3)
    trie.add("—", 4)
    assert [value for _, value in trie.get("safer board")] == [1, 2]
    assert [[hit.value for hit in hits] for hits in trie.find("a Safer Board met")] == [[1, 2]]
    assert [hits[0].start for hits in trie.find("the safer board", any_case=True)] == [4]
    assert list(trie.find("the safer board")) == []


@pytest.mark.parametrize(
    ("printed", "name", "agrees"),
    [
        ("MPS", "MPS", True),
        ("Mps", "MPS", False),
        ("Mopac", "MOPAC", True),
        ("redthread", "Redthread", False),
        ("Early help", "Early Help", False),
        ("youth offending team", "Youth Offending Team", True),
        ("Schools", "schools", True),
        ("the Met", "the Met", True),
        ("Spark2life", "Spark2Life", True),
    ],
)
def test_capitals_of_names(printed: str, name: str, *, agrees: bool) -> None:
    assert case_agrees(printed, name) is agrees


def test_the_packaged_registry_is_found_in_prose() -> None:
    text = "MOPAC funds Redthread with the Metropolitan Police."
    ids = [item.id for _, _, item in registry_index().find(text, prose=True, region="London")]
    assert ids[1:] == ["redthread", "metropolitan-police-service"]
    assert ids[0] == getattr(registry_index().lookup("MOPAC"), "id", None)


@given(st.text(alphabet="ANS ansVU,.-’&the\n", max_size=60), st.booleans())
def test_finds_stand_in_order_inside_the_text(text: str, prose: bool) -> None:
    places = [(start, end) for start, end, _ in INDEX.find(text, prose=prose)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(max_size=60))
def test_words_are_at_their_offsets(text: str) -> None:
    for token in tokenise(text):
        assert text[token.start : token.end].strip() == text[token.start : token.end] != ""


def test_the_entry_listed_in_the_texts_capitals_comes_before_others() -> None:
    index = RegistryIndex(
        (
            entry("members", "Members of Parliament", "MPs", generic=True),
            entry("met", "Met Police", "MPS"),
        )
    )
    found = index.lookup("MP's")
    assert found is not None
    assert found.id == "members"
    found = index.lookup("MPS")
    assert found is not None
    assert found.id == "met"


def test_the_mark_of_a_footnote_is_no_part_of_a_word() -> None:
    assert [token.folded for token in tokenise("Night Walks¹⁶ in May²")] == [
        "night", "walks", "in", "may",
    ]  # fmt: skip
