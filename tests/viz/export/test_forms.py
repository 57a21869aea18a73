"""Each form is opened by the receiving format's own reader."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib
from openpyxl import load_workbook

from graph.errors import InputError
from graph.rdf import plan_quads
from graph.store import Store
from queries.catalogue import questions
from queries.run import ask
from tests.graph.sample_plan import hillford
from viz.export.facts import facts
from viz.export.forms import Form, export
from viz.export.kumu import connections, elements

MEET = "Hillford 1: Meet every month with Night Bus Watch"


def written(store: Store, form: str, folder: Path, **asked: object) -> Path:
    area, include = asked.get("area"), asked.get("include", False)
    return export(
        store,
        form,
        folder / f"out.{form}",
        area=None if area is None else str(area),
        include_not_current=bool(include),
    ).path


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    return {
        path.stem: list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
        for path in sorted(folder.glob("*.csv"))
    }


@pytest.mark.parametrize("form", list(Form))
def test_the_same_graph_gives_the_same_bytes(
    sample_store: Store, form: Form, tmp_path: Path
) -> None:
    one, two = (export(sample_store, form, tmp_path / f"{n}.zip") for n in (1, 2))
    assert one.path.read_bytes() == two.path.read_bytes()
    assert one.what == two.what != ""


def test_xlsx_is_the_workbook_of_a_build(sample_store: Store, tmp_path: Path) -> None:
    book = load_workbook(written(sample_store, "xlsx", tmp_path))
    assert book.sheetnames[0] == "Contents"
    assert set(book.sheetnames) > {question.name for question in questions()}


def test_csv_has_each_answer_and_the_graph_itself(sample_store: Store, tmp_path: Path) -> None:
    found = tables(written(sample_store, "csv", tmp_path))
    names = {question.name for question in questions()}
    graph = {"people", "organisations", "panels", "services", "funds", "actions", "relations"}
    assert set(found) == names | graph | {"columns"}
    answer = ask(sample_store, "workload")
    assert [row["name"] for row in found["workload"]] == list(answer.column("name"))
    assert {row["name"] for row in found["people"]} == {"Ann Lee", "Raj Patel"}
    (lead,) = [r for r in found["relations"] if r["from"] == "Raj Patel"]
    assert (lead["relation"], lead["to kind"], lead["place"]) == (
        "lead",
        "action",
        "place of Raj Patel",
    )
    told = {(row["table"], row["column"]) for row in found["columns"]}
    assert told == {
        (name, column)
        for name, rows in found.items()
        if name != "columns" and rows
        for column in rows[0]
    } | {
        # What counts from the day asked about has no place in a file that holds no clock.
        (q.name, c.name)
        for q in questions()
        for c in q.columns
        if (q.name, c.name) != ("overdue", "months")
    } | {("funds", row["column"]) for row in found["columns"] if row["table"] == "funds"}
    assert all(row["what it holds"] for row in found["columns"])


def test_csv_runs_no_formula(hostile_store: Store, tmp_path: Path) -> None:
    for rows in tables(written(hostile_store, "csv", tmp_path)).values():
        for row in rows:
            assert not any(value.startswith(("=", "+", "@")) for value in row.values())


def test_turtle_holds_all_statements_in_one_graph(sample_store: Store, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(written(sample_store, "ttl", tmp_path), format="turtle")
    triples = {(q.subject, q.predicate, q.object) for q in sample_store.quads()}
    assert len(graph) == len(triples)
    asked = """SELECT ?name { ?p a <http://xmlns.com/foaf/0.1/Person> ;
               <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } ORDER BY ?name"""
    assert [str(row[0]) for row in graph.query(asked)] == ["Ann Lee", "Raj Patel"]  # type: ignore[index]


def test_json_ld_keeps_the_graph_of_each_plan(sample_store: Store, tmp_path: Path) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(written(sample_store, "jsonld", tmp_path), format="json-ld")
    assert len(list(dataset.quads())) == len(sample_store)
    graphs = {str(quad[3]) for quad in dataset.quads()}
    assert graphs == {q.graph_name.value for q in sample_store.quads()}  # type: ignore[union-attr]


@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_linked_data_of_one_area_leaves_other_plans_out(
    sample_store: Store, form: str, name: str, tmp_path: Path
) -> None:
    path = written(sample_store, form, tmp_path, area="Marsham")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=name)
    files = {str(o) for o in dataset.objects(None, rdflib.URIRef(
        "https://w3id.org/partnergraph/ontology#fileName"))}  # fmt: skip
    assert files == {"marsham.txt"}


def read_network(path: Path) -> nx.MultiDiGraph[str]:
    read = nx.read_gexf if path.suffix == ".gexf" else nx.read_graphml
    # The readers give a plainer class where no two edges join the same nodes.
    return nx.MultiDiGraph(read(path))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks_have_who_what_and_why(sample_store: Store, form: str, tmp_path: Path) -> None:
    network = read_network(written(sample_store, form, tmp_path))
    labels = {data["label"]: node for node, data in network.nodes(data=True)}
    assert "All Partners" not in labels
    lee = network.nodes[labels["Ann Lee"]]
    assert (lee["kind"], lee["area"], lee["plan"]) == ("person", "Hillford", "hillford.txt")
    meet = network.nodes[labels[MEET]]
    assert (meet["kind"], meet["theme"], meet["ends"]) == (
        "action",
        "GOVERNANCE",
        "Ongoing; 2020-03",
    )
    (lead,) = network.get_edge_data(labels["Ann Lee"], labels[MEET]).values()
    assert (lead["role"], lead["weight"], lead["status"]) == ("lead", 2, "")
    assert lead["quotes"] == "Ann Lee"
    assert lead["places"] == "hillford.txt, place of Ann Lee"
    (chairs,) = network.get_edge_data(labels["Ann Lee"], labels["Watch Panel"]).values()
    assert chairs["doubt"] == "uncertain"


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_holds_what_has_ended_only_when_asked(
    sample_store: Store, form: str, tmp_path: Path
) -> None:
    (tmp_path / "all").mkdir()
    current = read_network(written(sample_store, form, tmp_path))
    whole = read_network(written(sample_store, form, tmp_path / "all", include=True))
    assert "funds" not in {data["role"] for _, _, data in current.edges(data=True)}
    statuses = {d["role"]: d["status"] for _, _, d in whole.edges(data=True)}
    assert statuses["funds"] == "ended"


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_control_characters_never_reach_the_xml(
    hostile_store: Store, form: str, tmp_path: Path
) -> None:
    path = written(hostile_store, form, tmp_path)
    assert not {0x01, 0x02, 0x0B} & set(path.read_bytes())
    labels = {data["label"] for _, data in read_network(path).nodes(data=True)}
    assert any(label.startswith("@SUM(A1)") for label in labels)


def test_gexf_is_of_the_version_that_gephi_reads_and_tells_no_time(
    sample_store: Store, tmp_path: Path
) -> None:
    path = written(sample_store, "gexf", tmp_path)
    root = ElementTree.parse(path).getroot()
    namespace = "{http://www.gexf.net/1.2draft}"
    assert root.tag == f"{namespace}gexf"
    assert root.get("version") == "1.2"
    graph = root.find(f"{namespace}graph")
    assert graph is not None
    assert graph.get("defaultedgetype") == "directed"
    edges = graph.findall(f"{namespace}edges/{namespace}edge")
    assert len({edge.get("id") for edge in edges}) == len(edges) > 5
    assert all(edge.get("label") for edge in edges)
    meta = root.find(f"{namespace}meta")
    assert meta is not None
    assert "lastmodifieddate" not in meta.attrib


def test_kumu_has_its_two_sheets(sample_store: Store, tmp_path: Path) -> None:
    book = load_workbook(export(sample_store, "kumu", tmp_path).path)
    assert book.sheetnames == ["Elements", "Connections"]
    rows = [list(page.iter_rows(values_only=True)) for page in book.worksheets]
    assert rows[0][0][:4] == ("Label", "Type", "Description", "Tags")
    assert rows[1][0][:4] == ("From", "To", "Direction", "Type")
    labels = [row[0] for row in rows[0][1:]]
    assert len(set(labels)) == len(labels)
    assert "All Partners" not in labels
    assert {end for row in rows[1][1:] for end in row[:2]} <= set(labels)
    assert {row[2] for row in rows[1][1:]} == {"directed"}
    (bus,) = [row for row in rows[0] if row[0] == "Night Bus Watch"]
    assert bus[1:4] == ("service", None, "service|Hillford|Marsham")
    assert ("Ann Lee", MEET, "directed", "lead", "“Ann Lee”", 2) in [r[:6] for r in rows[1]]


def test_kumu_can_tell_things_of_one_name_apart() -> None:
    plan = hillford()
    names = {"hillford/person/raj-patel": "ann lee", "hillford/panel/watch-panel": "Ann | Lee"}
    entities = tuple(replace(e, label=names.get(e.id, e.label)) for e in plan.entities)
    found = facts(Store(plan_quads(replace(plan, entities=entities))))
    labels = elements(found).column("Label")
    assert {"Ann Lee (person, Hillford)", "ann lee (person, Hillford) 2", "Ann / Lee"} <= set(
        labels
    )
    assert not any("|" in str(label) for label in labels)
    ends = {*connections(found).column("From"), *connections(found).column("To")}
    assert ends <= set(labels)


def test_a_form_that_is_a_file_goes_into_a_folder_that_is_there(
    sample_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export(sample_store, "ttl", tmp_path).path == tmp_path / "partnergraph.ttl"
    monkeypatch.chdir(tmp_path)
    assert export(sample_store, "kumu").path == Path("partnergraph-kumu.xlsx")
    assert export(sample_store, "csv").path == Path("partnergraph-csv")
    with pytest.raises(InputError, match="--force"):
        export(sample_store, "kumu")
    with pytest.raises(InputError, match="Atlantis"):
        export(sample_store, "gexf", tmp_path / "x.gexf", area="Atlantis")
    assert not (tmp_path / "x.gexf").exists()


def test_kumu_tells_labels_apart_that_only_a_control_character_parts() -> None:
    plan = hillford()
    names = {"hillford/person/raj-patel": "Ann\x01Lee"}
    entities = tuple(replace(e, label=names.get(e.id, e.label)) for e in plan.entities)
    labels = elements(facts(Store(plan_quads(replace(plan, entities=entities))))).column("Label")
    assert len(set(labels)) == len(labels)
    assert "Ann Lee (person, Hillford)" in labels
