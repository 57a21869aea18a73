"""Lines drawn across a page, with where the pieces that they are made of meet.

A browser or a word processor that draws lines under rows only draws one piece for each cell:
the places where pieces meet are the edges of the table's columns. Shaded rows tell the same
by the edges of their boxes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.readers.pdf_page import Rule, Shade

__all__ = ["SAME_EDGE", "Level", "levels_of"]

SAME_EDGE = 4.0
"""Edges that stand no further apart are one."""
_SAME_HEIGHT, _ABUTS = 1.5, 3.0


@dataclass(frozen=True, slots=True)
class Level:
    """A line across, from `start` to `end` at the height `at`; `cuts` are where it is pieced."""

    at: float
    start: float
    end: float
    cuts: tuple[float, ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """Its ends and its cuts, from left to right."""
        return (self.start, *self.cuts, self.end)


def levels_of(rules: Iterable[Rule], shades: Iterable[Shade]) -> list[Level]:
    """The lines across that rules and the edges of shaded boxes draw, from top to bottom."""
    pieces = [rule for rule in rules if rule.level]
    for shade in shades:
        pieces.append(Rule(True, shade.top, shade.x0, shade.x1))
        pieces.append(Rule(True, shade.bottom, shade.x0, shade.x1))
    levels: list[Level] = []
    group: list[Rule] = []
    for piece in sorted(pieces, key=lambda rule: rule.at):
        if group and piece.at - group[0].at > _SAME_HEIGHT:
            levels.extend(_lines(group))
            group = []
        group.append(piece)
    if group:
        levels.extend(_lines(group))
    return levels


def _lines(pieces: list[Rule]) -> list[Level]:
    """The lines that pieces at one height make: they go on where the next one abuts."""
    at = sum(piece.at for piece in pieces) / len(pieces)
    lines: list[list[Rule]] = []
    end = 0.0
    for piece in sorted(pieces, key=lambda rule: (rule.start, rule.end)):
        if lines and piece.start <= end + _ABUTS:
            lines[-1].append(piece)
            end = max(end, piece.end)
        else:
            lines.append([piece])
            end = piece.end
    return [
        Level(at, line[0].start, max(piece.end for piece in line), _cuts(line)) for line in lines
    ]


def _cuts(line: list[Rule]) -> tuple[float, ...]:
    """Where one piece ends and another begins, though a further one may run across."""
    start, end = line[0].start, max(piece.end for piece in line)
    places = sorted(
        [(piece.start, True) for piece in line] + [(piece.end, False) for piece in line]
    )
    groups: list[list[tuple[float, bool]]] = []
    for place in places:
        if groups and place[0] - groups[-1][-1][0] <= _ABUTS:
            groups[-1].append(place)
        else:
            groups.append([place])
    met = (
        sum(at for at, _ in group) / len(group)
        for group in groups
        if {begins for _, begins in group} == {True, False}
    )
    return tuple(at for at in met if min(at - start, end - at) > SAME_EDGE)
