"""Which group reports to which, from arrows, numbered steps and nested lists.

Read only below a heading, or behind words with a colon, that say so ("Reporting line:",
"Governance structure"); the wordings are data (`patterns/reporting.toml`), each with an
example that tests run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise

from extract.relations.action_spans import ActionSpans
from extract.relations.context import Named, RelationContext, claim_at
from extract.relations.listed_items import ItemStanding, read_standing
from extract.relations.stated_fields import main_thing
from extract.units import lines_of
from graph.records import Claim, Heading, Kind, ListItem, Paragraph, Table

__all__ = ["ReportingWords", "reporting_claims", "reporting_words"]

_ARROW_RULE = "arrow of a reporting line"
_STEP_RULE = "step of a reporting line"
_NESTED_RULE = "list nested below the body"
_LONGEST_LEAD_IN = 25
_BODY = (Kind.PANEL, Kind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """The wordings with their examples, and the arrows, longest first."""

    upwards: tuple[tuple[re.Pattern[str], str], ...]
    pointed: tuple[tuple[re.Pattern[str], str], ...]
    levels: tuple[tuple[re.Pattern[str], str], ...]
    arrow: re.Pattern[str]


@cache
def reporting_words() -> ReportingWords:
    """What `patterns/reporting.toml` holds."""
    text = resources.files("extract").joinpath("patterns/reporting.toml").read_text("utf-8")
    data = tomllib.loads(text)

    def read(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple(
            (re.compile(rule["pattern"], re.IGNORECASE), rule["example"]) for rule in data[name]
        )

    arrows = sorted(data["arrows"], key=lambda arrow: (-len(arrow), arrow))
    arrow = re.compile("|".join(re.escape(arrow) for arrow in arrows))
    return ReportingWords(read("upwards"), read("pointed"), read("levels"), arrow)


@dataclass(frozen=True, slots=True)
class _Step:
    """An item that is nothing but the name of a body, and how it stands."""

    named: Named
    depth: int
    numbered: bool
    standing: ItemStanding


def reporting_claims(context: RelationContext) -> Iterator[Claim]:
    """The claims of all arrows, steps and nested lists that show who reports to whom."""
    spans = ActionSpans(context.actions)
    shown: str | None = None
    by_heading = False
    steps: list[_Step | None] = []
    for block in context.document.blocks:
        if not isinstance(block, ListItem):
            if shown is not None:
                yield from _list_claims(steps, shown)
            steps.clear()
        if isinstance(block, Heading):
            shown, by_heading = _shown(block.text), True
        elif isinstance(block, Paragraph):
            if spans.touch(block.start, block.end):
                continue
            for start, end in lines_of(context.document.text, block.start, block.end):
                words = context.document.text[start:end]
                lead, colon, rest = words.partition(":")
                told = _shown(lead) if colon and len(lead.split()) <= _LONGEST_LEAD_IN else None
                if told is not None:
                    shown, by_heading = told, False
                    if rest.strip():
                        yield from _arrows(context, start + len(lead) + 1, end, told)
                elif shown is not None:
                    found = list(_arrows(context, start, end, shown))
                    yield from found
                    if not found and not by_heading:
                        shown = None
        elif isinstance(block, ListItem) and shown is not None:
            found = list(_arrows(context, block.start, block.end, shown))
            yield from found
            steps.append(None if found else _step(context, block))
        elif isinstance(block, Table) and not by_heading:
            shown = None
    if shown is not None:
        yield from _list_claims(steps, shown)


def _shown(text: str) -> str | None:
    """Whether words say that what follows shows who reports to whom, and how: "upwards",
    "pointed" or "levels"; None where they do not, or deny it."""
    if read_standing(text).sureness < 1.0 or len(text.split()) > _LONGEST_LEAD_IN:
        return None
    words = reporting_words()
    kinds = (("upwards", words.upwards), ("pointed", words.pointed), ("levels", words.levels))
    for kind, rules in kinds:
        if any(pattern.search(text) for pattern, _ in rules):
            return kind
    return None


def _arrows(context: RelationContext, start: int, end: int, shown: str) -> Iterator[Claim]:
    """The claims of a line of names with arrows between them."""
    text = context.document.text[start:end]
    marks = list(reporting_words().arrow.finditer(text))
    if not marks:
        return
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(text)]
    parts = [(start + edges[i], start + edges[i + 1]) for i in range(0, len(edges), 2)]
    chain = [_named(context, *part) for part in parts]
    upwards = "levels" if shown == "levels" else "upwards"
    yield from _chain_claims(chain, upwards, _ARROW_RULE)


def _named(context: RelationContext, start: int, end: int) -> _Step | None:
    """The body that a stretch is nothing but the name of."""
    text = context.document.text[start:end]
    before = re.match(r"[\s*_•▪–-]*(?:\d+[.)]\s*)?(?:[Tt]he )?", text)
    begin = start + (before.end() if before else 0)
    finish = start + len(text.rstrip(" .;,*_\n"))
    named = main_thing(context, begin, finish) if begin < finish else None
    if named is None or named.start != begin or named.entity.kind not in _BODY:
        return None
    return _Step(named, 0, False, read_standing(context.document.text[named.end : end]))


def _step(context: RelationContext, item: ListItem) -> _Step | None:
    named = _named(context, item.start, item.end)
    numbered = bool(re.match(r"\W*\d", item.marker))
    return replace(named, depth=item.depth, numbered=numbered) if named is not None else None


def _list_claims(steps: Sequence[_Step | None], shown: str) -> Iterator[Claim]:
    if len({step.depth for step in steps if step is not None}) > 1:
        yield from _nested_claims(steps)
    elif len(steps) > 1 and all(step is not None and step.numbered for step in steps):
        ordered = "upwards" if shown == "upwards" else "levels"
        yield from _chain_claims(list(steps), ordered, _STEP_RULE)


def _chain_claims(chain: list[_Step | None], shown: str, rule: str) -> Iterator[Claim]:
    """The claims of names in a row, each of which reports to the next."""
    steps = [step for step in chain if step is not None]
    if len(steps) != len(chain) or len(steps) < 2:
        return
    if len({step.named.id for step in steps}) != len(steps):
        return
    top = [at for at, step in enumerate(steps) if "pg:Partnership" in step.named.entity.types]
    if top == [0] and shown == "levels":
        steps.reverse()
    elif shown == "levels" and top != [len(steps) - 1]:
        return
    elif top == [0]:
        # "Reporting line: Partnership > Board" may be read either way.
        return
    for lower, upper in pairwise(steps):
        yield from _claim(lower, upper, rule, 0.85)


def _nested_claims(steps: Sequence[_Step | None]) -> Iterator[Claim]:
    above: list[_Step] = []
    for step in steps:
        if step is None:
            # What lies below an unread item belongs to none above.
            above.clear()
            continue
        while above and above[-1].depth >= step.depth:
            above.pop()
        if above and step.named.entity.kind is Kind.PANEL:
            yield from _claim(step, above[-1], _NESTED_RULE, 0.8)
        above.append(step)


def _claim(lower: _Step, upper: _Step, rule: str, confidence: float) -> Iterator[Claim]:
    standing = lower.standing.within(upper.standing)
    if standing.sureness == 0.0 or lower.named.id == upper.named.id:
        return
    if Kind.PANEL not in (lower.named.entity.kind, upper.named.entity.kind):
        return
    start = min(lower.named.start, upper.named.start)
    end = max(lower.named.end, upper.named.end)
    claim = claim_at(
        lower.named.id, "org:reportsTo", upper.named.id, (start, end),
        lower.named.candidate.locator, rule, min(confidence, standing.sureness),
    )  # fmt: skip
    yield replace(claim, status=standing.status, period=standing.period)
