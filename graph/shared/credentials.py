"""What lets a user in at a server: from the environment or a netrc file, nowhere else.

They are never shown: `Credentials` has no text of its own, and no error names them.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import InputError
from graph.shared.addresses import loopback

__all__ = ["PASSWORD", "TOKEN", "USER", "Credentials", "credentials"]

USER = "PARTNERGRAPH_STORE_USER"
PASSWORD = "PARTNERGRAPH_STORE_PASSWORD"
TOKEN = "PARTNERGRAPH_STORE_TOKEN"
"""The environment's variables that are looked at, before a netrc file."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and password, or a token; not shown where this is printed."""

    user: str = field(repr=False)
    password: str = field(repr=False)
    token: str = field(default="", repr=False)

    def header(self) -> str:
        """What the header "Authorization" says."""
        if self.token:
            return f"Bearer {self.token}"
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()


def credentials(address: str, environment: Mapping[str, str] | None = None) -> Credentials | None:
    """What lets the user in at that address; None where nothing is at hand.

    The environment comes first: a token, or a user with a password. Otherwise the netrc file
    is looked at, for that host alone: the one that NETRC names, or .netrc in the home folder.
    Raises InputError where they would be sent unprotected to another machine, or are amiss.
    """
    given = os.environ if environment is None else environment
    found = _in_environment(given) or _in_netrc(address, given)
    if found is not None and not address.startswith("https:") and not loopback(address):
        raise InputError(
            address,
            "a password or token would cross the network for all to read",
            "Use the server's https address, or take the credentials out of the environment "
            "and the netrc file",
        )
    return found


def _in_environment(given: Mapping[str, str]) -> Credentials | None:
    user, password, token = (given.get(name, "") for name in (USER, PASSWORD, TOKEN))
    for name, value in ((USER, user), (PASSWORD, password), (TOKEN, token)):
        if not value.isprintable() or (name == USER and ":" in value):
            raise InputError(name, "holds a character that cannot be sent", "Set it again")
    if token:
        return Credentials("", "", token)
    if not user and not password:
        return None
    if not user or not password:
        raise InputError(PASSWORD if user else USER, "is not set", f"Set {USER} and {PASSWORD}")
    return Credentials(user, password)


def _in_netrc(address: str, given: Mapping[str, str]) -> Credentials | None:
    # Imported here because a command without a shared store needs none.
    import netrc

    named = given.get("NETRC")
    file = Path(named) if named else Path.home() / (".netrc" if os.name != "nt" else "_netrc")
    if not file.is_file():
        return None
    try:
        found = netrc.netrc(str(file)).hosts.get(urlsplit(address).hostname or "")
    except (OSError, UnicodeDecodeError):
        raise InputError(str(file), "cannot be read", "Make it readable to you alone") from None
    except netrc.NetrcParseError as error:
        # Its own message may repeat a word of the file.
        raise InputError(str(file), "is no netrc file", "Mend it", f"line {error.lineno}") from None
    return None if found is None else Credentials(found[0], found[2] or "")
