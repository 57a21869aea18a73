"""Of several versions of a plan the newest counts, unless all are asked for."""

from __future__ import annotations

import pytest

from graph.deliveries import deliveries
from graph.network import actors_and_actions, governance, who_works_with_whom
from graph.newest import earlier_versions, newest
from graph.store import Store
from queries.asked import Filters
from queries.catalogue import questions
from queries.resilience.without import without
from queries.run import answer, ask, why_empty
from tests.graph.made_versions import plan, store_of, three_versions


@pytest.fixture(scope="module")
def versions() -> Store:
    return three_versions()


def test_earlier_versions_are_known_with_what_came_after(versions: Store) -> None:
    assert earlier_versions(versions) == (
        ("first.txt", "second.txt"),
        ("second.txt", "third.txt"),
    )


def test_without_versions_it_is_the_same_store() -> None:
    single = store_of(plan("first", "2018", "Ann Lee"))
    assert newest(single) is single
    assert earlier_versions(single) == ()


def test_the_newest_is_made_once(versions: Store) -> None:
    assert newest(versions) is newest(versions)
    assert newest(newest(versions)) is newest(versions)


def test_workload_counts_the_newest_version_only(versions: Store) -> None:
    found = ask(versions, "workload", area="Hillford")
    assert list(zip(found.column("name"), found.column("actions"), strict=True)) == [
        ("Raj Patel", 3)
    ]
    everything = ask(versions, "workload", area="Hillford", include_not_current=True)
    assert set(everything.column("name")) == {"Ann Lee", "Raj Patel"}


def test_what_is_lost_is_that_of_the_newest_version(versions: Store) -> None:
    assert {row[0] for row in without(versions, ["Raj Patel"]).table.rows} == {"Hillford"}
    found = ask(versions, "single-points-of-failure", area="Hillford")
    assert set(found.column("name")) == {"Raj Patel"}
    whole = ask(versions, "single-points-of-failure", area="Hillford", include_not_current=True)
    assert "Ann Lee" in whole.column("name")


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_no_question_counts_an_earlier_version(versions: Store, name: str) -> None:
    day = {"on": "2030-01-01"} if name == "overdue" else {}
    alone = store_of(
        plan("third", "2022", "Raj Patel"), plan("other", "2018", "Jo Bell", area="Marsham")
    )
    asked = Filters(**day)
    assert answer(versions, name, asked).rows == answer(alone, name, asked).rows
    assert why_empty(versions, name, asked) == why_empty(alone, name, asked)


@pytest.mark.parametrize("network", [actors_and_actions, who_works_with_whom, governance])
def test_networks_hold_the_newest_version(versions: Store, network: object) -> None:
    assert callable(network)
    labels = {data["label"] for _, data in network(versions).nodes(data=True)}
    whole = {data["label"] for _, data in network(versions, True).nodes(data=True)}
    assert "Ann Lee" not in labels
    assert labels <= whole


def test_deliveries_join_the_versions_only_where_they_are_asked_for(versions: Store) -> None:
    current, every = deliveries(versions), deliveries(versions, include_not_current=True)
    assert [each.area for each in current] == [each.area for each in every]
    assert [len(each.actions) for each in current] == [3, 3]
    assert [len(each.actions) for each in every] == [10, 3]
