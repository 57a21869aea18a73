"""What heads and fills a column that says who has a seat on a panel.

The wordings are data (`patterns/membership.toml`), each with examples that tests run.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.records import plain

__all__ = ["SeatWords", "seat_of", "seat_words"]


@dataclass(frozen=True, slots=True)
class SeatWords:
    """The wordings: headings with the panel's name ("@"), headings without it, and for each
    kind of seat ("member", "chair", "none") what its cells say; each with its examples."""

    columns: tuple[tuple[re.Pattern[str], str], ...]
    panel_columns: tuple[tuple[re.Pattern[str], str], ...]
    seats: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]


@cache
def seat_words() -> SeatWords:
    """What `patterns/membership.toml` holds of columns and seats."""
    text = resources.files("extract").joinpath("patterns/membership.toml").read_text("utf-8")
    data = tomllib.loads(text)

    def read(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(r["pattern"]), r["example"]) for r in data[name]["patterns"])

    return SeatWords(
        read("columns"),
        read("panel_columns"),
        tuple(
            (name, re.compile(rule["pattern"]), tuple(rule["examples"]))
            for name, rule in data["seats"].items()
        ),
    )


def seat_of(text: str) -> str | None:
    """What seat a cell gives: "member", "chair" or "none", None where it says anything else.

    >>> seat_of("Co-chair"), seat_of("Deputy chair"), seat_of("-"), seat_of("Leeds")
    ('chair', 'member', 'none', None)
    """
    folded = plain(text).strip("*_ .").lower()
    return next((name for name, rule, _ in seat_words().seats if rule.fullmatch(folded)), None)
