"""What Python users get from `load`."""

from __future__ import annotations

from pathlib import Path

import pytest

import partnergraph
from graph.errors import InputError
from graph.rdf import ontology_quads, plan_quads, registry_quads, write_nquads
from graph.store import GRAPH_FILE
from tests.graph.sample_plan import hillford, marsham


@pytest.fixture
def sample_out(small_out: Path) -> Path:
    """A graph with dates, services and panels."""
    plans = [quad for plan in (hillford(), marsham()) for quad in plan_quads(plan)]
    write_nquads([*plans, *ontology_quads(), *registry_quads()], small_out / GRAPH_FILE)
    return small_out


def test_answers_are_data_frames(small_out: Path) -> None:
    graph = partnergraph.load(small_out)
    frame = graph.ask("workload")
    assert set(graph.questions()) >= {"workload", "who-leads-what"}
    assert "Ian Reed" in set(frame["name"])
    assert list(frame.columns) == list(graph.ask("workload", area="Saltmarsh").columns)
    assert set(graph.ask("workload", area="Saltmarsh")["area"]) == {"Saltmarsh"}


def test_an_answer_with_no_rows_keeps_its_columns(small_out: Path) -> None:
    frame = partnergraph.load(str(small_out)).ask("shared-services")
    assert len(frame) == 0
    assert len(frame.columns) > 0


def test_networks_hold_who_leads_what(small_out: Path) -> None:
    graph = partnergraph.load(small_out)
    network = graph.actors_and_actions()
    labels = {data["label"]: data["kind"] for _, data in network.nodes(data=True)}
    assert labels["Nadia Okafor"] == "person"
    assert any(role == "lead" for _, _, role in network.edges(keys=True))
    assert graph.who_works_with_whom().number_of_edges() > 0
    assert graph.governance().number_of_edges() == 0


def test_what_is_lost_is_a_data_frame(small_out: Path) -> None:
    graph = partnergraph.load(small_out)
    frame = graph.without("Nadia Okafor", "Ian Reed")
    assert list(frame["finding"]) == ["no lead left", "no lead left"]
    assert len(graph.without("Ian Reed", area="Saltmarsh")) == 1
    with pytest.raises(InputError, match="Did you mean"):
        graph.without("Ian Reeed")


def test_each_area_has_its_network_of_delivery(small_out: Path) -> None:
    networks = partnergraph.load(small_out).deliveries()
    assert "Saltmarsh" in networks
    labels = {data["label"] for _, data in networks["Saltmarsh"].nodes(data=True)}
    assert {"Ian Reed", "Metropolitan Police Service"} <= labels


def test_what_is_not_current_can_be_brought_in(small_out: Path) -> None:
    graph = partnergraph.load(small_out)
    for include in (False, True):
        assert "Ian Reed" in set(graph.ask("workload", include_not_current=include)["name"])
        network = graph.actors_and_actions(include_not_current=include)
        assert {status for _, _, status in network.edges(data="status")} == {""}


def test_dates_can_be_reckoned_with(sample_out: Path) -> None:
    frame = partnergraph.load(sample_out).ask("who-leads-what")
    at = list(frame.columns).index("end")
    assert list(frame.columns)[at : at + 3] == ["end", "end first day", "end last day"]
    first, last = (frame[f"end {day} day"].dt.strftime("%Y-%m-%d") for day in ("first", "last"))
    told = dict(zip(frame["end"], zip(first.fillna(""), last.fillna(""), strict=True), strict=True))
    assert told == {
        "Ongoing": ("", ""),
        "Annually": ("", ""),
        "2019-06-30": ("2019-06-30", "2019-06-30"),
        "2020-03": ("2020-03-01", "2020-03-31"),
    }
    late = frame[frame["end last day"] < "2020-01-01"]
    assert list(late["outcome"]) == ["Fewer clashes"]


def test_all_answers_are_frames_by_name_each_asked_when_wanted(
    sample_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = partnergraph.load(sample_out)
    asked: list[str] = []
    ask = graph.ask
    monkeypatch.setattr(graph, "ask", lambda name: asked.append(name) or ask(name))
    answers = graph.answers
    assert tuple(answers) == graph.questions()
    assert len(answers) == len(graph.questions())
    assert asked == []
    assert "Ann Lee" in set(answers["workload"]["name"])
    assert answers["workload"] is graph.answers["workload"]
    assert asked == ["workload"]
    assert "work-load" not in answers
    with pytest.raises(KeyError):
        answers["work-load"]


def test_the_whole_is_one_network(sample_out: Path) -> None:
    graph = partnergraph.load(sample_out)
    kinds = {data["kind"] for _, data in graph.network().nodes(data=True)}
    assert kinds >= {"person", "organisation", "panel", "service", "action"}
    assert {data["area"] for _, data in graph.network(area="Marsham").nodes(data=True)} == {
        "Marsham"
    }
    roles = {role for _, _, role in graph.network(include_not_current=True).edges(keys=True)}
    assert "funds" in roles


def test_no_graph_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph"):
        partnergraph.load(tmp_path)
