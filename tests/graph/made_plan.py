"""Small plans made of statements, for tests of what follows from them."""

from __future__ import annotations

from graph.identity import slug
from graph.rdf import plan_quads
from graph.records import (
    Action,
    Area,
    Claim,
    Commitment,
    Document,
    Entity,
    Kind,
    Mention,
    Method,
    PlanRecords,
)
from graph.store import Store

__all__ = ["MadePlan", "store_of"]

_PREDICATES = {
    "leads": "pg:lead",
    "is lead organisation of": "pg:leadOrganisation",
    "supports": "pg:supportedBy",
    "uses": "pg:uses",
    "depends on": "pg:dependsOn",
    "provides": "pg:provides",
    "funds": "pg:funds",
    "sits on": "org:memberOf",
    "is part of": "org:unitOf",
    "reports to": "org:reportsTo",
    "holds": "org:holds",
    "chairs": "pg:chairs",
}
_KINDS = {
    "person": (Kind.PERSON, ()),
    "post": (Kind.ROLE, ()),
    "body": (Kind.ORGANISATION, ()),
    "team": (Kind.ORGANISATION, ("org:OrganizationalUnit",)),
    "charity": (Kind.ORGANISATION, ("org:FormalOrganization", "pg:Service")),
    "panel": (Kind.PANEL, ()),
    "partnership": (Kind.PANEL, ("pg:Partnership",)),
    "service": (Kind.SERVICE, ()),
}


class MadePlan:
    """A plan that says what it is told to, a line of text for each statement."""

    def __init__(self, area: str = "Hillford", key: str = "") -> None:
        self.area = area
        self.key = key or slug(area)
        self.file = f"{self.key}.txt"
        self._lines: list[str] = []
        self._actions: dict[str, tuple[str, int]] = {}
        self._entities: dict[str, Entity] = {}
        self._mentions: list[Mention] = []
        self._claims: list[Claim] = []

    def has(
        self,
        kind: str,
        *names: str,
        shared: bool = False,
        generic: bool = False,
        status: str | None = None,
    ) -> MadePlan:
        """Names these things; `shared` ones are the same in every plan."""
        sort, types = _KINDS[kind]
        for name in names:
            iri = f"{'' if shared else self.key + '/'}{sort.value}/{slug(name)}"
            self._entities[name] = Entity(
                iri, sort, name, types=types, generic=generic, status=status
            )
            at = self._line(f"Of {name}.")
            start = at[0] + len("Of ")
            self._mentions.append(
                Mention(
                    iri, sort, start, start + len(name), *at, self._locator(), Method.PATTERN, 0.9
                )
            )
        return self

    def does(self, *actions: str, theme: str = "SAFETY", outcomes: int = 1) -> MadePlan:
        """States these actions."""
        for text in actions:
            self._actions[text] = (theme, outcomes)
            self._line(text)
        return self

    def says(
        self,
        subject: str,
        relation: str,
        *objects: str,
        outcome: int = 1,
        confidence: float = 1.0,
        status: str | None = None,
    ) -> MadePlan:
        """States a relation: of a thing or action to things or actions, by name."""
        predicate = _PREDICATES[relation]
        for name in objects:
            start, end = self._line(f"{subject} {relation} {name}")
            left, right = self._id(subject), self._id(name)
            if predicate in ("pg:lead", "pg:leadOrganisation", "pg:supportedBy"):
                left, right = f"{right}/{outcome}", left
            self._claims.append(
                Claim(
                    left, predicate, right, start, end, self._locator(), "rule", confidence, status
                )
            )
        return self

    def records(self) -> PlanRecords:
        """The plan as records."""
        text = "\n".join(self._lines) + "\n"
        return PlanRecords(
            Document(self.file, "text", text, "ab" * 32, ()),
            self.key,
            f"{self.area} plan",
            tuple(self._action(each, text) for each in self._actions),
            tuple(self._entities.values()),
            mentions=tuple(self._mentions),
            claims=tuple(self._claims),
            area=Area(f"X-{slug(self.area)}", self.area),
        )

    def _action(self, words: str, text: str) -> Action:
        theme, outcomes = self._actions[words]
        start = text.index(words)
        key = slug(words)
        parts = tuple(Commitment(f"{key}/{n}", ()) for n in range(1, outcomes + 1))
        locator = f"line {text.count(chr(10), 0, start) + 1}"
        return Action(
            key, words, start, start + len(words), locator, theme=theme, commitments=parts
        )

    def _id(self, name: str) -> str:
        return slug(name) if name in self._actions else self._entities[name].id

    def _line(self, words: str) -> tuple[int, int]:
        start = sum(len(line) + 1 for line in self._lines)
        self._lines.append(words)
        return start, start + len(words)

    def _locator(self) -> str:
        return f"line {len(self._lines)}"


def store_of(*plans: MadePlan) -> Store:
    """The graph of these plans."""
    return Store(quad for plan in plans for quad in plan_quads(plan.records()))
