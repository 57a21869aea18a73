"""What a request asks of the endpoint, and what is refused before anything is asked."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from graph.store import Dataset
from viz.server.media import Form
from viz.server.protocol import (
    FORM_TYPE,
    QUERY_TYPE,
    RefusedError,
    SparqlRequest,
    sparql_request,
)

ASK = SparqlRequest("ASK {}")
IN_ADDRESS = b"query=ASK%20%7B%7D"


@pytest.mark.parametrize(
    ("method", "address", "kind", "body"),
    [
        ("GET", IN_ADDRESS, None, b""),
        ("HEAD", b"query=ASK+%7B%7D", None, b""),
        ("GET", IN_ADDRESS, "application/json", b"{}"),
        ("POST", b"", FORM_TYPE, IN_ADDRESS),
        ("POST", b"", f"{FORM_TYPE.upper()}; charset=UTF-8", IN_ADDRESS),
        ("POST", b"", QUERY_TYPE, b"ASK {}"),
        ("POST", b"", f'{QUERY_TYPE};charset="utf-8"', b"ASK {}"),
        ("POST", b"", QUERY_TYPE, b"\xef\xbb\xbfASK {}"),
        ("GET", IN_ADDRESS + b"&nonsense=1", None, b""),
    ],
)
def test_a_query_comes_in_three_ways(
    method: str, address: bytes, kind: str | None, body: bytes
) -> None:
    assert sparql_request(method, address, kind, body) == ASK


def test_a_query_may_hold_any_letter() -> None:
    text = "ASK { ?s ?p '£😀&=+%' }"
    address = urlencode({"query": text}).encode()
    assert sparql_request("GET", address, None, b"") == SparqlRequest(text)
    assert sparql_request("POST", b"", QUERY_TYPE, text.encode()) == SparqlRequest(text)


def test_graphs_are_named_in_the_address_and_the_form() -> None:
    one, two = "http://example.org/one", "http://example.org/two"
    address = urlencode({"default-graph-uri": one}).encode()
    asked = [("query", "ASK {}"), ("default-graph-uri", two), ("named-graph-uri", two)]
    form = urlencode(asked).encode()
    both = SparqlRequest("ASK {}", Dataset((one, two), (two,)))
    assert sparql_request("POST", address, FORM_TYPE, form) == both
    again = address + b"&" + address
    only = SparqlRequest("ASK {}", Dataset((one,)))
    assert sparql_request("POST", again, QUERY_TYPE, b"ASK {}") == only


def test_a_form_is_asked_for_by_name() -> None:
    found = sparql_request("GET", IN_ADDRESS + b"&format=ttl", None, b"")
    assert found is not None
    assert found.form is Form.TURTLE


def test_a_get_without_anything_wants_the_endpoint_described() -> None:
    assert sparql_request("GET", b"", None, b"") is None


@pytest.mark.parametrize(
    ("method", "address", "kind", "body", "status", "said"),
    [
        ("GET", b"query=a&query=b", None, b"", 400, "'query' 2 times"),
        ("POST", b"query=a", QUERY_TYPE, b"b", 400, "'query' 2 times"),
        ("POST", b"", FORM_TYPE, b"query=a&query=b", 400, "'query' 2 times"),
        ("GET", b"default-graph-uri=http://x/", None, b"", 400, "no parameter 'query'"),
        ("POST", b"", FORM_TYPE, b"", 400, "no parameter 'query'"),
        ("POST", b"", None, b"ASK {}", 415, "must say what it holds"),
        ("POST", b"", "text/plain", b"ASK {}", 415, QUERY_TYPE),
        ("POST", b"", ";;;", b"ASK {}", 415, QUERY_TYPE),
        ("POST", b"", f"{QUERY_TYPE}; charset=UTF-16", "ASK {}".encode("utf-16"), 415, "UTF-8"),
        ("POST", b"", QUERY_TYPE, b"ASK {} # \xff", 400, "not in UTF-8"),
        ("GET", b"query=%FF", None, b"", 400, "UTF-8"),
        ("GET", b"query=\xff", None, b"", 400, "UTF-8"),
        ("POST", b"", FORM_TYPE, b"query=%FF", 400, "UTF-8"),
        ("GET", b"update=CLEAR%20ALL", None, b"", 403, "read only"),
        ("POST", b"", FORM_TYPE, b"update=CLEAR%20ALL", 403, "read only"),
        ("POST", b"", FORM_TYPE, b"update=A&update=B", 403, "read only"),
        ("POST", b"", "application/sparql-update", b"CLEAR ALL", 403, "read only"),
        ("GET", b"query=a&default-graph-uri=plan", None, b"", 400, "'plan' is not the absolute"),
        ("GET", b"query=a&named-graph-uri=", None, b"", 400, "absolute IRI"),
        ("GET", b"query=a&named-graph-uri=http://x/%3E", None, b"", 400, "absolute IRI"),
        ("GET", b"query=a&format=pdf", None, b"", 400, "no format 'pdf'"),
    ],
)
def test_what_is_no_query_is_refused(
    method: str, address: bytes, kind: str | None, body: bytes, status: int, said: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        sparql_request(method, address, kind, body)
    assert refused.value.status == status
    assert said in refused.value.reason
    assert ("Accept-Post" in refused.value.headers) == (status == 415 and "UTF-8" not in said)
