"""How much of what a plan's text form says is said again by the same plan in another format."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from extract.plan import Extractor
from graph.records import Document, PlanRecords, plain

REPOSITORY = Path(__file__).resolve().parents[3]
SAMPLES = tuple(
    path
    for path in sorted((REPOSITORY / "samples").iterdir())
    if path.suffix in (".txt", ".md") and path.name != "README.md"
)
REAL = REPOSITORY.parent / "shared" / "plans"
REAL_PLANS = tuple(sorted(REAL.glob("*.txt"))) if REAL.is_dir() else ()
"""The real plans, where they lie beside the repository."""

Fact = tuple[str, ...]


def facts_of(plan: PlanRecords) -> Counter[Fact]:
    """Actions, leads, lead organisations and dates: what is compared."""
    labels = {entity.id: entity.label for entity in plan.entities}
    owner: dict[str, Fact] = {}
    facts: Counter[Fact] = Counter()
    for action in plan.actions:
        words = plain(action.text)
        facts["action", words] += 1
        owner[action.key] = (words, "")
        for place, part in enumerate(action.commitments):
            owner[part.key] = (words, str(place))
            for name in ("start", "end"):
                when = getattr(part.period, name) or getattr(part.period, f"{name}_note")
                if when:
                    facts[name, words, str(place), plain(when)] += 1
    for claim in plan.claims:
        if claim.predicate in ("pg:lead", "pg:leadOrganisation") and claim.subject in owner:
            label = labels.get(claim.object, claim.object)
            facts[claim.predicate, *owner[claim.subject], label] += 1
    return facts


def share_kept(original: Counter[Fact], other: Counter[Fact]) -> float:
    """The facts that both say, as a share of those that either says."""
    most = max(original.total(), other.total())
    return (original & other).total() / most if most else 1.0


def compared(original: Document, other: Document, extractor: Extractor) -> tuple[float, str]:
    """The share kept, and the facts that only one of the two says."""
    first, second = facts_of(extractor.extract(original)), facts_of(extractor.extract(other))
    told = [f"- {' | '.join(fact)}" for fact in sorted((first - second).elements())]
    told += [f"+ {' | '.join(fact)}" for fact in sorted((second - first).elements())]
    return share_kept(first, second), "\n".join(told)
