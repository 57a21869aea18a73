"""Who may ask, what every response carries, and what the log tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viz.server.serving import Served, serving

ASKED = "/sparql?query=ASK%20%7B%7D"
PATHS = ("/", "/help", "/ask", "/ask/workload", "/ontology", ASKED, "/sparql", "/style.css")


@pytest.mark.parametrize("path", [*PATHS, "/nothing", "/sparql?query=oops", "/id/x", "/files/x"])
def test_every_response_has_the_headers_that_keep_it_safe(served: Served, path: str) -> None:
    headers = served.ask(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    if path != "/":
        assert "unsafe" not in policy
        assert "script-src" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["cache-control"] == "private, no-cache"
    assert "server" not in headers
    assert not any(name.startswith("access-control") for name in headers)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_it_is_asked_by_its_own_name(served: Served, host: str) -> None:
    for name in (host, f"{host}:{served.port}", f"{host}:1"):
        assert served.ask(ASKED, headers={"Host": name}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "",
        "[",
        "10.0.0.1",
        "x@localhost.evil",
    ],
)
def test_a_name_that_is_made_to_lead_here_is_refused(served: Served, host: str) -> None:
    for path in ("/", ASKED, "/files/graph.nq", "/nothing"):
        found = served.ask(path, headers={"Host": host})
        assert found.status == 421
        assert "--allow-name" in found.text
        assert found.headers["x-content-type-options"] == "nosniff"


def test_pages_of_other_origins_may_not_ask(served: Served) -> None:
    own = f"http://127.0.0.1:{served.port}"
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", f"{own}.evil.example"):
        for method in ("GET", "POST", "OPTIONS"):
            headers = {"Origin": origin, "Content-Type": "application/sparql-query"}
            assert served.ask(ASKED, method, None, headers).status == 403, origin
    assert served.ask(ASKED, headers={"Origin": own}).status == 200
    fetched = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert served.ask(ASKED, headers=fetched).status == 403
    other_port = {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}
    assert served.ask(ASKED, headers=other_port).status == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert served.ask("/help", headers=followed).status == 200
    assert served.ask("/sparql", "POST", b"", followed).status == 403
    typed = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}
    assert served.ask("/help", headers=typed).status == 200


@pytest.fixture(scope="module")
def behind_proxy(out: Path) -> Iterator[Served]:
    options = ("--workers", "1", "--allow-name", "plans.example", "--verbose")
    with serving(out, *options) as server:
        yield server


def test_another_name_can_be_allowed(behind_proxy: Served) -> None:
    headers = {"Host": "plans.example", "Origin": "https://plans.example"}
    assert behind_proxy.ask(ASKED, headers=headers).status == 200
    # A proxy that asks by this machine's name, for pages that go by its own.
    headers["Host"] = "127.0.0.1"
    assert behind_proxy.ask(ASKED, headers=headers).status == 200
    assert behind_proxy.ask(ASKED, headers={"Host": "other.example"}).status == 421
    headers["X-Forwarded-Proto"] = "https"
    headers["Host"] = "plans.example"
    assert "<https://plans.example/sparql>" in behind_proxy.ask("/sparql", headers=headers).text


def test_the_log_has_queries_only_where_that_was_asked_for(
    served: Served, behind_proxy: Served
) -> None:
    secret = "Nadia%20Okafor"
    for server in (served, behind_proxy):
        server.ask(f"/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22{secret}%22%20%7D")
        server.ask(f"/ask/workload?area={secret}")
        server.ask("/nothing%1b%5b31m")
    assert not any("Okafor" in line for line in served.log)
    lines = [line for line in served.log if line.startswith("partnergraph: GET /sparql 200 ")]
    assert lines
    assert all(line.isprintable() for line in served.log)
    assert sum("Okafor" in line for line in behind_proxy.log) == 2


def test_bytes_that_are_no_request(served: Served) -> None:
    for sent in (b"\r\n\r\n", b"GET\r\n\r\n", b"\x00\xff\x16\x03\x01\r\n\r\n"):
        found = served.raw(sent)
        assert found.startswith(b"HTTP/1.1 4")
        assert b"Traceback" not in found
    too_long = b"GET /sparql?query=" + b"x" * 200_000
    found = served.raw(too_long + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert found.startswith(b"HTTP/1.1 4") or not found
    assert served.ask(ASKED).status == 200
