"""What a build tells of itself, and the headline that a terminal shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.records import Kind, PlanRecords
from viz.terminal import printable

__all__ = [
    "BuildReport",
    "LeftOut",
    "PlanReport",
    "ReviewReport",
    "Things",
    "headline",
    "own_version",
    "plan_report",
    "things",
]

_LEAD = "pg:lead"
_LEAD_ORGANISATION = "pg:leadOrganisation"


@dataclass(frozen=True, slots=True)
class Things:
    """How many different named things there are of each kind; classes of bodies ("All
    Partners") are not counted."""

    people: int = 0
    organisations: int = 0
    panels: int = 0
    services: int = 0
    roles: int = 0
    documents: int = 0
    funds: int = 0


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What came of one file: `no_lead` counts the actions with neither a lead nor a lead
    organisation, `no_person` those with no named lead; one that has ended or is only planned
    is none."""

    file: str
    sha256: str
    plan: str
    title: str
    area: str | None
    actions: int
    commitments: int
    no_lead: int
    no_person: int
    mentions: int
    claims: int
    faults: int
    things: Things
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not in the graph, and why, as a sentence that names it."""

    file: str
    reason: str

    def without_folder(self) -> LeftOut:
        """The same wherever the file lies."""
        name = Path(self.file).name
        return LeftOut(name, self.reason.replace(self.file, name))


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What became of people's judgements: those of the `file` that was given (None if none
    was), how many of them were `applied`, and `unfit`, the others that were decided, as
    sentences. `kept` were found in the folder and not applied; `open` doubts are left.
    `elsewhere` tells that all judgements also stand in a file outside the folder."""

    file: str | None = None
    sha256: str | None = None
    judgements: int = 0
    applied: int = 0
    unfit: tuple[str, ...] = ()
    kept: int = 0
    open: int = 0
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build has written: its folder, its plans, the files it left out, how many
    things there are in all (one that several plans name is counted once), and what became
    of the judgements of its review. `kept` counts the plans that an earlier build had
    read, `resumed` those that an interrupted one had; `newest_only` tells that the explorer and
    the workbook leave earlier versions of plans out, as there are too many; `unchanged` tells
    that all was as the earlier build had left it, and so nothing was written. `names` is
    "posts" where no personal name was written, else "all"; `withheld` counts the judgements
    that were left out because they name people."""

    out: str
    plans: tuple[PlanReport, ...]
    left_out: tuple[LeftOut, ...]
    things: Things
    review: ReviewReport = ReviewReport()
    newest_only: bool = False
    kept: int = 0
    resumed: int = 0
    unchanged: bool = False
    names: str = "all"
    withheld: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that a user should know, as sentences that name the file."""
        said = (f"{plan.file}: {warning}" for plan in self.plans for warning in plan.warnings)
        left_out = (f"left out {item.reason}" for item in self.left_out)
        own = (*self._kept(), *self._newest_only(), *self._withheld())
        return (*left_out, *said, *self.review.unfit, *own)

    def _newest_only(self) -> tuple[str, ...]:
        if not self.newest_only:
            return ()
        return (
            f"{self.out}: as the plans are so many, the explorer and the workbook show the newest "
            "version of each alone; the graph holds all of them",
        )

    def _kept(self) -> tuple[str, ...]:
        kept = self.review.kept
        if not kept:
            return ()
        are = "judgement of the earlier build is" if kept == 1 else "judgements are"
        return (
            f"{self.out}: {kept} {are} kept in the new review but not applied; "
            "give the review with --review to apply them",
        )

    def _withheld(self) -> tuple[str, ...]:
        if not self.withheld:
            return ()
        are = "judgement names" if self.withheld == 1 else "judgements name"
        return (
            f"{self.out}: {self.withheld} {are} people and cannot be applied without names; "
            "judge anew what this build's review asks",
        )


def plan_report(plan: PlanRecords) -> PlanReport:
    """The counts of one plan; a plan with no actions gets a warning of its own."""
    parents = {part.key: act.key for act in plan.actions for part in act.commitments}
    led: dict[str, set[str]] = {_LEAD: set(), _LEAD_ORGANISATION: set()}
    for claim in plan.claims:
        if claim.predicate in led and claim.status is None:
            led[claim.predicate].add(parents.get(claim.subject, claim.subject))
    keys = [action.key for action in plan.actions]
    warnings = plan.warnings
    if not plan.actions and not any("action" in warning for warning in warnings):
        warnings += ("no actions were found in it; is it an action plan?",)
    return PlanReport(
        file=plan.document.name,
        sha256=plan.document.sha256,
        plan=plan.key,
        title=plan.title,
        area=plan.area.code if plan.area else None,
        actions=len(keys),
        commitments=len(parents),
        no_lead=sum(key not in led[_LEAD] | led[_LEAD_ORGANISATION] for key in keys),
        no_person=sum(key not in led[_LEAD] for key in keys),
        mentions=len(plan.mentions),
        claims=len(plan.claims),
        faults=len(plan.faults),
        things=things([plan]),
        warnings=warnings,
    )


def things(plans: Iterable[PlanRecords]) -> Things:
    """How many different things the plans name together."""
    kinds = {e.id: e.kind for plan in plans for e in plan.entities if not e.generic}
    count = Counter(kinds.values())
    return Things(
        people=count[Kind.PERSON],
        organisations=count[Kind.ORGANISATION],
        panels=count[Kind.PANEL],
        services=count[Kind.SERVICE],
        roles=count[Kind.ROLE],
        documents=count[Kind.DOCUMENT],
        funds=count[Kind.FUND],
    )


def headline(report: BuildReport, files: Sequence[str]) -> str:
    """A few lines for a person: what there is, what is missing, and where to look."""
    count = report.things
    actions = sum(plan.actions for plan in report.plans)
    lines = [
        f"{_many(len(report.plans), 'plan')}, {_many(actions, 'action')}: "
        f"{_many(count.people, 'person', 'people')}, "
        f"{_many(count.organisations, 'organisation')}, {_many(count.panels, 'panel')}, "
        f"{_many(count.services, 'service')}",
        f"{_many(sum(plan.no_person for plan in report.plans), 'action')} "
        f"without a named lead, {sum(plan.no_lead for plan in report.plans)} of them "
        "without a lead organisation too",
        f"{_many(sum(plan.faults for plan in report.plans), 'fault')} in the plans themselves "
        "(partnergraph check)",
        f"{_many(report.review.open, 'doubt')} to judge (review.xlsx), "
        f"{_many(report.review.applied, 'judgement')} applied",
        f"{_many(len(report.warnings), 'warning')}",
        *(["no personal names written, but those in file names"] if report.names != "all" else []),
        *([f"{_many(report.kept, 'plan')} not read again: unchanged"] if report.kept else []),
        *(
            [f"{_many(report.resumed, 'plan')} not read again: an interrupted build had read them"]
            if report.resumed
            else []
        ),
        f"written to {printable(report.out)}: {', '.join(files)}",
    ]
    if report.unchanged:
        lines[-2:] = [f"nothing has changed since the last build: {report.out} is as it was"]
    return "\n".join(lines) + "\n"


def own_version() -> str:
    """The version of partnergraph that is running; "0" where it is not installed."""
    try:
        return version("partnergraph")
    except PackageNotFoundError:
        return "0"


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
