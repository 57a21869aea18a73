"""A person forgotten: in no byte of the graph's folder, now or after later builds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from extract.dropping.spellings import key_of
from graph.errors import InputError
from graph.store import open_store
from queries.run import ask
from tests.extract.dropping.people_plan import PLAN
from tests.viz.leaks import contents, leaks
from viz.build import build
from viz.forget import forget, going
from viz.kept import KEPT
from viz.output import journal_of
from viz.personal import FORGOTTEN
from viz.review import CSV

ANN = ("Tamsin Lisle", "Cllr Tamsin Lisle", "T. Lisle", "tamsin.lisle", "lisle's")
MARSHAM = """Marsham plan 2031

Action\tLead
Mow the lawn with Lisle Gates\tOlwen Harker
Sweep the streets\tZadie Marchetti
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plans and the graph of them, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "plans").mkdir()
    (folder / "plans" / "hillford.txt").write_text(PLAN, encoding="utf-8")
    (folder / "plans" / "marsham.txt").write_text(MARSHAM, encoding="utf-8")
    build([folder / "plans"], folder / "out")
    return folder


@pytest.fixture
def plans(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built / "plans", tmp_path / "plans")


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built / "out", tmp_path / "out")


def files(out: Path) -> dict[str, bytes]:
    held = {path.name: path.read_bytes() for path in out.iterdir()}
    # What a build notes so as to leave its folder as it is, `forget` does not know.
    manifest = json.loads(held["build.json"])
    manifest.pop("made", None)
    return held | {"build.json": json.dumps(manifest).encode()}


def nowhere(out: Path, names: tuple[str, ...] = ANN) -> bool:
    beside = [path for path in out.parent.iterdir() if path.name.startswith(f".{out.name}")]
    texts = contents(out) | {path.name: path.read_text("utf-8", "replace") for path in beside}
    return leaks(texts, names) == []


def test_it_is_in_no_file_any_more(out: Path) -> None:
    assert not nowhere(out)
    forget("Tamsin Lisle", out)
    assert nowhere(out)
    assert leaks(contents(out), ["Rohan Pargeter"])


@pytest.mark.parametrize("name", ["tamsin lisle", "T Lisle", "Lisle, Tamsin", "Cllr Tamsin Lisle"])
def test_any_spelling_will_do(out: Path, name: str) -> None:
    forget(name, out)
    assert nowhere(out)


def test_what_was_theirs_is_still_answered(out: Path) -> None:
    before = len(ask(open_store(out), "who-leads-what").rows)
    forget("Tamsin Lisle", out)
    rows = ask(open_store(out), "who-leads-what").rows
    assert len(rows) == before
    assert any("Name removed at request, 1 (Head of Community Safety)" in row for row in rows)


@pytest.mark.parametrize("jobs", [1, 2])
def test_later_builds_leave_it_out(out: Path, plans: Path, jobs: int) -> None:
    forget("Tamsin Lisle", out)
    forgotten = files(out)
    assert build([plans], out, jobs=jobs).kept == 2
    assert files(out) == forgotten
    (out / KEPT).unlink()
    assert build([plans], out, jobs=jobs).kept == 0
    assert files(out) == forgotten
    (plans / "hillford.txt").write_text(PLAN + "\nTAMSIN\u00a0LISLE and Mr Lisle agree.\n", "utf-8")
    (plans / "thornby.txt").write_text(PLAN.replace("Hillford", "Thornby"), "utf-8")
    assert build([plans], out, jobs=jobs).kept == 1
    assert nowhere(out)


