"""Takes a picture of each tab of the explorer, made from the samples: docs/pictures/TAB.png.

    make screenshots

Run by hand when the page has changed its looks; it needs the bundled page and a browser.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.browser import running_browser  # noqa: E402 - found by the line above
from graph.store import open_store  # noqa: E402
from viz.build import TRIG, build  # noqa: E402
from viz.explorer.data import page_data  # noqa: E402
from viz.explorer.make import EXPLORER, kept_texts, page_bytes  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from viz.explorer.records import PageData

PICTURES = REPOSITORY / "docs" / "pictures"

_WIDTH, _HEIGHT = 1280, 720
_READY = "() => performance.getEntriesByName('ready').length > 0"
_STILL = 1_500
"""Milliseconds until what is drawn has come to rest."""
_BUSIEST = "workload"


def main() -> None:
    """Write the pictures and say which."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser:
        out = Path(folder) / "samples"
        build([REPOSITORY / "samples"], out)
        store, texts = open_store(out), kept_texts(out)
        path = out / EXPLORER
        path.write_bytes(page_bytes(store, (out / TRIG).read_bytes(), texts))
        shown = _shown(page_data(store, texts))
        page = browser.new_page(
            viewport={"width": _WIDTH, "height": _HEIGHT},
            color_scheme="light",
            device_scale_factor=1,
        )
        page.goto(path.as_uri())
        page.wait_for_function(_READY)
        names = [
            str(tab.get_attribute("id")).removeprefix("tab-")
            for tab in page.get_by_role("tab").all()
        ]
        for name in names:
            page.goto(f"{path.as_uri()}#tab={name}{shown.get(name, '')}")
            page.wait_for_timeout(_STILL)
            if name == "sparql":
                _run_query(page)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"written to docs/pictures/{name}.png")


def _shown(data: PageData) -> dict[str, str]:
    """What is chosen in some tabs, so that the picture tells something."""
    (workload,) = (each for each in data.questions if each.name == _BUSIEST)
    busiest = next(node for nodes in workload.current.nodes for node in nodes)
    return {
        "leads": f"&select=%23{busiest}",
        "whatif": f"&without=%23{busiest}",
        "plans": f"&plan={data.plans[0].file}&select=%23{busiest}",
    }


def _run_query(page: Page) -> None:
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator(".result tbody tr").first.wait_for()
    page.mouse.move(0, 0)


if __name__ == "__main__":
    main()
