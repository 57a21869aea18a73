"""A person taken out of a built graph, and kept out of the builds that follow.

It needs no plan: what was read of them is kept in OUT, and everything there is written anew
from it. The plans themselves are not touched.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.dropping.forgotten import Forgotten
from extract.dropping.forms import full_names, printed_names
from extract.dropping.people import named_people
from extract.dropping.removal import forms_in, without_forgotten
from extract.dropping.spellings import Spelling, Spellings, key_of
from extract.namekinds import person_likeness
from graph.errors import InputError, as_given, readable
from graph.records import Entity, PlanRecords
from graph.records_json import records_from_json
from graph.store import MANIFEST_FILE, open_store
from viz.kept import KEPT, fingerprint
from viz.manifest import manifest_of, write_manifest
from viz.output import replacing
from viz.personal import POSTS, Names, forgotten_in, written_names
from viz.reading import Progress
from viz.report import BuildReport, LeftOut, things
from viz.review import review_hashes, unchanged
from viz.standing import standing
from viz.told import Stated, Stating, stated_by
from viz.whole import Making, write_whole

__all__ = ["Going", "InPlan", "forget", "going"]

_SALT_BYTES = 16
_MOST_NAMED = 8
_LIKELY = 0.6


@dataclass(frozen=True, slots=True)
class InPlan:
    """What one plan says of a person: how often it names them, in how many relations, and
    under which posts; `words` counts the places at which the name stands unread."""

    file: str
    mentions: int
    claims: int
    posts: tuple[str, ...]
    words: int = 0


@dataclass(frozen=True, slots=True)
class Going:
    """What would be removed: a person's `spellings`, and where they stand. `files` are plans
    whose file names hold the name, and stay as they are; `review` is the file with people's
    judgements that lies elsewhere, if there is one."""

    name: str
    spellings: tuple[str, ...]
    plans: tuple[InPlan, ...]
    files: tuple[str, ...] = ()
    review: str | None = None


@dataclass(frozen=True, slots=True)
class _Graph:
    """What a build has left in OUT."""

    plans: tuple[PlanRecords, ...]
    reader: str
    model: str
    base: str
    left_out: tuple[LeftOut, ...]
    review: str | None


@dataclass(frozen=True, slots=True)
class _Person:
    """Whom a name means: the ids by plan, and every spelling."""

    name: str
    ids: dict[str, frozenset[str]]
    spellings: frozenset[str]


def going(name: str, out: Path) -> Going:
    """What `forget` would remove. Raises InputError as that does."""
    graph = _graph(out)
    person = _person(name, graph.plans)
    looked_for = Spellings({key: Spelling("") for key in _keys(person)})
    found = []
    for plan in graph.plans:
        ids = person.ids.get(plan.key, frozenset())
        labels = {entity.id: entity.label for entity in plan.entities}
        about = [c for c in plan.claims if c.subject in ids or c.object in ids]
        spans = {(m.start, m.end) for m in plan.mentions if m.entity in ids}
        words = [
            (start, end)
            for start, end, _ in looked_for.find(plan.document.text)
            if not any(first <= start and end <= last for first, last in spans)
        ]
        if ids or words:
            posts = {labels.get(c.object, c.object) for c in about if c.predicate == "org:holds"}
            found.append(
                InPlan(plan.document.name, len(spans), len(about), tuple(sorted(posts)), len(words))
            )
    files = (p.document.name for p in graph.plans if any(looked_for.find(p.document.name)))
    spellings = tuple(sorted(person.spellings, key=lambda each: (-len(each), each)))
    return Going(person.name, spellings, tuple(found), tuple(files), graph.review)


def forget(
    name: str, out: Path, progress: Progress = lambda _what, _done, _of: None
) -> BuildReport:
    """Write OUT anew without a person's name, and note that it is to stay out.

    The name may be any spelling. Raises InputError where it names nobody or several people,
    where OUT holds no graph or not all that was read for it, and where it cannot be replaced;
    OUT then stays as it was.
    """
    from graph.statements import Statements

    out = out.absolute()
    with replacing(out) as folder, Statements(folder) as statements:
        graph = _graph(out)
        before = Names(written_names(out) == POSTS, forgotten_in(out))
        forgotten = _listed(_person(name, graph.plans), graph, before)
        after = Names(before.posts, forgotten)
        given = standing(out)
        fitting = after.in_review(given)
        stating = Stating(graph.base, statements, kept=False)
        read: list[Stated] = []
        for number, plan in enumerate(graph.plans):
            progress(plan.document.name, number, len(graph.plans))
            left = without_forgotten(plan, forgotten)
            judgements = after.fit(fitting.applied, left)
            file = Path(plan.document.name)
            stated = stated_by(stating, judgements, file, left)
            if isinstance(stated, InputError):
                raise stated
            read.append(stated)
        same = not before.posts and graph.reader == fingerprint(graph.model + before.mark)
        # What a build would read otherwise than it is kept here is to be read anew.
        reader = fingerprint(graph.model + after.mark) if same else ""
        making = Making(
            statements, folder, graph.base, fitting, reader, (), after, jobs=1, progress=progress
        )
        plans = [plan.records for plan in read]
        named = things(plans)
        written = write_whole(making, [plan.told for plan in read], plans)
        left_out = (
            LeftOut(item.file, forgotten.in_brackets(item.reason)) for item in graph.left_out
        )
        report = BuildReport(
            out=readable(str(out)),
            plans=tuple(plan.told.report for plan in read),
            left_out=tuple(left_out),
            things=named,
            review=written.judged,
            newest_only=written.newest_only,
            names=POSTS if before.posts else "all",
        )
        write_manifest(
            manifest_of(report, folder, graph.model, graph.base, review_hashes(folder)), folder
        )
        unchanged(given, out)
    return report


def _listed(person: _Person, graph: _Graph, before: Names) -> Forgotten:
    """The list with a person more."""
    known = before.forgotten or Forgotten(secrets.token_bytes(_SALT_BYTES))
    plans = (plan for plan in graph.plans if plan.key in person.ids)
    return known.adding(
        _keys(person), {plan.key: forms_in(plan, person.ids[plan.key]) for plan in plans}
    )


def _graph(out: Path) -> _Graph:
    open_store(out)
    try:
        manifest = json.loads((out / MANIFEST_FILE).read_text("utf-8"))
        first, *lines = (out / KEPT).read_text("utf-8").split("\n")
        kept = {
            (plan.document.name, plan.document.sha256): plan
            for line in lines
            if line
            for plan in (records_from_json(line.partition("\t")[2]),)
        }
        listed = [(plan["file"], plan["sha256"]) for plan in manifest["plans"]]
        left_out = tuple(LeftOut(each["file"], each["reason"]) for each in manifest["left_out"])
        return _Graph(
            tuple(kept[each] for each in listed),
            json.loads(first)["reader"],
            manifest["model"],
            manifest["base"],
            left_out,
            manifest["review"]["file"] if manifest["review"]["elsewhere"] else None,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            str(out),
            "does not hold all that was read from its plans, which is needed to write it anew",
            "Build it once more from the plans with this version, and forget then; or delete it",
        ) from error


def _person(name: str, plans: Sequence[PlanRecords]) -> _Person:
    """Whom a name means. Raises InputError where that is nobody, or more than one."""
    key = key_of(name)
    named = [(plan, person) for plan in plans for person in named_people(plan)]
    spelt = {(plan.key, person.id): printed_names(person, plan) for plan, person in named}

    def called(plan: PlanRecords, person: Entity) -> bool:
        return any(key == key_of(each) for each in spelt[plan.key, person.id])

    meant = [each for each in named if key == key_of(each[1].label)]
    meant = meant or [each for each in named if called(*each)]
    meant = meant or [
        (plan, person)
        for plan, person in named
        if key
        and any({*key} & {*key_of(each)} for each in spelt[plan.key, person.id])
        and key in forms_in(plan, [person.id])
    ]
    labels = {key_of(person.label): person.label for _, person in meant}
    if len(labels) > 1:
        raise _ambiguous(name, sorted({(p.label, plan.document.name) for plan, p in meant}))
    if not meant:
        return _unread(name, key, plans)
    # The same full name is the same entry of the list, in whatever plan it stands.
    full = {each for plan, person in meant for each in full_names(spelt[plan.key, person.id])}
    ids: dict[str, frozenset[str]] = {}
    spellings: frozenset[str] = frozenset()
    for plan, person in named:
        own = spelt[plan.key, person.id]
        if (plan, person) in meant or full & {*full_names(own)}:
            ids[plan.key] = ids.get(plan.key, frozenset()) | {person.id}
            spellings |= own
    return _Person(next(iter(labels.values())), ids, spellings)


def _unread(name: str, key: tuple[str, ...], plans: Sequence[PlanRecords]) -> _Person:
    """A name that was not read as a person's, but stands in the words of a plan."""
    found = Spellings({key: Spelling("")}) if len(key) > 1 else Spellings({})
    if not any(True for plan in plans for _ in found.find(plan.document.text)):
        raise InputError(
            as_given(name),
            "is no person's name in this graph",
            "Give the name as a plan prints it, given name and surname; "
            "partnergraph ask who-leads-what lists those who lead",
        )
    things = {e.label: e.kind.value for plan in plans for e in plan.entities}
    for label, kind in sorted(things.items()):
        # A person may have been taken for a body.
        if key_of(label) == key and person_likeness(label) < _LIKELY:
            raise InputError(
                as_given(name),
                f"is the name of {_a(kind)}, not of a person",
                "Only people are forgotten",
            )
    return _Person(" ".join(name.split()), {}, frozenset({" ".join(name.split())}))


def _ambiguous(name: str, found: Sequence[tuple[str, str]]) -> InputError:
    listed = "; ".join(f"{label} in {file}" for label, file in found[:_MOST_NAMED])
    more = f"; and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return InputError(
        as_given(name), f"may be several people: {listed}{more}", "Give the full name of one"
    )


def _keys(person: _Person) -> tuple[tuple[str, ...], ...]:
    """The full names by which the list knows a person; what they are called, where no spelling
    has a given name and a surname."""
    return tuple(sorted({*full_names(person.spellings)})) or (key_of(person.name),)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
