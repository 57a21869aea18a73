"""The manifest of a build: build.json, from a report and back."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from graph.store import FORMAT, MANIFEST_FILE
from viz.report import BuildReport, LeftOut, PlanReport, ReviewReport, Things, own_version

__all__ = ["manifest_of", "report_of", "write_manifest"]


def manifest_of(
    report: BuildReport,
    folder: Path,
    model: str,
    base: str,
    review_hashes: Mapping[str, str],
) -> dict[str, object]:
    """What build.json says: what was built, from what, with what (`model` has its version), and
    the hashes of the reviews written, by which a later build sees whether they were filled.

    No clock, no path: the same files give the same bytes wherever they lie."""
    return {
        "format": FORMAT,
        "partnergraph": own_version(),
        "python": platform.python_version(),
        "spacy": _spacy(),
        "model": model,
        "base": base,
        **({} if report.names == "all" else {"names": report.names}),
        "files": sorted(path.name for path in folder.iterdir()),
        "plans": [asdict(plan) for plan in report.plans],
        "left_out": [asdict(item.without_folder()) for item in report.left_out],
        "things": asdict(report.things),
        **({"newest_only": True} if report.newest_only else {}),
        "review": _review(report.review) | {"written": dict(sorted(review_hashes.items()))},
    }


def report_of(manifest: Mapping[str, Any], out: str) -> BuildReport:
    """The report of the build whose manifest this is, for one that changes nothing.

    Raises KeyError or TypeError where it is no manifest of ours.
    """
    plans = tuple(
        PlanReport(
            **plan | {"things": Things(**plan["things"]), "warnings": tuple(plan["warnings"])}
        )
        for plan in manifest["plans"]
    )
    review = {name: manifest["review"][name] for name in ReviewReport.__slots__} | {"unfit": ()}
    return BuildReport(
        out=out,
        plans=plans,
        left_out=tuple(LeftOut(**item) for item in manifest["left_out"]),
        things=Things(**manifest["things"]),
        review=ReviewReport(**review),
        newest_only="newest_only" in manifest,
        kept=len(plans),
        unchanged=True,
        names=manifest.get("names", "all"),
    )


def write_manifest(manifest: Mapping[str, object], folder: Path) -> None:
    """Write build.json."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8", newline="\n")


def _review(report: ReviewReport) -> dict[str, object]:
    return asdict(report) | {"unfit": len(report.unfit)}


def _spacy() -> str | None:
    try:
        return version("spacy")
    except PackageNotFoundError:
        return None
