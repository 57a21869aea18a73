"""What a server's refusal means, and what to do."""

from __future__ import annotations

from graph.errors import InputError
from graph.shared.credentials import PASSWORD, TOKEN, USER

__all__ = ["refusal"]

_LONGEST = 200
_LET_IN = f"Set {USER} and {PASSWORD}, or {TOKEN}, or write a netrc file"


def refusal(address: str, status: int, said: str, location: str, known: bool) -> InputError:
    """The error for an answer with that status; `said` are the server's own words, `known`
    whether it was told who asks."""
    if 300 <= status < 400:
        where = f" to {location}" if location and "@" not in location else ""
        return InputError(
            address, f"it has moved{where}", "Give the new address, if you trust it with your plans"
        )
    if status == 401 and not known:
        return InputError(address, "it asks who you are", _LET_IN)
    if status in (401, 403):
        return InputError(
            address,
            "it does not let you do this" if known else "it does not let everyone do this",
            f"See whether {USER} and its password are right and may read or write there"
            if known
            else _LET_IN,
        )
    means = {
        400: ("it does not understand the request", "See whether it is a SPARQL 1.1 server"),
        404: ("there is nothing at this address", "See whether the name of the store is right"),
        405: ("it cannot do this here", "See which of its addresses takes changes"),
        413: ("this is more than it takes at once", "Let it take larger requests"),
        429: ("it is asked too often", "Wait a minute and try again"),
        503: ("it has too much to do, or is being started", "Wait a minute and try again"),
    }
    problem, advice = means.get(
        status, (f"it failed, with status {status}", "Look at the server's log")
    )
    words = " ".join(said.split())
    if words:
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
        problem = f"{problem} (it says: {shown.rstrip('.')})"
    return InputError(address, problem, advice)
