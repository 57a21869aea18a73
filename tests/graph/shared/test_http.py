"""A server that misbehaves: each fault is told of, and no secret goes astray."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.errors import InputError
from graph.shared.credentials import PASSWORD, TOKEN, USER
from graph.shared.http import Client
from graph.shared.server import connect
from graph.shared.store import open_shared
from tests.shared_servers import Asked, Reply, misbehaving

JSON = {"Content-Type": "application/sparql-results+json"}
ONE = b'{"head":{"vars":["one"]},"results":{"bindings":[{"one":{"type":"literal","value":"1"}}]}}'
SECRET = "open-sesame-4711"


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (USER, PASSWORD, TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "/nowhere/netrc")


def always(reply: Reply) -> Callable[[Asked], Reply]:
    return lambda _asked: reply


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(401, headers={"WWW-Authenticate": "Basic"}), "asks who you are"),
        (Reply(403), "let everyone"),
        (Reply(404), "no SPARQL 1.1 server answers there"),
        (Reply(200, b"<html>Welcome</html>", {"Content-Type": "text/html"}), "no SPARQL 1.1"),
        (Reply(500, b"out of memory"), "out of memory"),
        (Reply(503), "too much to do"),
        (Reply(200, ONE, JSON, length=len(ONE) + 9), "broke off"),
        (Reply(200, ONE[:-20], JSON), "no SPARQL 1.1"),
        (Reply(302, headers={"Location": "http://127.0.0.1:9/elsewhere"}), "has moved"),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Reply) else "",
)
def test_each_fault_is_told_with_what_to_do(reply: Reply, said: str) -> None:
    with (
        misbehaving(always(reply)) as (address, _),
        pytest.raises(InputError, match=said) as refused,
    ):
        connect(address)
    assert refused.value.advice


def test_a_server_that_is_not_there_is_told_of() -> None:
    with misbehaving(always(Reply())) as (address, _):
        pass
    with pytest.raises(InputError, match="cannot be reached"):
        connect(address)


def test_a_server_that_does_not_answer_is_given_up() -> None:
    with (
        misbehaving(always(Reply(200, ONE, JSON, seconds=2))) as (address, _),
        pytest.raises(InputError, match=r"no answer within 0.2 seconds"),
    ):
        connect(address, seconds=0.2)


def test_no_redirect_is_followed_with_or_without_a_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, SECRET)
    with misbehaving(always(Reply(200, ONE, JSON))) as (elsewhere, seen):
        for status in (301, 302, 303, 307, 308):
            moved = Reply(status, headers={"Location": f"{elsewhere}/query"})
            with (
                misbehaving(always(moved)) as (address, _),
                pytest.raises(InputError, match="has moved") as refused,
            ):
                connect(address)
            assert SECRET not in str(refused.value)
    assert seen == []


def test_a_server_that_repeats_the_password_does_not_have_it_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, SECRET)
    reply = Reply(500, f"cannot let in ada with {SECRET}".encode())
    with (
        misbehaving(always(reply)) as (address, _),
        pytest.raises(InputError, match="cannot let in") as refused,
    ):
        connect(address)
    assert SECRET not in str(refused.value)


def test_a_password_is_sent_by_digest_where_the_server_asks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, SECRET)
    challenge = 'Digest realm="graphs", nonce="abc", qop="auth", algorithm="MD5"'

    def behave(asked: Asked) -> Reply:
        if asked.headers.get("Authorization", "").startswith("Digest "):
            return Reply(200, ONE, JSON)
        return Reply(401, headers={"WWW-Authenticate": challenge})

    with misbehaving(behave) as (address, seen):
        connect(address)
    assert not any(asked.body for asked in seen if "Authorization" not in asked.headers)
    sent = "".join(asked.headers.get("Authorization", "") for asked in seen)
    assert 'username="ada"' in sent
    assert SECRET not in sent
    assert "Basic" not in sent


def test_a_token_is_sent_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    with misbehaving(always(Reply(200, ONE, JSON))) as (address, seen):
        connect(address)
    assert {asked.headers.get("Authorization") for asked in seen} == {f"Bearer {SECRET}"}


def test_a_wrong_password_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, SECRET)
    refuse = always(Reply(401, headers={"WWW-Authenticate": 'Basic realm="graphs"'}))
    with (
        misbehaving(refuse) as (address, _),
        pytest.raises(InputError, match="does not let you") as refused,
    ):
        connect(address)
    assert SECRET not in str(refused.value)


def test_a_store_that_no_build_has_written_to_is_told_of() -> None:
    nothing = b'{"head":{"vars":["s","p","o"]},"results":{"bindings":[]}}'

    def behave(asked: Asked) -> Reply:
        return Reply(200, ONE if b"one" in asked.body else nothing, JSON)

    with (
        misbehaving(behave) as (address, _),
        pytest.raises(InputError, match=r"no graph has been written.*--store"),
    ):
        open_shared(address)


def test_a_graph_of_another_version_is_told_of() -> None:
    def behave(asked: Asked) -> Reply:
        shared = "https://w3id.org/partnergraph/shared#"
        other = (
            '{"head":{"vars":["s","p","o"]},"results":{"bindings":[{'
            f'"s":{{"type":"uri","value":"{shared}contents"}},'
            f'"p":{{"type":"uri","value":"{shared}format"}},'
            '"o":{"type":"literal","value":"99"}}]}}'
        )
        return Reply(200, ONE if b"one" in asked.body else other.encode(), JSON)

    with misbehaving(behave) as (address, _), pytest.raises(InputError, match="format 99"):
        open_shared(address)


def test_what_a_server_calls_itself_tells_where_to_write() -> None:
    def behave(asked: Asked) -> Reply:
        if asked.path != "/repositories/plans":
            return Reply(404)
        return Reply(200, ONE, JSON | {"Server": "GraphDB/10.8.0 RDF4J/4.3.0"})

    with misbehaving(behave) as (address, _):
        found = connect(f"{address}/repositories/plans").addresses
    assert found.update == f"{address}/repositories/plans/statements"
    assert found.graphs == f"{address}/repositories/plans/rdf-graphs/service"


def test_an_answer_that_is_refused_is_an_error() -> None:
    with (
        misbehaving(always(Reply(405))) as (address, _),
        pytest.raises(InputError, match="cannot do this here"),
    ):
        Client().good("PUT", address, b"<a:b> <a:c> <a:d> .")
