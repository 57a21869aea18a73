"""The page with a form for SPARQL queries and, where one was asked, its answer."""

from __future__ import annotations

from ontology.vocab import PREFIXES
from viz.server.media import Form
from viz.server.pages import Grid, page

__all__ = ["sparql_page"]

_FORMS = (
    (Form.HTML.value, "table on this page"),
    (Form.XLSX.value, "Excel workbook"),
    (Form.JSON.value, "JSON"),
    (Form.XML.value, "XML"),
    (Form.TSV.value, "tab-separated values"),
    (Form.TURTLE.value, "Turtle (CONSTRUCT and DESCRIBE)"),
)
_EXAMPLE = """SELECT ?name ?kind WHERE {
  ?thing skos:prefLabel ?name ; a ?kind .
}
ORDER BY ?name
LIMIT 20
"""


def sparql_page(
    query: str = _EXAMPLE,
    table: Grid | None = None,
    error: str = "",
    seconds: int = 0,
    rows: int = 0,
) -> str:
    """The page, with a query and its answer or what is wrong with it; else with what there
    is to know, such as the `seconds` and `rows` that an answer may have."""
    return page(
        "sparql.html",
        title="SPARQL",
        query=query,
        table=table,
        error=error,
        forms=_FORMS,
        prefixes=PREFIXES.items(),
        seconds=seconds,
        rows=rows,
    )
