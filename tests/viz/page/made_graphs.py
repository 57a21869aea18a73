"""Made-up graphs in which everything joins everything, for comparing two ways to one answer."""

from __future__ import annotations

from random import Random

from graph.store import Store
from tests.graph.made_plan import MadePlan, store_of

__all__ = ["made_graph"]

# Names that sort, fold and cut otherwise in JavaScript than in Python, unless care is taken.
_PEOPLE = ("Ann Lee", "Åsa Straße", "Asa STRASSE", "𝒜nn Field", "ｗide Bell", "İnci Öz")
_POSTS = ("Bus Lead", "Board Manager", "Head of Parks")
_BODIES = ("Council", "council offices", "Hospital", "Zoë's Trust", "𝒵eal Trust")
_TEAMS = ("Parks Team", "Tree Team")
_SHARED = (("charity", "Bright Futures"), ("service", "Night Bus"), ("service", "night café"))
_AGAIN = (("body", "BRIGHT Futures"), ("service", "Night bus"), ("service", "Night Café"))
_PANELS = ("Watch Panel", "Board", "Safety Board", "Youth Panel")
_LONG = "Hold " + "𝒜 long meeting, " * 8 + "and go home"
_ACTIONS = ("Meet", "Patrol the park", "Run the bus", "Talk", _LONG, "x" * 120, "Count", "Plant")
_THEMES = ("SAFETY", "BUSES", "")
_STATUSES = (*[None] * 10, "ended", "planned")


def made_graph(seed: int) -> Store:
    """The graph of three plans for two areas, always the same for a seed."""
    chance = Random(seed)
    return store_of(
        _plan(chance, "Hillford", "hillford", _SHARED),
        _plan(chance, "Hillford", "hillford-again", _AGAIN),
        _plan(chance, "Marsham", "marsham", chance.choice((_SHARED, _AGAIN))),
    )


def _plan(chance: Random, area: str, key: str, shared: tuple[tuple[str, str], ...]) -> MadePlan:
    made = MadePlan(area, key)
    for kind, names in (
        ("person", _PEOPLE),
        ("post", _POSTS),
        ("body", _BODIES),
        ("team", _TEAMS),
        ("panel", _PANELS),
    ):
        for name in names:
            made.has(kind, name, shared=chance.random() < 0.5, status=chance.choice(_STATUSES))
    for kind, name in shared:
        made.has(kind, name, shared=True, status=chance.choice(_STATUSES))
    made.has("body", "All partners", generic=True)
    services = tuple(name for _, name in shared)
    actions = chance.sample(_ACTIONS, chance.randint(2, len(_ACTIONS)))
    for action in actions:
        made.does(action, theme=chance.choice(_THEMES), outcomes=2)
    made.does("Tell the Watch Panel").mentions("Watch Panel", "Tell the Watch Panel")
    bodies = (*_BODIES, *_TEAMS, services[0])
    everything = (*bodies, *_PANELS, *services)
    for relation, subjects, objects in (
        ("leads", (*_PEOPLE, *_POSTS), actions),
        ("is lead organisation of", (*bodies, *_PANELS), actions),
        ("supports", (*everything, *_PEOPLE, "All partners"), actions),
        ("uses", actions, (*_PANELS, *services)),
        ("depends on", actions, (*actions, *_PANELS, *services)),
        ("provides", bodies, services),
        ("funds", bodies, (*services, *_PANELS)),
        ("sits on", (*_PEOPLE, *bodies), (*bodies, *_PANELS)),
        ("is part of", _TEAMS, (*_BODIES, *_TEAMS)),
        ("reports to", _PANELS, _PANELS),
        ("holds", _PEOPLE, _POSTS),
        ("chairs", _PEOPLE, _PANELS),
    ):
        for _ in range(chance.randint(1, 8)):
            made.says(
                chance.choice(subjects),
                relation,
                chance.choice(objects),
                outcome=chance.randint(1, 2),
                confidence=chance.choice((0.6, 0.9)),
                status=chance.choice(_STATUSES),
            )
    return made
