"""What a wheel holds beside our code: the explorer's scripts, and a list of what is in use.

The scripts are bundled, so that an installed wheel needs no Node; `make` does the same for a
checkout, which is why an editable install is left alone. The list is a CycloneDX software bill
of materials, made from the lock files; PEP 770 says where in a wheel it lies.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["BundleError", "PageBundle", "bill_of_materials", "bundle"]

_OLDEST_NODE = 20
_INSTALL = ("npm", "ci", "--ignore-scripts", "--loglevel=error")
_BUNDLE = ("node", "bundle.mjs")
_BILL = "partnergraph.cdx.json"
_LOCKED = re.compile(r"^([\w.-]+)==(\S+)(?: ; [^\\]+)? \\\n((?:    .*\n)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_FOR = re.compile(r"^    #(?:  | via) ([\w.-]+)(?: \((.+)\))?$", re.MULTILINE)
_ONLY_TO_BUILD = "build-system"
_WHOLE = "partnergraph"


class BundleError(Exception):
    """The explorer's scripts cannot be bundled; the message says why and what to do."""


class PageBundle(BuildHookInterface[Any]):
    """What hatchling calls before it puts a wheel together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, or end the build with what is missing."""
        if version == "editable":
            return
        try:
            bundle(Path(self.root) / "viz" / "page")
        except BundleError as error:
            self.app.abort(f"The wheel cannot be built: {error}")
        bill = bill_of_materials(Path(self.root), self.metadata.version)
        self._made = tempfile.mkdtemp()
        path = Path(self._made) / _BILL
        path.write_text(bill, encoding="utf-8", newline="\n")
        build_data["sbom_files"].append(str(path))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was only made to be put into the wheel."""
        if version != "editable":
            shutil.rmtree(self._made, ignore_errors=True)


def bundle(page: Path) -> None:
    """Write `bundle/` in the folder `page` from its sources and the packages of its lock file.

    Raises BundleError.
    """
    node = _node_version()
    if node is None or node < _OLDEST_NODE:
        found = "there is none" if node is None else f"this is Node {node}"
        raise BundleError(
            f"the explorer's scripts are bundled by Node {_OLDEST_NODE} or later, and {found}. "
            "Install it together with npm and build again"
        )
    installed, lock = page / "node_modules" / ".package-lock.json", page / "package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        _run(_INSTALL, page, "Look whether npm reaches its registry, and build again")
    _run(_BUNDLE, page, "Mend what it names")


def _node_version() -> int | None:
    """The number before the first point, None where there is no Node or no npm."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    said = subprocess.run((node, "--version"), capture_output=True, encoding="utf-8", check=False)
    first = said.stdout.strip().removeprefix("v").partition(".")[0]
    return int(first) if first.isdecimal() else None


def _run(command: tuple[str, ...], folder: Path, advice: str) -> None:
    program = shutil.which(command[0]) or command[0]
    done = subprocess.run(
        (program, *command[1:]), cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise BundleError(f"`{' '.join(command)}` failed. {advice}.\n{done.stderr.strip()}")


def bill_of_materials(root: Path, version: str) -> str:
    """What a wheel of that version needs or holds, each with its version and hashes, as
    CycloneDX 1.6 in JSON: the packages of `requirements.lock`, and those bundled in the page.

    The same lock files give the same text: it has no time, and its number is made of the rest.
    """
    python = list(_python_packages((root / "requirements.lock").read_text("utf-8")))
    lock = json.loads((root / "viz" / "page" / "package-lock.json").read_text("utf-8"))
    bundled = {
        name.removeprefix("node_modules/"): package
        for name, package in lock["packages"].items()
        if name and not package.get("dev")
    }
    needs: dict[str, list[str]] = {
        _WHOLE: [_npm(name, package) for name, package in bundled.items()]
    }
    references = {_WHOLE: _WHOLE} | {name: _pypi(name, number) for name, number, _, _ in python}
    for name, _, _, wanted_by in python:
        for wanting in wanted_by:
            needs.setdefault(references[wanting], []).append(references[name])
    for name, package in bundled.items():
        inner = [each for each in package.get("dependencies", ()) if each in bundled]
        needs[_npm(name, package)] = [_npm(each, bundled[each]) for each in inner]
    own = {"type": "application", "bom-ref": _WHOLE, "name": _WHOLE, "version": version}
    components = [
        *(
            _component(_pypi(name, number), name, number, hashes)
            for name, number, hashes, _ in python
        ),
        *(_page_component(name, package) for name, package in bundled.items()),
    ]
    components.sort(key=lambda component: str(component["bom-ref"]))
    bill: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": own | {"licenses": [{"license": {"id": "MIT"}}]},
        },
        "components": components,
        "dependencies": [
            {"ref": each, "dependsOn": sorted(set(needs.get(each, ())))}
            for each in (_WHOLE, *(str(component["bom-ref"]) for component in components))
        ],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    return json.dumps(bill | {"serialNumber": f"urn:uuid:{number}"}, indent=2) + "\n"


Package = tuple[str, str, Sequence[str], Sequence[str]]
"""A name, a version, the hashes of its files, and what needs it ("partnergraph" for us)."""


def _python_packages(lock: str) -> Iterator[Package]:
    """What is locked, without what only builds the wheel and what that needs."""
    found = {name: (number, _HASH.findall(rest), _FOR.findall(rest))
             for name, number, rest in _LOCKED.findall(lock)}  # fmt: skip
    needed = {_WHOLE}
    while more := {
        name
        for name, (_, _, wanted) in found.items()
        if name not in needed and any(_counts(by, how, needed) for by, how in wanted)
    }:
        needed |= more
    for name in sorted(needed - {_WHOLE}):
        number, hashes, wanted = found[name]
        yield name, number, hashes, [by for by, how in wanted if _counts(by, how, needed)]


def _counts(by: str, how: str, needed: set[str]) -> bool:
    return by in needed and _ONLY_TO_BUILD not in how


def _pypi(name: str, version: str) -> str:
    return f"pkg:pypi/{name.lower()}@{quote(version)}"


def _npm(name: str, package: Mapping[str, Any]) -> str:
    return f"pkg:npm/{quote(name)}@{quote(package['version'])}"


def _component(
    reference: str, name: str, version: str, hashes: Sequence[str], algorithm: str = "SHA-256"
) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "hashes": [{"alg": algorithm, "content": each} for each in sorted(hashes)],
        "purl": reference,
    }


def _page_component(name: str, package: Mapping[str, Any]) -> dict[str, Any]:
    _, _, packed = package["integrity"].partition("-")
    found = base64.b64decode(packed).hex()
    made = _component(_npm(name, package), name, package["version"], [found], "SHA-512")
    return made | {"licenses": [{"expression": package["license"]}]}
