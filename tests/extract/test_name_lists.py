"""The lists of given names, titles and surname particles: form, content and size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import extract

PATTERNS = Path(extract.__file__).parent / "patterns"
LISTS = ("given_names.txt", "titles.txt", "surname_prefixes.txt")

# Words that open capitalised phrases in plans, and councils and counties that are names too.
ORDINARY_WORDS = (
    "action amber april art august autumn brent bury camden chance charity chase chelsea "
    "chester chief council crystal derby devon durham dudley eden faith grant guard hope "
    "hunter iris jan january joy june justice kent lincoln london major march may mayor "
    "milton non officer park paris phoenix police preston project pru rich river sapphire "
    "service sky stafford summer target team trinity unity ward warwick will winter york "
    "young youth"
)


def lines(name: str) -> list[str]:
    """The lines of one list, without their line ends."""
    return (PATTERNS / name).read_text(encoding="ascii").splitlines()


def forms(name: str) -> Iterator[str]:
    """The lines of one list as a reader that ignores case sees them."""
    return (line.lower() for line in lines(name))


@pytest.mark.parametrize("name", LISTS)
def test_each_line_is_one_trimmed_entry_given_once(name: str) -> None:
    found = list(forms(name))
    assert all(entry and entry == " ".join(entry.split()) for entry in found)
    repeated = [entry for entry, times in Counter(found).items() if times > 1]
    assert repeated == []


@pytest.mark.parametrize("name", LISTS)
def test_file_ends_with_one_line_feed_and_holds_no_carriage_return(name: str) -> None:
    raw = (PATTERNS / name).read_bytes()
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert b"\r" not in raw


@pytest.mark.parametrize("name", ["given_names.txt", "surname_prefixes.txt"])
def test_names_and_particles_are_sorted(name: str) -> None:
    assert lines(name) == sorted(lines(name))


def test_given_names_are_lower_case_ascii_words() -> None:
    odd = [name for name in lines("given_names.txt") if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)]
    assert odd == []
    assert min(len(name) for name in lines("given_names.txt")) >= 2


def test_particles_are_lower_case_ascii() -> None:
    odd = [part for part in lines("surname_prefixes.txt") if not re.fullmatch(r"[a-z'. ]+", part)]
    assert odd == []


def test_given_names_hold_no_ordinary_word_or_council() -> None:
    assert set(ORDINARY_WORDS.split()) & set(lines("given_names.txt")) == set()


@pytest.mark.parametrize(
    "names",
    [
        "mark grace rose dawn dean victoria florence bradley sarah stephen graham",
        "rhys sian gwen carys iestyn angharad siobhan niamh mairi hamish ewan padraig",
        "mohammed muhammad mohamed priya sanjay harpreet tanveer parmjit jaswinder nusrat",
        "oluwaseun chinedu kwame abdirahman hodan tendai winston delroy",
        "agnieszka krzysztof bogdan svetlana mehmet aysegul leyla hossein fatemeh yusuf",
        "xiaoming wei mei jose joao zoltan moshe",
        "dave ed liz sue bev kaz roxy",
    ],
)
def test_given_names_cover_the_communities_of_great_britain(names: str) -> None:
    assert set(names.split()) - set(lines("given_names.txt")) == set()


def test_titles_stand_longest_first() -> None:
    lengths = [len(title) for title in lines("titles.txt")]
    assert lengths == sorted(lengths, reverse=True)


def test_titles_leave_full_stops_to_the_reader() -> None:
    assert [title for title in lines("titles.txt") if "." in title] == []


@pytest.mark.parametrize(
    "title",
    [
        *("mr", "mx", "prof", "baroness", "revd", "imam", "cllr", "clr", "deputy cllr"),
        *("pcso", "dci", "d/supt", "det supt", "t/supt", "t/dci", "a/insp", "c/insp", "ch supt"),
        *("temp supt", "acting detective chief inspector", "deputy assistant commissioner"),
        *("t/acc", "chief constable", "cmdr", "station commander", "watch manager"),
    ],
)
def test_titles_hold_ranks_in_their_written_forms(title: str) -> None:
    assert title in set(forms("titles.txt"))


@pytest.mark.parametrize("role", ["borough commander", "mayor", "manager", "lead", "chair", "csu"])
def test_titles_hold_no_role_or_unit(role: str) -> None:
    assert role not in set(forms("titles.txt"))


@pytest.mark.parametrize("part", ["le", "van", "van der", "de la", "o'", "mc", "st", "st.", "ap"])
def test_particles_hold_those_common_in_british_names(part: str) -> None:
    assert part in lines("surname_prefixes.txt")


@pytest.mark.parametrize(
    ("name", "least"),
    [("given_names.txt", 2000), ("titles.txt", 300), ("surname_prefixes.txt", 40)],
)
def test_lists_are_not_cut_short(name: str, least: int) -> None:
    assert len(lines(name)) >= least
