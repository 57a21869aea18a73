"""Keys to initials that stand in a table's rows ("LTB | Lena Thorne-Bell | Head of …")."""

from __future__ import annotations

import re

from extract.namekinds import bare_name, person_likeness
from graph.records import Row, plain

__all__ = ["explained_initials"]

_INITIALS = re.compile(r"[A-Z](?:[ .]?[A-Z][a-z]?){1,4}\.?")


def explained_initials(row: Row) -> tuple[str, str] | None:
    """The initials in a row's first filled cell and the name in its second, None where the
    row is no entry of a key."""
    filled = [plain(cell.text) for cell in row.cells if plain(cell.text)]
    if not 2 <= len(filled) <= 4 or plain(row.cells[0].text) != filled[0]:
        return None
    short, name = filled[:2]
    if _INITIALS.fullmatch(short) is None or person_likeness(name) < 0.5:
        return None
    capitals = "".join(re.findall(r"[A-Z]", bare_name(name)))
    own = "".join(re.findall(r"[A-Z]", short))
    return (short, name) if capitals.startswith(own) else None
