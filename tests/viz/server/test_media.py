"""Which form a client would rather have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.server.media import (
    DESCRIPTIONS,
    GRAPHS,
    SERVICE,
    TABLES,
    Form,
    best,
    form_called,
    media_type,
    offered,
)

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (XML, XML),
        (f"{XML};q=0.9, {JSON};q=0.8", XML),
        (f"{XML};q=0.5, */*;q=0.5", XML),  # named, where both are wanted as much
        (f"{JSON}; q=0, */*", XML),
        ("text/*;q=0.3, text/csv;q=0", "text/tab-separated-values"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv; header=present; q=1", "text/csv"),
        ("text/csv;charset=utf-8", "text/csv"),
        ("application/json", "application/json"),
        (BROWSER, "text/html"),
        ("image/png", None),
        (f"{JSON};q=0", None),
        ("*/*;q=0", None),
        ("garbage", JSON),
        (";;;,,", JSON),
        (f"{XML};q=nonsense", JSON),  # what cannot be read wants nothing
        (f"{XML};q=2, text/csv", "text/csv"),
    ],
)
def test_what_is_wanted_most(accept: str | None, wanted: str | None) -> None:
    assert best(accept, list(TABLES)) == wanted


@given(st.text(max_size=80))
def test_any_header_gives_something_on_offer_or_nothing(accept: str) -> None:
    assert best(accept, list(GRAPHS)) in {*GRAPHS, None}


@given(st.permutations([(media, 9 - place) for place, media in enumerate(GRAPHS)]))
def test_the_order_in_a_header_does_not_count(wanted: list[tuple[str, int]]) -> None:
    header = ", ".join(f"{media};q=0.{weight}" for media, weight in wanted)
    assert best(header, list(GRAPHS)) == "text/turtle"


def test_forms_have_the_names_that_programs_use() -> None:
    assert form_called("ttl") is form_called(" Turtle") is form_called("text/turtle") is Form.TURTLE
    assert form_called("application/ld+json") is form_called("json-ld") is Form.JSON_LD
    assert form_called("pdf") is None


def test_a_name_of_a_table_is_that_of_a_graph_too() -> None:
    assert offered(Form.JSON, TABLES) is Form.JSON
    assert offered(Form.JSON, GRAPHS) is Form.JSON_LD
    assert offered(Form.XML, GRAPHS) is Form.RDF_XML
    assert offered(Form.RDF_XML, TABLES) is Form.XML
    assert offered(Form.CSV, GRAPHS) is None


def test_text_says_its_encoding() -> None:
    assert media_type(Form.CSV, TABLES) == "text/csv; charset=utf-8"
    assert media_type(Form.JSON, TABLES) == JSON


def test_programs_get_a_description_and_browsers_a_page() -> None:
    assert best("*/*", list(SERVICE)) == "text/turtle"
    assert best(BROWSER, list(SERVICE)) == "text/html"
    assert set(SERVICE) == set(DESCRIPTIONS)
