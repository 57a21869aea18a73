"""What would be removed of a person, and what was not, as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from viz.forget import Going, InPlan
from viz.personal import FORGOTTEN
from viz.terminal import printable

__all__ = ["done_lines", "going_lines"]

_LEFT = "removed at request"


def going_lines(found: Going) -> Iterator[str]:
    """What would be removed, plan by plan."""
    yield printable(found.name)
    others = [each for each in found.spellings if each != found.name]
    if others:
        yield f"  also printed as: {', '.join(map(printable, others))}"
    for plan in found.plans:
        yield f"  {printable(plan.file)}: {_in_plan(plan)}"


def _in_plan(plan: InPlan) -> str:
    parts = []
    if plan.mentions:
        parts.append(f"named {_times(plan.mentions)}")
    if plan.words:
        again = " more" if plan.mentions else ""
        parts.append(f"printed {_times(plan.words)}{again} without having been read as a person")
    if plan.claims:
        parts.append(f"in {plan.claims} relation{'s' * (plan.claims != 1)}, which stay without it")
    if plan.posts:
        parts.append(f"as {', '.join(map(printable, plan.posts))}, which stays")
    return "; ".join(parts)


def done_lines(found: Going, out: Path) -> Iterator[str]:
    """What has been done, and what still holds the name."""
    yield f"{_LEFT}, and kept out of later builds into {printable(out)} by its {FORGOTTEN}"
    yield "  the plans themselves still hold it, and so does what was copied or exported before"
    for file in found.files:
        yield f"  so does the file name {printable(file)}: rename the plan and build again"
    if found.review is not None:
        yield f"  so may your review {printable(found.review)}, which lies outside the folder"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
