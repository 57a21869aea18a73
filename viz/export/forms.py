"""The forms in which a graph can be had, and how each is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from graph.store import Store

__all__ = ["Exported", "Form", "export"]


class Form(StrEnum):
    """What a graph can be exported to."""

    XLSX = "xlsx"
    CSV = "csv"
    TTL = "ttl"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    KUMU = "kumu"
    OPEN_REFERRAL = "open-referral"
    PYVIS = "pyvis"


_NAMES = {
    Form.XLSX: "partnergraph.xlsx",
    Form.CSV: "partnergraph-csv",
    Form.TTL: "partnergraph.ttl",
    Form.JSONLD: "partnergraph.jsonld",
    Form.GRAPHML: "partnergraph.graphml",
    Form.GEXF: "partnergraph.gexf",
    Form.KUMU: "partnergraph-kumu.xlsx",
    Form.OPEN_REFERRAL: "partnergraph-open-referral",
    Form.PYVIS: "partnergraph-pyvis",
}
_FOLDERS = (Form.CSV, Form.OPEN_REFERRAL, Form.PYVIS)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where: `what` in words, and what is `to_know` of it, if anything."""

    path: Path
    what: str
    to_know: str = ""


def export(
    store: Store,
    form: Form | str,
    out: Path | None = None,
    *,
    area: str | None = None,
    include_not_current: bool = False,
    force: bool = False,
) -> Exported:
    """Write the graph in a form to `out`: a file, or a folder for a form of several files
    (a .zip, where its name ends so). Without one, the form's own name here.

    `area` keeps the plans for one area. What has ended or is only planned is left out
    unless asked for; the linked-data forms always hold it, marked. The same graph gives the
    same bytes. Raises InputError for an area that is not known, or a place that already
    holds something that would be lost, unless `force`.
    """
    from viz.export.files import write_file, write_folder

    form = Form(form)
    target = Path(_NAMES[form]) if out is None else out
    if form in _FOLDERS:
        files, what, to_know = _folder(store, form, area, include_not_current)
        return Exported(write_folder(files, form.value, target, force), what, to_know)
    if target.is_dir():
        target /= _NAMES[form]
    data, what = _file(store, form, area, include_not_current)
    return Exported(write_file(data, target, force), what)


def _file(store: Store, form: Form, area: str | None, include: bool) -> tuple[bytes, str]:
    from viz.export.facts import facts

    match form:
        case Form.XLSX:
            from queries.catalogue import questions
            from viz.workbook.book import graph_bytes

            count = len(questions())
            return graph_bytes(store, area, include), f"the answers to {count} questions"
        case Form.TTL:
            from graph.serialise import turtle_bytes

            return turtle_bytes(_quads(store, area)), "the statements of all plans in one graph"
        case Form.JSONLD:
            from graph.serialise import jsonld_bytes

            return jsonld_bytes(
                _quads(store, area)
            ), "the statements, each in the named graph of its plan"
    known = facts(store, area, include)
    if form is Form.KUMU:
        from viz.export.kumu import connections, elements, kumu_bytes

        sizes = (len(elements(known).rows), len(connections(known).rows))
        return kumu_bytes(known), "{} elements, {} connections".format(*sizes)
    from viz.export.network import gexf_bytes, graphml_bytes, network

    made = network(known)
    what = f"{made.number_of_nodes()} nodes, {made.number_of_edges()} edges"
    return (gexf_bytes if form is Form.GEXF else graphml_bytes)(made), what


def _folder(
    store: Store, form: Form, area: str | None, include: bool
) -> tuple[dict[str, bytes], str, str]:
    if form is Form.PYVIS:
        from viz.export.pictures import picture_files

        files = picture_files(store, area, include)
        return files, f"{len(files) - 1} pictures; open index.html", ""
    from viz.export.facts import facts
    from viz.export.tables import csv_bytes, described, graph_tables

    known = facts(store, area, include)
    to_know = ""
    if form is Form.OPEN_REFERRAL:
        from viz.export.open_referral import TO_FILL_IN, open_referral

        tables, to_know = open_referral(known), TO_FILL_IN
    else:
        from viz.answers import answers

        answered = tuple(answers(store, area, include))
        own = graph_tables(known)
        tables = (*(each.table for each in answered), *own, described(answered, own))
    files = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    return files, f"{len(files)} tables", to_know


def _quads(store: Store, area: str | None) -> Iterator[Quad]:
    """All statements or, for an area, those of its plans with the ontology and registry."""
    if area is None:
        return store.quads()
    from ontology.vocab import PgGraph
    from queries.catalogue import lookup
    from queries.run import areas_named

    wanted = areas_named(store, area)
    rows = store.query(lookup("plan-areas"), "plan-areas").rows
    plans = sorted({str(plan) for plan, place in rows if place in wanted})
    # What is concluded across plans would speak of plans that are not there.
    graphs = (PgGraph.ONTOLOGY.value, PgGraph.REGISTRY.value, *plans)
    return (quad for graph in graphs for quad in store.quads(graph))
