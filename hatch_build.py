"""Bundles the explorer's scripts when a wheel is built, so that an installed one needs no Node.

`make` does the same for a checkout, which is why an editable install is left alone.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["BundleError", "PageBundle", "bundle"]

_OLDEST_NODE = 20
_INSTALL = ("npm", "ci", "--ignore-scripts", "--loglevel=error")
_BUNDLE = ("node", "bundle.mjs")


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
