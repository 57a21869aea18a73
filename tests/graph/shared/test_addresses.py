"""Addresses of shared stores: what is taken, and what is refused without being repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.shared.addresses import Layout, addresses_in, checked, layouts, loopback, named_in


@pytest.mark.parametrize(
    "address",
    [
        "https://ada:geheim@graphs.example.org/plans",
        "https://ada@graphs.example.org/plans",
        "https://:geheim@graphs.example.org/",
        "http://graphs.example.org/plans?access-token=geheim",
        "http://graphs.example.org/plans#geheim",
        "ftp://graphs.example.org/geheim",
        "graphs.example.org/geheim",
        "https:///geheim",
        "https://[geheim",
        "https://graphs.example.org:geheim/",
        "https://graphs.example.org/ge heim",
        "",
    ],
)
def test_what_is_no_address_or_holds_a_secret_is_refused_unrepeated(address: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(address)
    assert "geheim" not in str(refused.value)
    assert refused.value.advice


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        address = checked(text)
    except InputError:
        return
    assert address.startswith(("http://", "https://", "HTTP", "Http", "hTtp")) or ":" in address
    assert "@" not in address.split("/")[2]


def test_blanks_around_an_address_are_a_slip() -> None:
    assert checked(" http://localhost:3030/plans\n") == "http://localhost:3030/plans"


def test_each_layout_has_its_addresses_below_the_one_given() -> None:
    for layout in layouts():
        found = addresses_in(layout, "https://graphs.example.org/plans/")
        for address in (found.query, found.update, found.graphs):
            assert address is None or address.startswith("https://graphs.example.org/plans/")
    assert {layout.query for layout in layouts()} == {"query", "sparql", ""}
    assert addresses_in(Layout("", ""), "http://a.example/b").query == "http://a.example/b"


def test_only_a_known_engine_is_said_to_conform() -> None:
    """It is asked for its rows, which then go unchecked."""
    assert [layout.name for layout in layouts() if layout.conforms] == ["Oxigraph"]
    assert all(layout.server for layout in layouts() if layout.conforms)


def test_this_machine_is_told_from_others() -> None:
    assert loopback("http://[::1]:7878/")
    assert not loopback("http://localhost.example.org/")
    assert not loopback("http://10.0.0.1/")


def test_a_file_may_name_the_addresses(tmp_path: Path) -> None:
    file = tmp_path / "store.toml"
    file.write_text('query = "http://localhost/q"\ngraphs = "http://localhost/g"\n')
    found = named_in(file)
    assert (found.query, found.update, found.graphs) == (
        "http://localhost/q",
        None,
        "http://localhost/g",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('update = "http://localhost/u"', "no query address"),
        ('query = "http://localhost/q"\npassword = "geheim"', "none of query, update, graphs"),
        ("query = 3", "none of"),
        ('query = "http://ada:geheim@localhost/q"', "password in an address"),
        ("query = ", "cannot be read"),
        (
            'query = "https://a.example.org/q"\nupdate = "https://b.example.org/u"',
            "different machines",
        ),
    ],
)
def test_a_file_of_addresses_that_is_amiss_is_refused(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "store.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=said) as refused:
        named_in(file)
    assert "geheim" not in str(refused.value)
    assert "store.toml" in str(refused.value)


def test_a_file_of_addresses_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        named_in(tmp_path / "gone.toml")
