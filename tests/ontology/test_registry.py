"""The registry is valid, holds what it must, and says where a bad row is wrong."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.registry import (
    ENTRY_COLUMNS,
    ENTRY_FILES,
    RegistryEntry,
    RegistryError,
    load_places,
    load_police_units,
    load_registry,
    name_key,
    read_registry,
)
from ontology.rows import registry_folder

GOOD_ROW = {
    "id": "street-choir",
    "name": "Street Choir",
    "kind": "organisation",
    "scope": "national",
    "source": "a test",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the registry, for spoiling."""
    return Path(shutil.copytree(registry_folder(), tmp_path / "registry"))


def add(folder: Path, **changed: str) -> None:
    """Adds a row to bodies.csv, good but for what is changed."""
    row = GOOD_ROW | changed
    with (folder / "bodies.csv").open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow([row.get(column, "") for column in ENTRY_COLUMNS])


def by_name(name: str, region: str = "") -> RegistryEntry:
    """The one entry of that region to which a spelling belongs in prose."""
    key = name_key(name)
    found = [
        entry
        for entry in load_registry()
        if entry.region == region and key in {name_key(n) for n in entry.prose_names}
    ]
    assert len(found) == 1, f"{name}: {[entry.id for entry in found]}"
    return found[0]


def test_it_is_generous_sorted_and_read_once() -> None:
    entries = load_registry()
    assert len(entries) >= 350
    assert [entry.id for entry in entries] == sorted({entry.id for entry in entries})
    assert load_registry() is entries
    assert all(entry.source for entry in entries)


@pytest.mark.parametrize(
    ("spelling", "entry_id"),
    [
        ("MPS", "metropolitan-police-service"),
        ("Met Police", "metropolitan-police-service"),
        ("MOPAC", "mayors-office-for-policing-and-crime"),
        ("BTP", "british-transport-police"),
        ("NPS", "probation-service"),
        ("National Probation Service", "probation-service"),
        ("CAHMS", "child-and-adolescent-mental-health-services"),
        ("YOT", "youth-offending-team"),
        ("YOS", "youth-offending-team"),
        ("Red Thread", "redthread"),
        ("Growing Against Gangs and Violence", "growing-against-violence"),
        ("Op Sceptre", "operation-sceptre"),
        ("LCPF", "london-crime-prevention-fund"),
        ("local police", "police"),
        ("CSP", "community-safety-partnership"),
        ("MASH", "multi-agency-safeguarding-hub"),
        ("IOM", "integrated-offender-management"),
        ("Youth IAG", "youth-independent-advisory-group"),
        ("Greater Manchester Police", "greater-manchester-police"),
        ("Leader of the Council", "leader-of-the-council"),
        ("London Knife Crime Strategy", "london-knife-crime-strategy"),
        ("all partners", "all-partners"),
    ],
)
def test_widely_known_names_are_found(spelling: str, entry_id: str) -> None:
    assert by_name(spelling).id == entry_id


@pytest.mark.parametrize(
    ("spelling", "here", "elsewhere"),
    [
        ("CRC", "london-community-rehabilitation-company", "community-rehabilitation-company"),
        ("VRU", "london-violence-reduction-unit", "violence-reduction-unit"),
    ],
)
def test_a_short_form_can_mean_another_thing_in_london(
    spelling: str, here: str, elsewhere: str
) -> None:
    assert by_name(spelling, "London").id == here
    assert by_name(spelling).id == elsewhere


@pytest.mark.parametrize("name", ["Housing", "Education", "Environment", "Prevent", "Respect"])
def test_common_words_are_names_only_in_a_cell(name: str) -> None:
    holders = [entry for entry in load_registry() if name in entry.names]
    assert holders
    for entry in holders:
        assert entry.context
        assert name in entry.cell_only
        assert name not in entry.prose_names


def test_flags_and_names_agree() -> None:
    for entry in load_registry():
        every = (*entry.names, *entry.misspellings)
        assert entry.context is bool(entry.cell_only)
        assert set(entry.cell_only) <= set(every)
        assert set(entry.prose_names) == set(every) - set(entry.cell_only)
        assert entry.kind not in entry.also
        assert not (entry.scope == "national" and entry.region)


def test_regions_are_those_of_the_places() -> None:
    regions = {place.region for place in load_places()}
    assert {entry.region for entry in load_registry()} - {""} <= regions


