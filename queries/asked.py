"""What a question is asked by: the filters, as the queries understand them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.statuses import NOT_CURRENT

__all__ = ["NOT_CURRENT", "Asked", "Filters"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What people ask a question by; None keeps everything.

    `area` keeps what is about one area: its name or code in any case, or those of a
    larger area around it. `theme` keeps what is under a theme that holds these words, in
    any case. `kind` is one of `queries.run.KINDS`. `on` is a day, ``YYYY-MM-DD``: what runs
    on that day, or, for "overdue", what should have ended before it (today unless told).
    What the plans say has ended or is only planned, and plans of which the graph holds a later
    version, are left out, unless `include_not_current`.
    """

    area: str | None = None
    theme: str | None = None
    kind: str | None = None
    on: str | None = None
    include_not_current: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of one question as found in the graph; an empty one keeps everything.

    `areas` are the IRIs of the areas to keep, `theme` words that a theme's label must hold,
    `kinds` words for kinds of things ("person", "team"), and `on` a day (``YYYY-MM-DD``).
    `not_current` brings in what the plans say has ended or is only planned.
    """

    areas: tuple[str, ...] = ()
    theme: str | None = None
    kinds: tuple[str, ...] = ()
    on: str | None = None
    not_current: bool = False

    def parameters(self) -> dict[str, tuple[str, ...]]:
        """The values to give to a query, by the names in the graph ``asked:question``."""
        values = {
            "area": self.areas,
            "theme": () if self.theme is None else (self.theme,),
            "kind": self.kinds,
            "on": () if self.on is None else (self.on,),
            "not_current": NOT_CURRENT if self.not_current else (),
        }
        return {name: given for name, given in values.items() if given}
