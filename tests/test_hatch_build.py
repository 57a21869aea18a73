"""What a wheel needs to be made: Node, npm and the packages of the lock file."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

hatch_build = pytest.importorskip("hatch_build", exc_type=ImportError)

RECORDS = '#!/bin/sh\necho "{name} $*" >> "$CALLS"\n'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A folder with a lock file, for which nothing has been installed."""
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "package-lock.json").write_text("{}")
    return folder


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that gets a line for every call of a made-up program."""
    file = tmp_path / "calls"
    file.touch()
    monkeypatch.setenv("CALLS", str(file))
    return file


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder in which programs are looked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "mkdir", "touch"):
        (folder / name).symlink_to(Path("/bin") / name)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, does: str = "") -> None:
    path = folder / name
    path.write_text(RECORDS.format(name=name) + does + "\n")
    path.chmod(0o755)


def node(folder: Path, version: str = "v22.1.0") -> None:
    program(folder, "node", f'[ "$1" != --version ] || echo {version}')


def test_without_node_it_says_what_to_install(page: Path, programs: Path) -> None:
    with pytest.raises(hatch_build.BundleError, match="Node 20 or later, and there is none"):
        hatch_build.bundle(page)


def test_an_old_node_is_refused(page: Path, programs: Path, calls: Path) -> None:
    node(programs, "v18.20.4")
    program(programs, "npm")
    with pytest.raises(hatch_build.BundleError, match="this is Node 18"):
        hatch_build.bundle(page)
    assert "npm" not in calls.read_text()


def test_packages_are_installed_once_and_without_their_scripts(
    page: Path, programs: Path, calls: Path
) -> None:
    node(programs)
    program(programs, "npm", "mkdir -p node_modules; touch node_modules/.package-lock.json")
    hatch_build.bundle(page)
    hatch_build.bundle(page)
    done = [line for line in calls.read_text().splitlines() if "--version" not in line]
    assert done == ["npm ci --ignore-scripts --loglevel=error", *["node bundle.mjs"] * 2]


def test_they_are_installed_again_when_the_lock_is_newer(
    page: Path, programs: Path, calls: Path
) -> None:
    node(programs)
    program(programs, "npm")
    (page / "node_modules").mkdir()
    (page / "node_modules" / ".package-lock.json").touch()
    os.utime(page / "node_modules" / ".package-lock.json", (1, 1))
    hatch_build.bundle(page)
    assert "npm ci" in calls.read_text()


def test_what_npm_says_is_passed_on(page: Path, programs: Path, calls: Path) -> None:
    node(programs)
    program(programs, "npm", "echo no route to it >&2; exit 1")
    with pytest.raises(hatch_build.BundleError, match="no route to it"):
        hatch_build.bundle(page)
    assert "bundle.mjs" not in calls.read_text()


def test_a_wheel_ends_with_the_message_and_an_editable_install_needs_nothing(
    page: Path, programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = hatch_build.PageBundle(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    hook.initialize("editable", {})
    with pytest.raises(SystemExit):
        hook.initialize("standard", {})
    assert "The wheel cannot be built: " in "".join(capsys.readouterr())


LOCK = """\
lamp==1.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via partnergraph (pyproject.toml)
oil==2.0 ; sys_platform == "win32" \\
    --hash=sha256:{a}
    # via
    #   lamp
    #   wick
wick==3.0+local \\
    --hash=sha256:{a}
    # via lamp
maker==4.0 \\
    --hash=sha256:{a}
    # via partnergraph (pyproject.toml::build-system.requires)
tool==5.0 \\
    --hash=sha256:{a}
    # via maker
""".format(a="a" * 64, b="b" * 64)
PAGE_LOCK = {
    "packages": {
        "": {"dependencies": {"@door/hinge": "1.0.0"}},
        "node_modules/@door/hinge": {
            "version": "1.0.0", "license": "MIT", "integrity": "sha512-AAEC",
            "dependencies": {"nail": "^2"},
        },
        "node_modules/nail": {"version": "2.0.0", "license": "MIT", "integrity": "sha512-AAEC"},
        "node_modules/saw": {"version": "3.0.0", "dev": True, "integrity": "sha512-AAEC"},
    }
}  # fmt: skip


def bill(root: Path) -> dict[str, object]:
    (root / "viz" / "page").mkdir(parents=True, exist_ok=True)
    (root / "requirements.lock").write_text(LOCK)
    (root / "viz" / "page" / "package-lock.json").write_text(json.dumps(PAGE_LOCK))
    return dict(json.loads(hatch_build.bill_of_materials(root, "9.0")))


def test_the_bill_has_what_is_needed_and_what_is_bundled(tmp_path: Path) -> None:
    made = bill(tmp_path)
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    components = made["components"]
    assert isinstance(components, list)
    assert [component["bom-ref"] for component in components] == [
        "pkg:npm/%40door/hinge@1.0.0",
        "pkg:npm/nail@2.0.0",
        "pkg:pypi/lamp@1.0",
        "pkg:pypi/oil@2.0",
        "pkg:pypi/wick@3.0%2Blocal",
    ], "what only builds or tests is left out"
    assert components[0]["hashes"] == [{"alg": "SHA-512", "content": "000102"}]
    assert [each["content"][0] for each in components[2]["hashes"]] == ["a", "b"]
    needs = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}  # type: ignore[attr-defined]
    assert "pkg:pypi/lamp@1.0" in needs["partnergraph"]
    assert "pkg:pypi/oil@2.0" not in needs["partnergraph"]
    assert needs["pkg:pypi/lamp@1.0"] == ["pkg:pypi/oil@2.0", "pkg:pypi/wick@3.0%2Blocal"]
    assert needs["pkg:npm/%40door/hinge@1.0.0"] == ["pkg:npm/nail@2.0.0"]
    assert set(needs) == {"partnergraph", *(component["bom-ref"] for component in components)}


def test_the_bill_is_the_same_each_time_and_names_no_registry(tmp_path: Path) -> None:
    assert bill(tmp_path) == bill(tmp_path)
    root = Path(__file__).resolve().parent.parent
    text = hatch_build.bill_of_materials(root, "9.0")
    assert re.findall(r"https?://[^\"/]+", text) == ["http://cyclonedx.org"]
    made = json.loads(text)
    lock = (root / "requirements.lock").read_text("utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))
    told = {
        component["name"]: component["version"]
        for component in made["components"]
        if component["purl"].startswith("pkg:pypi/")
    }
    assert told.items() <= pinned.items()
    assert {"spacy", "pyoxigraph", "lxml"} <= told.keys()
    assert all(component["hashes"] for component in made["components"])
    assert made["serialNumber"] != bill(tmp_path)["serialNumber"]
