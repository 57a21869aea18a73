"""Which standard actions an action states, by what it means and not only by its wording.

An action states a standard action where one passage of it states all ideas of one of its
signs (`ontology/standard_actions.csv`). The score is higher the more the passage is about
just that. Wording as in the list is never asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.conclusions.ideas import ideas_in, passages, words_of
from ontology.standard_actions import Sign, StandardAction, load_ideas, load_standard_actions

__all__ = ["Reading", "read_action"]

_LEAST = 0.75
"""The score of a passage that states a standard action among much else."""
_BY_THEME = 0.8
"""What an idea costs that only the heading of the theme states."""
_LATER = 0.95
"""What it costs that only a later passage states it: the first says what the action is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A standard action that a text states: its id, the score from 0 to 1, and the ids of the
    ideas by which it was told."""

    standard: str
    score: float
    ideas: frozenset[str]


def read_action(text: str, theme: str | None = None) -> tuple[Reading, ...]:
    """The standard actions that an action's text states, in the order of the list.

    `theme` is the heading under which it stands; it may state what the text leaves out.
    """
    ideas = load_ideas()
    heading = frozenset(idea for idea in ideas_in(words_of(theme or "")) if ideas[idea].theme)
    stated = [ideas_in(passage) for passage in passages(text)]
    any_stated = heading.union(*stated)
    found: dict[str, Reading] = {}
    for standard in load_standard_actions():
        signs = [sign for sign in standard.signs if sign.wanted <= any_stated]
        readings = [
            _reading(standard, sign, passage, heading, later)
            for later, passage in enumerate(stated if signs else ())
            for sign in signs
        ]
        best = max((r for r in readings if r is not None), key=_rank, default=None)
        if best is not None:
            found[standard.id] = best
    return tuple(_kept(found))


def _reading(
    standard: StandardAction,
    sign: Sign,
    passage: frozenset[str],
    heading: frozenset[str],
    later: int,
) -> Reading | None:
    wanted = sign.wanted
    if not wanted <= passage | heading or not wanted & passage or sign.unwanted & passage:
        return None
    own = frozenset().union(*(each.wanted for each in standard.signs))
    score = _LEAST + (1 - _LEAST) * len(passage & own) / len(passage)
    if not wanted <= passage:
        score *= _BY_THEME
    if later:
        score *= _LATER
    return Reading(standard.id, round(score, 4), wanted)


def _rank(reading: Reading) -> tuple[float, int, list[str]]:
    return reading.score, len(reading.ideas), sorted(reading.ideas)


def _kept(found: Mapping[str, Reading]) -> Iterable[Reading]:
    """Without those that another of them takes the place of."""
    for standard in load_standard_actions():
        if standard.id in found and not standard.unless & found.keys():
            yield found[standard.id]
