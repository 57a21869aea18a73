"""Downloads: the files that a build publishes, and no other file of this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viz.server.serving import Served, serving

SECRET = b"the secret of another folder"


@pytest.fixture(scope="module")
def folder(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of OUT beside a secret file."""
    beside = tmp_path_factory.mktemp("beside")
    (beside / "secret.txt").write_bytes(SECRET)
    shutil.copytree(out, beside / "out")
    return beside / "out"


@pytest.fixture(scope="module")
def open_door(folder: Path) -> Iterator[Served]:
    with serving(folder, "--workers", "1") as server:
        yield server


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "partnergraph.xlsx"])
def test_what_a_build_publishes_can_be_saved(open_door: Served, folder: Path, name: str) -> None:
    found = open_door.ask(f"/files/{name}")
    assert found.status == 200
    assert found.body == (folder / name).read_bytes()
    assert found.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert found.headers["x-content-type-options"] == "nosniff"
    assert int(found.headers["content-length"]) == len(found.body)
    head = open_door.ask(f"/files/{name}", "HEAD")
    assert (head.status, head.body) == (200, b"")
    again = open_door.ask(f"/files/{name}", headers={"If-None-Match": found.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/files/",
        "/files",
        "/files/kept.jsonl",
        "/files/build.json",
        "/files/review.xlsx",
        "/files/../secret.txt",
        "/files/..%2fsecret.txt",
        "/files/%2e%2e/secret.txt",
        "/files/%2e%2e%2fsecret.txt",
        "/files/..%5csecret.txt",
        "/files/graph.nq/../../secret.txt",
        "/files//etc/passwd",
        "/files/%2fetc%2fpasswd",
        "/files/graph.nq%00.txt",
        "/files/GRAPH.NQ",
        "/files/graph.nq/",
        "/../secret.txt",
        "/secret.txt",
        "/..%2fsecret.txt",
        "/style.css/../../settings.py",
        "/templates/base.html",
    ],
)
def test_nothing_else_can_be_reached(open_door: Served, path: str) -> None:
    found = open_door.ask(path)
    assert found.status == 404
    assert SECRET not in found.body
    assert open_door.ask(path, headers={"Accept": "text/html"}).status == 404


def test_a_link_in_the_folder_is_not_followed(out: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(SECRET)
    folder = shutil.copytree(out, tmp_path / "out")
    for name in ("partnergraph.xlsx", "explorer.html"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(tmp_path / "secret.txt")
    (folder / "graph.trig").unlink()
    (folder / "graph.trig").mkdir()
    with serving(folder, "--workers", "1") as server:
        for path in ("/files/partnergraph.xlsx", "/files/graph.trig", "/files/explorer.html"):
            assert server.ask(path).status == 404, path
        assert SECRET not in server.ask("/").body
        assert "graph.nq" in server.ask("/help").text
        assert "partnergraph.xlsx" not in server.ask("/help").text


def test_the_front_page_is_the_explorer_or_says_how_to_have_it(
    open_door: Served, folder: Path
) -> None:
    missing = open_door.ask("/")
    assert missing.status == 200
    assert "partnergraph build" in missing.text
    picture = "<title>Who leads what</title><script>1</script>"
    (folder / "who-leads-what.html").write_text(picture)
    assert open_door.ask("/").text == picture
    explorer = "<title>Explorer</title><script>1</script>"
    (folder / "explorer.html").write_text(explorer)
    found = open_door.ask("/")
    assert found.text == explorer
    assert found.media == "text/html"
    policy = found.headers["content-security-policy"]
    # Whatever the page holds, it can reach no address.
    assert "default-src 'none'" in policy
    assert "connect-src data: blob:" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert "'self'" not in policy
    assert "explorer.html" in open_door.ask("/help").text
