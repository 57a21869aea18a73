"""What axe-core finds wrong with a page for people who cannot see or point."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["violations"]

_AXE = Path(__file__).resolve().parents[3] / "viz" / "page" / "node_modules" / "axe-core"
_RUN = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"


def violations(page: Page) -> list[str]:
    """Each violation with the elements that show it, none where all is well.

    The page must have been opened with `bypass_csp=True`, as the checks are not its own.
    """
    page.evaluate(_source())
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]} ({node.get('failureSummary', '')})"
        for each in page.evaluate(_RUN)
        for node in each["nodes"]
    ]


@cache
def _source() -> str:
    return (_AXE / "axe.min.js").read_text("utf-8")
