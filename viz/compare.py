"""What `compare` is given: builds, plans of a build, or files, read as versions of plans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError, as_given
from graph.store import MANIFEST_FILE, Store, open_store
from queries.catalogue import nearest
from queries.versions.compare import Comparison, compare
from queries.versions.reading import versions_in
from queries.versions.version import Version

if TYPE_CHECKING:
    from extract.plan import Extractor

__all__ = ["compared", "versions_of"]

_SHOWN = 12


def compared(old: str, new: str, out: Path | None, default: Path) -> Comparison:
    """What changed from `old` to `new`; each is a build's folder, a plan of the build in
    `out`, or a plan's file.

    Where `out` is given both are plans of it, by key, file name or title. Where it is not,
    what is no folder and no file is looked for in the build in `default`. Raises InputError
    for what is none of these, and where both are the same.
    """
    older, newer = versions_of(old, out, default), versions_of(new, out, default)
    if [plan.iri for plan in older] == [plan.iri for plan in newer] and _one_place(
        old, new, older, newer
    ):
        raise InputError(
            f"{as_given(old)} and {as_given(new)}",
            "both are the same",
            "Give the older version first, then the newer",
        )
    return compare(older, newer)


def versions_of(given: str, out: Path | None, default: Path) -> Sequence[Version]:
    """The plans that one argument of `compare` stands for. Raises InputError as it does."""
    path = Path(given)
    if out is not None:
        return (_plan_named(given, _all(out), out),)
    if path.is_dir():
        if not (path / MANIFEST_FILE).exists():
            raise InputError(
                as_given(given),
                "no graph has been built here",
                "Run `partnergraph build` on your plans with -o, and compare what it writes; "
                "or give two files",
            )
        return _all(path)
    if path.is_file():
        return (_built(path),)
    if (default / MANIFEST_FILE).exists():
        return (_plan_named(given, _all(default), default),)
    raise InputError(
        as_given(given),
        "there is no such folder or file",
        "Give two folders that builds have written, two files, or two plans of a build "
        "with --graph",
    )


def _one_place(old: str, new: str, older: Sequence[Version], newer: Sequence[Version]) -> bool:
    """Whether two arguments with the same plans also mean one place."""
    if all(Path(given).exists() for given in (old, new)):
        return Path(old).resolve() == Path(new).resolve()
    return list(older) == list(newer)


@cache
def _all(out: Path) -> tuple[Version, ...]:
    return versions_in(open_store(out))


def _plan_named(given: str, plans: Sequence[Version], out: Path) -> Version:
    wanted = _key(given)
    for name in ("key", "file", "title"):
        found = [plan for plan in plans if _key(str(getattr(plan, name))) == wanted]
        if len(found) > 1:
            keys = ", ".join(plan.key for plan in found)
            raise InputError(as_given(given), f"is the {name} of several plans", f"Give {keys}")
        if found:
            return found[0]
    names = {name: plan for plan in plans for name in (plan.key, plan.file, plan.title) if name}
    alike = nearest(given, names)
    listed = ", ".join(plan.key for plan in plans[:_SHOWN])
    advice = (
        f"Did you mean {' or '.join(dict.fromkeys(names[name].key for name in alike))}"
        if alike
        else f"Give one of {listed}"
    )
    raise InputError(as_given(given), f"{out} holds no plan of that name", advice)


@cache
def _extractor() -> Extractor:
    from extract.plan import Extractor

    return Extractor()


def _built(path: Path) -> Version:
    """The version that a file holds: read as a build reads it, and kept nowhere."""
    from extract.conclusions import conclude
    from extract.readers import read
    from graph.derived import derived_quads
    from graph.rdf import plan_quads

    plan = _extractor().extract(read(path))
    quads = [*plan_quads(plan), *derived_quads(conclude([plan]), [plan])]
    (version,) = versions_in(Store(quads))
    return version


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
