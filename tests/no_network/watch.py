"""Refuses whatever would leave this machine, in this Python and in those it starts.

Python tells its audit hooks of every connection and every name that is looked up, whichever
library asks. The only import here is of the standard library, as this runs before all else in
each Python that a test starts (`sitecustomize.py` beside it).
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from pathlib import Path
from typing import Any

__all__ = ["NOTED", "NetworkRefusedError", "refuse_network"]

NOTED = "PARTNERGRAPH_TESTS_NOTE_NETWORK"
"""The variable of the environment that names the file in which attempts are noted."""
_TO_AN_ADDRESS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_TO_A_NAME = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_INTERNET = (socket.AF_INET, socket.AF_INET6)
_OWN_NAMES = ("", "localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")


class NetworkRefusedError(OSError):
    """A test tried to reach another machine."""


def refuse_network() -> None:
    """Let only loopback and sockets that are files through, until this Python ends."""
    sys.addaudithook(_look)


def _look(event: str, given: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _TO_AN_ADDRESS:
        asked, address = given
        # Without an address it goes where the socket has been connected to before.
        if asked.family in _INTERNET and address and not _is_here(address[0]):
            # To connect for datagrams sends nothing; libraries learn their own address so.
            quietly = asked.type == socket.SOCK_DGRAM and event == "socket.connect"
            _refuse(event, address[0], noted=not quietly)
    elif event in _TO_A_NAME and not _is_number(given[0]) and not _is_here(given[0]):
        _refuse(event, given[0])


def _text(host: object) -> str:
    return host.decode("utf-8", "replace") if isinstance(host, bytes | bytearray) else str(host)


def _is_here(host: object) -> bool:
    if host is None or _text(host).casefold() in _OWN_NAMES:
        return True
    try:
        address = ipaddress.ip_address(_text(host).partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return mapped.is_loopback or mapped.is_unspecified


def _is_number(host: object) -> bool:
    """Whether a name is an address, for which nobody is asked."""
    try:
        ipaddress.ip_address(_text(host).partition("%")[0])
    except ValueError:
        return False
    return True


def _refuse(event: str, host: object, noted: bool = True) -> None:
    said = f"{event} to {_text(host)!r}: nothing outside this machine may be reached by a test"
    note = os.environ.get(NOTED)
    if noted and note:
        with Path(note).open("a", encoding="utf-8") as file:
            file.write(f"{said}\n")
    raise NetworkRefusedError(said)
