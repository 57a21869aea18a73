"""Credentials: where they are looked for, and that they stay unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.shared.credentials import PASSWORD, TOKEN, USER, Credentials, credentials

HERE = "http://127.0.0.1:7878"
THERE = "https://graphs.example.org/plans"
NO_FILE = {"NETRC": "/nowhere/netrc"}


def netrc_with(tmp_path: Path, text: str) -> dict[str, str]:
    file = tmp_path / "netrc"
    file.write_text(text)
    file.chmod(0o600)
    return {"NETRC": str(file)}


def test_nothing_at_hand_is_nothing() -> None:
    assert credentials(THERE, NO_FILE) is None


def test_the_environment_comes_before_the_netrc_file(tmp_path: Path) -> None:
    file = netrc_with(tmp_path, "machine graphs.example.org login ada password fromfile\n")
    found = credentials(THERE, file | {USER: "bea", PASSWORD: "geheim"})
    assert found == Credentials("bea", "geheim")
    found = credentials(THERE, file)
    assert found is not None
    assert (found.user, found.password) == ("ada", "fromfile")


def test_a_token_is_a_bearer_and_a_password_is_basic() -> None:
    token = credentials(THERE, NO_FILE | {TOKEN: "geheim"})
    assert token is not None
    assert token.header() == "Bearer geheim"
    assert Credentials("Aladdin", "open sesame").header() == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="


def test_a_netrc_file_is_looked_at_for_that_host_alone(tmp_path: Path) -> None:
    text = "machine other.example.org login ada password geheim\ndefault login x password y\n"
    assert credentials(THERE, netrc_with(tmp_path, text)) is None


def test_they_are_not_shown() -> None:
    shown = repr(Credentials("ada", "geheim", "token"))
    assert not any(secret in shown for secret in ("ada", "geheim", "token"))


@pytest.mark.parametrize(
    "given", [{USER: "ada", PASSWORD: "geheim"}, {TOKEN: "geheim"}], ids=["password", "token"]
)
def test_they_cross_no_network_unprotected(given: dict[str, str]) -> None:
    with pytest.raises(InputError, match="https address") as refused:
        credentials("http://graphs.example.org/plans", NO_FILE | given)
    assert "geheim" not in str(refused.value)
    assert credentials(HERE, NO_FILE | given) is not None


@pytest.mark.parametrize(
    "given",
    [
        {USER: "ada"},
        {PASSWORD: "geheim"},
        {USER: "a:da", PASSWORD: "geheim"},
        {USER: "ada", PASSWORD: "geheim\r\nX-Injected: 1"},
        {TOKEN: "geheim\n"},
    ],
)
def test_what_is_amiss_is_said_without_being_repeated(given: dict[str, str]) -> None:
    with pytest.raises(InputError) as refused:
        credentials(THERE, NO_FILE | given)
    assert "geheim" not in str(refused.value)
    assert "PARTNERGRAPH_STORE_" in str(refused.value)


def test_a_broken_netrc_file_is_said_without_being_repeated(tmp_path: Path) -> None:
    broken = netrc_with(tmp_path, "machine graphs.example.org login ada pass geheim\n")
    with pytest.raises(InputError, match="no netrc file") as refused:
        credentials(THERE, broken)
    assert "geheim" not in str(refused.value)
    assert "line 1" in str(refused.value)