def test_a_type_that_every_borough_has_bears_no_boroughs_name() -> None:
    names = {place.name for place in load_places() if len(place.name) > 4}
    for entry in load_registry():
        if entry.scope == "local":
            for spelling in entry.names:
                held = {name for name in names if f" {name} " in f" {spelling} "}
                assert not held, f"{entry.id}: {spelling}"


@pytest.mark.parametrize(
    "private", ["HAMROW", "SASBU", "Safer Harrow", "HUNCH", "Chance Programme"]
)
def test_what_only_one_plan_knows_is_left_out(private: str) -> None:
    for entry in load_registry():
        assert name_key(private) not in {name_key(name) for name in entry.names}


def test_london_has_twelve_policing_units_that_are_entries_too() -> None:
    units = load_police_units()
    assert len(units) == 12
    entries = {entry.id: entry for entry in load_registry()}
    for unit in units:
        assert entries[unit.id].parent == unit.force == "metropolitan-police-service"
        assert entries[unit.id].region == "London"
    west = by_name("WA-BCU", "London")
    assert west.name == "West Area BCU"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"id": "Street Choir"}, "is not a slug"),
        ({"name": ""}, "name is empty"),
        ({"source": ""}, "source is empty"),
        ({"kind": "choir"}, "kind 'choir' is unknown"),
        ({"also": "service | choir"}, "kind 'choir' is unknown"),
        ({"scope": "world"}, "scope 'world' is unknown"),
        ({"generic": "maybe"}, "generic is 'maybe'"),
        ({"context": "The Choir"}, "context holds 'The Choir'"),
        ({"aliases": "SC | SC"}, "a spelling stands twice"),
        ({"parent": "no-such-body"}, "'no-such-body' is not an entry"),
        ({"parent": "street-choir"}, "leads back to itself"),
        ({"aliases": "NSPCC"}, "'NSPCC' already stands for national-society"),
        ({"misspellings": "nspcc children | Victim  support"}, "already stands for victim-support"),
        ({"id": "mind"}, "id mind stands in bodies.csv, line"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(
    folder: Path, changed: dict[str, str], problem: str
) -> None:
    add(folder, **changed)
    last = len((folder / "bodies.csv").read_text("utf-8").splitlines())
    with pytest.raises(RegistryError) as raised:
        read_registry(folder)
    assert str(raised.value).startswith(f"bodies.csv, line {last}: ")
    assert problem in str(raised.value)
    assert isinstance(raised.value, ValueError)


def test_a_good_row_is_taken_and_a_flagged_name_may_be_shared(folder: Path) -> None:
    add(folder, aliases="Choir | NSPCC", context="NSPCC", also="service", generic="yes")
    entry = next(entry for entry in read_registry(folder) if entry.id == "street-choir")
    assert entry.aliases == ("Choir", "NSPCC")
    assert entry.prose_names == ("Street Choir", "Choir")
    assert entry.also == ("service",)
    assert entry.generic


def test_yes_under_context_means_every_name(folder: Path) -> None:
    add(folder, aliases="Choir", context="yes")
    entry = next(entry for entry in read_registry(folder) if entry.id == "street-choir")
    assert entry.cell_only == ("Street Choir", "Choir")
    assert entry.prose_names == ()


def test_a_row_with_too_few_cells_is_refused(folder: Path) -> None:
    with (folder / "roles.csv").open("a", encoding="utf-8") as stream:
        stream.write("a-role,A Role\n")
    with pytest.raises(RegistryError, match=r"roles\.csv, line \d+: 2 cells stand under 12"):
        read_registry(folder)


@pytest.mark.parametrize("name", ENTRY_FILES)
def test_a_missing_file_and_a_wrong_header_are_refused(folder: Path, name: str) -> None:
    (folder / name).write_text("name,id\n", encoding="utf-8")
    with pytest.raises(RegistryError, match="the columns are not as expected"):
        read_registry(folder)
    (folder / name).unlink()
    with pytest.raises(RegistryError, match="the file is missing"):
        read_registry(folder)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    path = folder / "funds.csv"
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    with pytest.raises(RegistryError, match=r"funds\.csv.*UTF-8"):
        read_registry(folder)


def test_abbreviations_keep_their_capitals_and_other_names_do_not() -> None:
    assert name_key("MPS") != name_key("MPs")
    assert name_key("SAFER  Neighbourhood Board") == name_key("Safer Neighbourhood board")
    assert name_key("Children\N{RIGHT SINGLE QUOTATION MARK}s Services") == "children's services"


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert name_key(f"  {name}\n") == key
