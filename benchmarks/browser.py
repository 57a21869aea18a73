"""A Chromium in which the explorer is tested and measured.

    python -m benchmarks.browser

prints where it is or, with exit status 1, the command that installs one.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

__all__ = ["find_browser", "how_to_install", "running_browser"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # What it would look up for itself, it does not find.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    # Containers have no user namespaces for it; only our own page is opened.
    "--no-sandbox",
    # ... and little shared memory.
    "--disable-dev-shm-usage",
)


def find_browser(playwright: Playwright | None = None) -> Path | None:
    """The browser on the path or, failing that, the one that playwright has installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    if playwright is None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as started:
            return find_browser(started)
    own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def how_to_install() -> str:
    """A sentence with the one command."""
    if shutil.which("apt-get"):
        return "Run `sudo apt-get install chromium` and try again."
    return f"Run `{sys.executable} -m playwright install chromium` and try again."


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A browser without a window. Raises FileNotFoundError where none is installed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = find_browser(playwright)
        if path is None:
            raise FileNotFoundError(f"There is no Chromium here. {how_to_install()}")
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def main() -> int:
    """Say where it is, or what installs one."""
    found = find_browser()
    print(found or how_to_install())
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