def test_an_interrupted_build_notes_no_forgotten_name(
    out: Path, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget("Tamsin Lisle", out)
    (out / KEPT).unlink()

    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("viz.build.write_whole", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build([plans], out)
    assert b"Rohan Pargeter" in journal_of(out).read_bytes()
    assert nowhere(out)
    assert build([plans], out).resumed == 2
    assert nowhere(out)


def test_a_journal_of_before_goes_with_it(out: Path) -> None:
    journal_of(out).write_bytes((out / KEPT).read_bytes())
    forget("Tamsin Lisle", out)
    assert not journal_of(out).exists()


def test_a_review_that_names_them_is_taken_without_the_name(
    out: Path, plans: Path, tmp_path: Path
) -> None:
    forget("Tamsin Lisle", out)
    given = tmp_path / "decisions.csv"
    given.write_text(
        "what,plan,thing,kind,relation,other,other_kind,quote,decision,decided_by,note\n"
        "remove claim,hillford.txt,Tamsin Lisle,person,holds,Head of Community Safety,role,,yes,"
        "Tamsin Lisle,Tamsin Lisle told us\n"
        "rename,hillford.txt,Hillford Council,organisation,,Tamsin Lisle's Council,,,yes,,\n",
        encoding="utf-8",
    )
    report = build([plans], out, review=given)
    assert report.review.applied == 2
    assert nowhere(out)
    assert "Name removed at request, 1" in (out / CSV).read_text("utf-8-sig")


def test_judgements_that_were_applied_stay_applied(out: Path, plans: Path, tmp_path: Path) -> None:
    given = tmp_path / "decisions.csv"
    given.write_text(
        "what,plan,thing,kind,relation,other,other_kind,quote,decision,decided_by,note\n"
        "rename,hillford.txt,Hillford Council,organisation,,Hillford Borough Council,,,yes,,\n"
        "rename,hillford.txt,Rohan Pargeter,person,,Ronan Pargeter,,,yes,,\n",
        encoding="utf-8",
    )
    build([plans], out, review=given)
    forget("Tamsin Lisle", out)
    graph = (out / "graph.nq").read_text("utf-8")
    assert '"Hillford Borough Council"' in graph
    assert nowhere(out)
    held = json.loads((out / "build.json").read_text("utf-8"))["review"]
    assert (held["applied"], held["kept"], held["file"]) == (2, 0, "decisions.csv")
    unasked = build([plans], out)
    assert (unasked.review.applied, unasked.review.kept) == (0, 2)
    forget("Olwen Harker", out)
    held = json.loads((out / "build.json").read_text("utf-8"))["review"]
    assert (held["applied"], held["kept"]) == (0, 2)


def test_what_would_go_is_told_before(out: Path) -> None:
    before = files(out)
    found = going("Tamsin Lisle", out)
    assert files(out) == before
    assert [plan.file for plan in found.plans] == ["hillford.txt"]
    assert found.plans[0].posts == ("Head of Community Safety",)
    assert found.plans[0].mentions >= 3
    assert "Cllr Tamsin Lisle" in found.spellings


def test_the_same_name_goes_in_every_plan(out: Path) -> None:
    assert [plan.file for plan in going("Olwen Harker", out).plans] == [
        "hillford.txt",
        "marsham.txt",
    ]
    forget("Olwen Harker", out)
    assert nowhere(out, ("Olwen Harker",))


def test_a_name_that_several_have_must_be_given_in_full(plans: Path, tmp_path: Path) -> None:
    (plans / "ashvale.txt").write_text(
        PLAN.replace("Rohan Pargeter", "Rhodri Pargeter").replace("Hillford", "Ashvale"), "utf-8"
    )
    out = tmp_path / "two"
    build([plans], out)
    before = files(out)
    with pytest.raises(InputError, match=r"may be several people: .* in hillford\.txt"):
        forget("Pargeter", out)
    assert files(out) == before


@pytest.mark.parametrize("name", ["", "Nobody Atall", "?", "Hillford"])
def test_a_name_of_nobody_changes_nothing(out: Path, name: str) -> None:
    before = files(out)
    with pytest.raises(InputError, match="is no person's name"):
        forget(name, out)
    assert files(out) == before


def test_a_body_is_not_forgotten(out: Path) -> None:
    with pytest.raises(InputError, match="is the name of an organisation"):
        forget("Hillford Council", out)


def test_a_name_that_was_not_read_as_one_goes_all_the_same(plans: Path, tmp_path: Path) -> None:
    (plans / "hillford.txt").write_text(PLAN + "\nthanks go to quilla wibberley.\n", "utf-8")
    out = tmp_path / "small letters"
    build([plans], out)
    assert going("Quilla Wibberley", out).plans[0].words == 1
    forget("Quilla Wibberley", out)
    assert nowhere(out, ("quilla wibberley",))
    build([plans], out)
    assert nowhere(out, ("quilla wibberley",))


def test_an_entry_that_is_deleted_lets_the_name_come_back(out: Path, plans: Path) -> None:
    before = files(out)
    forget("Tamsin Lisle", out)
    held = json.loads((out / FORGOTTEN).read_text("utf-8"))
    (out / FORGOTTEN).write_text(json.dumps(held | {"entries": []}), "utf-8")
    build([plans], out)
    after = files(out)
    del after[FORGOTTEN]
    assert after["graph.nq"] == before["graph.nq"]


def test_a_damaged_list_stops_a_build(out: Path, plans: Path) -> None:
    forget("Tamsin Lisle", out)
    (out / FORGOTTEN).write_text("{", "utf-8")
    with pytest.raises(InputError, match=r"forgotten.json.*is not a list of removed names"):
        build([plans], out)


def test_a_graph_that_has_not_kept_its_plans_is_refused(out: Path) -> None:
    (out / KEPT).write_text('{"reader": "x"}\n', "utf-8")
    before = files(out)
    with pytest.raises(InputError, match="does not hold all that was read"):
        forget("Tamsin Lisle", out)
    assert files(out) == before


def test_what_another_version_has_read_is_forgotten_too(out: Path, plans: Path) -> None:
    first, _, rest = (out / KEPT).read_text("utf-8").partition("\n")
    assert json.loads(first)["reader"]
    (out / KEPT).write_text('{"reader": "an earlier one"}\n' + rest, "utf-8")
    forget("Tamsin Lisle", out)
    assert nowhere(out)
    assert build([plans], out).kept == 0
    assert nowhere(out)


def test_a_failure_leaves_all_as_it_was(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(out)

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("viz.forget.write_manifest", full)
    with pytest.raises(OSError, match="No space"):
        forget("Tamsin Lisle", out)
    assert files(out) == before
    assert [path.name for path in out.parent.iterdir() if "partnergraph" in path.name] == []


def test_a_build_without_names_forgets_as_well(plans: Path, tmp_path: Path) -> None:
    (plans / "marsham.txt").write_text(MARSHAM + "\nthanks go to quilla wibberley.\n", "utf-8")
    out = tmp_path / "posts"
    build([plans], out, names="posts")
    forget("quilla wibberley", out)
    build([plans], out, names="posts")
    assert nowhere(out, (*ANN, "quilla wibberley", "Olwen Harker"))


def test_the_list_does_not_hold_the_name(out: Path) -> None:
    forget("Tamsin Lisle", out)
    held = (out / FORGOTTEN).read_text("utf-8")
    assert " tamsin lisle " not in f" {' '.join(key_of(held))} "
