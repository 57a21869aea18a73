"""A build without personal names: none stands in any byte that it writes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from graph.errors import InputError
from tests.extract.dropping.people_plan import NAMES, PLAN
from tests.viz.leaks import contents, leaks, plans_in, spellings_in
from viz.build import build
from viz.output import journal_of
from viz.personal import written_names
from viz.review import CSV

REPOSITORY = Path(__file__).resolve().parent.parent.parent
KNOWN = REPOSITORY / "tests" / "plans" / "known"
REAL = REPOSITORY.parent / "shared" / "plans"
SHORT = 5
"""Initials and words as short stand for other things too; `NAMES` looks for such a one."""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "hillford.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "where",
    [
        REPOSITORY / "samples",
        KNOWN,
        pytest.param(
            REAL,
            marks=pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not at hand"),
        ),
    ],
    ids=lambda path: path.name,
)
def test_no_name_that_the_full_build_finds_is_in_any_file(where: Path, tmp_path: Path) -> None:
    full, posts = tmp_path / "full", tmp_path / "posts"
    files = sorted(where.glob("*.*"))
    build(files, full, jobs=2)
    build(files, posts, names="posts", jobs=2)
    text = " ".join(plan.document.text for plan in plans_in(full))
    spellings = {
        each
        for each in spellings_in(full)
        if " " in each or (len(each) >= SHORT and each.lower() not in text)
    }
    assert len(spellings) > 50
    assert leaks(contents(full), list(spellings)[:1])
    assert leaks(contents(posts), spellings) == []


def test_no_part_of_a_name_is_in_any_file(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = build([plans], out, names="posts")
    texts = contents(out)
    assert "explorer.html texts unzipped" in texts or "who-leads-what.html" in texts
    assert leaks(texts, {name for name in NAMES if " " in name}) == []
    del texts["explorer.html script unzipped"]
    assert leaks(texts, NAMES) == []
    assert leaks({"report": str(report)}, NAMES) == []
    assert written_names(out) == "posts"


def test_what_a_full_build_left_is_not_taken(plans: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    build([plans], out)
    journal_of(out).write_bytes((out / "kept.jsonl").read_bytes())
    report = build([plans], out, names="posts")
    assert (report.kept, report.resumed) == (0, 0)
    assert not journal_of(out).exists()
    build([plans], fresh, names="posts")
    assert contents(out) == contents(fresh)
    assert build([plans], out, names="posts").kept == 1
    assert contents(out) == contents(fresh)
    assert build([plans], out).kept == 0
    assert leaks(contents(out), ["Tamsin Lisle"])


def test_a_build_without_names_can_be_reviewed(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([plans], out, names="posts")
    given = tmp_path / "decisions.csv"
    rows = list(csv.DictReader(io.StringIO((out / CSV).read_text("utf-8-sig"))))
    asked = next(row for row in rows if row["what"] == "claim")
    asked |= {"decision": "no", "decided_by": "Olwen Harker"}
    with given.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(asked))
        writer.writeheader()
        writer.writerow(asked)
    report = build([plans], out, names="posts", review=given)
    assert (report.review.applied, report.withheld) == (1, 0)
    assert leaks(contents(out), {name for name in NAMES if " " in name}) == []


def named_review(path: Path) -> Path:
    path.write_text(
        "what,plan,thing,kind,relation,other,other_kind,quote,decision,decided_by,note\n"
        "alias,hillford.txt,Tamsin Lisle,person,,Rohan Pargeter,,,yes,Jo Bloggs,"
        "as Tamsin Lisle said\n"
        "rename,hillford.txt,Hillford Council,organisation,,Hillford Borough Council,,,yes,,\n",
        encoding="utf-8",
    )
    return path


def test_a_review_with_names_is_applied_where_it_names_nobody(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    given = named_review(tmp_path / "decisions.csv")
    report = build([plans], out, names="posts", review=given)
    assert (report.review.applied, report.withheld) == (1, 1)
    assert any("1 judgement names people" in warning for warning in report.warnings)
    assert leaks(contents(out), {"Tamsin Lisle", "Rohan Pargeter", "Jo Bloggs"}) == []


def test_answers_that_would_be_lost_with_their_names_stop_the_build(
    plans: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build([plans], out)
    named_review(out / CSV)
    before = contents(out)
    with pytest.raises(InputError, match="name people, and would be lost"):
        build([plans], out, names="posts")
    assert contents(out) == before
