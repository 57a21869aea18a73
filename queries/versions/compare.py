"""What changed from the plans of one build, or one plan, to those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.table import Row, Table
from queries.versions.action_changes import action_changes
from queries.versions.actions import match_actions
from queries.versions.change import COLUMNS, GROUPS, Change
from queries.versions.pairing import pair_plans
from queries.versions.relation_changes import relation_changes
from queries.versions.thing_changes import thing_changes
from queries.versions.things import match_things
from queries.versions.version import Place, Version, same_words

__all__ = ["Compared", "Comparison", "compare", "compare_plans"]

_ORDER = {kind: at for at, kind in enumerate(kind for kinds in GROUPS.values() for kind in kinds)}
_SURE = 0.8
_NO_PARTNER = "no plan of the {} build is for the same area under the same key or a title like it"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a plan, how many actions they have in common, and what changed."""

    old: Version
    new: Version
    common: int
    changes: tuple[Change, ...]

    @property
    def nothing_in_common(self) -> bool:
        """Whether not one action of the older version stands in the newer."""
        return self.common == 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, by pairs of plans, and the plans that have no other version."""

    pairs: tuple[Compared, ...]
    gone: tuple[Version, ...]
    new: tuple[Version, ...]

    @property
    def table(self) -> Table:
        """All changes as a table with the columns of `queries.versions.change.COLUMNS`."""
        columns = tuple(column.name for column in COLUMNS)
        return Table("compare", columns, tuple(_rows(self)))


def compare(old: Sequence[Version], new: Sequence[Version]) -> Comparison:
    """What changed from the older plans to the newer: pair by pair, with what is new or gone.

    The plans are paired by `queries.versions.pairing.pair_plans`.
    """
    plans = pair_plans(old, new)
    return Comparison(
        tuple(compare_plans(left, right, score) for left, right, score in plans.pairs),
        plans.gone,
        plans.new,
    )


def compare_plans(old: Version, new: Version, score: float = 1.0) -> Compared:
    """What changed from one version of a plan to the next, by kinds of changes.

    Where it is not sure (`score`) that both are versions of one plan, all is uncertain.
    """
    things = match_things(old, new)
    actions = match_actions(old, new, things)
    changes = [
        *_of_plan(old, new),
        *action_changes(old, new, actions, things),
        *thing_changes(old, new, things),
        *relation_changes(old, new, things, actions),
    ]
    if score < _SURE:
        changes = [replace(change, doubtful=True) for change in changes]
    changes.sort(key=lambda change: _ORDER[change.kind])
    return Compared(old, new, len(actions.same), tuple(changes))


def _of_plan(old: Version, new: Version) -> Iterator[Change]:
    for what, before, after in (
        ("title", old.title, new.title),
        ("period", old.period, new.period),
    ):
        if not same_words(before, after):
            yield Change(
                f"{what} changed",
                what,
                before,
                after,
                place_before=Place(old.file, what),
                place_after=Place(new.file, what),
            )


def _rows(comparison: Comparison) -> Iterator[Row]:
    told = [(pair.new.where, pair.changes) for pair in comparison.pairs]
    for plan in comparison.new:
        change = Change("plan new", "plan", after=plan.title, place_after=Place(plan.file, "title"))
        told.append((plan.where, (_whole(change, plan, "older"),)))
    for plan in comparison.gone:
        change = Change(
            "plan gone", "plan", before=plan.title, place_before=Place(plan.file, "title")
        )
        told.append((plan.where, (_whole(change, plan, "newer"),)))
    for area, changes in sorted(told, key=lambda each: each[0]):
        yield from (_row(area, change) for change in changes)


def _whole(change: Change, plan: Version, other: str) -> Change:
    number = len(plan.actions)
    actions = f"{number} action" if number == 1 else f"{number} actions"
    return replace(change, detail=f"{actions}; {_NO_PARTNER.format(other)}")


def _row(area: str, change: Change) -> Row:
    before, after = change.place_before, change.place_after
    return (
        area,
        change.kind,
        change.theme or None,
        change.number or None,
        change.action or None,
        change.what,
        change.before or None,
        change.after or None,
        change.days_later,
        change.detail or None,
        change.score,
        str(before) if before else None,
        before.quote or None if before else None,
        str(after) if after else None,
        after.quote or None if after else None,
        "uncertain" if change.doubtful else None,
    )
