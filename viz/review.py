"""Which judgements a build applies, which it only keeps, and the review that it writes.

Nothing that a person has typed is lost: what a build does not apply, it carries over into
the review that it writes, and says so; where it could not, it stops and says what to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.review.describe import describe
from graph.review.doubts import Doubt
from graph.review.judgements import Decision, Judgement, What, check_agreement, shown
from graph.store import MANIFEST_FILE
from viz.report import ReviewReport
from viz.review_csv import csv_bytes, read_csv
from viz.review_lines import Line
from viz.told import Told

__all__ = [
    "CSV",
    "KEPT",
    "WORKBOOK",
    "Given",
    "gather",
    "noted_in",
    "review_hashes",
    "review_lines",
    "unchanged",
    "write_review",
]

WORKBOOK = "review.xlsx"
CSV = "review.csv"
_OWN = (WORKBOOK, CSV)
_BOTH = f"holds a {WORKBOOK} and a {CSV} that were both changed"
_ONE = "Give the one that counts with --review, and move the other elsewhere"


@dataclass(frozen=True, slots=True)
class Given:
    """What people have judged when a build begins.

    `applied` are the judgements of the file given with ``--review``, `kept` those that only
    the earlier build's review holds. `file` and `sha256` are of the file given. `elsewhere`
    tells that all of them also stand in a file of the person's own, outside OUT. `seen`
    are the hashes of the reviews in OUT, by name.
    """

    applied: tuple[Judgement, ...] = ()
    kept: tuple[Judgement, ...] = ()
    file: str | None = None
    sha256: str | None = None
    elsewhere: bool = False
    seen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    sha256: str
    judgements: tuple[Judgement, ...]
    foreign: tuple[str, ...] = field(default=())


def gather(review: Path | None, out: Path) -> Given:
    """Read the review that is given, and what the reviews in OUT hold besides.

    Raises InputError where a file cannot be read, contradicts itself, or could not be
    replaced without losing something that a person has written.
    """
    given = None if review is None else _read(review)
    if given is not None:
        check_agreement(given.judgements)
    manifest = noted_in(out)
    present = {name: path for name in _OWN if (path := out / name).is_file()}
    seen = tuple((name, _hash(path.read_bytes())) for name, path in present.items())
    noted = manifest.get("written")
    written = noted if isinstance(noted, dict) else {}
    # A file that is as a build has written it holds nothing that the other form lacks.
    edited = [name for name, digest in seen if written.get(name) != digest]
    inside = given is not None and any(_same(given.path, out / name) for name in _OWN)
    others = [n for n in edited if given is None or not _same(given.path, present[n])]
    if len(others) > 1:
        raise InputError(str(out), _BOTH, _ONE)
    was_elsewhere = manifest.get("elsewhere") is True
    sources = others
    if not others and not inside and not (given is not None and was_elsewhere):
        blank = manifest.get("judgements") == 0 == manifest.get("kept")
        # Both forms hold the same, and the second is the quicker to read.
        sources = [] if blank else list(present)[-1:]
    extra: list[Judgement] = []
    for name in sources:
        source = _read(present[name])
        _nothing_foreign(source)
        extra += _besides(given, source, changed=name in edited)
    if given is None:
        elsewhere = was_elsewhere and not edited
        return Given(kept=tuple(extra), elsewhere=elsewhere, seen=seen)
    if inside:
        _nothing_foreign(given)
        if extra:
            raise InputError(str(out), _BOTH, _ONE)
    _agreed(given, extra)
    return Given(
        applied=given.judgements,
        kept=tuple(extra),
        file=given.path.name,
        sha256=given.sha256,
        elsewhere=not inside and not extra,
        seen=seen,
    )


def _besides(given: _File | None, own: _File, *, changed: bool) -> list[Judgement]:
    """The judgements of a review in OUT that the given one has not. In one that is as a
    build has written it, an answer that the given one repeats in other words is old."""
    if given is None:
        return list(own.judgements)
    held = set(given.judgements)
    said = {(j.key, j.settles) for j in given.judgements}
    return [
        j for j in own.judgements if j not in held and (changed or (j.key, j.settles) not in said)
    ]


def unchanged(given: Given, out: Path) -> None:
    """Raises InputError where someone has saved a review in OUT since `gather` read it."""
    seen = dict(given.seen)
    for name in _OWN:
        path = out / name
        now = _hash(path.read_bytes()) if path.is_file() else None
        if now is not None and now != seen.get(name):
            raise InputError(str(path), "was changed while the graph was built", "Build again")


def review_lines(plans: Sequence[Told], given: Given) -> tuple[tuple[Line, ...], ReviewReport]:
    """The lines of the new review, and the account of the judgements."""
    judgements = tuple(dict.fromkeys((*given.applied, *given.kept)))
    judged = {judgement.key for judgement in judgements}
    still = [d for plan in plans for d in plan.doubts if d.question.key not in judged]
    info: dict[tuple[str, ...], Doubt] = {}
    if judgements:
        info.update((d.question.key, d) for plan in plans for d in plan.doubts)
        info.update((d.question.key, d) for plan in plans for d in plan.first_doubts)
    states = _states(given, plans)
    lines = [Line(d.question, why=d.why, sure=d.confidence, places=d.places) for d in still]
    for judgement in judgements:
        doubt = info.get(judgement.key)
        state = states[judgement]
        if doubt is None:
            lines.append(Line(judgement, state))
        else:
            lines.append(Line(judgement, state, doubt.why, doubt.confidence, doubt.places))
    unfit = tuple(
        f"{j.origin}: {describe(j)} This {states[j]}"
        for j in given.applied
        if states[j].startswith((_NO_LONGER, _UNSAID))
    )
    report = ReviewReport(
        file=given.file,
        sha256=given.sha256,
        judgements=len(given.applied),
        applied=sum(states[j].startswith(_APPLIED) for j in given.applied),
        unfit=unfit,
        kept=len(given.kept),
        open=len(still),
        elsewhere=given.elsewhere,
    )
    return tuple(lines), report


def write_review(lines: Iterable[Line], folder: Path) -> None:
    """Write the review to a folder, in both its forms."""
    from viz.review_workbook import review_bytes

    lines = tuple(lines)
    # To make a workbook takes a disk with room on it: where there is none, this tells so.
    (folder / CSV).write_bytes(csv_bytes(lines))
    (folder / WORKBOOK).write_bytes(review_bytes(lines))


def review_hashes(folder: Path) -> dict[str, str]:
    """The hashes of the reviews that were written to a folder, by name."""
    return {name: _hash((folder / name).read_bytes()) for name in _OWN}


_APPLIED = "applied"
_NO_LONGER = "no longer fits"
KEPT = "kept, not applied"
"""What a review says of a judgement that the build did not apply."""
_UNSAID = "is not applied: its decision is empty"


def _states(given: Given, plans: Sequence[Told]) -> dict[Judgement, str]:
    """What became of each judgement, in words."""
    known = {shown(plan.document.name) for plan in plans} | {plan.key for plan in plans}
    unfit: dict[Judgement, str] = {}
    fit: set[Judgement] = set()
    for outcome in (outcome for plan in plans for outcome in plan.outcomes):
        if outcome.unfit:
            unfit.setdefault(outcome.judgement, outcome.unfit)
        else:
            fit.add(outcome.judgement)
    states: dict[Judgement, str] = dict.fromkeys(given.kept, KEPT)
    for judgement in given.applied:
        if judgement.decision is Decision.OPEN and judgement.settles is None and judgement.other:
            asked = judgement.what in (What.KIND, What.CELL)
            states[judgement] = _UNSAID if asked else "not decided"
        elif judgement.settles is None:
            states[judgement] = judgement.decision.value or "not decided"
        elif judgement in fit:
            states[judgement] = _APPLIED
        elif judgement.plan and judgement.plan not in known:
            states[judgement] = f"{_NO_LONGER}: no plan {judgement.plan!r} was read"
        else:
            states[judgement] = f"{_NO_LONGER}: {unfit.get(judgement, 'no plan was read')}"
    return states


def _read(path: Path) -> _File:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror or error})", "Check that it is there"
        ) from error
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return _File(path, _hash(data), read_csv(data, str(path)))
    if suffix != ".xlsx":
        raise InputError(str(path), "is no review", "Give a review.xlsx or a review.csv")
    from viz.review_workbook import read_workbook

    judgements, foreign = read_workbook(data, str(path))
    return _File(path, _hash(data), judgements, foreign)


def _nothing_foreign(file: _File) -> None:
    if file.foreign:
        raise InputError(
            str(file.path),
            f"holds what a build would lose ({file.foreign[0]})",
            "Save a copy of the file elsewhere, and take that out of this one",
        )


def _agreed(given: _File, kept: Iterable[Judgement]) -> None:
    """Raises InputError where what is kept says something else than what is given."""
    try:
        check_agreement((*given.judgements, *kept))
    except InputError as error:
        raise InputError(
            error.name,
            error.problem,
            "Bring the two files together, or move the one beside the graph elsewhere",
        ) from error


def noted_in(out: Path) -> dict[str, object]:
    """What the last build has noted of its review; nothing where there is none."""
    try:
        noted = json.loads((out / MANIFEST_FILE).read_text("utf-8"))["review"]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
