"""A small scorer for plans with annotations: what was read, against what a reader found.

Actions are matched one to one on their words (88% alike), people and bodies on any
shared spelling; figures are summed over the plans of a folder.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from extract.lexicon import fold
from extract.namekinds import bare_name
from extract.plan import Extractor
from extract.readers import read, supported_extensions
from graph.records import Action, Commitment, PlanRecords

_ALIKE = 88
_LEADS = "pg:lead"
_BODIES = "pg:leadOrganisation"
_SUPPORT = "pg:supportedBy"
_GOLD_FIELDS = {_LEADS: "leads", _BODIES: "lead_organisations", _SUPPORT: "supporting"}


@dataclass
class Figures:
    """Counts of what was found rightly, wrongly and not, by name."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, name: str, found: set[str], wanted: set[str]) -> None:
        """Counts two sets against each other."""
        self.counts[name, "right"] += len(found & wanted)
        self.counts[name, "wrong"] += len(found - wanted)
        self.counts[name, "missed"] += len(wanted - found)

    def f1(self, name: str) -> float:
        """The harmonic mean of precision and recall, 1.0 where nothing is wanted."""
        right = self.counts[name, "right"]
        others = self.counts[name, "wrong"] + self.counts[name, "missed"]
        return 2 * right / (2 * right + others) if right + others else 1.0


def figures_of(folder: Path, extractor: Extractor) -> Figures:
    """The figures of every plan in a folder that has annotations in its folder `gold`."""
    figures = Figures()
    for path in sorted(folder.iterdir()):
        gold_path = folder / "gold" / f"{path.stem}.json"
        if path.suffix in supported_extensions() and gold_path.is_file():
            gold = json.loads(gold_path.read_text("utf-8"))
            _compare(extractor.extract(read(path)), gold, figures)
    return figures


def _key(name: str) -> str:
    return fold(bare_name(name)) or fold(name)


def _compare(plan: PlanRecords, gold: dict[str, Any], figures: Figures) -> None:
    names: dict[str, str] = {}
    generic: set[str] = set()
    for entity in gold["entities"]:
        for name in [entity["name"], *entity["aliases"]]:
            names.setdefault(_key(name), entity["id"])
        if entity.get("generic"):
            generic.add(entity["id"])
    ours: dict[str, str] = {}
    for found in plan.entities:
        labels = [found.label, *found.aliases, *found.misspellings]
        same = next((names[_key(label)] for label in labels if _key(label) in names), None)
        ours[found.id] = same or ("generic" if found.generic else f"?{found.id}")
    generic.add("generic")
    matched = _matches(plan.actions, gold["actions"])
    wanted = {action["id"] for action in gold["actions"]}
    unmatched = {f"?{action.key}" for action in plan.actions if action.key not in matched}
    figures.add("actions", set(matched.values()) | unmatched, wanted)
    by_id = {action["id"]: action for action in gold["actions"]}
    for action in plan.actions:
        if action.key in matched:
            annotated = by_id[matched[action.key]]
            _compare_fields(plan, action, annotated, ours, generic, figures)
            _compare_dates(action, annotated, figures)


def _matches(actions: tuple[Action, ...], gold: list[dict[str, Any]]) -> dict[str, str]:
    pairs = [
        (
            fuzz.ratio(fold(action.text), fold(annotated["text"]))
            + 2 * (action.number == annotated["number"])
            + fuzz.partial_ratio(fold(action.theme or ""), fold(annotated["theme"] or "")) / 50,
            action.key,
            annotated["id"],
        )
        for action in actions
        for annotated in gold
        if fuzz.ratio(fold(action.text), fold(annotated["text"])) >= _ALIKE
    ]
    matched: dict[str, str] = {}
    for _, key, gold_id in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if key not in matched and gold_id not in matched.values():
            matched[key] = gold_id
    return matched


def _compare_fields(
    plan: PlanRecords,
    action: Action,
    gold: dict[str, Any],
    ours: dict[str, str],
    generic: set[str],
    figures: Figures,
) -> None:
    keys = {commitment.key for commitment in action.commitments}
    for predicate, name in _GOLD_FIELDS.items():
        found = {
            ours[claim.object]
            for claim in plan.claims
            if claim.subject in keys and claim.predicate == predicate
        }
        wanted = {thing for part in gold["parts"] for thing in part[name]}
        accepted = {
            thing
            for part in gold["parts"]
            if isinstance(part.get("also_accept"), list)
            for thing in part["also_accept"]
        }
        figures.add(name, found - generic - (accepted - wanted), wanted - generic)


def _compare_dates(action: Action, gold: dict[str, Any], figures: Figures) -> None:
    for which in ("start", "end"):
        left = [_date(commitment, which) for commitment in action.commitments]
        for index, part in enumerate(gold["parts"]):
            accepted = {
                str(value or "").lower() for value in [part[which], *part.get(f"{which}_also", [])]
            }
            hit = next((value for value in left if value in accepted), None)
            if hit is not None:
                left.remove(hit)
            label = f"{action.key}/{which}/{index}"
            figures.add("dates", {label} if hit is not None else set(), {label})


def _date(commitment: Commitment, which: str) -> str:
    period = commitment.period
    typed, note = (
        (period.start, period.start_note) if which == "start" else (period.end, period.end_note)
    )
    return (typed or note or "").strip().lower()
