"""Where a shared store is: one address, or a small file that names each.

A file is TOML, for a server whose addresses are not those that `layouts.toml` knows:

    query = "https://graphs.example.org/plans/sparql"
    update = "https://graphs.example.org/plans/update"
    graphs = "https://graphs.example.org/plans/data"

Only `query` must be there; without the other two the store can only be read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import InputError, as_given

__all__ = ["Addresses", "Layout", "addresses_in", "checked", "layouts", "loopback", "named_in"]

_FIELDS = ("query", "update", "graphs")
_SECRET = "PARTNERGRAPH_STORE_USER and PARTNERGRAPH_STORE_PASSWORD, or a netrc file"


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of server, as `layouts.toml` tells of it. `read` is where graphs can be read
    without a password, where that is elsewhere."""

    name: str
    query: str
    update: str | None = None
    graphs: str | None = None
    read: str | None = None
    server: str | None = None
    graph: str = "graph"
    whole: bool = False
    conforms: bool = False


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one store; those that it lacks are None."""

    query: str
    update: str | None = None
    graphs: str | None = None
    read: str | None = None


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts that are known, in the order in which they are tried."""
    text = (files("graph.shared") / "layouts.toml").read_text(encoding="utf-8")
    return tuple(Layout(**layout) for layout in tomllib.loads(text)["layout"])


def addresses_in(layout: Layout, base: str) -> Addresses:
    """The addresses of a server of that layout at that address.

    >>> addresses_in(Layout("", "query", graphs="data"), "http://localhost:3030/plans")
    ... # doctest: +NORMALIZE_WHITESPACE
    Addresses(query='http://localhost:3030/plans/query', update=None,
              graphs='http://localhost:3030/plans/data', read=None)
    """

    def below(path: str | None) -> str | None:
        if path is None:
            return None
        return f"{base.rstrip('/')}/{path}" if path else base

    query = below(layout.query)
    assert query is not None
    return Addresses(query, below(layout.update), below(layout.graphs), below(layout.read))


def named_in(file: Path) -> Addresses:
    """The addresses that a file names. Raises InputError where it is not such a file."""
    name = str(file)
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            name, f"cannot be read as the addresses of a store ({error})", _LINES
        ) from None
    for key, value in told.items():
        if key not in _FIELDS or not isinstance(value, str):
            raise InputError(name, f"{as_given(key)} is none of {', '.join(_FIELDS)}", _LINES)
    if "query" not in told:
        raise InputError(name, "it names no query address", _LINES)
    found = {key: checked(value, name) for key, value in told.items()}
    if len({urlsplit(address).hostname for address in found.values()}) > 1:
        # What lets the user in at one must not be sent to another.
        raise InputError(name, "its addresses are on different machines", "Name those of one")
    return Addresses(**found)


def checked(address: str, name: str = "--store") -> str:
    """The address of a server, as it was given but for blanks around it.

    Raises InputError, which never repeats it, where it is no address, holds a password, or
    has a query of its own.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise InputError(name, "this is no address", _EXAMPLE) from None
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise InputError(
            name,
            "a user or password in an address is seen by others and kept in logs",
            f"Take them out, and give them in {_SECRET}",
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(name, "this is no address of a server", _EXAMPLE)
    if parts.query or parts.fragment or not address.isprintable() or " " in address:
        raise InputError(
            name,
            "an address has nothing behind ? or #, and no blanks",
            f"Give the address alone; what lets you in goes into {_SECRET}",
        )
    return address


def loopback(address: str) -> bool:
    """Whether an address is of this machine, so that nothing sent to it is heard elsewhere.

    >>> loopback("http://localhost:7878"), loopback("http://127.0.0.2/"), loopback("http://a.b")
    (True, True, False)
    """
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


_EXAMPLE = (
    "Give one such as https://graphs.example.org/plans, or a .toml file that names the "
    "addresses (docs/shared-store.md)"
)
_LINES = (
    'Write lines such as query = "https://graphs.example.org/plans/sparql", and for changes '
    "update or graphs"
)
